using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SemSpace.Files;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>The JSON of results: snake_case keys in order of declaration, indented, LF line ends.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Manifest))]
[JsonSerializable(typeof(Schedule))]
[JsonSerializable(typeof(Summary))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>A record's text, with a line end.</summary>
    public static string Text<T>(T record, JsonTypeInfo<T> type)
    {
        JsonSerializerOptions readable = new(type.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        return JsonSerializer.Serialize(record, (JsonTypeInfo<T>)readable.GetTypeInfo(typeof(T))) + "\n";
    }

    /// <summary>Reads a record.</summary>
    /// <exception cref="ResultsException">The file is not there or holds something else.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(UserFile.ReadText(path, FileLimits.ResultRecord), type) ?? throw new JsonException("it holds null");
        }
        catch (Exception fault) when (FileTrouble.Is(fault) || fault is JsonException)
        {
            throw fault is JsonException { LineNumber: { } line }
                ? new ResultsException(FormattableString.Invariant($"{path}:{line + 1}: is not what a {typeof(T).Name.ToLowerInvariant()}.json holds; the file is damaged or another program's."), fault)
                : ResultsException.Reading(path, fault);
        }
    }
}
