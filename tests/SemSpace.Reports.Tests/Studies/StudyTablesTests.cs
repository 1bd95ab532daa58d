using System.Globalization;
using Microsoft.Data.Sqlite;
using Parquet;
using Parquet.Schema;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Output;
using SemSpace.Reports.Studies;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Reports.Tests.Studies;

public sealed class StudyTablesTests : IDisposable
{
    private static readonly string[] Keys = ["aggregation.rule", "learning.learning_rate", "gateways.Wien, \"Süd\".antennas", "learning.centralised_baseline", "gateways.A.x", "gateways.a.x"];

    private static readonly StudyRun[] Runs =
    [
        Run(1, 1, ["fedavg", "0.01", "2", "true", "1", ""]),
        Run(2, 2, ["fedbuff", "1", "", "false", "1e400", ""]),
        Run(3, 9_007_199_254_740_993, ["007", "2e-5", "-3", "true", "12 h", ""]),
    ];

    private readonly TestFolder _folder = new();

    /// <summary>Every field, read back by the library's own reader, is that of the CSV, numbers by value; types are what the texts allow.</summary>
    [Fact]
    public async Task Csv_and_parquet_have_equal_fields()
    {
        string file = _folder.In("runs.csv");
        StudyTables.WriteRuns(file, Runs, Keys);
        string[][] csv = [.. DelimitedRows.Read(new StringReader(File.ReadAllText(file)), ',').Select(row => row.Fields)];
        using MemoryStream bytes = new(StudyTables.RunsParquet(Runs, Keys));
        Dictionary<string, (Type Type, string[] Texts)> columns = await Read(bytes);

        Assert.Equal(csv[0], columns.Keys);
        Assert.All(csv[0].Index(), column => Assert.Equal(csv[1..].Select(row => Plain(row[column.Index], columns[column.Item].Type)), columns[column.Item].Texts));
        Assert.Equal(
            [typeof(string), typeof(double), typeof(long), typeof(bool), typeof(string), typeof(string), typeof(long), typeof(double), typeof(double)],
            Keys.Concat(["seed", "final_score", "time_to_target_h"]).Select(name => columns[name].Type));
    }

    [Fact]
    public void A_seed_beyond_64_bits_with_a_sign_makes_its_column_text()
    {
        TypedColumn seeds = TypedColumn.Of(StudyTables.Runs([]), [Run(1, ulong.MaxValue, []), Run(2, 5, [])]).Single(column => column.Name == "seed");
        Assert.Equal((FieldKind.Text, "18446744073709551615"), (seeds.Kind, seeds.Fields[0]));
    }

    [Fact]
    public void The_same_runs_give_the_same_bytes()
    {
        IReadOnlyList<CurvePoint> curves = Curves();
        Assert.Equal(StudyTables.RunsParquet(Runs, Keys), StudyTables.RunsParquet(Runs, Keys));
        Assert.Equal(StudyTables.Sqlite(Runs, Keys, curves), StudyTables.Sqlite(Runs, Keys, curves));
    }

    [Fact]
    public void A_database_joins_runs_curves_and_parameters()
    {
        string file = _folder.In("study.sqlite");
        File.WriteAllBytes(file, StudyTables.Sqlite(Runs, Keys, Curves()));
        using SqliteConnection database = new($"Data Source={file};Pooling=False;Mode=ReadOnly");
        database.Open();

        Assert.Equal("3 1e400 12 h", Ask("SELECT (SELECT count(*) FROM runs) || ' ' || group_concat(value, ' ') FROM parameters WHERE key = 'gateways.A.x' AND run > 1"));
        Assert.Equal("real integer text", Ask("SELECT typeof(\"learning.learning_rate\") || ' ' || typeof(\"gateways.Wien, \"\"Süd\"\".antennas\") || ' ' || typeof(\"gateways.A.x\") FROM runs LIMIT 1"));
        Assert.Equal("0", Ask("SELECT count(\"gateways.a.x-2\") FROM runs"));
        Assert.Equal("0.625 fedbuff", Ask("SELECT score || ' ' || \"aggregation.rule\" FROM curves JOIN runs USING (run) WHERE run = 2 ORDER BY version DESC LIMIT 1"));
        Assert.Equal("ok", Ask("PRAGMA integrity_check"));

        string Ask(string question)
        {
            using SqliteCommand command = database.CreateCommand();
            command.CommandText = question;
            return $"{command.ExecuteScalar()}";
        }
    }

