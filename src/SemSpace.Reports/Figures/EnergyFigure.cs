using System.Globalization;
using ScottPlot;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>
/// Each satellite's energy, satellites side by side in order of plane: (a) all that was used, against what was harvested and what
/// of it a full battery threw away; (b) learning and radio alone, which (a) is too coarse to show.
/// </summary>
internal static class EnergyFigure
{
    private const double HeightIn = 2.9;
    private const double BarWidth = 0.78;
    private const float FirstPanel = 0.53f;
    private const int MostPlaneNames = 14, MostBars = 120;

    private static readonly Color Idle = Color.FromHex("#B3B3B3");
    private static readonly Color Loss = Color.FromHex("#5A5A5A");

    /// <summary>Okabe and Ito's yellow, which is pale for a line and not for an area.</summary>
    private static readonly Color Heater = Color.FromHex("#F0E442");

    /// <summary>The figure.</summary>
    public static Figure Of(IEnumerable<EnergyRecord> energy)
    {
        EnergyRecord[] all = [.. energy.OrderBy(e => e.Plane)];
        bool isByPlane = all.Length > MostBars;
        EnergyRecord[] satellites = isByPlane ? [.. all.GroupBy(e => e.Plane).Select(plane => Mean([.. plane]))] : all;
        Color train = PaperStyle.ColorOf(0), transmit = PaperStyle.ColorOf(4), receive = PaperStyle.ColorOf(2), links = PaperStyle.ColorOf(3), payload = PaperStyle.ColorOf(5);
        (double perUnit, string unit) = Unit(satellites.Select(e => Math.Max(e.HarvestedJ, e.UsedJ + e.LossJ)).DefaultIfEmpty(0).Max());
        (double perSmall, string small) = Unit(satellites.Select(e => LearningAndRadioJ(e)).DefaultIfEmpty(0).Max());
        Plot whole = PaperStyle.NewPlot("", $"energy ({unit})");
        AddStack(
            whole, satellites, perUnit,
            (e => ServedJ(e, e.IdleJ), Idle), (e => ServedJ(e, e.PayloadJ), payload), (e => ServedJ(e, e.HeaterJ), Heater), (e => e.TrainJ, train), (e => e.TransmitJ, transmit), (e => e.ReceiveJ, receive), (e => e.IslJ, links), (e => e.LossJ, Loss));
        AddHarvest(whole, satellites, perUnit);
        Plot work = PaperStyle.NewPlot(isByPlane ? "orbital plane, mean of its satellites" : "satellites, by orbital plane", $"learning, radio ({small})");
        AddStack(work, satellites, perSmall, (e => e.TrainJ, train), (e => e.TransmitJ, transmit), (e => e.ReceiveJ, receive), (e => e.IslJ, links));
        if (satellites.Length == 0) PaperStyle.Note(whole, "no satellite");
        SetAxes(whole, satellites, satellites.Select(e => Math.Max(e.HarvestedJ, e.UsedJ + e.LossJ) / perUnit));
        SetAxes(work, satellites, satellites.Select(e => LearningAndRadioJ(e) / perSmall));
        FigureLegend legend = new(
        [
            new("platform", LegendMark.Box, Idle),
            .. satellites.Any(e => e.PayloadJ > 0) ? [new("payload", LegendMark.Box, payload)] : Array.Empty<LegendEntry>(),
            .. satellites.Any(e => e.HeaterJ > 0) ? [new("heaters", LegendMark.Box, Heater)] : Array.Empty<LegendEntry>(),
            new("training", LegendMark.Box, train),
            new("transmitting", LegendMark.Box, transmit),
            new("receiving", LegendMark.Box, receive),
            .. satellites.Any(e => e.IslJ > 0) ? [new("links between satellites", LegendMark.Box, links)] : Array.Empty<LegendEntry>(),
            new("battery losses", LegendMark.Box, Loss),
            new("harvested", LegendMark.Line, Colors.Black),
            new("clipped (battery full)", LegendMark.Line, PaperStyle.ColorOf(1), PaperStyle.PatternOf(2)),
        ]);
        return new(HeightIn, legend, [new(whole, (0, 0, 1, FirstPanel), "(a)"), new(work, (0, FirstPanel, 1, 1), "(b)")]);
    }

    /// <summary>What of a load the bus served: what it did not is taken off platform, payload and heaters alike.</summary>
    private static double ServedJ(EnergyRecord e, double loadJ)
    {
        double unserved = e.WantedJ - e.UsedJ;
        return loadJ == 0 || unserved == 0 ? loadJ : loadJ * (1 - (unserved / (e.IdleJ + e.PayloadJ + e.HeaterJ)));
    }

