using CsvHelper;

namespace SemSpace.Reports.Tables;

/// <summary>Reads tables of any program: fields between separators, in quotes where they hold one.</summary>
public static class DelimitedRows
{
    /// <summary>
    /// The rows with the lines, from 1, on which they end. Empty rows and rows that begin with <c>#</c> are passed over; blanks at the ends of a field
    /// count in quotes only.
    /// </summary>
    /// <param name="text">The table.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <exception cref="FormatException">A field in quotes is not closed, or goes on after its quotes.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Read(TextReader text, char separator)
    {
        using CsvReader csv = CsvReader.Create(text, new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true }, leaveOpen: true);
        while (Next(csv) is { } fields)
        {
            bool isComment = csv.GetRawSpan(0).StartsWith("#"u8);
            if (!isComment && fields.Any(field => field.Length > 0)) yield return ((int)csv.LineNumber, fields);
        }
    }

    private static string[]? Next(CsvReader csv)
    {
        try
        {
            return csv.Read() ? [.. Enumerable.Range(0, csv.FieldCount).Select(i => Field(csv, i))] : null;
        }
        catch (CsvFormatException fault)
        {
            throw new FormatException("A field in quotes is not closed, or goes on after its quotes.", fault);
        }
    }

    private static string Field(CsvReader csv, int index)
    {
        string text = csv.GetString(index);
        return csv.GetRawSpan(index).StartsWith("\""u8) ? text : text.Trim();
    }
}
