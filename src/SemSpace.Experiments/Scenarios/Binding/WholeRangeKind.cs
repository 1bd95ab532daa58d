using System.Globalization;

namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>A whole number, or a range of them as in 10-19.</summary>
/// <param name="max">Highest legal number; the lowest is 0.</param>
internal sealed class WholeRangeKind(int max) : ValueKind<WholeRange>
{
    /// <inheritdoc/>
    public override string Rule => FormattableString.Invariant($"a whole number from 0 to {max}, or a range as in 10-19");

    /// <inheritdoc/>
    public override string Range => FormattableString.Invariant($"0 to {max}, or a range as in 10-19");

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
    public override string Write(WholeRange value, FileNaming naming) => value.ToString();

    /// <inheritdoc/>
    public override string Sample(double place) => new WholeRange((int)(place * max), max).ToString();

    private bool TryNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= max;
}
