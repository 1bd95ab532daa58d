using System.Globalization;
using SemSpace.Experiments.Statistics;
using SemSpace.Orbit;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>A comparison in words and tables. Pure functions.</summary>
public static class ComparisonText
{
    private const double Marked = 1 - ArmComparison.Level;
    private const int Digits = 3, MostNamed = 6;

    /// <summary>The table: of each arm seeds, mean with both intervals and the mean of the middle half; against the baseline the difference, p-value, effect size and chance of being better.</summary>
    public static PaperTable Table(ArmComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        string baseline = comparison.Arms[comparison.Baseline].Label;
        bool censored = comparison.Limit is not null;
        int decimals = Decimals(comparison);
        List<string> head = ["arm", "seeds", "mean", "95 % (t)", "95 % (bootstrap)", "IQM"];
        if (censored) head.AddRange(["reached", "median", "95 % (median)"]);
        if (comparison.Arms.Count > 1) head.AddRange([$"less {baseline}", "95 % (bootstrap)", "p", "d", "better"]);
        List<IReadOnlyList<PaperCell>> rows = [.. comparison.Arms.Select(arm => (IReadOnlyList<PaperCell>)Row(arm, !comparison.IsLevel && arm.Student.Mean.Equals(comparison.Arms[comparison.Best].Student.Mean)).ToArray())];
        return new($"{Capital(Title(comparison))}.", head, rows, Note(comparison, censored, baseline));

        IEnumerable<PaperCell> Row(ComparedArm arm, bool best)
        {
            yield return new(arm.Label);
            yield return new(Text($"{arm.Values.Count}"));
            yield return new(Number(arm.Student.Mean), best);
            yield return new(Interval(arm.Student));
            yield return new(Interval(arm.Bootstrap));
            yield return new(Number(arm.InterquartileMean));
            if (censored)
            {
                yield return new(Text($"{arm.Reached} of {arm.Values.Count}"));
                yield return new(Amount(arm.Median.Middle, "not known"));
                yield return new(arm.Median.Low is null && arm.Median.High is null ? "" : $"{Amount(arm.Median.Low, "?")} to {Amount(arm.Median.High, "?")}");
            }

            if (comparison.Arms.Count < 2) yield break;
            yield return new(arm.Less is { } less ? Number(less.Mean.Mean, signed: true) + (less.PValue < Marked ? " *" : "") : "");
            yield return new(arm.Less is { } interval ? Interval(interval.Mean) : "");
            yield return new(arm.Less is { } tested ? PValue(tested.PValue) : "");
            yield return new(arm.Less is { } effect ? Effect(effect.EffectSize) : "");
            yield return new(arm.Less is { } improved ? Text($"{improved.Improvement:0.00}") : "");
        }

        string Amount(double? value, string otherwise) => value is { } known ? Number(known) : otherwise;
        string Number(double value, bool signed = false) => value.ToString(signed ? Text($"+0.{new string('0', decimals)};−0.{new string('0', decimals)};0") : Text($"F{decimals}"), CultureInfo.InvariantCulture).Replace('-', '−');
        string Interval(MeanInterval interval) => double.IsNaN(interval.Low) ? "" : $"{Number(interval.Low)} to {Number(interval.High)}";
    }

    /// <summary>The same in full numbers.</summary>
    public static IEnumerable<ComparisonRow> Rows(ArmComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Arms.Select(arm => new ComparisonRow(
            comparison.Measure.Name, arm.Label, arm.Values.Count, arm.Reached, arm.Student.Mean, Known(arm.Student.Low), Known(arm.Student.High), arm.Bootstrap.Low, arm.Bootstrap.High, arm.InterquartileMean, arm.Median.Middle, arm.Median.Low, arm.Median.High, comparison.Limit,
            comparison.Arms[comparison.Baseline].Label, arm.Less?.Mean.Mean, arm.Less?.Mean.Low, arm.Less?.Mean.High, arm.Less?.PValue, arm.Less is { } less ? Known(less.EffectSize) : null, arm.Less?.Improvement, comparison.Test?.Name ?? ""));

        static double? Known(double value) => double.IsFinite(value) ? value : null;
    }

