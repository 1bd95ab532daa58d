using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace SemSpace.Experiments.WorkStore;

/// <summary>
/// A result as a file: the mark <c>SEMSWORK</c>, the version of this layout (4 bytes, little-endian), the key (32 bytes), the result, and the SHA-256
/// of all before it. A file that is cut, damaged anywhere, of another layout or under another key's name gives nothing.
/// </summary>
internal static class WorkEntry
{
    private const int Layout = 1, HeadSize = 8 + sizeof(int) + SHA256.HashSizeInBytes;

    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("SEMSWORK");

    /// <summary>The file of a result.</summary>
    public static byte[] Write(string key, byte[] result)
    {
        byte[] file = new byte[HeadSize + result.Length + SHA256.HashSizeInBytes];
        WriteHead(key, file);
        result.CopyTo(file, HeadSize);
        SHA256.HashData(file.AsSpan(..^SHA256.HashSizeInBytes), file.AsSpan(^SHA256.HashSizeInBytes..));
        return file;
    }

    /// <summary>The result in a file; null where it is not what was written for the key.</summary>
    public static byte[]? Read(string key, byte[] file)
    {
        if (file.Length < HeadSize + SHA256.HashSizeInBytes) return null;
        Span<byte> head = stackalloc byte[HeadSize], hash = stackalloc byte[SHA256.HashSizeInBytes];
        WriteHead(key, head);
        SHA256.HashData(file.AsSpan(..^SHA256.HashSizeInBytes), hash);
        bool isWhole = head.SequenceEqual(file.AsSpan(..HeadSize)) && hash.SequenceEqual(file.AsSpan(^SHA256.HashSizeInBytes..));
        return isWhole ? file[HeadSize..^SHA256.HashSizeInBytes] : null;
    }

    private static void WriteHead(string key, Span<byte> file)
    {
        Mark.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file[Mark.Length..], Layout);
        Convert.FromHexString(key, file[(Mark.Length + sizeof(int))..], out _, out _);
    }
}
