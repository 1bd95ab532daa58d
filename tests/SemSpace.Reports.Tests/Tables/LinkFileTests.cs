using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Tables;

/// <summary>The table of transfers, which is written and read row by row, and what figures keep of it.</summary>
public sealed class LinkFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Run => _folder.In("run");

    [Fact]
    public void What_is_written_row_by_row_is_the_table_and_sums_up_alike_when_it_is_read()
    {
        LinkRecord[] records = [.. Transfers(200, Duration.FromHours(1))];
        using (ResultFolder results = ResultFolder.Begin(Run))
        {
            using LinkFile file = results.BeginLinks();
            foreach (LinkRecord record in records) file.Add(record);
            file.Complete();
            results.Write(SampleRecords.Run with { Links = file.Tally });
            results.Complete();
        }

        StringWriter whole = new();
        ResultTables.Links.Write(whole, records);
        Assert.Equal(whole.ToString(), File.ReadAllText(Path.Combine(Run, RunRecords.LinksFile)));
        Assert.Equal(records, ResultTables.Links.Read(Path.Combine(Run, RunRecords.LinksFile)));
        LinkTally written = Tally(records), read = RunRecords.Read(Run, SampleRecords.Metrics).Links;
        Assert.Equal(records.Length, read.Records);
        Assert.Equal(written.PartLength, read.PartLength);
        foreach (LinkDirection direction in Enum.GetValues<LinkDirection>())
        {
            Assert.Equal(written.ModesOf(direction), read.ModesOf(direction));
            Assert.Equal(Told(written, direction), Told(read, direction));
        }

        static (Epoch, double, double, double)[] Told(LinkTally tally, LinkDirection direction)
            => [.. tally.PartsOf(direction).Select(part => (part.From, part.Part.SnrDb.Seconds, part.Part.SnrDb.Percentile(0.5), part.Part.RateBps.Percentile(0.9)))];
    }

    [Fact]
    public void A_run_that_is_stopped_leaves_nothing_of_it()
    {
        using (ResultFolder results = ResultFolder.Begin(Run))
        {
            using LinkFile file = results.BeginLinks();
            file.Add(Record(0, 0, 3, "a", null));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.In(".")));
    }

    [Fact]
    public void A_table_that_is_cut_in_a_row_is_told()
    {
        string path = _folder.In("links.csv");
        ResultTables.Links.Write(path, Transfers(3, Duration.FromHours(1)));
        File.WriteAllText(path, File.ReadAllText(path)[..^20]);
        Assert.Contains("links.csv: row", Assert.Throws<ResultsException>(() => LinkTally.Read(path)).Message, StringComparison.Ordinal);
    }

    /// <summary>3 dB for 10 s, 5 dB for 20 s, 9 dB for 30 s; the last record lasts no time. A mode is that until the next record. Parts begin 23 s after a minute, as TAI does.</summary>
    [Fact]
    public void A_record_stands_for_the_time_to_the_next_one()
    {
        LinkTally tally = Tally([Record(0, 23, 3, "a", null), Record(0, 33, 5, "a", null), Record(0, 53, 9, "b", null), Record(0, 83, 99, "c", TransferEnd.Complete), Record(1, 90, 50, "d", TransferEnd.Outage)]);
        LinkPart part = Assert.Single(tally.PartsOf(LinkDirection.Downlink)).Part;
        Assert.Equal([3, 3, 5, 5, 9, 9], new[] { 0.01, 0.16, 0.17, 0.49, 0.51, 1 }.Select(part.SnrDb.Percentile));
        Assert.Equal((60, 5), (part.SnrDb.Seconds, tally.Records));
        Assert.Equal(new Dictionary<string, double> { ["a"] = 10, ["b"] = 20, ["c"] = 30 }, tally.ModesOf(LinkDirection.Downlink));
        Assert.Empty(tally.PartsOf(LinkDirection.Uplink));
        Assert.True(double.IsNaN(new LinkPart().SnrDb.Percentile(0.5)));
    }

    /// <summary>Of ten years as of an hour at most 48 parts are kept, with cells by value, so that memory does not grow with the records; no second is lost when parts are joined.</summary>
    [Theory]
    [InlineData(1.0)]
    [InlineData(24 * 7.0)]
    [InlineData(24 * 3650.0)]
    public void Parts_of_the_time_are_few_and_lose_nothing(double hours)
    {
        const int transfers = 5000;
        LinkTally tally = Tally(Transfers(transfers, Duration.FromHours(hours)));
        foreach (LinkDirection direction in Enum.GetValues<LinkDirection>())
        {
            IReadOnlyList<(Epoch From, LinkPart Part)> parts = tally.PartsOf(direction);
            Assert.InRange(parts.Count, 24, 48);
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.True(pair.Second.From - pair.First.From >= tally.PartLength));
            Assert.Equal(transfers / 2 * 30, parts.Sum(part => part.Part.RateBps.Seconds), 1e-6);
            Assert.Equal(transfers / 2 * 30, tally.ModesOf(direction).Values.Sum(), 1e-6);
        }

        Assert.Equal(transfers * 4, tally.Records);
    }

    /// <summary>Rates are kept to 2.3 %, down to nothing.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(9600)]
    [InlineData(3.2e9)]
    public void A_rate_is_kept_to_its_cell(double rateBps)
    {
        LinkTally tally = Tally([Record(0, 0, 1, "", null), Record(0, 1, 1, "", TransferEnd.Complete) with { RateBps = rateBps }]);
        Assert.Equal(rateBps, Assert.Single(tally.PartsOf(LinkDirection.Downlink)).Part.RateBps.Percentile(0.5), rateBps * 0.0116);
    }

    public void Dispose() => _folder.Dispose();

    private static LinkTally Tally(IEnumerable<LinkRecord> records)
    {
        LinkTally tally = new();
        foreach (LinkRecord record in records) tally.Add(record);
        return tally;
    }

    private static LinkRecord Record(long transfer, double second, double snrDb, string mode, TransferEnd? end)
        => new(transfer, LinkDirection.Downlink, "S", "G", 0, 0, SampleRecords.At(second), 30, 900, -1.5, snrDb, mode, 1e6, 10 * second, end);

    /// <summary>Transfers of 30 s in four records, one direction after the other, over some time.</summary>
    private static IEnumerable<LinkRecord> Transfers(int count, Duration over)
    {
        for (int transfer = 0; transfer < count; transfer++)
        {
            for (int step = 0; step < 4; step++)
            {
                double second = Math.Round(over.TotalSeconds * transfer / count) + (10 * step), snrDb = (transfer % 37) + step;
                yield return Record(transfer, second, snrDb, $"mode {transfer % 3}", step == 3 ? TransferEnd.LossOfSignal : null) with { Direction = (LinkDirection)(transfer % 2), RateBps = 1000 * (1 + (transfer % 50)) };
            }
        }
    }
}
