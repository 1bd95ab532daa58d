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
    private const string OneRun = "one run";

    /// <summary>The table: of each arm seeds, mean with both intervals and the mean of the middle half; against the baseline the difference, p-value, effect size and chance of being better.</summary>
    public static PaperTable Table(ArmComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        bool censored = comparison.Limit is not null, differs = comparison.Arms.Count > 1 && !comparison.IsNeverReached;
        Func<double, bool, string> number = Numbers(comparison);
        List<string> head = ["arm", "seeds", "mean", "95 % (t)", "95 % (bootstrap)", "IQM"];
        if (censored) head.AddRange(["reached", "median", "95 % (median)"]);
        if (differs) head.AddRange(["difference", "95 % (bootstrap)", "p", "d", "better"]);
        List<IReadOnlyList<PaperCell>> rows = [.. comparison.Arms.Select(arm => (IReadOnlyList<PaperCell>)Row(arm, !comparison.IsLevel && arm.Student.Mean.Equals(comparison.Arms[comparison.Best].Student.Mean)).ToArray())];
        string title = comparison.Measure.WithUnit(comparison.Title);
        return new($"{Capital(comparison.Limit is { } most ? $"{title}, up to {number(most, false)}" : title)}.", head, rows, Note(comparison, censored, differs)) { BoldNote = "The best mean is bold." };

        IEnumerable<PaperCell> Row(ComparedArm arm, bool best)
        {
            bool isOne = arm.Values.Count == 1;
            yield return new(arm.Label);
            yield return new(Text($"{arm.Values.Count}"));
            yield return new(Number(arm.Student.Mean), best);
            yield return new(isOne ? OneRun : Interval(arm.Student));
            yield return new(isOne ? OneRun : Interval(arm.Bootstrap));
            yield return new(Number(arm.InterquartileMean));
            if (censored)
            {
                yield return new(Text($"{arm.Reached} of {arm.Values.Count}"));
                yield return new(Amount(arm.Median.Middle, "not known"));
                yield return new(arm.Median.Low is null && arm.Median.High is null ? "" : $"{Amount(arm.Median.Low, "?")} to {Amount(arm.Median.High, "?")}");
            }

            if (!differs) yield break;
            yield return new(arm == comparison.Arms[comparison.Baseline] ? "baseline" : arm.Less is { } less ? Number(less.Mean.Mean, signed: true) + (less.PValue < Marked ? " *" : "") : "");
            yield return new(arm.Less is { } interval ? interval.Seeds == 1 ? "one seed" : Interval(interval.Mean) : "");
            yield return new(arm.Less is { } tested ? PValue(tested.PValue) : "");
            yield return new(arm.Less?.EffectSize is { } effect ? Effect(effect) : "");
            yield return new(arm.Less?.Improvement is { } improvement ? Text($"{improvement:0.00}") : "");
        }

        string Amount(double? value, string otherwise) => value is { } known ? Number(known) : otherwise;
        string Number(double value, bool signed = false) => number(value, signed);
        string Interval(MeanInterval interval) => double.IsNaN(interval.Low) ? "" : $"{Number(interval.Low)} to {Number(interval.High)}";
    }

    /// <summary>The same in full numbers.</summary>
    public static IEnumerable<ComparisonRow> Rows(ArmComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return comparison.Arms.Select(arm => new ComparisonRow(
            comparison.Measure.Name, arm.Label, arm.Values.Count, arm.Reached, arm.Student.Mean, Known(arm.Student.Low), Known(arm.Student.High), Known(arm.Bootstrap.Low), Known(arm.Bootstrap.High), arm.InterquartileMean, arm.Median.Middle, arm.Median.Low, arm.Median.High, comparison.Limit,
            comparison.Arms[comparison.Baseline].Label, arm.Less?.Mean.Mean, Known(arm.Less?.Mean.Low), Known(arm.Less?.Mean.High), arm.Less?.PValue, Known(arm.Less?.EffectSize), arm.Less?.Improvement, comparison.Test?.Name ?? ""));

        static double? Known(double? value) => value is { } known && double.IsFinite(known) ? value : null;
    }

    /// <summary>What was found, and what was not, in a sentence or two.</summary>
    public static string Sentence(ArmComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        if (comparison.IsNeverReached) return $"No run of {(comparison.Arms.Count == 1 ? "the" : "any")} arm reaches {comparison.Goal}.";
        ComparedArm best = comparison.Arms[comparison.Best];
        if (comparison.Arms.Count == 1) return $"There is one arm, {ArmNames.Quoted(best.Label)}: nothing is compared.";
        string mean = $"{(comparison.IsOfSingleRuns ? "" : "mean of ")}{comparison.Title}, {Amount(best.Student.Mean)}{(comparison.Limit is { } limit ? $" (no run counts with more than {Amount(limit)})" : "")}";
        if (comparison.IsLevel) return $"All arms have the same {mean}.";
        string[] leading = [.. comparison.Arms.Where(arm => arm.Student.Mean == best.Student.Mean).Select(arm => arm.Label)];
        string most = $"{(leading.Length == 1 ? $"{ArmNames.Quoted(best.Label)} has" : $"{ArmNames.First(leading, MostNamed)} have")} the {(comparison.Measure.IsHigherBetter ? "highest" : "lowest")} {mean}";
        if (comparison.IsOfSingleRuns) return $"{most}; one run an arm cannot tell whether arms differ.";
        if (comparison.Test is not { } test)
            return $"{most}; with {Counted.Of(comparison.CommonSeeds, "seed")} that all arms have in common nothing can be tested, three are the least.";
        string seeds = $"{test.Name}, {Counted.Of(comparison.CommonSeeds, "seed")}";
        if (comparison.Arms.Count > 2 && test.Omnibus >= Marked)
            return $"{most}; that the arms differ at all was not found (p {PValue(test.Omnibus, inWords: true)}; {seeds}).";
        int[] others = [.. Enumerable.Range(0, comparison.Arms.Count).Where(i => i != comparison.Best)];
        string[] above = [.. others.Where(i => test.Pairs(comparison.Best, i) < Marked).Select(i => comparison.Arms[i].Label)], level = [.. others.Where(i => !(test.Pairs(comparison.Best, i) < Marked)).Select(i => comparison.Arms[i].Label)];
        string found = above.Length == 0 ? "no difference from any other arm was found" : $"it differs from {ArmNames.First(above, MostNamed)}";
        string notFound = above.Length == 0 || level.Length == 0 ? "" : $"; no difference from {ArmNames.First(level, MostNamed)} was found";
        return $"{most}: {found}{notFound} ({seeds}{(comparison.Arms.Count > 2 ? ", corrected for all pairs" : Text($", p {PValue(test.Omnibus, inWords: true)}"))}).";

        string Amount(double value) => $"{Numbers(comparison)(value, false)} {comparison.Measure.Unit.Name}".TrimEnd();
    }

    private static string Note(ArmComparison comparison, bool censored, bool differs)
    {
        List<string> notes = [];
        if (differs)
        {
            string baseline = ArmNames.Quoted(comparison.Arms[comparison.Baseline].Label);
            notes.Add($"difference: mean of the arm's runs minus those of {baseline} with equal seeds. p: {(comparison.Test is { } test ? $"{test.Name}{(comparison.Arms.Count > 2 ? ", corrected for all pairs of arms" : "")}; * below 0.05" : "not tested, fewer than three seeds in common")}. d: mean of the differences over their deviation. better: probability that a run is better than one of {baseline}.");
        }

        notes.Add($"IQM: mean of the middle half. {(comparison.Measure.IsHigherBetter ? "Higher" : "Lower")} is better.{(comparison.Goal.Length > 0 ? $" The target is {comparison.Goal}." : "")}");
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

    /// <summary>How the comparison's numbers are written, in the measure's unit, with a sign if asked for: all with as many decimals as three digits of the deviation between arms and seeds need.</summary>
    private static Func<double, bool, string> Numbers(ArmComparison comparison)
    {
        double unit = comparison.Measure.Unit.Size;
        int decimals = Decimals([.. comparison.Arms.SelectMany(arm => arm.Values).Select(value => value / unit)]);
        string places = new('0', decimals), plain = Text($"F{decimals}"), signs = decimals == 0 ? "+0;−0;0" : $"+0.{places};−0.{places};0";
        return (value, signed) => (value / unit).ToString(signed ? signs : plain, CultureInfo.InvariantCulture) is var text && text.AsSpan().ContainsAnyInRange('1', '9') ? text.Replace('-', '−') : text.TrimStart('-');
    }

    private static int Decimals(double[] all)
    {
        double range = all.Max() - all.Min(), largest = all.Max(Math.Abs), size = range > 0 ? Math.Max(range, largest / 1000) : largest;
        return size > 0 ? Math.Clamp(Digits - 1 - (int)Math.Floor(Math.Log10(size)), 0, 6) : 2;
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
