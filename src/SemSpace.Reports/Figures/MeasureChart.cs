using SemSpace.Reports.Figures.Drawing;

namespace SemSpace.Reports.Figures;

/// <summary>A number over runs, with what is around it.</summary>
/// <param name="Middle">Mean or median.</param>
/// <param name="Low">Lower end of what is around it; not a number where nothing is.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Estimate(double Middle, double Low, double High)
{
    /// <summary>A number without anything around it.</summary>
    public static Estimate Exactly(double value) => new(value, double.NaN, double.NaN);

    /// <summary>The ends that there are, and the middle.</summary>
    internal IEnumerable<double> Ends => new[] { Low, Middle, High }.Where(double.IsFinite);
}

/// <summary>A point of a chart.</summary>
/// <param name="X">Its place across; by the order of names where the axis has names.</param>
/// <param name="Y">Its height.</param>
/// <param name="IsWhole">Whether every run came to it; runs that did not count with what they had.</param>
public readonly record struct ChartPoint(Estimate X, Estimate Y, bool IsWhole);

/// <summary>A line of a chart, or a point alone.</summary>
/// <param name="Label">Its name; empty where there is only one.</param>
/// <param name="Points">Its points from left to right.</param>
public sealed record ChartSeries(string Label, IReadOnlyList<ChartPoint> Points);

/// <summary>An axis of a chart.</summary>
/// <param name="Label">What it is, with its unit.</param>
/// <param name="Names">The values' names where they are no numbers.</param>
public sealed record ChartAxis(string Label, IReadOnlyList<string>? Names = null);

/// <summary>A measure against a swept key or against another measure.</summary>
/// <param name="X">The axis across.</param>
/// <param name="Y">The axis upwards.</param>
/// <param name="Series">The series in the legend's order, at least one, each with a point or more.</param>
/// <param name="Meaning">What the points and what is around them are; empty where nothing is.</param>
/// <param name="Front">Points that no other equals or beats in both measures, from left to right; empty where the axes are no two measures.</param>
/// <param name="Preset">The figure's size.</param>
public sealed record MeasureChart(ChartAxis X, ChartAxis Y, IReadOnlyList<ChartSeries> Series, string Meaning, IReadOnlyList<(double X, double Y)> Front, FigurePreset Preset)
{
    /// <summary>Whether values go on until the next point: steps without dots.</summary>
    public bool IsCurve { get; init; }
}

/// <summary>An arm and its mean rank.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Rank">Its mean rank, 1 for the best.</param>
public readonly record struct RankedLabel(string Label, double Rank);

/// <summary>Mean ranks with the critical difference.</summary>
/// <param name="Arms">The arms, two or more.</param>
/// <param name="Critical">The difference of ranks from which two arms differ.</param>
/// <param name="Alike">From which rank to which bars go: they join arms that do not differ.</param>
/// <param name="Meaning">What ranks and bars are, in lines.</param>
/// <param name="Preset">The figure's size.</param>
public sealed record RankChart(IReadOnlyList<RankedLabel> Arms, double Critical, IReadOnlyList<(double From, double To)> Alike, IReadOnlyList<string> Meaning, FigurePreset Preset);

/// <summary>A measure over two swept keys.</summary>
/// <param name="X">The key across, with all its values' names.</param>
/// <param name="Rows">The key upwards, with all its values' names, from below.</param>
/// <param name="Values">The measure's means by row and column; not a number where no run is.</param>
/// <param name="Measure">What the measure is.</param>
/// <param name="Preset">The figure's size.</param>
public sealed record HeatMapChart(ChartAxis X, ChartAxis Rows, IReadOnlyList<IReadOnlyList<double>> Values, string Measure, FigurePreset Preset);

/// <summary>An arm and what its satellites brought.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Satellites">Each satellite's name and merged updates, the fewest first, at least one.</param>
/// <param name="Starving">How many of them, the first, starve.</param>
public sealed record FairnessArm(string Label, IReadOnlyList<(string Name, double Updates)> Satellites, int Starving);

/// <summary>Which satellites starve under which arm.</summary>
/// <param name="Arms">The arms, all with equally many satellites.</param>
/// <param name="Below">The part of the fair share below which a satellite starves.</param>
/// <param name="Meaning">What the numbers are; empty where they are one run's.</param>
/// <param name="Preset">The figure's size.</param>
public sealed record FairnessChart(IReadOnlyList<FairnessArm> Arms, double Below, string Meaning, FigurePreset Preset);
