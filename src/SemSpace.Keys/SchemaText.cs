using System.Globalization;
using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>Helps keys to say what they are in JSON Schema.</summary>
public static class SchemaText
{
    /// <summary>A key's schema with its meaning, legal values and default in words.</summary>
    public static JsonObject Described(JsonObject schema, KeyReference key)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(key);
        schema["description"] = $"{key.Meaning}. {char.ToUpperInvariant(key.Range[0])}{key.Range[1..]}; {(key.Default == "required" ? key.Default : $"default: {key.Default}")}.";
        return schema;
    }

    /// <summary>A scalar as JSON; null for what JSON has no number for.</summary>
    public static JsonNode? Value(ScalarNode scalar)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        if (scalar.Quoted) return scalar.Text;
        if (scalar.Text is "true" or "false") return scalar.Text == "true";
        if (ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong whole)) return whole;
        return NumberText.TryRead(scalar, out double number) ? number : scalar.Text;
    }
}
