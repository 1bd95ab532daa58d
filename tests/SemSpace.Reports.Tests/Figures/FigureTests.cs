using System.Text;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SkiaSharp;

namespace SemSpace.Reports.Tests.Figures;

public sealed class FigureTests
{
    private const string LongName = "aggregation.trajectory.variant foresight-stale with a label that no column of a journal could ever hold";

    private const string LongLabel = "energy of training and radio until a validation accuracy of 0.75 is reached (kJ), up to 123.4, and what else an author may write";

    /// <summary>Every figure at the sizes that its reader may meet. The environment variable KEEP_FIGURES names a folder to look at them in.</summary>
    public static TheoryData<string> Cases => [.. Samples.Keys];

    private static Dictionary<string, Func<string, IReadOnlyList<string>>> Samples { get; } = new()
    {
        ["quickstart"] = folder => Write(folder, SampleRuns.Run(24, 6, 24, 15)),
        ["many"] = folder => Write(folder, SampleRuns.Run(78, 6, 24, 160, speed: 0.15)),
        ["few"] = folder => Write(folder, SampleRuns.Run(1, 1, 0.5, 1)),
        ["week"] = folder => Write(folder, SampleRuns.Run(40, 20, 168, 60, isPsnr: true, speed: 0.05)),
        ["week-by-ten-minutes"] = folder => Write(folder, SampleRuns.Week(6)),
        ["hundred"] = folder => Write(folder, SampleRuns.Run(100, 10, 24, 15)),
        ["shell"] = folder => Write(folder, SampleRuns.Run(1584, 72, 3, 4)),
        ["ranks"] = folder => FigureCatalogue.WriteRanks(folder, "ranks", new([.. Enumerable.Range(0, 7).Select(i => new RankedLabel(i == 2 ? LongName : $"rule {i}", 1 + (0.9 * i)))], 2.5, [(1, 2.8), (1.9, 3.7), (4.6, 6.4)], ["mean rank over 8 tasks"], FigurePreset.All[0])),
        ["two-ranks"] = folder => FigureCatalogue.WriteRanks(folder, "ranks", new([new("a", 1), new("b", 2)], 3, [], ["mean rank over 3 tasks"], FigurePreset.All[4])),
        ["course"] = folder => FigureCatalogue.WriteMeasure(folder, "course", Chart(3, null, FigurePreset.All[0]) with { IsCurve = true }),
        ["course-points"] = folder => FigureCatalogue.WriteMeasure(folder, "course", Points),
        ["long-labels"] = folder => FigureCatalogue.WriteMeasure(folder, "measure", Chart(3, null, FigurePreset.All[0]) with { X = new(LongLabel), Y = new(LongLabel) }),
        ["heat-map-long-label"] = folder => FigureCatalogue.WriteHeatMap(folder, "map", HeatMap(4, 4) with { Measure = LongLabel }),
        ["many-lines"] = folder => FigureCatalogue.WriteMeasure(folder, "lines", Close(8) with { IsCurve = true }),
        ["pareto-many"] = folder => FigureCatalogue.WriteMeasure(folder, "pareto", new(
            new("energy, J"), new("accuracy"), [.. Enumerable.Range(1, 45).Select(i => new ChartSeries($"rule fedbuff, size {i}", [new(Estimate.Exactly(2e4 * i), Estimate.Exactly(0.01 * i), true)]))], "mean of 5 seeds", [], FigurePreset.All[0])),
        ["nothing"] = folder => Write(folder, Empty()),
        ["strategies"] = folder => FigureCatalogue.WriteSweep(folder, [SampleRuns.Arm("trajectory", 3, 0.4), SampleRuns.Arm("fedavg", 3, 0.15), SampleRuns.Arm("fedbuff", 3, 0.25)]),
        ["one-seed"] = folder => FigureCatalogue.WriteSweep(folder, [SampleRuns.Arm("trajectory", 1, 0.4, isPsnr: true)]),
        ["many-arms"] = folder => FigureCatalogue.WriteSweep(folder, [.. Enumerable.Range(0, 8).Select(i => SampleRuns.Arm(i == 3 ? LongName : $"rule fedbuff, buffer_size {5 * (i + 1)}", 6, 0.1 + (0.05 * i)))]),
        ["distances"] = folder => FigureCatalogue.WriteDistances(
            folder, "distances", ("time (h)", "distance (km)"),
            [new("near", [(0, 0), (24, 2), (72, 9)]), new("far", [(1, 300), (72, 9000)]), new("measured", [(3, 250), (72, 9999)], IsMarks: true)]),
        ["differences"] = folder => FigureCatalogue.WriteDifferences(folder, "differences", "accuracy, points", [.. Enumerable.Range(0, 8).Select(Differences)]),
        ["one-difference"] = folder => FigureCatalogue.WriteDifferences(folder, "differences", "hours", [new("alone", [new("other", -2.5, -4, -1, true)])]),
        ["measure-names"] = folder => FigureCatalogue.WriteMeasure(folder, "measure", Chart(4, ["few", "more", "a name that is far too wide for its place", "many"], FigurePreset.All[0])),
        ["measure-numbers"] = folder => FigureCatalogue.WriteMeasure(folder, "measure", Chart(3, null, FigurePreset.All[1])),
        ["measure-alone"] = folder => FigureCatalogue.WriteMeasure(folder, "measure", new(new("gateways"), new("accuracy"), [new("", [new(Estimate.Exactly(3), Estimate.Exactly(0.5), true)])], "", [], FigurePreset.All[2])),
        ["pareto"] = folder => FigureCatalogue.WriteMeasure(folder, "pareto", new(
            new("energy, J"), new("accuracy"), [.. Enumerable.Range(1, 7).Select(i => new ChartSeries($"arm {i}", [new(new(2e4 * i, 1.8e4 * i, 2.2e4 * i), new(0.1 * i, (0.1 * i) - 0.05, (0.1 * i) + 0.04), i != 3)]))],
            "mean and 95 % interval (t) of 5 seeds", [(2e4, 0.1), (4e4, 0.2), (14e4, 0.7)], FigurePreset.All[4])),
        ["heat-map"] = folder => FigureCatalogue.WriteHeatMap(folder, "map", HeatMap(13, 10)),
        ["heat-map-one"] = folder => FigureCatalogue.WriteHeatMap(folder, "map", HeatMap(1, 1)),
        ["fairness-one"] = folder => FigureCatalogue.WriteFairness(folder, "fairness", Fairness(1, 1, FigurePreset.All[0])),
        ["fairness-few"] = folder => FigureCatalogue.WriteFairness(folder, "fairness", Fairness(2, 6, FigurePreset.All[2])),
        ["fairness-twelve"] = folder => FigureCatalogue.WriteFairness(folder, "fairness", Fairness(12, 24, FigurePreset.All[0]) with { Below = 1, Meaning = "mean of 2 to 5 seeds" }),
        ["fairness-shell"] = folder => FigureCatalogue.WriteFairness(folder, "fairness", Fairness(11, 1584, FigurePreset.All[0])),
        ["fairness-wide"] = folder => FigureCatalogue.WriteFairness(folder, "fairness", Fairness(5, 120, FigurePreset.All[1])),
        ["fairness-slides"] = folder => FigureCatalogue.WriteFairness(folder, "fairness", Fairness(3, 40, FigurePreset.All[4])),
        ["fairness-none"] = folder => FigureCatalogue.WriteFairness(folder, "fairness", new([new("nobody", [("SAT-01", 0), ("SAT-02", 0)], 2)], 0.5, "", FigurePreset.All[0])),
        ["heat-map-large"] = folder => FigureCatalogue.WriteHeatMap(folder, "map", HeatMap(60, 40)),
    };

