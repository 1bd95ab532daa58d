namespace SemSpace.Orbit.Elements;

/// <summary>Gathers what a reader finds: good records, faults, and how many records were bad.</summary>
internal sealed class ElementCollector(string fileName)
{
    private int _badRecords;

    public string FileName => fileName;

    public List<OrbitalElements> Satellites { get; } = [];

    public ElementFaults Faults { get; } = [];

    public List<ElementFault> Warnings { get; } = [];

    /// <summary>A fault of something that is no whole record, such as a file cut short.</summary>
    public void AddBroken(int line, string message)
    {
        Faults.Add(new(fileName, line, message));
        _badRecords++;
    }

    /// <summary>A record: good when it has no faults.</summary>
    public void Add(OrbitalElements elements, List<ElementFault> faults)
    {
        if (faults.Count == 0) Satellites.Add(elements);
        else _badRecords++;
        Faults.AddRange(faults);
    }

    /// <summary>All of it; without the good records where one fault spoils the file.</summary>
    public ElementReadResult Result(ElementFormat format, bool lenient)
        => new(format, lenient || Faults.Count == 0 ? Satellites : [], Faults.Told(), _badRecords) { Warnings = Warnings };
}
