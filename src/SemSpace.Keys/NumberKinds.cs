using System.Globalization;
using System.Text.Json.Nodes;

namespace SemSpace.Keys;

/// <summary>Helps all kinds of numbers.</summary>
public static class NumberText
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads an unquoted finite decimal number.</summary>
    public static bool TryRead(ScalarNode node, out double value)
    {
        value = 0;
        return !node.Quoted && double.TryParse(node.Text, Style, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>The shortest text that reads back as the same number, in YAML 1.1 as well as in 1.2; zero has no sign.</summary>
    public static string Write(double value) => Portable((value == 0 ? 0 : value).ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A plain text with its exponent, if it is a number with one, as YAML 1.1 wants it: after a point, and with a sign. Other texts stay as they are.</summary>
    public static string Portable(string plain)
    {
        int at = plain.IndexOfAny(['e', 'E']);
        if (at < 0 || !double.TryParse(plain, Style, CultureInfo.InvariantCulture, out _)) return plain;
        string mantissa = plain[..at], exponent = plain[(at + 1)..];
        return $"{mantissa}{(mantissa.Contains('.', StringComparison.Ordinal) ? "" : ".0")}e{(char.IsAsciiDigit(exponent[0]) ? "+" : "")}{exponent}";
    }

    /// <summary>What may help the author of a text that is no number.</summary>
    public static string Hint(ScalarNode node)
    {
        string text = node.Text.Trim();
        int digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+').Count();
        if (node.Quoted && digits == text.Length && digits > 0) return "Remove the quotes.";
        if (text.Contains(',', StringComparison.Ordinal)) return "Write a decimal point, and no separator of thousands.";
        bool hasUnit = digits < text.Length && text[..digits].Any(char.IsAsciiDigit) && char.IsLetter(text[^1]);
        return hasUnit ? "Leave the unit out: the key names it." : "";
    }

    /// <summary>A number in a range: by its logarithm in ranges from 0 on that span many orders of magnitude.</summary>
    public static double Between(double min, double max, double place)
    {
        const double wide = 1000, least = 1e-9;
        if (place is 0 or 1) return place == 0 ? min : max;
        double low = min == 0 ? max * least : min;
        return min >= 0 && max / low > wide ? low * Math.Pow(max / low, place) : min + (place * (max - min));
    }

    /// <summary>A range in words, with its unit.</summary>
    public static string Range(double min, double max, bool above, string unit)
    {
        string bounds = above ? $"above {Write(min)} and at most {Write(max)}" : $"{Write(min)} to {Write(max)}";
        return unit.Length == 0 ? bounds : $"{bounds} {unit}";
    }
}

/// <summary>A finite number in a range.</summary>
/// <param name="min">Lowest legal value.</param>
/// <param name="max">Highest legal value.</param>
/// <param name="unit">Unit; empty for none.</param>
/// <param name="above">Whether the lowest value itself is not legal.</param>
public sealed class NumberKind(double min, double max, string unit, bool above = false) : ValueKind<double>
{
    /// <inheritdoc/>
    public override string MustBe => Range.StartsWith('a') ? $"a number {Range}" : $"a number from {Range}";

    /// <inheritdoc/>
    public override string Unit => unit;

    /// <inheritdoc/>
    public override string Range => NumberText.Range(min, max, above, unit);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "number", [above ? "exclusiveMinimum" : "minimum"] = min, ["maximum"] = max };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out double value, out string hint)
    {
        bool isNumber = NumberText.TryRead(node, out value);
        value += 0.0; // -0 is 0, and is told so wherever values are compared as text
        hint = isNumber ? "" : NumberText.Hint(node);
        return isNumber && IsLegal(value);
    }

    /// <inheritdoc/>
    public override ScalarNode Write(double value, FileNaming naming) => ScalarNode.Plain(NumberText.Write(value));

    /// <inheritdoc/>
    public override bool IsLegal(double value) => value <= max && (above ? value > min : value >= min);

    /// <inheritdoc/>
    public override string Sample(double place) => NumberText.Write(Math.Clamp(NumberText.Between(min, max, place), above ? Math.BitIncrement(min) : min, max));
}

/// <summary>A whole number in a range.</summary>
/// <param name="min">Lowest legal value.</param>
/// <param name="max">Highest legal value.</param>
/// <param name="unit">Unit; empty for none.</param>
public sealed class IntegerKind(int min, int max, string unit = "") : ValueKind<int>
{
    /// <inheritdoc/>
    public override string MustBe => $"a whole number from {Range}";

    /// <inheritdoc/>
    public override string Unit => unit;

    /// <inheritdoc/>
    public override string Range => NumberText.Range(min, max, false, unit);

    /// <inheritdoc/>
    public override bool IsWhole => true;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = min, ["maximum"] = max };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out int value, out string hint)
    {
        hint = NumberText.TryRead(node, out _) ? "" : NumberText.Hint(node);
        string text = node.Quoted ? "" : node.Text;
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && IsLegal(value);
    }

    /// <inheritdoc/>
    public override ScalarNode Write(int value, FileNaming naming) => ScalarNode.Plain(value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override bool IsLegal(int value) => value >= min && value <= max;

    /// <inheritdoc/>
    public override string Sample(double place) => ((int)Math.Round(NumberText.Between(min, max, place))).ToString(CultureInfo.InvariantCulture);
}

/// <summary>A seed: any 64-bit whole number from 0.</summary>
public sealed class SeedKind : ValueKind<ulong>
{
    /// <inheritdoc/>
    public override string MustBe => $"a whole number from {Range}";

    /// <inheritdoc/>
    public override string Range => $"0 to {ulong.MaxValue}";

    /// <inheritdoc/>
    public override bool IsWhole => true;

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue };

    /// <inheritdoc/>
    public override bool TryRead(ScalarNode node, BindContext context, out ulong value, out string hint)
    {
        hint = NumberText.Hint(node);
        return ulong.TryParse(node.Quoted ? "" : node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <inheritdoc/>
    public override ScalarNode Write(ulong value, FileNaming naming) => ScalarNode.Plain(value.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override string Sample(double place) => (place == 1 ? ulong.MaxValue : (ulong)(place * ulong.MaxValue)).ToString(CultureInfo.InvariantCulture);
}
