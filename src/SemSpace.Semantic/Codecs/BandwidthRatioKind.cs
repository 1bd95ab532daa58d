using System.Text.Json.Nodes;

namespace SemSpace.Semantic.Codecs;

/// <summary>
/// The bandwidth ratio of a codec on 32 x 32 colour images with an 8 x 8 latent grid: c/48 with c complex latent channels. Written
/// as a fraction, as papers do, or as a decimal that is rounded to the nearest c/48.
/// </summary>
internal sealed class BandwidthRatioKind : ValueKind<double>
{
    private const int Denominator = 48;

    /// <summary>How far a decimal may lie from c/48, in units of 1/48: 0.0833 for 1/12 does.</summary>
    private const double Tolerance = 0.02;

    /// <inheritdoc/>
    public override string MustBe => $"a ratio c/{Denominator} with c from 1 to {Denominator}, such as 1/12 or 0.0833";

    /// <inheritdoc/>
    public override string Range => $"c/{Denominator}, c = 1 to {Denominator}";

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0, ["maximum"] = 1.01 }, new JsonObject { ["type"] = "string", ["pattern"] = @"^[^/]+(/[^/]+)?$" }) };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out double value, out string hint)
    {
        hint = "";
        value = 0;
        string[] parts = node.Text.Split('/');
        if (parts.Length > 2 || !NumberText.TryRead(node with { Text = parts[0].Trim() }, out double ratio)) return false;
        if (parts.Length == 2)
        {
            if (!NumberText.TryRead(node with { Text = parts[1].Trim() }, out double divisor) || divisor <= 0) return false;
            ratio /= divisor;
        }

        double channels = Math.Round(ratio * Denominator);
        value = channels / Denominator;
        return channels is >= 1 and <= Denominator && Math.Abs((ratio * Denominator) - channels) <= Tolerance;
    }

    /// <inheritdoc/>
    public override ScalarNode Write(double value, FileNaming naming)
    {
        int channels = (int)Math.Round(value * Denominator);
        int shared = GreatestCommonDivisor(channels, Denominator);
        return ScalarNode.Plain($"{channels / shared}/{Denominator / shared}");
    }

    /// <inheritdoc/>
    public override string Sample(double place) => $"{1 + (int)Math.Round(place * (Denominator - 1))}/{Denominator}";

    private static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);
}
