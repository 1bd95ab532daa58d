using ScottPlot;
using ScottPlot.Plottables;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Links.Modems;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// Transfers between satellites and gateways over the time of a run, all satellites together, both directions: (a) signal to noise and (b) rate, the median and the 10th to 90th percentile
/// by time of each of at most 48 parts; (c) the share of a direction's time by mode, where modems have several. Rates that differ by a factor of 30 have powers of ten.
/// </summary>
internal static class LinksFigure
{
    private const double CourseIn = 1.15, AxisIn = 0.42, ModesIn = 0.54, RowIn = 0.145;
    private const double BarHeight = 0.38, Apart = 0.22, Low = 0.1, High = 0.9;
    private const float MarkerPoints = 2;

    private static readonly LinkDirection[] Directions = [LinkDirection.Downlink, LinkDirection.Uplink];

    /// <summary>The figure.</summary>
    public static Figure Of(LinkTally links, Summary summary)
    {
        LinkPart[] all = [.. Directions.SelectMany(links.PartsOf).Select(part => part.Part)];
        RateScale scale = ScaleOf(all);
        Plot snr = PaperStyle.NewPlot("", "SNR (dB)"), rate = PaperStyle.NewPlot("time (h)", $"rate ({scale.Unit})");
        Epoch start = summary.Start;
        double hours = summary.DurationH;
        foreach (LinkDirection direction in Directions)
        {
            foreach ((Epoch from, LinkPart part) in links.PartsOf(direction))
            {
                double at = Math.Clamp((from - start).TotalHours + (links.PartLength.TotalHours * (direction == LinkDirection.Downlink ? 0.25 : 0.75)), 0, hours);
                AddRange(snr, at, share => part.SnrDb.Percentile(share), direction);
                AddRange(rate, at, share => scale.Of(part.RateBps.Percentile(share)), direction);
            }
        }

        double[] ends = [.. all.SelectMany(part => new[] { part.SnrDb.Percentile(Low), part.SnrDb.Percentile(High) }).DefaultIfEmpty(0)];
        double room = Math.Max(1, (ends.Max() - ends.Min()) * 0.08);
        Ticks.Plain(snr.Axes.Left, ends.Min() - room, ends.Max() + room, 4);
        scale.Set(rate.Axes.Left);
        foreach (Plot plot in new[] { snr, rate }) Ticks.Hours(plot.Axes.Bottom, hours);
        string[] modes = [.. Directions.SelectMany(direction => links.ModesOf(direction).Keys).Distinct().Where(mode => mode.Length > 0).OrderBy(Place).ThenBy(mode => mode, StringComparer.Ordinal)];
        FigureLegend legend = new([.. Directions.Where(direction => links.PartsOf(direction).Count > 0).Select(direction => new LegendEntry($"{NameOf(direction)}: median, 10th to 90th percentile", LegendMark.Line, ColorOf(direction)))]);
        double courses = (2 * CourseIn) + AxisIn, bars = modes.Length == 0 ? 0 : ModesIn + (RowIn * modes.Length), height = courses + bars;
        float first = (float)(CourseIn / height), second = (float)(courses / height);
        Panel[] panels = [new(snr, (0, 0, 1, first), "(a)"), new(rate, (0, first, 1, second), "(b)")];
        return new(height, legend, modes.Length == 0 ? panels : [.. panels, new(Modes(links, modes), (0, second, 1, 1), "(c)")]);
    }

    private static void AddRange(Plot plot, double at, Func<double, double> percentile, LinkDirection direction)
    {
        LinePlot range = plot.Add.Line(at, percentile(Low), at, percentile(High));
        range.LineColor = ColorOf(direction);
        range.LineWidth = PaperStyle.ThinWidth;
        _ = plot.Add.Marker(at, percentile(0.5), PaperStyle.ShapeOf((int)direction), MarkerPoints * PaperStyle.Point, ColorOf(direction));
    }

    private static Plot Modes(LinkTally links, string[] modes)
    {
        Plot plot = PaperStyle.NewPlot("share of the direction's time", "");
        double widest = 0;
        LinkDirection[] named = [.. Directions.Where(direction => links.ModesOf(direction).Keys.Any(modes.Contains))];
        foreach (LinkDirection direction in named)
        {
            IReadOnlyDictionary<string, double> seconds = links.ModesOf(direction);
            double all = seconds.Values.Sum(), shift = named.Length == 1 ? 0 : direction == LinkDirection.Downlink ? Apart : -Apart;
            double[] shares = [.. modes.Select(mode => all > 0 ? seconds.GetValueOrDefault(mode) / all : 0)];
            Bar[] bars = [.. shares.Select((share, i) => new Bar { Position = i + shift, Value = share, Size = BarHeight, FillColor = ColorOf(direction), LineWidth = 0, Orientation = Orientation.Horizontal })];
            _ = plot.Add.Bars(bars);
            widest = Math.Max(widest, shares.Max());
        }

        Ticks.Plain(plot.Axes.Bottom, 0, Math.Max(Math.Min(widest * 1.08, 1.02), 1e-6));
        Ticks.Named(plot.Axes.Left, -0.6, modes.Length - 0.4, modes.Select((mode, i) => ((double)i, mode)));
        plot.Axes.Left.MajorTickStyle.Length = 0;
        return plot;
    }

    private static Color ColorOf(LinkDirection direction) => PaperStyle.ColorOf((int)direction);

    private static string NameOf(LinkDirection direction) => direction == LinkDirection.Downlink ? "downlink" : "uplink";

    /// <summary>The lowest rate is the lowest median that is not none.</summary>
    private static RateScale ScaleOf(IReadOnlyList<LinkPart> parts)
        => new(parts.Select(part => part.RateBps.Percentile(0.5)), parts.Select(part => part.RateBps.Percentile(High)).DefaultIfEmpty(1).Max());

    /// <summary>Modes by efficiency; silence, which is none, before them.</summary>
    private static int Place(string mode) => ModCodList.S2X.All.OrderBy(known => known.Efficiency()).Index().Where(known => known.Item.Name == mode).Select(known => known.Index).FirstOrDefault(-1);
}
