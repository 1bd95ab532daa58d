using System.Globalization;
using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>What satellites did with their time: the mean share of each activity, what nobody did left out, and where there are several satellites from the 5th to the 95th percentile of them.</summary>
internal static class ActivityFigure
{
    private const double RowIn = 0.16, RestIn = 0.5, BarHeight = 0.7;

    private static readonly (string Name, Func<ActivityRecord, double> Seconds)[] Kinds =
    [
        ("training", a => a.TrainSeconds),
        ("transmitting", a => a.TransmitSeconds),
        ("receiving", a => a.ReceiveSeconds),
        ("links between satellites", a => a.IslSeconds),
        ("antenna turns", a => a.SetUpSeconds),
        ("waiting: antenna", a => a.AntennaSeconds),
        ("waiting: contact", a => a.ContactSeconds),
        ("waiting: data", a => a.DataSeconds),
        ("waiting: energy", a => a.EnergySeconds),
        ("waiting: newer model", a => a.ModelSeconds),
        ("waiting: to be chosen", a => a.ChoiceSeconds),
        ("processor cools", a => a.CoolSeconds),
        ("without power", a => a.OffSeconds),
    ];

    /// <summary>The figure.</summary>
    public static Figure Of(IReadOnlyList<ActivityRecord> satellites)
    {
        ActivityRecord[] flown = [.. satellites.Where(satellite => Total(satellite) > 0)];
        (string Name, double[] Shares)[] rows = [.. Kinds.Select(kind => (kind.Name, Shares: flown.Select(satellite => kind.Seconds(satellite) / Total(satellite)).Order().ToArray())).Where(row => row.Shares.Any(share => share > 0))];
        Plot plot = PaperStyle.NewPlot("share of time", "");
        Color color = PaperStyle.ColorOf(0);
        Bar[] bars = [.. rows.Select((row, i) => new Bar { Position = i, Value = row.Shares.Average(), Size = BarHeight, FillColor = color, LineWidth = 0, Orientation = Orientation.Horizontal })];
        _ = plot.Add.Bars(bars);
        double widest = 0;
        foreach ((int i, (_, double[] shares)) in rows.Index())
        {
            (double low, double high) = (Summariser.Percentile(shares, 0.05), Summariser.Percentile(shares, 0.95));
            widest = Math.Max(widest, Math.Max(high, shares.Average()));
            if (flown.Length == 1) continue;
            LinePlot range = plot.Add.Line(low, i, high, i);
            range.LineColor = Colors.Black;
            range.LineWidth = PaperStyle.LineWidth;
        }

        if (rows.Length == 0) PaperStyle.Note(plot, "no satellite");
        Ticks.Named(plot.Axes.Left, rows.Length - 0.4, -0.6, rows.Select((row, i) => ((double)i, $"{row.Name}  {Percent(row.Shares.Average())}")));
        Ticks.Plain(plot.Axes.Bottom, 0, widest > 0 ? Math.Min(widest * 1.05, 1.02) : 1);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        LegendEntry[] legend = flown.Length == 1 ? [] : [new("mean of satellites", LegendMark.Box, color), new("5th to 95th percentile", LegendMark.Line, Colors.Black)];
        return new(RestIn + (RowIn * Math.Max(rows.Length, 1)), new(legend), [new(plot, (0, 0, 1, 1))]);
    }

    private static double Total(ActivityRecord satellite) => Kinds.Sum(kind => kind.Seconds(satellite));

    private static string Percent(double share)
        => share is > 0 and < 0.0001 ? "< 0.01 %" : string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.00} %");
}
