using System.Text;
using System.Text.RegularExpressions;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Reference;

/// <summary>What the documentation says between its markers comes from the declarations.</summary>
public sealed partial class ReferencePages
{
    public static TheoryData<string> Pages => ["docs/compare.md", "docs/contacts.md", "docs/data.md", "docs/links.md", "docs/network.md", "docs/orbits.md", "docs/reading-results.md", "docs/report.md", "docs/results.md", "docs/sweeps.md"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_says_what_is_declared(string page)
        => GoldenText.Matches(page, Marked().Replace(Text(page), match => $"<!-- {match.Groups[1].Value} -->\n{Made(match.Groups[1].Value)}<!-- end -->"));

    [Fact]
    public void Every_table_is_documented_once()
        => Assert.Equal(
            AllTables.ByName.Keys.Order(StringComparer.Ordinal),
            Pages.SelectMany(page => Marked().Matches(Text(page))).Select(match => match.Groups[1].Value).Where(AllTables.ByName.ContainsKey).Order(StringComparer.Ordinal));

    private static string Made(string what) => what switch
    {
        "files of a run" => Rows("file | what", RunFiles.All.Select(file => $"`{file.Name}` | {file.What}")),
        "figures of a sweep" => Rows("figure | what", FigureCatalogue.OfSweep.Select(kind => $"`{kind.Name}` | {kind.Shows}")),
        Summary.FileName => Rows("key | unit | what", SummaryKeys.All.Columns.Select(Row)),
        _ => Rows("column | unit | what", AllTables.ByName[what].Columns.Select(Row)),
    };

    private static string Row(Column column) => $"`{Alternatives(column.Name)}` | {column.Unit} | {column.Meaning}";

    /// <summary>A name that holds two, with what stands before the first before the second, too.</summary>
    private static string Alternatives(string name)
        => name.StartsWith("validation_", StringComparison.Ordinal) ? name.Replace("` or `", "` or `validation_", StringComparison.Ordinal) : name;

    private static string Rows(string head, IEnumerable<string> rows)
    {
        StringBuilder text = new($"| {head} |\n|{string.Concat(head.Split('|').Select(_ => "---|"))}\n");
        foreach (string row in rows) text.Append("| ").Append(row).Append(" |\n");
        return text.ToString();
    }

    private static string Text(string page) => File.ReadAllText(Path.Combine(GoldenText.Root, page));

    [GeneratedRegex("<!-- ([^>]+) -->\n(?:(?!<!--).*\n)*<!-- end -->")]
    private static partial Regex Marked();
}