    /// <summary>What was found, and what was not, in a sentence or two.</summary>
    public static string Sentence(ArmComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ComparedArm best = comparison.Arms[comparison.Best];
        if (comparison.Arms.Count == 1) return $"There is one arm, {best.Label}: nothing is compared.";
        int decimals = Decimals(comparison);
        string title = Title(comparison), mean = best.Student.Mean.ToString(Text($"F{decimals}"), CultureInfo.InvariantCulture);
        if (comparison.IsLevel) return $"All arms have the same mean of {title}, {mean}.";
        string most = $"{best.Label} has the {(comparison.Measure.IsHigherBetter ? "highest" : "lowest")} mean of {title}, {mean}";
        if (comparison.Test is not { } test)
            return $"{most}; with {Counted.Of(comparison.CommonSeeds, "seed")} that all arms have in common nothing can be tested, three are the least.";
        string seeds = $"{test.Name}, {Counted.Of(comparison.CommonSeeds, "seed")}";
        if (comparison.Arms.Count > 2 && test.Omnibus >= Marked)
            return $"{most}; that the arms differ at all was not found (p {PValue(test.Omnibus, inWords: true)}; {seeds}).";
        int[] others = [.. Enumerable.Range(0, comparison.Arms.Count).Where(i => i != comparison.Best)];
        string[] above = [.. others.Where(i => test.Pairs(comparison.Best, i) < Marked).Select(i => comparison.Arms[i].Label)], level = [.. others.Where(i => !(test.Pairs(comparison.Best, i) < Marked)).Select(i => comparison.Arms[i].Label)];
        string found = above.Length == 0 ? "no difference from any other arm was found" : $"it differs from {Counted.First(above, MostNamed)}";
        string notFound = above.Length == 0 || level.Length == 0 ? "" : $"; no difference from {Counted.First(level, MostNamed)} was found";
        return $"{most}: {found}{notFound} ({seeds}{(comparison.Arms.Count > 2 ? ", corrected for all pairs" : Text($", p {PValue(test.Omnibus, inWords: true)}"))}).";
    }

    private static string Note(ArmComparison comparison, bool censored, string baseline)
    {
        List<string> notes = [];
        if (comparison.Arms.Count > 1)
        {
            notes.Add($"Differences are of equal seeds, against {baseline}. p: {(comparison.Test is { } test ? $"{test.Name}{(comparison.Arms.Count > 2 ? ", corrected for all pairs of arms" : "")}; * below 0.05" : "not tested, fewer than three seeds in common")}. d: mean of the differences over their deviation. better: probability that a run is better than one of {baseline}.");
        }

        notes.Add($"IQM: mean of the middle half. {(comparison.Measure.IsHigherBetter ? "Higher" : "Lower")} is better; the best mean is bold.");
        if (censored) notes.Add("Means are restricted: no run counts with more than the limit, up to which all were followed. Medians of all that runs had are Kaplan and Meier's, with Brookmeyer and Crowley's interval.");
        return string.Join(" ", notes);
    }

    /// <summary>A p-value with three decimals.</summary>
    internal static string PValue(double? p, bool inWords = false) => p switch
    {
        null => "",
        < 0.001 => inWords ? "below 0.001" : "< 0.001",
        { } value => Text($"{(inWords ? "= " : "")}{value:0.000}"),
    };

    private static string Effect(double d) => double.IsFinite(d) ? Text($"{d:0.00}").Replace('-', '−') : d > 0 ? "∞" : "−∞";

    /// <summary>As many decimals as three digits of the deviation between arms and seeds need.</summary>
    private static int Decimals(ArmComparison comparison)
    {
        double[] all = [.. comparison.Arms.SelectMany(arm => arm.Values)];
        double range = all.Max() - all.Min(), largest = all.Max(Math.Abs), size = range > 0 ? Math.Max(range, largest / 1000) : largest;
        return size > 0 ? Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 6) : 2;
    }

    /// <summary>What is compared, and how far.</summary>
    private static string Title(ArmComparison comparison) => MeasurePlot.UpTo(comparison.Title, comparison.Limit);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
