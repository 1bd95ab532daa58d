namespace SemSpace.Orbit.Elements;

/// <summary>Groups lines into records of an optional name, line 1 and line 2, and collects what is wrong with them.</summary>
internal sealed class TleRecordReader(ChecksumPolicy checksums, ElementCollector found)
{
    private TleLine? _name;
    private TleLine? _first;

    public void Take(TleLine line)
    {
        if (line.IsElementLine('1'))
        {
            if (_first is not null) ReportUnfinished();
            _first = line;
        }
        else if (line.IsElementLine('2'))
        {
            TakeSecond(line);
        }
        else
        {
            ReportUnfinished();
            _name = line;
        }
    }

    /// <summary>The end of the file: what is pending is a fault.</summary>
    public void Finish() => ReportUnfinished();

    private void TakeSecond(TleLine second)
    {
        if (_first is { } first) Complete(first, second);
        else found.AddBroken(second.Number, "line 2 has no line 1 before it");
        _name = _first = null;
    }

    private void Complete(TleLine first, TleLine second)
    {
        List<ElementFault> faults = [];
        string? name = Name();
        if (_name is { } line && SatelliteName.Problem(name!) is { } problem) faults.Add(new(found.FileName, line.Number, $"name {problem}"));
        List<ElementFault> warnings = [];
        found.Add(new TleRecordParser(found.FileName, faults, checksums == ChecksumPolicy.Optional ? warnings : null).Parse(name, first, second), faults);
        if (faults.Count == 0) found.Warnings.AddRange(warnings);
    }

    private string? Name()
    {
        if (_name is not { } line) return null;
        string name = line.Text.StartsWith("0 ", StringComparison.Ordinal) ? line.Text[2..] : line.Text;
        return name.Trim();
    }

    private void ReportUnfinished()
    {
        if (_first is { } first) found.AddBroken(first.Number, "line 1 has no line 2 after it");
        else if (_name is { } name) found.AddBroken(name.Number, $"name '{name.Text}' has no element lines after it");
        _name = _first = null;
    }
}
