using System.Buffers;
using System.Globalization;
using SemSpace.Files;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Output;

namespace SemSpace.Reports.Contacts;

/// <summary>
/// Writes a contact plan, a CSV file with the columns of <see cref="PlanTable"/>, window by window; nothing is kept. The file appears when it is
/// complete. Elevations read back as the same number, times to the millisecond. Not thread-safe.
/// </summary>
public sealed class PlanWriter : IDisposable
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n;\t#");

    private const int LongestNumbers = 160;

    private readonly WholeFile _file;
    private readonly TextWriter _text;
    private readonly string[] _satellites;
    private readonly string[] _gateways;
    private readonly UtcText _aos = new(), _los = new(), _culmination = new();
    private readonly char[] _row = new char[LongestNumbers];

    private PlanWriter(WholeFile file, string[] satellites, string[] gateways)
        => (_file, _text, _satellites, _gateways) = (file, file.Text, satellites, gateways);

    /// <summary>Starts a plan.</summary>
    /// <param name="place">The file; its folder is made if needed.</param>
    /// <param name="satellites">Names of the satellites by index.</param>
    /// <param name="gateways">Names of the gateways by index.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static PlanWriter Begin(OutputPlace place, IEnumerable<string> satellites, IEnumerable<string> gateways)
    {
        WholeFile file = WholeFile.Begin(place);
        try
        {
            file.Guarded(() => file.Text.Write(string.Join(',', PlanTable.Plan.Columns.Select(column => column.Name)) + "\n"));
            return new PlanWriter(file, [.. satellites.Select(Quoted)], [.. gateways.Select(Quoted)]);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes a window.</summary>
    /// <exception cref="ResultsException">The disk is full.</exception>
    public void Add(in ContactWindow window)
    {
        int length = Numbers(window);
        string satellite = _satellites[window.Satellite], gateway = _gateways[window.Gateway];
        try
        {
            _text.Write(satellite);
            _text.Write(',');
            _text.Write(gateway);
            _text.Write(_row.AsSpan(0, length));
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            _file.Guarded(() => throw fault);
        }
    }

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="ResultsException">The disk is full, or the file cannot be put there.</exception>
    public void Complete() => _file.Complete();

    /// <summary>Ends the writing; what is not complete is deleted.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>The name as a field, in quotes where it holds what has a meaning in a plan or blanks at its ends.</summary>
    private static string Quoted(string name)
    {
        bool isPlain = !name.AsSpan().ContainsAny(Special) && name.Trim().Length == name.Length;
        return isPlain ? name : $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>Writes all fields after the names, with the line's end.</summary>
    private int Numbers(in ContactWindow window)
    {
        int at = 0;
        Time(window.Aos, _aos, ref at);
        Time(window.Los, _los, ref at);
        Time(window.Culmination, _culmination, ref at);
        Number(window.MaxElevationDeg, "R", ref at);
        Number(window.Length.TotalSeconds, "F3", ref at);
        Text(window.CutAtStart ? ",true" : ",false", ref at);
        Text(window.CutAtEnd ? ",true\n" : ",false\n", ref at);
        return at;
    }

    private void Time(Epoch time, UtcText format, ref int at)
    {
        _row[at++] = ',';
        format.Write(time, _row.AsSpan(at));
        at += UtcText.Length;
    }

    private void Number(double value, string format, ref int at)
    {
        _row[at++] = ',';
        _ = value.TryFormat(_row.AsSpan(at), out int written, format, CultureInfo.InvariantCulture);
        at += written;
    }

    private void Text(string text, ref int at)
    {
        text.CopyTo(_row.AsSpan(at));
        at += text.Length;
    }
}
