using System.Globalization;
using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>A whole number, or a range of them as in 10-19.</summary>
/// <param name="max">Highest legal number; the lowest is 0.</param>
public sealed class WholeRangeKind(int max) : ValueKind<WholeRange>
{
    /// <inheritdoc/>
    public override string MustBe => FormattableString.Invariant($"a whole number from 0 to {max}, or a range as in 10-19");

    /// <inheritdoc/>
    public override string Range => FormattableString.Invariant($"0 to {max}, or a range as in 10-19");

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = max }, new JsonObject { ["type"] = "string", ["pattern"] = @"^\s*\d+\s*(-\s*\d+\s*)?$" }) };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out WholeRange value, out string hint)
    {
        string[] ends = node.Text.Split('-', 2, StringSplitOptions.TrimEntries);
        bool areNumbers = TryNumber(ends[0], out int first) & TryNumber(ends[^1], out int last);
        value = new(first, last);
        hint = areNumbers && first > last ? "Write the lower number first." : "";
        return areNumbers && first <= last;
    }

    /// <inheritdoc/>
    public override ScalarNode Write(WholeRange value, FileNaming naming) => ScalarNode.Plain(value.ToString());

    /// <inheritdoc/>
    public override string Sample(double place) => new WholeRange((int)(place * max), max).ToString();

    private bool TryNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max;
}

/// <summary>Whole numbers from one to another.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest.</param>
public readonly record struct WholeRange(int First, int Last)
{
    /// <summary>Whether a number lies in it.</summary>
    public bool Contains(int number) => number >= First && number <= Last;

    /// <summary>As it is written: one number, or two joined by a dash.</summary>
    public override string ToString() => First == Last ? FormattableString.Invariant($"{First}") : FormattableString.Invariant($"{First}-{Last}");
}
