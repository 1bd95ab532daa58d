using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Contacts;

/// <summary>The passes of one gateway or one satellite. A pass that the scenario's ends cut counts with the length it has left.</summary>
/// <param name="Kind"><c>gateway</c> or <c>satellite</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Passes">Number of passes.</param>
/// <param name="MeanS">Mean length, s; NaN without passes.</param>
/// <param name="MedianS">Median length, s; NaN without passes.</param>
/// <param name="LongestS">Longest length, s; NaN without passes.</param>
/// <param name="LongestGapS">Longest time without any contact, counted from the scenario's start and to its end, s.</param>
/// <param name="DailyTotalS">Sum of the lengths a day of the scenario, s; passes at the same time count each.</param>
public sealed record ContactStatisticsRow(
    string Kind, string Name, int Passes, double MeanS, double MedianS, double LongestS, double LongestGapS, double DailyTotalS);

/// <summary>
/// Statistics of a contact plan, taken in one go: windows are seen once, in order of AOS, and not kept; eight bytes a window stay.
/// Not thread-safe.
/// </summary>
public sealed class ContactStatistics
{
    internal static readonly Table<ContactStatisticsRow> Table = new Table<ContactStatisticsRow>("contact statistics", "one row a gateway, then one a satellite")
        .Text("kind", r => r.Kind, "`gateway` or `satellite`")
        .Text("name", r => r.Name, "its name")
        .Whole("passes", r => r.Passes, "number of passes; one that the scenario's ends cut counts with the length it has left")
        .Number("mean_s", r => r.MeanS, "mean length; `NaN` without passes", "s")
        .Number("median_s", r => r.MedianS, "median length, exact; `NaN` without passes", "s")
        .Number("longest_s", r => r.LongestS, "longest length; `NaN` without passes", "s")
        .Number("longest_gap_s", r => r.LongestGapS, "longest time without any contact, counted from the scenario's start and to its end", "s")
        .Number("daily_total_s", r => r.DailyTotalS, "sum of the lengths a day of the scenario; contacts at the same time count each, so a gateway may have more than 24 h", "s");

    private readonly string[] _satelliteNames;
    private readonly string[] _gatewayNames;
    private readonly PassTally[] _satellites;
    private readonly PassTally[] _gateways;
    private readonly Epoch _end;
    private Epoch _lastAos;

    /// <summary>Nothing counted yet.</summary>
    /// <param name="satellites">Names of the satellites by index.</param>
    /// <param name="gateways">Names of the gateways by index.</param>
    /// <param name="start">Start of the search.</param>
    /// <param name="end">End of the search.</param>
    public ContactStatistics(IEnumerable<string> satellites, IEnumerable<string> gateways, Epoch start, Epoch end)
    {
        (_satelliteNames, _gatewayNames, _lastAos, _end) = ([.. satellites], [.. gateways], start, end);
        _satellites = [.. _satelliteNames.Select(_ => new PassTally(start))];
        _gateways = [.. _gatewayNames.Select(_ => new PassTally(start))];
    }

    /// <summary>Windows counted so far.</summary>
    public long Windows { get; private set; }

    /// <summary>Counts a window.</summary>
    /// <exception cref="ArgumentException">It begins before the one before it.</exception>
    public void Add(in ContactWindow window)
    {
        if (window.Aos < _lastAos) throw new ArgumentException("Windows must come in order of AOS.", nameof(window));
        _lastAos = window.Aos;
        _satellites[window.Satellite].Add(window.Aos, window.Los);
        _gateways[window.Gateway].Add(window.Aos, window.Los);
        Windows++;
    }

    /// <summary>One row a gateway, in order.</summary>
    public IReadOnlyList<ContactStatisticsRow> Gateways() => [.. _gateways.Select((tally, i) => tally.Row("gateway", _gatewayNames[i], _end))];

    /// <summary>One row a satellite, in order.</summary>
    public IReadOnlyList<ContactStatisticsRow> Satellites() => [.. _satellites.Select((tally, i) => tally.Row("satellite", _satelliteNames[i], _end))];

    /// <summary>Writes rows as a CSV file, which appears when it is complete.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, IEnumerable<ContactStatisticsRow> rows) => WholeFile.Write(place, file => Table.Write(file, rows));

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <exception cref="ResultsException">It is not there or not such a file.</exception>
    public static IReadOnlyList<ContactStatisticsRow> Read(string path) => Table.Read(path);
}