    /// <summary>Lines that cross, one with a gap, and a point that not every run came to.</summary>
    private static MeasureChart Chart(int lines, string[]? names, FigurePreset preset) => new(
        new(names is null ? "min elevation (deg)" : "gateways", names), new("final accuracy"),
        [.. Enumerable.Range(0, lines).Select(line => new ChartSeries($"rule {line}", [.. Enumerable.Range(0, 4).Where(i => line != 1 || i != 2).Select(i => (At: names is null ? Math.Pow(4, i) : i, Y: 0.3 + (0.05 * line * i) - (0.02 * line), i))
            .Select(one => new ChartPoint(Estimate.Exactly(one.At), new(one.Y, one.Y - 0.03, one.Y + 0.05), line != 2 || one.i != 0))]))],
        "mean and 95 % interval (t) of 5 seeds", [], preset);

    /// <summary>Lines that end so close together that their names would lie over each other.</summary>
    private static MeasureChart Close(int lines) => Chart(lines, null, FigurePreset.All[0]) is var chart ? chart with
    {
        Series = [.. chart.Series.Select((series, i) => new ChartSeries($"rule {i}, min_elevation_deg 25", [.. series.Points.Select(point => point with { Y = new(0.3 + (0.001 * i), 0.25, 0.35) })]))],
    } : chart;

