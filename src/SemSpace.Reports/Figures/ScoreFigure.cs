using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// The test score of the global model over simulated time, and scores to compare it with. A model is in force until the next is published, so the curve has steps.
/// </summary>
internal static class ScoreFigure
{
    private const double HeightIn = 1.9;

    /// <summary>Room beside the time, as its share, for the halves of markers at its ends.</summary>
    private const double Margin = 0.01;

    /// <summary>With more rounds than this, markers would hide the curve.</summary>
    private const int MostMarkers = 40;

    /// <summary>The figure.</summary>
    public static Figure Of(IReadOnlyList<RoundRecord> rounds, Summary summary)
    {
        Plot plot = PaperStyle.NewPlot("simulated time (h)", ScoreAxis.Label(summary.ScoreName));
        List<LegendEntry> legend = [];
        double[] trained = [.. rounds.Where(r => r.Version > 0).Select(r => r.Scores.Test.Score)], scores = trained.Length > 0 ? trained : [.. rounds.Select(r => r.Scores.Test.Score)];
        (string Name, double? Level, int Style)[] levels =
        [
            ("centralised training", summary.CentralisedScore, 1), ("majority class", summary.MajorityClassShare, 2), ("target", summary.TargetScore, 3),
            ("mean colour", summary.MeanColourScore, 2), ("JPEG, ideal code", summary.JpegScore, 4),
        ];
        foreach ((string name, double? level, int style) in levels) AddLevel(plot, legend, name, level, style == 3 ? PaperStyle.Grey : PaperStyle.ColorOf(style), style, summary.DurationH);
        AddModel(plot, legend, Curve(rounds, summary));
        Ticks.Hours(plot.Axes.Bottom, summary.DurationH);
        plot.Axes.Bottom.Range.Set(-summary.DurationH * Margin, summary.DurationH * (1 + Margin));
        ScoreAxis.Apply(plot.Axes.Left, summary.ScoreName, [.. scores, .. levels.Select(level => level.Level).OfType<double>()]);
        return new(HeightIn, new(legend), [new(plot, (0, 0, 1, 1))]);
    }

    /// <summary>Hours and scores of the published versions, and the last score again at the end.</summary>
    internal static Coordinates[] Curve(IEnumerable<RoundRecord> rounds, Summary summary)
    {
        Epoch start = summary.Start;
        Coordinates[] points =
        [
            .. rounds.Where(r => double.IsFinite(r.Scores.Test.Score)).Select(r => new Coordinates((r.Published - start).TotalHours, r.Scores.Test.Score)),
        ];
        return points.Length == 0 ? points : [.. points, new(Math.Max(summary.DurationH, points[^1].X), points[^1].Y)];
    }

    private static void AddModel(Plot plot, List<LegendEntry> legend, Coordinates[] curve)
    {
        if (curve.Length == 0)
        {
            PaperStyle.Note(plot, "no version was published");
            return;
        }

        Scatter line = plot.Add.ScatterLine(curve);
        line.ConnectStyle = ConnectStyle.StepHorizontal;
        line.Color = PaperStyle.ColorOf(0);
        line.LineWidth = PaperStyle.LineWidth;
        legend.Insert(0, new("global model", LegendMark.Line, line.Color));
        if (curve.Length > MostMarkers) return;
        Markers markers = plot.Add.Markers(curve[..^1], MarkerShape.FilledCircle, 2.2f * PaperStyle.Point);
        markers.Color = line.Color;
    }

    /// <summary>Adds a score to compare with, if there is one.</summary>
    internal static void AddLevel(Plot plot, List<LegendEntry> legend, string name, double? level, Color color, int pattern, double durationH)
    {
        if (level is not { } value) return;
        LinePlot line = plot.Add.Line(0, value, durationH, value);
        line.LineColor = color;
        line.LineWidth = PaperStyle.ThinWidth;
        line.LinePattern = PaperStyle.PatternOf(pattern);
        legend.Add(new(name, LegendMark.Line, line.LineColor, line.LinePattern, PaperStyle.ThinWidth));
    }
}