    private static double LearningAndRadioJ(EnergyRecord e) => e.TrainJ + e.TransmitJ + e.ReceiveJ + e.IslJ;

    /// <summary>A plane's mean satellite, where single ones would be hairs.</summary>
    private static EnergyRecord Mean(EnergyRecord[] plane)
    {
        double Of(Func<EnergyRecord, double> part) => plane.Average(part);
        return plane[0] with
        {
            HarvestedJ = Of(e => e.HarvestedJ),
            IdleJ = Of(e => e.IdleJ),
            TrainJ = Of(e => e.TrainJ),
            TransmitJ = Of(e => e.TransmitJ),
            ReceiveJ = Of(e => e.ReceiveJ),
            IslJ = Of(e => e.IslJ),
            PayloadJ = Of(e => e.PayloadJ),
            HeaterJ = Of(e => e.HeaterJ),
            LossJ = Of(e => e.LossJ),
            ClippedJ = Of(e => e.ClippedJ),
            UnservedJ = Of(e => e.UnservedJ),
        };
    }

    private static void AddStack(Plot plot, EnergyRecord[] satellites, double perUnit, params (Func<EnergyRecord, double> Part, Color Color)[] parts)
    {
        double[] tops = new double[satellites.Length];
        foreach ((Func<EnergyRecord, double> part, Color color) in parts)
        {
            Bar[] bars =
            [
                .. satellites.Select((e, i) => new Bar
                {
                    Position = i,
                    ValueBase = tops[i],
                    Value = tops[i] + (part(e) / perUnit),
                    Size = BarWidth,
                    FillColor = color,
                    LineWidth = 0,
                }),
            ];
            for (int i = 0; i < bars.Length; i++) tops[i] = bars[i].Value;
            _ = plot.Add.Bars(bars);
        }
    }

    /// <summary>A black stroke at what was harvested, and a dotted line down to what of it could be stored.</summary>
    private static void AddHarvest(Plot plot, EnergyRecord[] satellites, double perUnit)
    {
        const double half = 0.45;
        for (int i = 0; i < satellites.Length; i++)
        {
            double harvested = satellites[i].HarvestedJ / perUnit, kept = (satellites[i].HarvestedJ - satellites[i].ClippedJ) / perUnit;
            ScottPlot.Plottables.LinePlot clipped = plot.Add.Line(i, kept, i, harvested);
            clipped.LineColor = PaperStyle.ColorOf(1);
            clipped.LinePattern = PaperStyle.PatternOf(2);
            clipped.LineWidth = PaperStyle.LineWidth;
            ScottPlot.Plottables.LinePlot stroke = plot.Add.Line(i - half, harvested, i + half, harvested);
            stroke.LineColor = Colors.Black;
            stroke.LineWidth = PaperStyle.LineWidth;
        }
    }

    private static void SetAxes(Plot plot, EnergyRecord[] satellites, IEnumerable<double> tops)
    {
        Ticks.Plain(plot.Axes.Left, 0, Math.Max(tops.DefaultIfEmpty(1).Max() * 1.08, 1e-9));
        Ticks.Named(plot.Axes.Bottom, -0.8, Math.Max(satellites.Length, 1) - 0.2, PlaneNames(satellites));
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
        plot.Grid.XAxisStyle.IsVisible = false;
        bool haveSeveral = satellites.DistinctBy(e => e.Plane).Count() < satellites.Length;
        for (int i = 1; i < satellites.Length && haveSeveral; i++)
        {
            if (satellites[i].Plane == satellites[i - 1].Plane) continue;
            ScottPlot.Plottables.VerticalLine border = plot.Add.VerticalLine(i - 0.5, 0.4f * PaperStyle.Point, PaperStyle.Grey);
            border.LinePattern = PaperStyle.PatternOf(2);
        }
    }

    /// <summary>Plane numbers from 1 below the middle of each plane; only every second or so where there are many.</summary>
    private static IEnumerable<(double At, string Text)> PlaneNames(EnergyRecord[] satellites)
    {
        (int Plane, double Middle)[] planes =
        [
            .. satellites.Select((e, i) => (e.Plane, Index: i)).GroupBy(s => s.Plane).Select(group => (group.Key, group.Average(s => s.Index))),
        ];
        int every = ((planes.Length - 1) / MostPlaneNames) + 1;
        return planes.Where((_, i) => i % every == 0).Select(p => (p.Middle, (p.Plane + 1).ToString(CultureInfo.InvariantCulture)));
    }

    private static (double PerUnit, string Unit) Unit(double mostJ) => mostJ >= 2e6 ? (1e6, "MJ") : mostJ >= 2e3 ? (1e3, "kJ") : (1, "J");
}
