namespace SemSpace.Reports.Tables;

/// <summary>An arm by a measure, in numbers. What is not known is null.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Arm">The arm.</param>
/// <param name="Seeds">Its runs.</param>
/// <param name="Reached">Those that came to what is measured.</param>
/// <param name="Mean">The mean.</param>
/// <param name="LowT">Lower end of Student's interval.</param>
/// <param name="HighT">Its upper end.</param>
/// <param name="LowBootstrap">Lower end of the bootstrap's interval.</param>
/// <param name="HighBootstrap">Its upper end.</param>
/// <param name="InterquartileMean">The mean of the middle half.</param>
/// <param name="Median">The median.</param>
/// <param name="LowMedian">Lower end of the median's interval.</param>
/// <param name="HighMedian">Its upper end.</param>
/// <param name="Limit">How far runs are followed in means, differences and test.</param>
/// <param name="Baseline">The arm that others are set against.</param>
/// <param name="Difference">Mean difference from it, of equal seeds.</param>
/// <param name="LowDifference">Lower end of its interval.</param>
/// <param name="HighDifference">Upper end of its interval.</param>
/// <param name="PValue">p-value, corrected for all pairs of arms.</param>
/// <param name="EffectSize">Cohen's d of the differences.</param>
/// <param name="Improvement">Probability that a run is better than one of the baseline.</param>
/// <param name="Test">How it was tested.</param>
public sealed record ComparisonRow(
    string Measure, string Arm, int Seeds, int Reached, double Mean, double? LowT, double? HighT, double? LowBootstrap, double? HighBootstrap, double InterquartileMean, double? Median, double? LowMedian, double? HighMedian, double? Limit,
    string Baseline, double? Difference, double? LowDifference, double? HighDifference, double? PValue, double? EffectSize, double? Improvement, string Test);

/// <summary>One row per measure and arm.</summary>
public static class ComparisonTable
{
    private static readonly Table<ComparisonRow> Columns = new Table<ComparisonRow>("compare", "one row per measure and arm")
        .Text("measure", row => row.Measure, "what arms are compared by")
        .Text("arm", row => row.Arm, "name of the arm")
        .Whole("seeds", row => row.Seeds, "runs of the arm")
        .Whole("reached", row => row.Reached, "those that came to what is measured; the others count with the limit")
        .Number("mean", row => row.Mean, "mean over the runs")
        .Number("low_t", row => row.LowT, "lower end of Student's 95 % interval, within what is possible")
        .Number("high_t", row => row.HighT, "its upper end")
        .Number("low_bootstrap", row => row.LowBootstrap, "lower end of the bootstrap's 95 % interval")
        .Number("high_bootstrap", row => row.HighBootstrap, "upper end of the bootstrap's interval")
        .Number("iqm", row => row.InterquartileMean, "mean of the middle half")
        .Number("median", row => row.Median, "median after Kaplan and Meier")
        .Number("low_median", row => row.LowMedian, "lower end of the median's 95 % interval")
        .Number("high_median", row => row.HighMedian, "upper end of the median's interval")
        .Number("limit", row => row.Limit, "where some runs never came to it: the most that a run counts with in means, differences and test")
        .Text("baseline", row => row.Baseline, "the arm that others are set against")
        .Number("difference", row => row.Difference, "mean difference from it, of equal seeds")
        .Number("low_difference", row => row.LowDifference, "lower end of its 95 % bootstrap interval")
        .Number("high_difference", row => row.HighDifference, "upper end of it")
        .Number("p", row => row.PValue, "p-value, corrected for all pairs of arms")
        .Number("d", row => row.EffectSize, "Cohen's d of the differences")
        .Number("better", row => row.Improvement, "probability that a run is better than one of the baseline")
        .Text("test", row => row.Test, "how p was found");

    /// <summary>Writes the table as CSV.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(TextWriter file, IEnumerable<ComparisonRow> rows) => Columns.Write(file, rows);
}
