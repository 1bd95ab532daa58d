using System.Globalization;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Html;

/// <summary>A table of a page: its readers sort and search it.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Head">Names of the columns, each with what it means, which may be empty.</param>
/// <param name="Rows">As many cells a row as there are columns.</param>
/// <param name="Note">A sentence below it; empty for none.</param>
public sealed record ReportTable(string Title, IReadOnlyList<(string Name, string Meaning)> Head, IReadOnlyList<IReadOnlyList<PaperCell>> Rows, string Note = "")
{
    /// <summary>A table for people as one of a page.</summary>
    public static ReportTable Of(PaperTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new(table.Caption, [.. table.Head.Select(name => (name, ""))], table.Rows, table.NoteWithBold);
    }

    /// <summary>The summaries of runs side by side: a row a key, without those that no run has.</summary>
    /// <param name="runs">The runs, each under its name.</param>
    public static ReportTable Summaries(IReadOnlyList<(string Name, Summary Summary)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        IReadOnlyList<PaperCell>[] rows = [.. SummaryKeys.All.Columns.Select(column => (IReadOnlyList<PaperCell>)[new(column.Name), .. runs.Select(run => new PaperCell(Short(column.Text(run.Summary)))), new(Meaning(column))])
            .Where(row => row.Skip(1).SkipLast(1).Any(cell => cell.Text.Length > 0))];
        return new("Summary", [("key", ""), .. runs.Select(run => (run.Name, "")), ("meaning", "")], rows);
    }

    /// <summary>Some columns of records.</summary>
    internal static ReportTable Of<T>(string title, IEnumerable<Column<T>> columns, IEnumerable<T> records)
    {
        Column<T>[] all = [.. columns];
        return new(title, [.. all.Select(column => (column.Name, Meaning(column)))], [.. records.Select(record => (IReadOnlyList<PaperCell>)[.. all.Select(column => new PaperCell(Short(column.Text(record))))])]);
    }

    private static string Meaning(Column column) => column.Unit.Length > 0 ? $"{column.Meaning}, {column.Unit}" : column.Meaning;

    /// <summary>A number with fractions by five digits; else the text as it is.</summary>
    internal static string Short(string text)
        => text.Contains('.', StringComparison.Ordinal) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? Math.Abs(number) >= 1e5 ? number.ToString("0", CultureInfo.InvariantCulture) : number.ToString("G5", CultureInfo.InvariantCulture) : text;
}
