using System.Globalization;
using System.Text;
using SemSpace.Experiments.Scenarios;
using SemSpace.Files;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Plans;

/// <summary>
/// Reads the rows of a contact plan: a table separated by commas, semicolons or tabs with a header row. Empty rows and rows that
/// begin with <c>#</c> are passed over, and so are columns of no use, such as a duration, which follows from the times.
/// </summary>
internal sealed class PlanFile
{
    private static readonly Dictionary<PlanColumn, string> Words = new()
    {
        [PlanColumn.From] = "one end of the link",
        [PlanColumn.To] = "other end of the link",
        [PlanColumn.Aos] = "start of the window",
        [PlanColumn.Los] = "end of the window",
    };

    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly PlanFaults _faults;
    private string[] _headers = [];
    private PlanColumn[] _columns = [];

    private PlanFile(PlanFaults faults) => _faults = faults;

    /// <summary>Whether the names stand in columns that do not say which end of the link they are.</summary>
    public bool IsUndirected => _columns.Contains(PlanColumn.From);

    /// <summary>Reads all rows; faults go to the list.</summary>
    /// <exception cref="ScenarioException">The file cannot be read, or there are too many faults.</exception>
    public static (PlanFile File, IReadOnlyList<PlanRow> Rows) Read(string path, PlanFaults faults)
    {
        PlanFile file = new(faults);
        try
        {
            using StreamReader text = InputText.Open(path, FileLimits.ContactPlan);
            return (file, file.Rows(text));
        }
        catch (DecoderFallbackException) when (InputText.Find(path, FileLimits.ContactPlan) is { } fault)
        {
            throw new ScenarioException(FormattableString.Invariant($"{path}:{fault.Line}"), $"{fault.Problem}.");
        }
        catch (FormatException)
        {
            throw new ScenarioException(path, "cannot be read as a contact plan: a field in quotes is not closed, or goes on after its quotes.");
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw new ScenarioException(path, $"cannot be read as a contact plan: {FileTrouble.Words(fault)}.");
        }
    }

    private List<PlanRow> Rows(StreamReader text)
    {
        int line = 0;
        string? header = null;
        while (header is null && text.ReadLine() is { } next)
        {
            line++;
            if (IsData(next)) header = next;
        }

        if (header is null)
        {
            _faults.Add(1, "is empty; must hold a header row with the columns satellite, gateway, aos_utc and los_utc.");
            return [];
        }

        char separator = Separators.MaxBy(candidate => header.Count(c => c == candidate));
        using StringReader headerText = new(header);
        _headers = DelimitedRows.Read(headerText, separator).Single().Fields;
        _columns = [.. _headers.Select(PlanColumns.Recognise)];
        if (!HasAllColumns(line)) return [];
        List<PlanRow> rows = [];
        foreach ((int at, string[] fields) in DelimitedRows.Read(text, separator))
        {
            if (Row(line + at, fields) is { } row) rows.Add(row);
        }

        return rows;
    }

    private static bool IsData(string line) => !string.IsNullOrWhiteSpace(line) && !line.TrimStart().StartsWith('#');

    private bool HasAllColumns(int line)
    {
        bool complete = true;
        PlanColumn satellite = IsUndirected ? PlanColumn.From : PlanColumn.Satellite, gateway = IsUndirected ? PlanColumn.To : PlanColumn.Gateway;
        foreach (PlanColumn column in new[] { satellite, gateway, PlanColumn.Aos, PlanColumn.Los })
        {
            int found = _columns.Count(c => c == column);
            if (found == 1) continue;
            complete = false;
            string problem = found == 0 ? "has no column" : $"has {found} columns";
            _faults.Add(line, $"{problem} for the {Named(column)}; must have one, in UTC where it is a time, headed {PlanColumns.Known(column)}. The header is {string.Join(", ", _headers)}.");
        }

        return complete;
    }

    private static string Named(PlanColumn column) => Words.GetValueOrDefault(column, column.ToString().ToLowerInvariant());

    private PlanRow? Row(int line, string[] fields)
    {
        if (fields.Length != _headers.Length)
        {
            _faults.Add(line, FormattableString.Invariant($"has {Counted.Of(fields.Length, "field")}; must have {_headers.Length}, as the header has."));
            return null;
        }

        int aosAt = Array.IndexOf(_columns, PlanColumn.Aos), losAt = Array.IndexOf(_columns, PlanColumn.Los);
        bool legal = Time(line, fields, aosAt, out Epoch? aos) & Time(line, fields, losAt, out Epoch? los)
            & Time(line, fields, Array.IndexOf(_columns, PlanColumn.Culmination), out Epoch? culmination)
            & Elevation(line, fields, out double? elevation)
            & Flag(line, fields, PlanColumn.CutAtStart, out bool cutAtStart) & Flag(line, fields, PlanColumn.CutAtEnd, out bool cutAtEnd);
        if (aos is null) legal &= Missing(line, aosAt);
        if (los is null) legal &= Missing(line, losAt);
        if (!legal) return null;
        if (los <= aos)
        {
            _faults.Add(line, $"{_headers[losAt]} is {fields[losAt]}; must be after {_headers[aosAt]}, which is {fields[aosAt]}.");
            return null;
        }

        string satellite = Text(fields, IsUndirected ? PlanColumn.From : PlanColumn.Satellite);
        string gateway = Text(fields, IsUndirected ? PlanColumn.To : PlanColumn.Gateway);
        return new(line, satellite, gateway, aos!.Value, los!.Value, culmination, elevation, cutAtStart, cutAtEnd);
    }

    private string Text(string[] fields, PlanColumn column) => Array.IndexOf(_columns, column) is >= 0 and int at ? fields[at] : "";

    private bool Missing(int line, int at)
    {
        _faults.Add(line, $"{_headers[at]} is empty; must be {PlanTime.Rule}.");
        return false;
    }

    private bool Time(int line, string[] fields, int at, out Epoch? time)
    {
        time = null;
        if (at < 0 || fields[at].Length == 0) return true;
        bool read = PlanTime.TryParse(fields[at], out Epoch value);
        time = value;
        if (!read) _faults.Add(line, $"{_headers[at]} is {fields[at]}; must be {PlanTime.Rule}.");
        return read;
    }

    private bool Elevation(int line, string[] fields, out double? elevation)
    {
        elevation = null;
        string text = Text(fields, PlanColumn.MaxElevation);
        if (text.Length == 0) return true;
        bool read = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && Math.Abs(value) <= 90;
        elevation = value;
        if (!read) _faults.Add(line, $"{_headers[Array.IndexOf(_columns, PlanColumn.MaxElevation)]} is {text}; must be a number from -90 to 90 degrees.");
        return read;
    }

    private bool Flag(int line, string[] fields, PlanColumn column, out bool flag)
    {
        string text = Text(fields, column);
        bool read = bool.TryParse(text, out flag) || text.Length == 0;
        if (!read) _faults.Add(line, $"{_headers[Array.IndexOf(_columns, column)]} is {text}; must be true or false.");
        return read;
    }
}
