using System.Text.Json;
using System.Text.Json.Serialization;
using SemSpace.Fl.Models;

namespace SemSpace.Reports.Models;

/// <summary>A tensor in the header of a file of models.</summary>
/// <param name="Dtype">Type of its values.</param>
/// <param name="Shape">Its size in each dimension.</param>
/// <param name="DataOffsets">Where its values begin and end, bytes after the header.</param>
internal sealed record TensorEntry(string Dtype, IReadOnlyList<long> Shape, IReadOnlyList<long> DataOffsets);

/// <summary>The header of a file of models: a tensor a key, and facts under a key of their own.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OrderedDictionary<string, JsonElement>))]
[JsonSerializable(typeof(OrderedDictionary<string, string>))]
[JsonSerializable(typeof(TensorEntry))]
internal sealed partial class ModelHeader : JsonSerializerContext
{
    private const string Type = "F32", FactsKey = "__metadata__";

    /// <summary>The header's text.</summary>
    public static byte[] Write(IReadOnlyList<ParameterTensor> tensors, IReadOnlyDictionary<string, string> facts)
    {
        OrderedDictionary<string, JsonElement> keys = new() { [FactsKey] = JsonSerializer.SerializeToElement(new(facts), Default.OrderedDictionaryStringString) };
        long begin = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            TensorEntry entry = Entry(tensor, begin);
            keys.Add(tensor.Name, JsonSerializer.SerializeToElement(entry, Default.TensorEntry));
            begin = entry.DataOffsets[1];
        }

        return JsonSerializer.SerializeToUtf8Bytes(keys, Default.OrderedDictionaryStringJsonElement);
    }

    /// <summary>Reads a header's text.</summary>
    /// <exception cref="JsonException">It is none that <see cref="Write"/> wrote.</exception>
    /// <exception cref="OverflowException">It tells of more values than there can be.</exception>
    public static (IReadOnlyList<ParameterTensor> Tensors, IReadOnlyDictionary<string, string> Facts) Read(ReadOnlySpan<byte> text)
    {
        OrderedDictionary<string, JsonElement> keys = JsonSerializer.Deserialize(text, Default.OrderedDictionaryStringJsonElement) ?? throw new JsonException();
        if (!keys.Remove(FactsKey, out JsonElement facts)) throw new JsonException();
        List<ParameterTensor> tensors = [];
        long begin = 0;
        foreach ((string name, JsonElement value) in keys)
        {
            TensorEntry entry = value.Deserialize(Default.TensorEntry) ?? throw new JsonException();
            ParameterTensor tensor = new(name, entry.Shape);
            TensorEntry own = Entry(tensor, begin);
            if (entry.Dtype != Type || entry.Shape.Any(size => size < 0) || !entry.DataOffsets.SequenceEqual(own.DataOffsets)) throw new JsonException();
            tensors.Add(tensor);
            begin = own.DataOffsets[1];
        }

        return (tensors, facts.Deserialize(Default.OrderedDictionaryStringString) ?? throw new JsonException());
    }

    private static TensorEntry Entry(ParameterTensor tensor, long begin) => new(Type, tensor.Shape, [begin, checked(begin + (tensor.Count * sizeof(float)))]);
}
