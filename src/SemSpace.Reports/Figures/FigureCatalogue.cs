using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Contacts;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Figures;

/// <summary>
/// Every figure, by what it is drawn from, and the writing of them: paper-ready, as PDF, SVG and PNG, the same bytes for the same records.
/// Safe from any thread, one figure at a time.
/// </summary>
public static class FigureCatalogue
{
    /// <summary>Arms that one figure can tell apart.</summary>
    public const int MostArms = 60;

    /// <summary>Arms that a figure of who starves shows in a page's height.</summary>
    /// <param name="preset">The figure's size.</param>
    public static int MostFairnessArms(FigurePreset preset) => FairnessFigure.Most(preset);

    private static readonly Lock OneAtATime = new();

    /// <summary>Figures of one run; a program may add figures of its own.</summary>
    public static FigureList<(RunRecords Records, Summary Summary)> OfRun { get; } = new(
        new("score", "score of the global model over simulated time", run => ScoreFigure.Of(run.Records.Rounds, run.Summary)) { Has = run => run.Summary.IsTrained },
        new("staleness", "how stale merged updates were, in versions and in time", run => StalenessFigure.Of(run.Records.Updates)),
        new("energy", "what each satellite used and harvested", run => EnergyFigure.Of(run.Records.Energy)),
        new("battery", "charge of batteries over time and who is in the Earth's shadow, where `record_min` asks for it", run => BatteryFigure.Of(run.Records.States)) { Has = run => run.Records.States.Count > 0 },
        new("age", "how old the models on board are over time, where `record_min` asks for it", run => AgeFigure.Of(run.Records.States)) { Has = run => run.Records.States.Count > 0 },
        new("occupation", "how busy each gateway's antennas are, how long satellites wait for one, and how many wait on average", run => OccupationFigure.Of(run.Records.Gateways, run.Summary.DurationH)),
        new("activity", "what satellites did with their time", run => ActivityFigure.Of(run.Records.Activities)) { Has = run => run.Records.Activities.Count > 0 },
        new("links", "signal, rate and modes of transfers over time, where `record_link_s` asks for it", run => LinksFigure.Of(run.Records.Links, run.Summary)) { Has = run => run.Records.Links.Records > 0 },
        new("partition", "how many images of each class each satellite has, where they come from a data set", run => PartitionFigure.Of(run.Records.Partition)) { Has = run => run.Records.Partition.Count > 0 });

    /// <summary>Figures of a sweep.</summary>
    internal static IReadOnlyList<FigureKind<IReadOnlyList<ArmRuns>>> OfSweep { get; } =
    [
        new("arms", "score over time, median and band over seeds", ArmsFigure.Of) { Has = arms => arms.Count <= MostArms && ArmsFigure.IsOf(arms) },
        new("arm-costs", "of each arm staleness, and energy of training and radio, the mean of a satellite", ArmCostsFigure.Of) { Has = arms => arms.Count <= MostArms },
    ];

    /// <summary>Figures of a contact plan; the scene's name and a hyphen stand before theirs.</summary>
    internal static IReadOnlyList<FigureKind<(ContactScene Scene, GanttRows Rows)>> OfContacts { get; } =
    [
        new("contacts", "contacts over time", chart => GanttFigure.Of(chart.Rows, chart.Scene)),
        new("map", "ground tracks and footprints", chart => MapFigure.Of(chart.Scene)),
    ];

    /// <summary>Names of the figures of a run that its folder holds.</summary>
    public static IReadOnlyList<string> NamesIn(string folder) => [.. OfRun.Select(kind => kind.Name).Where(name => Files(folder, name).All(File.Exists))];

    /// <summary>The paths of a figure's files: PDF, SVG, PNG.</summary>
    /// <param name="folder">Where they are.</param>
    /// <param name="name">The figure's name.</param>
    public static IReadOnlyList<string> Files(string folder, string name) => FigureWriter.Files(folder, name);

