using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Figures;

/// <summary>
/// The score of each arm of a sweep over simulated time: the median over seeds with a band, from lowest to highest with fewer than
/// five seeds, from first to third quartile with more. Models change when they are published, so curves and bands have steps. Where images are sent, also what plain codecs
/// reach in the same exam.
/// </summary>
internal static class ArmsFigure
{
    private const double HeightIn = 2.1;
    private const int SeedsForQuartiles = 5;
    private const double BandOpacity = 0.18;

    /// <summary>Whether models of any run were scored.</summary>
    public static bool IsOf(IReadOnlyList<ArmRuns> arms) => arms.Any(IsScored);

    /// <summary>The figure, of the arms whose models were scored.</summary>
    public static Figure Of(IReadOnlyList<ArmRuns> all)
    {
        ArmRuns[] arms = [.. all.Where(IsScored)];
        Summary[] summaries = [.. arms.SelectMany(arm => arm.Runs).Select(run => run.Summary)];
        string metric = summaries[0].ScoreName;
        double durationH = summaries.Max(s => s.DurationH);
        Plot plot = PaperStyle.NewPlot("simulated time (h)", ScoreAxis.Label(metric));
        Band[] bands = [.. arms.Select(arm => BandOf(arm, durationH))];
        for (int i = 0; i < bands.Length; i++) AddBand(plot, bands[i], i);
        for (int i = 0; i < bands.Length; i++) AddMedian(plot, bands[i], i);
        List<LegendEntry> legend = [.. arms.Select((arm, i) => new LegendEntry(arm.Label, LegendMark.Line, PaperStyle.ColorOf(i), PaperStyle.PatternOf(i)))];
        (string Name, double? Level, int Pattern)[] levels = [.. PlainCodecs(summaries)];
        foreach ((string name, double? level, int pattern) in levels) ScoreFigure.AddLevel(plot, legend, name, level, PaperStyle.Grey, pattern, durationH);
        Ticks.Hours(plot.Axes.Bottom, durationH);
        if (Meaning(arms) is { } meaning) legend.Add(new(meaning, LegendMark.Box, PaperStyle.Grey.WithAlpha(BandOpacity)));
        ScoreAxis.Apply(plot.Axes.Left, metric, [.. bands.Select(band => band.FromFirstVersion()).SelectMany(band => band.Low.Concat(band.High)), .. levels.Select(level => level.Level).OfType<double>()]);
        return new(HeightIn, new([.. legend.DistinctBy(entry => entry.Text)]), [new(plot, (0, 0, 1, 1))]);
    }

    private static bool IsScored(ArmRuns arm) => arm.Runs.All(run => run.Summary.IsTrained);

    /// <summary>What bands and the lines in them are; null where no arm has several seeds.</summary>
    private static string? Meaning(IReadOnlyList<ArmRuns> arms)
    {
        int least = arms.Min(arm => arm.Runs.Count), most = arms.Max(arm => arm.Runs.Count);
        if (most < 2) return null;
        string band = most < SeedsForQuartiles ? "lowest to highest" : least >= SeedsForQuartiles ? "quartiles" : "quartiles, lowest to highest below five";
        return $"median and {band} of {Counted.Between(least, most, "seed")}";
    }

    /// <summary>What plain codecs reach: a level for each exam and each number of symbols among the runs.</summary>
    private static IEnumerable<(string Name, double? Level, int Pattern)> PlainCodecs(Summary[] runs)
        => [.. runs.Select(run => ("mean colour", run.MeanColourScore, 2)).Distinct(), .. runs.Select(run => ("JPEG, ideal code", run.JpegScore, 1)).Distinct()];

    /// <summary>Lowest, middle and highest curve of an arm at every time at which any of its models changes.</summary>
    internal static Band BandOf(ArmRuns arm, double durationH)
    {
        Coordinates[][] curves = [.. arm.Runs.Select(run => ScoreFigure.Curve(run.Rounds, run.Summary)).Where(curve => curve.Length > 0)];
        if (curves.Length == 0) return new([], [], [], [], 0);
        double begin = curves.Max(curve => curve[0].X);
        IEnumerable<double> changes = curves.SelectMany(curve => curve.Select(point => point.X));
        double[] times = [.. changes.Append(begin).Append(durationH).Where(t => t >= begin).Distinct().Order()];
        double margin = curves.Length < SeedsForQuartiles ? 0 : 0.25;
        double[][] values = [.. times.Select(time => curves.Select(curve => At(curve, time)).Order().ToArray())];
        return new(
            times,
            [.. values.Select(v => Summariser.Percentile(v, margin))],
            [.. values.Select(v => Summariser.Percentile(v, 0.5))],
            [.. values.Select(v => Summariser.Percentile(v, 1 - margin))],
            curves.Max(curve => curve[Math.Min(1, curve.Length - 1)].X));
    }

    private static double At(Coordinates[] curve, double time) => curve.Last(point => point.X <= time).Y;

    private static void AddBand(Plot plot, Band whole, int style)
    {
        Band band = whole.FromFirstVersion();
        if (band.Times.Length < 2) return;
        (double[] times, double[] low) = Steps(band.Times, band.Low);
        FillY fill = plot.Add.FillY(times, low, Steps(band.Times, band.High).Values);
        fill.FillColor = PaperStyle.ColorOf(style).WithAlpha(BandOpacity);
        fill.LineWidth = 0;
        fill.MarkerStyle.IsVisible = false;
    }

    private static void AddMedian(Plot plot, Band band, int style)
    {
        if (band.Times.Length == 0) return;
        (double[] times, double[] values) = Steps(band.Times, band.Middle);
        Scatter line = plot.Add.ScatterLine(times, values);
        line.Color = PaperStyle.ColorOf(style);
        line.LinePattern = PaperStyle.PatternOf(style);
        line.LineWidth = PaperStyle.LineWidth;
    }

    /// <summary>The corners of a step curve.</summary>
    private static (double[] Times, double[] Values) Steps(double[] times, double[] values) => (
        [.. times.SelectMany((time, i) => i == 0 ? [time] : new[] { time, time })],
        [.. values.SelectMany((value, i) => i == 0 ? [value] : new[] { values[i - 1], value })]);

    /// <summary>A curve with a band.</summary>
    /// <param name="Times">Hours at which something changes.</param>
    /// <param name="Low">Its lower edge.</param>
    /// <param name="Middle">The curve.</param>
    /// <param name="High">Its upper edge.</param>
    /// <param name="FirstVersion">The hour from which on all runs have a version that was trained.</param>
    internal sealed record Band(double[] Times, double[] Low, double[] Middle, double[] High, double FirstVersion)
    {
        /// <summary>The part in which all runs have a version that was trained: how far initial models lie apart says nothing of an arm.</summary>
        public Band FromFirstVersion()
        {
            int first = Array.FindIndex(Times, time => time >= FirstVersion);
            return first < 0 ? this : this with { Times = Times[first..], Low = Low[first..], Middle = Middle[first..], High = High[first..] };
        }
    }
}
