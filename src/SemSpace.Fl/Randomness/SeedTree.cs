using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SemSpace.Fl.Randomness;

/// <summary>
/// The one source of randomness of a run. A stream is named by a path and a step, for example <c>("sat/17/shuffle", 3)</c>,
/// and depends on nothing else but the seed: not on which streams were made before, nor on threads.
/// </summary>
/// <param name="Seed">The scenario's seed.</param>
public readonly record struct SeedTree(ulong Seed)
{
    /// <summary>
    /// The stream of a path and a step. The Philox key is the first 64 bits of SHA-256(seed, path); the step is the upper
    /// half of the counter, so that each of 2^64 steps has 2^66 words of its own.
    /// </summary>
    public RandomStream Stream(string path, ulong step = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] name = new byte[8 + Encoding.UTF8.GetByteCount(path)];
        BinaryPrimitives.WriteUInt64LittleEndian(name, Seed);
        Encoding.UTF8.GetBytes(path, name.AsSpan(8));
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, digest);
        return new RandomStream((BinaryPrimitives.ReadUInt32LittleEndian(digest), BinaryPrimitives.ReadUInt32LittleEndian(digest[4..])), step);
    }
}
