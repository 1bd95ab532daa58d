namespace SemSpace.Orbit.Elements;

/// <summary>
/// Reads files of two-line element sets (Space-Track's format; Vallado et al., AIAA 2006-6753, appendix B): records of two lines,
/// or of three with a name, with or without the "0 " before it; blank lines and any mix of line ends.
/// </summary>
public static class TleFile
{
    /// <summary>Reads a file. All faults are found at once.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lenient">Whether bad records are left out; otherwise one fault leaves no satellites.</param>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ElementReadResult Read(string path, bool lenient)
    {
        using StreamReader reader = new(path);
        return Parse(reader, path, lenient);
    }

    /// <summary>Reads the text of a file; bad data gives faults, never exceptions.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="fileName">Name used in faults.</param>
    /// <param name="lenient">Whether bad records are left out; otherwise one fault leaves no satellites.</param>
    public static ElementReadResult Parse(TextReader reader, string fileName, bool lenient)
    {
        ArgumentNullException.ThrowIfNull(reader);
        TleRecordReader records = new(fileName);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line)) records.Take(new(line.TrimEnd(), number));
        }

        records.Finish();
        bool usable = lenient || records.Faults.Count == 0;
        return new(usable ? records.Satellites : [], records.Faults);
    }
}
