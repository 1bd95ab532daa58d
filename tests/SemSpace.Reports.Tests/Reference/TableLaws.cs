using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Reference;

/// <summary>What holds for every column of every table.</summary>
public sealed class TableLaws
{
    private static readonly string[] Units = ["UTC", "s", "h", "J", "deg", "km", "km/s", "bits", "bytes", "versions", "ms", "kHz", "dB", "dBm", "bits/s", "W", "ppm"];

    public static TheoryData<string> Names => [.. AllTables.ByName.Keys];

    [Fact]
    public void Every_table_is_found()
        => Assert.Superset(
            new HashSet<string> { "contacts.csv", "updates.csv", "downloads.csv", "rounds.csv", "energy.csv", "classes.csv", "regions.csv", "satellites.csv", "sweep.csv", "summary.json", "contact plan", "contact statistics", "Cartesian states", "geodetic states" },
            AllTables.ByName.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_ends_in_its_unit_and_only_then(string name)
        => Assert.All(AllTables.ByName[name].Columns, column =>
        {
            string header = column.Name.Split('.')[0];
            Assert.Contains(column.Unit, Units.Append(""));
            if (header.Contains(" or ", StringComparison.Ordinal)) Assert.Equal("", column.Unit); // one of two, by the task
            else Assert.Equal(Units.Where(unit => EndsIn(header, unit)).MaxBy(unit => unit.Length) ?? "", column.Unit);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_column_has_a_meaning_and_no_two_are_alike(string name)
    {
        IReadOnlyList<Column> columns = AllTables.ByName[name].Columns;
        Assert.NotEmpty(columns);
        Assert.NotEmpty(AllTables.ByName[name].Rows);
        Assert.All(columns, column => Assert.Matches(@"^\S.*[^\s.,]$", column.Meaning));
        Assert.All(columns, column => Assert.DoesNotContain('|', column.Meaning));
        Assert.Distinct(columns.Select(column => column.Name));
        Assert.Distinct(columns.Select(column => column.Meaning));
    }

    private static bool EndsIn(string header, string unit)
        => header == Suffix(unit) || header.EndsWith("_" + Suffix(unit), StringComparison.Ordinal);

    private static string Suffix(string unit) => unit.Replace("/", "_per_", StringComparison.Ordinal).ToLowerInvariant();
}
