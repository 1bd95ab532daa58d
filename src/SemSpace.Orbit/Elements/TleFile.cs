namespace SemSpace.Orbit.Elements;

/// <summary>
/// Reads two-line element sets: records of two lines, or of three with a name, with or without the "0 " before it; blank lines and any
/// mix of line ends.
/// </summary>
internal static class TleFile
{
    public static void Read(string text, ElementCollector found)
    {
        TleRecordReader records = new(found);
        using StringReader lines = new(text);
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line)) records.Take(new(line.TrimEnd(), number));
        }

        records.Finish();
    }
}
