using SemSpace.Files;
using SemSpace.Orbit.Elements.Omm;

namespace SemSpace.Orbit.Elements;

/// <summary>
/// Reads and writes files of orbital elements: two-line element sets (Space-Track's format; Vallado et al., AIAA 2006-6753,
/// appendix B) and orbit mean-elements messages (CCSDS 502.0-B-3) in XML, JSON, CSV and key-value notation. Holds no state.
/// </summary>
public static class ElementFile
{
    /// <summary>Reads a file of any of the formats, which its content tells. All faults are found at once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lenient">Whether bad records are left out; otherwise one fault leaves no satellites.</param>
    /// <param name="checksums">What the checksums of two-line element sets are for.</param>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ElementReadResult Read(string path, bool lenient, ChecksumPolicy checksums = ChecksumPolicy.Required)
        => InputText.Read(path, FileLimits.Elements, out string text) is { } fault
            ? new(Recognise(text), [], [new(path, fault.Line, fault.Problem)], 0)
            : Parse(text, path, lenient, checksums);

    /// <summary>Reads the text of a file; bad data gives faults, never exceptions.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fileName">Name used in faults.</param>
    /// <param name="lenient">Whether bad records are left out; otherwise one fault leaves no satellites.</param>
    /// <param name="checksums">What the checksums of two-line element sets are for.</param>
    public static ElementReadResult Parse(string text, string fileName, bool lenient, ChecksumPolicy checksums = ChecksumPolicy.Required)
    {
        ArgumentNullException.ThrowIfNull(text);
        ElementFormat format = Recognise(text);
        ElementCollector found = new(fileName);
        switch (format)
        {
            case ElementFormat.OmmXml: OmmXmlReader.Read(text, found); break;
            case ElementFormat.OmmJson: OmmJsonReader.Read(text, found); break;
            case ElementFormat.OmmCsv: OmmCsvReader.Read(text, found); break;
            case ElementFormat.OmmKvn: OmmKvnReader.Read(text, found); break;
            case ElementFormat.Tle: TleFile.Read(text, checksums, found); break;
        }

        return found.Result(format, lenient);
    }

    /// <summary>
    /// The text of an element file. A written message reads back as equal elements, bit for bit, whatever the notation. A two-line
    /// element set keeps its own digits only: angles to 0.0001 degrees and within 0 to 360, eccentricity to 1e-7, mean motion and half its
    /// derivative to 1e-8, B* to five digits, UTC to 0.864 ms, revolutions modulo 100,000, designators of its own form.
    /// </summary>
    /// <param name="satellites">What to write, in order.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ElementWriteException">A value does not fit; all that do not are named.</exception>
    public static string Write(IReadOnlyList<OrbitalElements> satellites, ElementFormat format)
    {
        ArgumentNullException.ThrowIfNull(satellites);
        List<string> faults = [.. satellites.SelectMany(Faults)];
        if (faults.Count > 0) throw new ElementWriteException(faults);
        string text = format switch
        {
            ElementFormat.OmmXml => OmmWriter.Xml(satellites),
            ElementFormat.OmmJson => OmmWriter.Json(satellites),
            ElementFormat.OmmCsv => OmmWriter.Csv(satellites),
            ElementFormat.OmmKvn => OmmWriter.Kvn(satellites),
            ElementFormat.Tle => TleWriter.Write(satellites, faults),
        };
        return faults.Count == 0 ? text : throw new ElementWriteException(faults);
    }

    /// <summary>What no format can carry, in sentences that name the satellite.</summary>
    private static IEnumerable<string> Faults(OrbitalElements s)
    {
        if (SatelliteName.Problem(s.Name) is { } problem) return [FormattableString.Invariant($"The name of satellite {s.CatalogNumber} is '{s.Name}'; {problem}.")];
        List<string> problems = [];
        bool isPlain = s.InternationalDesignator.Length == 0 || SatelliteName.Problem(s.InternationalDesignator) is null;
        if (!isPlain || s.Classification is <= ' ' or > '~') problems.Add("designator and classification must be plain text");
        problems.AddRange(ElementLimits.Problems(s));
        if (!OmmTime.TryRead(OmmTime.Write(s.Epoch), out _)) problems.Add($"the epoch is {s.Epoch}; must be {OmmTime.Wanted}");
        return problems.Select(text => $"{s.Name}: {text}.");
    }

    /// <summary>
    /// The format of a text: by its first character, or by its first line; two-line element sets when nothing else fits. The version may
    /// begin a message in key-value notation and the header of a table alike.
    /// </summary>
    private static ElementFormat Recognise(string text)
    {
        ReadOnlySpan<char> start = text.AsSpan().TrimStart();
        if (start.IsEmpty) return ElementFormat.Tle;
        if (start[0] == '<') return ElementFormat.OmmXml;
        if (start[0] is '[' or '{') return ElementFormat.OmmJson;
        ReadOnlySpan<char> line = start[..(start.IndexOfAny('\r', '\n') is >= 0 and int end ? end : start.Length)];
        bool isHeader = line.Contains(',') && (line.Contains(OmmKeys.CatalogNumber, StringComparison.Ordinal) || line.Contains(OmmKeys.MeanMotion, StringComparison.Ordinal));
        if (isHeader) return ElementFormat.OmmCsv;
        return line.StartsWith(OmmKeys.Version) ? ElementFormat.OmmKvn : ElementFormat.Tle;
    }
}
