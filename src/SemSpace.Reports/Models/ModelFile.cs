using System.Buffers.Binary;
using System.Text.Json;
using SemSpace.Files;
using SemSpace.Fl.Models;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Models;

/// <summary>
/// Files of trained models in the safetensors layout: the length of a header, 8 bytes little-endian; the header, JSON with type, shape and place of each
/// tensor and facts as text, filled up with blanks to a multiple of 8 bytes; all values, 32-bit little-endian. The same model always gives the same bytes.
/// </summary>
public static class ModelFile
{
    /// <summary>File name of a run's last version.</summary>
    public const string Last = "model.safetensors";

    /// <summary>File name of a run's best version.</summary>
    public const string Best = "best_model.safetensors";

    private const int LengthBytes = sizeof(long), Alignment = 8;

    /// <summary>Writes a file.</summary>
    /// <exception cref="ArgumentException">The tensors have not as many values as there are parameters.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, TrainedModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Tensors.Sum(tensor => tensor.Count) != model.Parameters.Length)
            throw new ArgumentException("The tensors must have as many values as there are parameters.", nameof(model));
        byte[] header = ModelHeader.Write(model.Tensors, model.Facts);
        int headerLength = (header.Length + Alignment - 1) / Alignment * Alignment, begin = LengthBytes + headerLength;
        byte[] bytes = new byte[begin + (model.Parameters.Length * sizeof(float))];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, headerLength);
        bytes.AsSpan(LengthBytes, headerLength).Fill((byte)' ');
        header.CopyTo(bytes, LengthBytes);
        for (int i = 0; i < model.Parameters.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(begin + (i * sizeof(float))), model.Parameters[i]);
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <exception cref="ResultsException">It is not there, or no such file.</exception>
    public static TrainedModel Read(string path)
    {
        try
        {
            return Model(UserFile.ReadBytes(path, FileLimits.Model));
        }
        catch (Exception fault) when (FileTrouble.Is(fault) || fault is JsonException or OverflowException)
        {
            throw ResultsException.Reading(path, fault);
        }
    }

    private static TrainedModel Model(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < LengthBytes) throw new EndOfStreamException();
        long headerLength = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        ReadOnlySpan<byte> rest = bytes[LengthBytes..];
        if (headerLength < 0 || headerLength > rest.Length) throw new EndOfStreamException();
        (IReadOnlyList<ParameterTensor> tensors, IReadOnlyDictionary<string, string> facts) = ModelHeader.Read(rest[..(int)headerLength]);
        ReadOnlySpan<byte> values = rest[(int)headerLength..];
        if (tensors.Sum(tensor => tensor.Count) * sizeof(float) != values.Length) throw new EndOfStreamException();
        float[] parameters = new float[values.Length / sizeof(float)];
        for (int i = 0; i < parameters.Length; i++) parameters[i] = BinaryPrimitives.ReadSingleLittleEndian(values[(i * sizeof(float))..]);
        return new(tensors, parameters, facts);
    }
}
