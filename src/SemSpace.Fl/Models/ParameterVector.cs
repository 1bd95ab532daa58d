using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SemSpace.Fl.Models;

/// <summary>
/// A model's trainable parameters as one flat vector: tensors in ordinal order of their names, each row-major. That order does not
/// depend on how the model's class is written down. Buffers are refused: running statistics such as BatchNorm's are no parameters,
/// an average of them over satellites describes none of their data, and the vector would silently leave them behind. Use GroupNorm.
/// A model serves one thread at a time.
/// </summary>
public static class ParameterVector
{
    /// <summary>The number of trainable values.</summary>
    /// <exception cref="ArgumentException">The model has buffers.</exception>
    public static int Count(nn.Module model) => checked((int)Ordered(model).Sum(parameter => parameter.numel()));

    /// <summary>The tensors that the vector is made of, in its order.</summary>
    /// <exception cref="ArgumentException">The model has buffers.</exception>
    public static IReadOnlyList<ParameterTensor> Layout(nn.Module model) => [.. Named(model).Select(entry => new ParameterTensor(entry.Name, [.. entry.Parameter.shape]))];

    /// <summary>A copy of all parameters.</summary>
    /// <exception cref="ArgumentException">The model has buffers.</exception>
    public static float[] Read(nn.Module model)
    {
        float[] vector = new float[Count(model)];
        int offset = 0;
        foreach (Parameter parameter in Ordered(model))
        {
            Span<float> values = Values(parameter);
            values.CopyTo(vector.AsSpan(offset));
            offset += values.Length;
        }

        return vector;
    }

    /// <summary>Sets all parameters.</summary>
    /// <exception cref="ArgumentException">The vector's length is not the model's, or the model has buffers.</exception>
    public static void Write(nn.Module model, ReadOnlySpan<float> vector)
    {
        int count = Count(model);
        if (vector.Length != count) throw new ArgumentException($"The vector has {vector.Length} values; the model has {count} parameters.", nameof(vector));
        foreach (Parameter parameter in Ordered(model))
        {
            Span<float> values = Values(parameter);
            vector[..values.Length].CopyTo(values);
            vector = vector[values.Length..];
        }
    }

    internal static Parameter[] Ordered(nn.Module model) => [.. Named(model).Select(entry => entry.Parameter)];

    private static (string Name, Parameter Parameter)[] Named(nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.named_buffers().Select(buffer => buffer.name).FirstOrDefault() is { } name)
            throw new ArgumentException($"The model has the buffer '{name}'; only models without buffers can be federated. Use GroupNorm.", nameof(model));
        return
        [
            .. model.named_parameters()
                .Where(entry => entry.parameter.requires_grad)
                .OrderBy(entry => entry.name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A contiguous tensor's own memory, to read and write while the tensor lives.</summary>
    internal static Span<float> Values(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);
}
