using SemSpace.Experiments.Results;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Plots.Contacts;

/// <summary>
/// The figures of a contact plan: a Gantt chart, and a map of ground tracks and footprints. Takes the windows one by one and keeps
/// those that are drawn. Not thread-safe.
/// </summary>
public sealed class ContactChart
{
    private readonly Scenario _scenario;
    private readonly Constellation _constellation;
    private readonly GanttRows _rows;

    /// <summary>A chart without windows.</summary>
    public ContactChart(Scenario scenario, Constellation constellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(constellation);
        (_scenario, _constellation, _rows) = (scenario, constellation, new GanttRows(scenario, constellation));
    }

    /// <summary>Takes a window; they come in order of AOS.</summary>
    public void Add(in ContactWindow window) => _rows.Add(window);

    /// <summary>The files that <see cref="Write"/> will write.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="scenario">The scenario.</param>
    public static IEnumerable<string> Files(string folder, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new[] { GanttName(scenario), MapName(scenario) }.SelectMany(name => FigureWriter.Files(folder, name));
    }

    /// <summary>Writes the figures <c>NAME-contacts</c> and <c>NAME-map</c>, two columns wide, as PDF, SVG and PNG.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(string folder) => Figures.Write(folder, () =>
    [
        GanttFigure.Of(GanttName(_scenario), _rows, [.. _scenario.Gateways.Select(gateway => gateway.Name)], _scenario.StartUtc.ToString().Replace(".000Z", "Z", StringComparison.Ordinal), _scenario.DurationH),
        MapFigure.Of(MapName(_scenario), _scenario, _constellation),
    ]);

    private static string GanttName(Scenario scenario) => $"{scenario.Name}-contacts";

    private static string MapName(Scenario scenario) => $"{scenario.Name}-map";
}
