using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using SemSpace.Fl.Objectives;

namespace SemSpace.Sim.Learning;

/// <summary>
/// Takes down what a piece of work depends on, value by value, bit by bit. Texts and vectors bring their lengths, so that no two lists of values
/// run into the same bytes. Not thread-safe.
/// </summary>
public sealed class WorkInputs : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>SHA-256 of all that was taken down so far, 64 lower-case hexadecimal digits.</summary>
    public string Key => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Adds a text.</summary>
    public void Add(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Add(bytes.Length);
        _hash.AppendData(bytes);
    }

    /// <summary>Adds a whole number.</summary>
    public void Add(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _hash.AppendData(bytes);
    }

    /// <summary>Adds a real number.</summary>
    public void Add(double value) => Add(BitConverter.DoubleToInt64Bits(value));

    /// <summary>Adds a vector, or numbers of another kind one after the other; every machine that libtorch runs on has them little-endian.</summary>
    public void Add<T>(T[] values)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values);
        Add(values.Length);
        _hash.AppendData(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    /// <summary>Adds vectors.</summary>
    public void Add(IReadOnlyList<float[]> vectors)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        Add(vectors.Count);
        foreach (float[] vector in vectors) Add(vector);
    }

    /// <summary>Adds what a training starts from.</summary>
    public void Add(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Add(start.Parameters);
        Add(start.Broadcast);
        Add(start.State);
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
