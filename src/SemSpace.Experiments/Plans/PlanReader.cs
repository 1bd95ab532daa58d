using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Reports.Contacts;

namespace SemSpace.Experiments.Plans;

/// <summary>A contact plan read from a file.</summary>
/// <param name="Windows">Its windows, ordered by AOS, then satellite, then gateway; each one's id is its place.</param>
/// <param name="Warnings">What was changed or looks wrong, one sentence each.</param>
public sealed record ImportedPlan(IReadOnlyList<ContactWindow> Windows, IReadOnlyList<string> Warnings);

/// <summary>
/// Reads a contact plan, SemSpace's own or another tool's, for the satellites and gateways of a scenario. Rows may come in any
/// order. What the file does not say about the highest point comes from the scenario's own orbits.
/// Not checked: whether the windows agree with the scenario's orbits, but for a warning where a satellite stands below the mask.
/// </summary>
internal sealed class PlanReader
{
    private readonly ContactScene _scene;
    private readonly PlanFaults _faults;
    private readonly Dictionary<string, int> _satelliteIndex, _gatewayIndex;
    private readonly string _path;
    private int _outside, _cut, _below;
    private string _firstBelow = "";

    private PlanReader(string path, ContactScene scene)
    {
        (_path, _scene, _faults) = (path, scene, new(path));
        _satelliteIndex = scene.Satellites.Select((satellite, i) => (satellite.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
        _gatewayIndex = scene.Sites.Select((site, i) => (site.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="path">The file.</param>
    /// <param name="scene">What it is for.</param>
    /// <exception cref="ScenarioException">Something is wrong with the file; all faults are named.</exception>
    public static ImportedPlan Read(string path, ContactScene scene) => new PlanReader(path, scene).Read();

    private ImportedPlan Read()
    {
        (PlanFile file, IReadOnlyList<PlanRow> rows) = PlanFile.Read(_path, _faults);
        IReadOnlyList<PlanRow> turned = file.IsUndirected ? [.. rows.Select(Turned)] : rows;
        ReportUnknown(turned, "satellite", row => row.Satellite, _satelliteIndex);
        ReportUnknown(turned, "gateway", row => row.Gateway, _gatewayIndex);
        ReportOverlaps(turned);
        _faults.ThrowIfAny();
        ContactWindow[] windows = [.. turned.Select(Usable).OfType<ContactWindow>()
            .OrderBy(window => window.Aos).ThenBy(window => window.Satellite).ThenBy(window => window.Gateway)];
        _faults.ThrowIfAny();
        return new([.. windows.Select((window, id) => window with { Id = id })], [.. Warnings(turned.Count)]);
    }

    /// <summary>The row with its ends exchanged where that is how the scenario knows them.</summary>
    private PlanRow Turned(PlanRow row)
        => !_satelliteIndex.ContainsKey(row.Satellite) && _satelliteIndex.ContainsKey(row.Gateway)
            ? row with { Satellite = row.Gateway, Gateway = row.Satellite }
            : row;

    private void ReportUnknown(IReadOnlyList<PlanRow> rows, string kind, Func<PlanRow, string> name, Dictionary<string, int> known)
    {
        foreach (IGrouping<string, PlanRow> strange in rows.Where(row => !known.ContainsKey(name(row))).GroupBy(name))
        {
            string shown = strange.Key.Length == 0 ? "empty" : strange.Key;
            string rowCount = strange.Count() == 1 ? "" : FormattableString.Invariant($", in {strange.Count()} rows");
            _faults.Add(strange.First().Line, FormattableString.Invariant($"{kind} is {shown}{rowCount}; must be a {kind} of the scenario.{Spelling.Hint(strange.Key, known.Keys)}"));
        }
    }

    private void ReportOverlaps(IReadOnlyList<PlanRow> rows)
    {
        foreach (IGrouping<(string, string), PlanRow> pair in rows.GroupBy(row => (row.Satellite, row.Gateway)))
        {
            PlanRow[] ordered = [.. pair.OrderBy(row => row.Aos)];
            for (int i = 1; i < ordered.Length; i++)
            {
                (PlanRow before, PlanRow row) = (ordered[i - 1], ordered[i]);
                if (row.Aos < before.Los)
                    _faults.Add(row.Line, FormattableString.Invariant($"the window of {row.Satellite} with {row.Gateway} begins at {row.Aos}; must not begin before that of line {before.Line} ends, at {before.Los}."));
            }
        }
    }

    /// <summary>The row as a window; null where it is outside the scenario's time or, with a fault, where its satellite has no position.</summary>
    private ContactWindow? Usable(PlanRow row)
    {
        try
        {
            return Window(row);
        }
        catch (PropagationException gone)
        {
            _faults.Add(row.Line, $"the window cannot be used: {gone.Message}");
            return null;
        }
    }

    /// <summary>The row as a window within the scenario's time; null where it is outside.</summary>
    private ContactWindow? Window(PlanRow row)
    {
        Epoch aos = Epoch.Max(row.Aos, _scene.Start), los = Epoch.Min(row.Los, _scene.End);
        if (los <= aos)
        {
            _outside++;
            return null;
        }

        bool cutAtStart = aos > row.Aos, cutAtEnd = los < row.Los;
        if (cutAtStart || cutAtEnd) _cut++;
        int satellite = _satelliteIndex[row.Satellite], gateway = _gatewayIndex[row.Gateway];
        GroundSite site = _scene.Sites[gateway];
        (Epoch culmination, double elevation) = HighestPoint(row, aos, los, new(_scene.Satellites[satellite].Propagator, site, _scene.Earth), site.MinElevationDeg);
        return new(0, satellite, gateway, aos, los, culmination, elevation, row.CutAtStart || cutAtStart, row.CutAtEnd || cutAtEnd);
    }

    private (Epoch Culmination, double ElevationDeg) HighestPoint(PlanRow row, Epoch aos, Epoch los, PassGeometry pass, double maskDeg)
    {
        bool given = row.Culmination is { } instant && instant >= aos && instant <= los;
        (Epoch culmination, double elevation) = given
            ? (row.Culmination!.Value, pass.ElevationDeg(row.Culmination.Value))
            : pass.Highest(aos, los);
        const double slackDeg = 0.001; // a window cut by the search's ends, or grazing, culminates on the mask itself
        if (elevation < maskDeg - slackDeg && _below++ == 0)
            _firstBelow = FormattableString.Invariant($"{_path}:{row.Line} has {row.Satellite} at {elevation:0.0} degrees over {row.Gateway}, whose mask is {maskDeg} degrees");
        bool wasWhole = aos == row.Aos && los == row.Los;
        return (culmination, row.MaxElevationDeg is { } stated && (given || wasWhole) ? stated : Math.Round(elevation, 6));
    }

    private static string Some(int count, int rows, string many = "", string one = "")
        => (rows == 1 ? $"the only window {one}" : FormattableString.Invariant($"{count} of {rows} windows {many}")).TrimEnd();

    private static string Were(int rows) => rows == 1 ? "was" : "were";

    private IEnumerable<string> Warnings(int rows)
    {
        if (rows == 0) yield return $"{_path} holds no window.";
        if (_outside > 0) yield return FormattableString.Invariant($"{_path}: {Some(_outside, rows, "lie", "lies")} outside the scenario's time and {Were(rows)} left out.");
        if (_cut > 0) yield return FormattableString.Invariant($"{_path}: {Some(_cut, rows, "reach", "reaches")} beyond the scenario's time and {Were(rows)} cut.");
        if (_below > 0) yield return FormattableString.Invariant($"{_path}: in {Some(_below, rows)} the satellite does not rise above the mask by the scenario's own orbits, which set link rates; the file's times were kept. The first: {_firstBelow}.");
    }
}
