namespace SemSpace.Orbit.Elements;

/// <summary>
/// Reads two-line element sets: records of two lines, or of three with a name, with or without the "0 " before it; blank lines, lines of
/// comment that begin with <c>#</c>, blanks before a line and any mix of line ends.
/// </summary>
internal static class TleFile
{
    private const int MostShown = 40;

    public static void Read(string text, ChecksumPolicy checksums, ElementCollector found)
    {
        TleLine[] lines = [.. Lines(text)];
        if (lines.Length > 0 && !lines.Any(line => line.IsElementLine('1') || line.IsElementLine('2')))
        {
            found.AddBroken(lines[0].Number, $"begins with '{Printable(lines[0].Text)}' and holds no element line; must hold two-line element sets, or orbit mean-elements messages in XML, JSON, CSV or key-value notation");
            return;
        }

        TleRecordReader records = new(checksums, found);
        foreach (TleLine line in lines) records.Take(line);
        records.Finish();
    }

    private static IEnumerable<TleLine> Lines(string text)
    {
        using StringReader reader = new(text);
        for (int number = 1; reader.ReadLine() is { } line; number++)
        {
            string trimmed = line.Trim();
            if (trimmed.Length > 0 && trimmed[0] != '#') yield return new(trimmed, number);
        }
    }

    private static string Printable(string line) => string.Concat(line.Where(c => !char.IsControl(c) && c != '\uFFFD').Take(MostShown));
}
