namespace SemSpace.Reports.Tables;

/// <summary>An arm's places over tasks, in numbers.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Tasks">Its tasks.</param>
/// <param name="Kemeny">Its place in Kemeny's order.</param>
/// <param name="Borda">Mean centred rank.</param>
/// <param name="LowBorda">Lower end of its interval.</param>
/// <param name="HighBorda">Upper end.</param>
/// <param name="Strength">Log strength of Plackett and Luce.</param>
/// <param name="LowStrength">Lower end of its interval.</param>
/// <param name="HighStrength">Upper end.</param>
public sealed record RankingRow(string Arm, int Tasks, int Kemeny, double Borda, double LowBorda, double HighBorda, double Strength, double LowStrength, double HighStrength);

/// <summary>One row per arm, in Kemeny's order.</summary>
public static class RankingTable
{
    private static readonly Table<RankingRow> Columns = new Table<RankingRow>("ranking", "one row per arm, in Kemeny's order")
        .Text("arm", row => row.Arm, "name of the arm")
        .Whole("tasks", row => row.Tasks, "tasks that it has with another arm")
        .Whole("kemeny", row => row.Kemeny, "place in the order with the fewest disagreements, 1 for the best")
        .Number("borda", row => row.Borda, "mean centred rank, -0.5 to 0.5")
        .Number("low_borda", row => row.LowBorda, "lower end of its 95 % interval over tasks")
        .Number("high_borda", row => row.HighBorda, "upper end of it")
        .Number("plackett_luce", row => row.Strength, "log strength of Plackett and Luce")
        .Number("low_plackett_luce", row => row.LowStrength, "lower end of the strength's interval")
        .Number("high_plackett_luce", row => row.HighStrength, "upper end of the strength's interval");

    /// <summary>Writes the table as CSV.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(TextWriter file, IEnumerable<RankingRow> rows) => Columns.Write(file, rows);
}
