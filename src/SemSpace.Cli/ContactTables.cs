using System.Globalization;
using SemSpace.Reports.Contacts;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary>The tables of contact statistics.</summary>
internal static class ContactTables
{
    private const int Width = 110, MostRows = 40;

    /// <summary>Prints both tables.</summary>
    public static void Print(TextWriter writer, IReadOnlyList<ContactStatisticsRow> gateways, IReadOnlyList<ContactStatisticsRow> satellites)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = Width;
        foreach (IReadOnlyList<ContactStatisticsRow> rows in new[] { gateways, satellites })
        {
            console.Write(TableOf(rows));
            if (rows.Count > MostRows)
                writer.WriteLine($"  The first {MostRows} of {rows.Count} {rows[0].Kind}s; --statistics FILE writes all of them.");
        }
    }

    private static Table TableOf(IReadOnlyList<ContactStatisticsRow> rows)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(rows[0].Kind);
        foreach (string header in new[] { "passes", "mean, min", "median, min", "longest, min", "longest gap, h", "a day, h" })
            _ = table.AddColumn(new TableColumn(header).RightAligned());
        foreach (ContactStatisticsRow row in rows.Take(MostRows))
        {
            _ = table.AddRow(
                Markup.Escape(VisibleText.OneLine(row.Name)), row.Passes.ToString(CultureInfo.InvariantCulture), Minutes(row.MeanS), Minutes(row.MedianS),
                Minutes(row.LongestS), Hours(row.LongestGapS), Hours(row.DailyTotalS));
        }

        return table;
    }

    private static string Minutes(double seconds) => double.IsNaN(seconds) ? "none" : (seconds / 60).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Hours(double seconds) => (seconds / 3600).ToString("0.00", CultureInfo.InvariantCulture);
}