    [Fact]
    public void More_columns_than_sqlite_takes_are_refused()
        => Assert.StartsWith(
            "The runs differ in 2000 keys", Assert.Throws<ResultsException>(() => StudyTables.Sqlite(Runs, [.. Enumerable.Range(0, 2000).Select(i => $"k{i}")], [])).Message, StringComparison.Ordinal);

    /// <summary>
    /// By hand from the sample's records: updates of 573,776 bytes and 128.5 J arrive at 600, 900, 1,200 and 4,000 s; a transfer of 1.25e8 bits and 3 J ends at 41.5 s, one of 1e6 bits and 120.25 J at
    /// 160 s, a model over a link between satellites for 3.75 J at 200.25 s. Versions are published at 0, 5,700.25 and 11,400.25 s.
    /// </summary>
    [Fact]
    public void A_curve_counts_what_had_arrived()
    {
        IReadOnlyList<CurvePoint> curve = CurvePoint.Of(Runs[0], SampleRecords.Run);
        double all = (4 * 573_776) + ((1.25e8 + 1e6) / 8);
        Assert.Equal([(0, 0, 0), (5700.25 / 3600, all, 641), (11_400.25 / 3600, all, 641)], curve.Select(point => (point.TimeH, point.Bytes, point.Joules)));

        RunRecords late = SampleRecords.Run with { Rounds = [SampleRecords.Run.Rounds[1] with { Published = SampleRecords.At(600) }] };
        Assert.Equal(573_776 + (1.26e8 / 8), CurvePoint.Of(Runs[0], late).Single().Bytes);
    }

    public void Dispose() => _folder.Dispose();

    private static string Plain(string text, Type type)
        => type == typeof(double) && text.Length > 0 ? Formats.Number.Text(double.Parse(text, CultureInfo.InvariantCulture)) : text;

    private static StudyRun Run(int number, ulong seed, string[] values)
        => new(number, "", $"runs/{number}", "abc", SampleRecords.Summary with { Seed = seed }, Keys.Zip(values).Where(pair => pair.Second.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second));

    private static CurvePoint[] Curves() => [.. Runs.SelectMany(run => CurvePoint.Of(run, SampleRecords.Run))];

    private static async Task<Dictionary<string, (Type Type, string[] Texts)>> Read(Stream file)
    {
        await using ParquetReader reader = await ParquetReader.CreateAsync(file);
        using ParquetRowGroupReader rows = reader.OpenRowGroupReader(0);
        Dictionary<string, (Type, string[])> columns = [];
        foreach (DataField field in reader.Schema.DataFields) columns.Add(field.Name, (TypeOf(field), await Texts(rows, field)));
        return columns;
    }

    /// <summary>The library reads texts as memory.</summary>
    private static Type TypeOf(DataField field) => field.ClrType == typeof(ReadOnlyMemory<char>) ? typeof(string) : field.ClrType;

    private static async Task<string[]> Texts(ParquetRowGroupReader rows, DataField field)
    {
        if (TypeOf(field) == typeof(string))
        {
            string?[] texts = new string?[rows.RowCount];
            await rows.ReadAsync(field, texts.AsMemory());
            return [.. texts.Select(text => text ?? "")];
        }

        if (field.ClrType == typeof(bool)) return await Values<bool>(Formats.Flag.Text);
        return field.ClrType == typeof(long) ? await Values<long>(Formats.Whole<long>().Text) : await Values<double>(Formats.Number.Text);

        async Task<string[]> Values<V>(Func<V, string> text)
            where V : struct
        {
            V?[] values = new V?[rows.RowCount];
            await rows.ReadAsync<V>(field, values.AsMemory());
            return [.. values.Select(value => value is { } one ? text(one) : "")];
        }
    }
}
