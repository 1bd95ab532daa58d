using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Training;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Tables;

/// <summary>docs/results.md has every column of every table, in order.</summary>
public sealed class DocumentedColumns
{
    private static readonly Dictionary<string, IReadOnlyList<string>> Tables = new()
    {
        [RunRecords.ContactsFile] = ResultTables.Contacts.Headers,
        [RunRecords.UpdatesFile] = ResultTables.Updates.Headers,
        [RunRecords.DownloadsFile] = ResultTables.Downloads.Headers,
        [RunRecords.EnergyFile] = ResultTables.Energy.Headers,
        ["sweep.csv"] = SweepTable.Headers([]),
    };

    public static TheoryData<string> Files => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_column_is_documented(string file) => Assert.Equal(Tables[file], Documented(file).Select(names => Assert.Single(names)));

    [Theory]
    [InlineData("accuracy", "balanced_accuracy", 0)]
    [InlineData("psnr_db", "ssim", 1)]
    public void The_columns_of_rounds_bear_the_names_of_the_task_s_scores(string score, string second, int task)
        => Assert.Equal(ResultTables.Rounds(new MetricNames(score, second)).Headers, Documented(RunRecords.RoundsFile).Select(names => names[Math.Min(task, names.Length - 1)]));

    /// <summary>The names in the first column of a file's section; several where they depend on the task.</summary>
    private static IEnumerable<string[]> Documented(string file)
    {
        string text = File.ReadAllText(Path.Combine(GoldenText.Root, "docs", "results.md"));
        string section = text.Split($"\n## {file}\n")[1].Split("\n## ")[0];
        return section.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Split('`').Where((_, i) => i % 2 == 1).ToArray());
    }
}