    /// <summary>A curve that begins at 0, whose last value lasts no time, and one of a single value.</summary>
    private static MeasureChart Points => new(
        new("versions"), new("accuracy"),
        [new("three", [.. new[] { (0, 0.2), (1, 0.4), (2, 0.5) }.Select(one => Point(one.Item1, one.Item2))]), new("one", [Point(2, 0.3)])], "mean of 5 seeds", [], FigurePreset.All[0])
    { IsCurve = true };

    private static ChartPoint Point(double x, double y) => new(Estimate.Exactly(x), Estimate.Exactly(y), true);

    /// <summary>A dot of 4 pt is 33 px wide at 600 dpi: 870 px; a line of no length has a few.</summary>
    [Fact]
    public void What_lasts_no_time_is_a_dot_that_no_axis_cuts()
    {
        MeasureChart alone = Points with { Series = [new("", [Point(1, 0.3)])], Meaning = "" };
        using SKBitmap picture = SKBitmap.Decode(FigureWriter.Png(MeasureFigure.Of(alone)));
        SKColor blue = SKColor.Parse(PaperStyle.ColorOf(0).ToHex());
        Assert.InRange(picture.Pixels.Count(pixel => pixel == blue), 500, 2000);
        Assert.True(Across(MeasureFigure.Of(Points)).Max > 2);
        Assert.Equal((0, 2), Across(MeasureFigure.Of(Points with { Series = [Points.Series[0] with { Points = [.. Points.Series[0].Points.Take(2), Point(2, 0.4)] }] })));
        (RunRecords records, Summary summary) = SampleRuns.Run(1, 1, 0.5, 1);
        Assert.True(Across(ScoreFigure.Of(records.Rounds, summary)) is { Min: < 0 } score && score.Max > summary.DurationH);
        Figure costs = ArmCostsFigure.Of([SampleRuns.Arm("a", 1, 0.4)]);
        Assert.All(costs.Panels, panel => Assert.True(panel.Plot.Axes.Bottom.Min < 0));
        Assert.Equal("energy (kJ/satellite)", costs.Panels[1].Plot.Axes.Bottom.Label.Text);

        static (double Min, double Max) Across(Figure figure) => (figure.Panels[0].Plot.Axes.Bottom.Min, figure.Panels[0].Plot.Axes.Bottom.Max);
    }

    /// <summary>Boxes overlap their neighbours by a little, which must not be seen in an empty one.</summary>
    [Fact]
    public void An_empty_cell_of_a_heat_map_is_empty_to_its_corners()
    {
        HeatMapChart map = HeatMap(2, 2) with { Values = [[1, 2], [3, double.NaN]] };
        Assert.All(HeatMapFigure.Of(map).Panels[0].Plot.GetPlottables<ScottPlot.Plottables.Rectangle>(), box => Assert.True(box.X2 <= 0.5 || box.Y2 <= 0.5));
        Assert.Contains(HeatMapFigure.Of(HeatMap(2, 2)).Panels[0].Plot.GetPlottables<ScottPlot.Plottables.Rectangle>(), box => box.X2 > 0.5 && box.Y2 > 0.5 && box.X1 < 0);
    }