    /// <summary>Writes the figures of one run.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="records">The run's records.</param>
    /// <param name="summary">The run's summary.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteRun(string folder, RunRecords records, Summary summary)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(summary);
        return Write(folder, "", OfRun, (records, summary));
    }

    /// <summary>Writes the figures of a sweep.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="arms">The arms in order, at least one.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There is no run.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteSweep(string folder, IReadOnlyList<ArmRuns> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.Count == 0 || arms.Any(arm => arm.Runs.Count == 0)) throw new ArgumentException("Every arm must have a run.", nameof(arms));
        return Write(folder, "", OfSweep, arms);
    }

    /// <summary>Writes a figure of distances over time, the distance by powers of ten.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="axes">What the hours count from, and what the distances are.</param>
    /// <param name="curves">The curves in the legend's order.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">No distance is above 0.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteDistances(string folder, string name, (string Hours, string Km) axes, IReadOnlyList<DistanceCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (!curves.Any(curve => curve.Points.Any(point => point.Km > 0))) throw new ArgumentException("A distance must be above 0.", nameof(curves));
        return Write(folder, "", [new(name, "", all => DistanceFigure.Of(axes.Hours, axes.Km, all))], curves);
    }

    /// <summary>Writes a figure of differences with their intervals, a panel a case.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="label">What the differences are.</param>
    /// <param name="panels">One case or more.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There is no case, or one without differences.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteDifferences(string folder, string name, string label, IReadOnlyList<DifferencePanel> panels)
    {
        ArgumentNullException.ThrowIfNull(panels);
        if (panels.Count == 0 || panels.Any(panel => panel.Rows.Count == 0)) throw new ArgumentException("Every case must have a difference.", nameof(panels));
        return Write(folder, "", [new(name, "", all => DifferencesFigure.Of(label, all))], panels);
    }

    /// <summary>Writes a figure of a measure against a swept key or another measure.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="chart">What to draw.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There is no series, or one without points.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteMeasure(string folder, string name, MeasureChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Series.Count == 0 || chart.Series.Any(series => series.Points.Count == 0)) throw new ArgumentException("Every series must have a point.", nameof(chart));
        return Write(folder, "", [new(name, "", MeasureFigure.Of)], chart);
    }

    /// <summary>Writes a critical-difference diagram.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="chart">What to draw.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There are fewer than two arms.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteRanks(string folder, string name, RankChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Arms.Count < 2) throw new ArgumentException("There must be two arms or more.", nameof(chart));
        return Write(folder, "", [new(name, "", RankFigure.Of)], chart);
    }

    /// <summary>Writes a figure of a measure over two swept keys.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="chart">What to draw.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteHeatMap(string folder, string name, HeatMapChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (!chart.Values.Any(row => row.Any(double.IsFinite))) throw new ArgumentException("There must be a value.", nameof(chart));
        return Write(folder, "", [new(name, "", HeatMapFigure.Of)], chart);
    }

    /// <summary>Writes the figure of who starves, a panel an arm.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="chart">What to draw.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There are no arms, more than <see cref="MostFairnessArms"/>, or arms that do not have equally many satellites.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteFairness(string folder, string name, FairnessChart chart)
    {
        CheckFairness(chart);
        return Write(folder, "", [new(name, "", FairnessFigure.Of)], chart);
    }

    /// <summary>The figure of who starves for a page.</summary>
    /// <param name="chart">What to draw.</param>
    /// <exception cref="ArgumentException">As for <see cref="WriteFairness"/>.</exception>
    public static PageFigure PageOfFairness(FairnessChart chart)
    {
        CheckFairness(chart);
        return Page([new("fairness", "merged updates of each satellite, the fewest first, and who starves", FairnessFigure.Of)], chart)[0];
    }

    private static void CheckFairness(FairnessChart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        if (chart.Arms.Count == 0 || chart.Arms.Count > MostFairnessArms(chart.Preset) || chart.Arms[0].Satellites.Count == 0 || chart.Arms.DistinctBy(arm => arm.Satellites.Count).Count() > 1)
            throw new ArgumentException("There must be arms, no more than a page holds, with equally many satellites.", nameof(chart));
    }

    /// <summary>Writes the figure of the link through a pass.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="moments">The pass from AOS to LOS, at least two moments.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There are fewer than two moments.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteLink(string folder, string name, IReadOnlyList<LinkMoment> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        if (moments.Count < 2) throw new ArgumentException("There must be two moments or more.", nameof(moments));
        return Write(folder, "", [new(name, "", LinkFigure.Of)], moments);
    }

    /// <summary>The figures of one run for a page.</summary>
    /// <param name="records">The run's records.</param>
    /// <param name="summary">The run's summary.</param>
    public static IReadOnlyList<PageFigure> PageOfRun(RunRecords records, Summary summary) => Page(OfRun, (records, summary));

    /// <summary>The figures of a sweep for a page.</summary>
    /// <param name="arms">The arms in order, at least one.</param>
    public static IReadOnlyList<PageFigure> PageOfSweep(IReadOnlyList<ArmRuns> arms) => Page(OfSweep, arms);

    private static IReadOnlyList<PageFigure> Page<T>(IReadOnlyList<FigureKind<T>> kinds, T data)
    {
        lock (OneAtATime) return [.. kinds.Where(kind => kind.Has(data)).Select(kind => PageFigure.Of(kind.Shows, kind.Draw(data)))];
    }

    /// <summary>Draws and then writes figures, one at a time: the drawing library keeps state that all plots share.</summary>
    internal static IReadOnlyList<string> Write<T>(string folder, string prefix, IReadOnlyList<FigureKind<T>> kinds, T data)
    {
        lock (OneAtATime)
        {
            (string Name, Figure Figure)[] drawn = [.. kinds.Where(kind => kind.Has(data)).Select(kind => (prefix + kind.Name, kind.Draw(data)))];
            return [.. drawn.SelectMany(figure => FigureWriter.Write(folder, figure.Name, figure.Figure))];
        }
    }
}
