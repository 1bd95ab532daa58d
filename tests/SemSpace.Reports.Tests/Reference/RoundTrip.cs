using CsCheck;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Reference;

/// <summary>What is written is read back, and means what it is declared to mean.</summary>
public sealed class RoundTrip
{
    private static readonly Gen<object?> Text = Gen.String[Gen.Char[' ', '\u2100'], 0, 8].Select(text => (object?)text);
    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double, Gen.Const(double.NaN), Gen.Int.Select(value => value / 1000.0));
    private static readonly Gen<Epoch> Time = Gen.Long[-1_000_000_000_000, 5_000_000_000_000].Select(milliseconds => new Epoch(milliseconds * 1_000_000));

    [Fact]
    public void Contacts() => Hold(ResultTables.Contacts);

    [Fact]
    public void Updates() => Hold(ResultTables.Updates);

    [Fact]
    public void Downloads() => Hold(ResultTables.Downloads);

    [Fact]
    public void Rounds() => Hold(ResultTables.Rounds(new MetricNames("accuracy", "balanced_accuracy")));

    [Fact]
    public void Energy() => Hold(ResultTables.Energy);

    [Fact]
    public void Partition() => Hold(ResultTables.Partition);

    [Fact]
    public void Classes() => Hold(ResultTables.Classes);

    [Fact]
    public void Regions() => Hold(ResultTables.Regions);

    [Fact]
    public void Satellites() => Hold(ResultTables.Satellites);

    [Fact]
    public void Activities() => Hold(ResultTables.Activities);

    [Fact]
    public void Interruptions() => Hold(ResultTables.Interruptions);

    [Fact]
    public void Links() => Hold(ResultTables.Links);

    [Fact]
    public void Statistics() => Hold(ContactStatistics.Table);

    [Fact]
    public void Summaries() => Hold(SummaryKeys.All, SampleRecords.Summary, SampleRecords.Summary with { StalenessS = null, FinalLoss = null });

    [Fact]
    public void Sweeps() => Hold(SweepTable.Of(["a", "b"]), new SweepRow("an arm", ["1", "two, three"], 7, "runs/x", SampleRecords.Summary));

    [Fact]
    public void States() => Assert.All(Enum.GetValues<StateFrame>(), frame => Hold(
        StateTables.Of(frame), new("S", SampleRecords.At(0), [1, 0.1, -7000.25, 1e-9, 7, 8], ""), new("S", SampleRecords.At(1), [], "it is down")));

    [Fact]
    public void Plans() => Hold(PlanTable.Plan, new PlanLine("S", "G", new ContactWindow(0, 0, 0, SampleRecords.At(0), SampleRecords.At(600.5), SampleRecords.At(300), 45.25, true, false)));

    /// <summary>Each value is read back from its field.</summary>
    private static void Hold<T>(Table<T> table, params T[] records)
        => Assert.All(table.Columns, column => Assert.All(records, record =>
        {
            Assert.True(column.TryParse(column.Text(record), out object? value), $"{column.Name} is {column.Text(record)}");
            Assert.Equal(column.Value(record), value);
        }));

    /// <summary>A record of any values has each in the column it was made for, and comes back from a file.</summary>
    private static void Hold<T>(Table<T> table)
        => table.Columns.Select(column => Any(column.ValueType)).Aggregate(
                Gen.Const(Array.Empty<object?>()), (all, one) => all.SelectMany(_ => one, (values, value) => (object?[])[.. values, value]))
            .Array[0, 5].Sample(
                rows =>
                {
                    T[] records = [.. rows.Select(RecordMaker.Make<T>)];
                    Assert.All(records.Zip(rows), pair => Assert.Equal(pair.Second, table.Columns.Select(column => column.Value(pair.First))));
                    Hold(table, records);
                    using TestFolder folder = new();
                    table.Write(folder.In("table.csv"), records);
                    Assert.Equal(records, table.Read(folder.In("table.csv")));
                },
                iter: 50,
                threads: 1);

    private static Gen<object?> Any(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } plain) return Gen.OneOf(Gen.Const((object?)null), Any(plain));
        if (type == typeof(string)) return Text;
        if (type == typeof(double)) return Number.Select(value => (object?)value);
        if (type == typeof(int)) return Gen.Int[int.MinValue, int.MaxValue - 1].Select(value => (object?)value);
        if (type == typeof(long)) return Gen.Long.Select(value => (object?)value);
        if (type == typeof(bool)) return Gen.Bool.Select(value => (object?)value);
        if (type == typeof(Epoch)) return Time.Select(value => (object?)value);
        if (type == typeof(LinkDirection)) return Gen.Enum<LinkDirection>().Select(value => (object?)value);
        if (type == typeof(InterruptionKind)) return Gen.Enum<InterruptionKind>().Select(value => (object?)value);
        if (type == typeof(InterruptionCause)) return Gen.Enum<InterruptionCause>().Select(value => (object?)value);
        if (type == typeof(InterruptionOutcome)) return Gen.Enum<InterruptionOutcome>().Select(value => (object?)value);
        if (type == typeof(TransferEnd)) return Gen.Enum<TransferEnd>().Select(value => (object?)value);
        return type == typeof(UpdateFate) ? Gen.Enum<UpdateFate>().Select(value => (object?)value) : throw new NotSupportedException($"No values of {type}.");
    }
}