    [Fact]
    public void A_front_of_one_arm_is_said_in_words()
    {
        MeasureChart chart = new(new("J"), new("accuracy"), [new("best", [Point(1, 0.9)]), new("rest", [Point(2, 0.3)])], "", [(1, 0.9)], FigurePreset.All[0]);
        Assert.Contains("best equals or beats all others in both", Encoding.UTF8.GetString(FigureWriter.Svg(MeasureFigure.Of(chart))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accuracy", "accuracy")]
    [InlineData("time to accuracy 0.5 (h), up to 12", "time to accuracy 0.5 (h),\nup to 12")]
    [InlineData("energy of training and radio", "energy of training\nand radio")]
    [InlineData("energyOfTrainingAndRadio", "energyOfTrainingAndRadio")]
    public void A_label_longer_than_its_axis_has_two_lines(string text, string lines)
    {
        float width = TextSize.Width("time to accuracy 0.5 (h), u", PaperStyle.LabelSize);
        Assert.Equal(lines, TextSize.InTwoLines(text, PaperStyle.LabelSize, Math.Min(width, TextSize.Width("energy of training and rad", PaperStyle.LabelSize))));
        Assert.Equal(lines, TextSize.InTwoLines(lines, PaperStyle.LabelSize, Math.Min(width, TextSize.Width("energy of training and rad", PaperStyle.LabelSize))));
    }

    [Fact]
    public void Lines_are_named_at_their_ends_where_the_names_have_room()
    {
        Assert.Equal(["rule 0", "rule 1", "rule 2"], MeasureFigure.EndLabels(Chart(3, null, FigurePreset.All[0]), isNamed: false, 0.2, 0.8).Select(label => label.Text));
        Assert.Empty(MeasureFigure.EndLabels(Close(8), isNamed: false, 0.2, 0.8));
        Assert.Empty(MeasureFigure.EndLabels(Chart(9, null, FigurePreset.All[0]), isNamed: false, 0, 90));
        Assert.Empty(MeasureFigure.EndLabels(Chart(3, ["a", "b", "c", "d"], FigurePreset.All[0]), isNamed: true, 0.2, 0.8));
    }

    /// <summary>Beyond 40 series the rest is counted, not named.</summary>
    [Fact]
    public void A_legend_names_so_many_series_and_counts_the_rest()
    {
        static FigureLegend Legend(int count) => new([.. Enumerable.Range(0, count).Select(i => new LegendEntry($"arm {i}", LegendMark.Line, PaperStyle.ColorOf(i)))]);
        Assert.Equal(Legend(40).Height(336), Legend(99).Height(336));
        Assert.True(Legend(40).Height(336) > Legend(20).Height(336));
    }

    private static HeatMapChart HeatMap(int columns, int rows) => new(
        new("stations", [.. Enumerable.Range(1, columns).Select(i => $"{i}")]), new("satellites", [.. Enumerable.Range(1, rows).Select(i => $"{i}")]),
        [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => row == 2 && column == 3 ? double.NaN : (row + 1.0) * (column + 1)).ToArray())], "rounds", FigurePreset.All[0]);

    /// <summary>Arms under which ever more satellites have little: the first is even, the last leaves a part with none.</summary>
    private static FairnessChart Fairness(int arms, int satellites, FigurePreset preset) => new(
        [.. Enumerable.Range(0, arms).Select(arm => (arm, Updates: Enumerable.Range(0, satellites).Select(k => Math.Max(0, Math.Round(20 + (arm * ((20.0 * k / satellites) - 12))))).ToArray()))
            .Select(one => new FairnessArm(one.arm == 2 ? LongName : $"policy {one.arm}", [.. one.Updates.Select((updates, k) => ($"P{k % 72:00}-S{k:0000}", updates))], one.Updates.Count(updates => updates < 0.5 * one.Updates.Average())))],
        0.5, "", preset);

    [Theory]
    [InlineData("2 starve: first, second", 2)]
    [InlineData("2 starve: first, …", 2)]
    [InlineData("2 starve", 2)]
    [InlineData("1 starves: first", 1)]
    [InlineData("none starves; fewest: first", 0)]
    [InlineData("none starves", 0)]
    public void As_many_of_those_that_starve_are_named_as_there_is_room_for(string words, int starving)
        => Assert.Equal(words, FairnessFigure.Words(new("arm", [("first", 0), ("second", 1), ("third", 9)], starving), TextSize.Width(words, PaperStyle.SmallSize) + 1));

    /// <summary>A page has 9 inches and more for a figure.</summary>
    [Fact]
    public void Who_starves_fits_a_page_under_as_many_arms_as_are_allowed()
    {
        Assert.Equal([16, 32], FigurePreset.All.Take(2).Select(FigureCatalogue.MostFairnessArms));
        Assert.All(FigurePreset.All.Take(4), preset => Assert.InRange(FairnessFigure.Of(Fairness(FigureCatalogue.MostFairnessArms(preset), 6, preset)).Height / 96, 7, 9.3));
        Assert.Throws<ArgumentException>(() => FigureCatalogue.WriteFairness("nowhere", "fairness", Fairness(17, 6, FigurePreset.All[0])));
    }

    [Fact]
    public void Panels_have_values_alone_for_titles_where_arms_names_are_too_wide()
    {
        string[] labels = ["contention max_elevation, preemption none", "contention deadline, preemption resume"];
        Assert.Equal(["max_elevation, none", "deadline, resume", "contention, preemption"], Said(128, labels));
        Assert.Equal([.. labels, ""], Said(999, labels));
        Assert.Equal([LongName, "contention deadline", ""], Said(128, LongName, "contention deadline"));

        static IEnumerable<string> Said(float width, params string[] labels) => FairnessFigure.Titles(labels, width) is var (titles, keys) ? [.. titles, keys] : [];
    }

    /// <summary>The area in the colour of those that starve: 3 of 10 satellites with 1 update, on a scale to 1.3 times 10.</summary>
    [Fact]
    public void Those_that_starve_have_a_colour_of_their_own()
    {
        FairnessChart chart = new([new("a", [.. Enumerable.Range(0, 10).Select(k => ($"S{k}", k < 3 ? 1.0 : 10))], 3), new("b", [.. Enumerable.Range(0, 10).Select(k => ($"S{k}", 10.0))], 0)], 0.5, "", FigurePreset.All[0]);
        Assert.InRange(Share(chart), 0.5 * 3 / 170, 1.5 * 3 / 170);
        FairnessChart many = chart with { Arms = [.. chart.Arms.Select(arm => arm with { Satellites = [.. arm.Satellites.SelectMany(satellite => Enumerable.Repeat(satellite, 10))], Starving = 10 * arm.Starving })] };
        Assert.InRange(Share(many), 0.5 * 3 / 170, 1.5 * 3 / 170);
        Assert.Equal(0, Share(chart with { Arms = [chart.Arms[1]] }));
        Assert.Throws<ArgumentException>(() => FigureCatalogue.WriteFairness("nowhere", "fairness", chart with { Arms = [chart.Arms[0], many.Arms[0]] }));

        static double Share(FairnessChart chart)
        {
            using SKBitmap picture = SKBitmap.Decode(FigureWriter.Png(FairnessFigure.Of(chart)));
            SKColor starving = SKColor.Parse(PaperStyle.ColorOf(1).ToHex()), other = SKColor.Parse(PaperStyle.ColorOf(5).ToHex());
            int top = picture.Height / 8; // below the legend, which has both colours
            SKColor[] pixels = [.. picture.Pixels.Skip(top * picture.Width)];
            return (double)pixels.Count(pixel => pixel == starving) / (pixels.Count(pixel => pixel == starving) + pixels.Count(pixel => pixel == other));
        }
    }

    private static DifferencePanel Differences(int place)
        => new($"mixed-inclinations-{place}", [.. Enumerable.Range(0, 7).Select(i => (Mean: i - 3.0 + (0.4 * place), i)).Select(one => new Difference($"trajectory T{one.i}", one.Mean, one.Mean - 1.7, one.Mean + 2, one.Mean > 2))]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_are_written_in_three_formats_the_same_bytes_each_time_with_nothing_cut_off_at_an_edge(string name)
    {
        using TestFolder folder = new();
        IReadOnlyList<string> first = Samples[name](folder.In("first")), second = Samples[name](folder.In("second"));

        Assert.Equal(first.Select(Path.GetFileName), second.Select(Path.GetFileName));
        Assert.All(first.Zip(second), pair => Assert.Equal(File.ReadAllBytes(pair.First), File.ReadAllBytes(pair.Second)));
        Assert.Equal([".pdf", ".svg", ".png"], first.Select(Path.GetExtension).Distinct());
        foreach (string png in first.Where(file => file.EndsWith(".png", StringComparison.Ordinal))) AssertEdgeIsWhite(png);
        if (Environment.GetEnvironmentVariable("KEEP_FIGURES") is { Length: > 0 } kept) Samples[name](Path.Combine(kept, name));
    }

    [Fact]
    public void A_figure_that_cannot_be_written_whole_is_not_written_at_all()
    {
        using TestFolder folder = new();
        Directory.CreateDirectory(folder.In("score.svg"));
        ResultsException refused = Assert.Throws<ResultsException>(() => Samples["few"](folder.Path));
        Assert.Contains("score.svg", refused.Message, StringComparison.Ordinal);
        Assert.Equal([folder.In("score.svg")], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_run_has_the_figures_of_the_catalogue_a_sweep_two_and_distances_and_differences_one()
    {
        using TestFolder folder = new();

        Assert.Equal(FigureCatalogue.OfRun.Select(kind => kind.Name), Names(Samples["few"](folder.Path)));
        Assert.Equal(["arms", "arm-costs"], Names(Samples["one-seed"](folder.Path)));
        Assert.Equal(["distances"], Names(Samples["distances"](folder.Path)));
        Assert.Equal(["differences"], Names(Samples["differences"](folder.Path)));
    }

    [Fact]
    public void A_pdf_is_one_column_wide_and_carries_its_font()
    {
        using TestFolder folder = new();
        foreach (string file in Samples["quickstart"](folder.Path).Where(file => file.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            string pdf = Encoding.Latin1.GetString(File.ReadAllBytes(file));
            Assert.Contains("/FontFile2", pdf, StringComparison.Ordinal);
            Assert.Contains("LiberationSerif", pdf, StringComparison.Ordinal);
            Assert.Contains("/ToUnicode", pdf, StringComparison.Ordinal);
            Assert.Contains("/MediaBox [0 0 252 ", pdf, StringComparison.Ordinal);
            Assert.DoesNotContain("/Subtype /Image", pdf, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_svg_holds_its_text_as_text_names_fonts_of_the_same_metrics_and_starts_from_white()
    {
        using TestFolder folder = new();
        foreach (string file in Samples["strategies"](folder.Path).Where(file => file.EndsWith(".svg", StringComparison.Ordinal)))
        {
            string svg = File.ReadAllText(file);
            Assert.Contains("font-family=\"Liberation Serif, Times New Roman, Times, serif\"", svg, StringComparison.Ordinal);
            Assert.DoesNotContain("font-family=\"Liberation Serif\"", svg, StringComparison.Ordinal);
            Assert.Contains("<text", svg, StringComparison.Ordinal);
            Assert.StartsWith("<rect fill=\"white\"", svg[svg.IndexOf("<rect", StringComparison.Ordinal)..], StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_png_says_its_resolution()
    {
        using TestFolder folder = new();
        byte[] png = File.ReadAllBytes(Samples["few"](folder.Path).First(file => file.EndsWith(".png", StringComparison.Ordinal)));

        Assert.Equal("pHYs"u8, png.AsSpan(37, 4));
        Assert.Equal([0, 0, 0x5C, 0x46, 0, 0, 0x5C, 0x46, 1], png[41..50]);
        using SKBitmap decoded = SKBitmap.Decode(png);
        Assert.Equal(2100, decoded.Width);
    }

    [Fact]
    public void A_missing_font_is_said_loudly()
    {
        InvalidOperationException fault = Assert.Throws<InvalidOperationException>(() => PaperFonts.Load("NoSuchFont.ttf"));

        Assert.Equal("Bug in SemSpace: the font NoSuchFont.ttf is missing from the program; no figure is drawn.", fault.Message);
    }

    [Fact]
    public void An_unwritable_folder_is_one_clear_fault()
    {
        using TestFolder folder = new();
        string file = folder.Write("file", "");

        ResultsException fault = Assert.Throws<ResultsException>(() => Samples["few"](Path.Combine(file, "figures")));

        Assert.StartsWith($"Results cannot be written to {file}/figures/score.pdf: ", fault.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Write(string folder, (RunRecords Records, Summary Summary) run)
        => FigureCatalogue.WriteRun(folder, run.Records, run.Summary);

    private static (RunRecords Records, Summary Summary) Empty()
    {
        (RunRecords records, Summary summary) = SampleRuns.Run(2, 1, 12, 1);
        return (records with { Updates = [], Rounds = [], Energy = [] }, summary with { TargetScore = null, CentralisedScore = null, MajorityClassShare = null });
    }

    private static IEnumerable<string> Names(IEnumerable<string> files)
        => files.Select(file => Path.GetFileNameWithoutExtension(file)!).Distinct();

    /// <summary>Nothing reaches the edge of a picture.</summary>
    internal static void AssertEdgeIsWhite(string path)
    {
        using SKBitmap picture = SKBitmap.Decode(path);
        IEnumerable<(int X, int Y)> edge = Enumerable.Range(0, picture.Width).SelectMany(x => new[] { (x, 0), (x, picture.Height - 1) })
            .Concat(Enumerable.Range(0, picture.Height).SelectMany(y => new[] { (0, y), (picture.Width - 1, y) }));
        Assert.All(edge, at => Assert.Equal(SKColors.White, picture.GetPixel(at.X, at.Y)));
    }
}
