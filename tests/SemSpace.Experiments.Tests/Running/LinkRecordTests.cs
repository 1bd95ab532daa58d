using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Links.Modems;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>The table of transfers of whole runs, against the formulas of links and against the run's other tables.</summary>
public sealed class LinkRecordTests : IDisposable
{
    private const string Base = "extends: quickstart\nmode: timing\nduration_h: 6\nrecord_link_s: 5\nlinks: {downlink: {bandwidth_khz: 20}, uplink: {bandwidth_khz: 50}}\noutages: [{gateways: all, mean_between_h: 0.1, mean_length_h: 0.02}]\naggregation: {rule: fedbuff}\n";

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Times and ratios come back rounded from the table, and a transfer's rate is a straight line between samples of the link.</summary>
    private const double RateTolerance = 2e-3;

    private static readonly string[] Bound = [.. new[] { "downlink", "uplink" }.SelectMany(link => new[] { $"links.{link}.snr_gap_db=0", $"links.{link}.max_efficiency_bps_per_hz=20" })];

    private readonly TestFolder _folder = new();

    /// <summary>Shannon's bound: B log2(1 + SNR).</summary>
    [Fact]
    public void Rates_are_those_of_their_signal()
        => Assert.All(Run("shannon", 2, Bound).Records, record =>
            Assert.Equal((record.Direction == LinkDirection.Downlink ? 20e3 : 50e3) * Math.Log2(1 + Math.Pow(10, record.SnrDb / 10)), record.RateBps, record.RateBps * RateTolerance));

    /// <summary>DVB-S2 (EN 302 307-1, table 13): the mode's bits per symbol at the symbol rate B / 1.2, and nothing where the link is silent.</summary>
    [Fact]
    public void Modes_have_their_rates_and_the_signal_that_they_need()
    {
        Row[] records = Run("modes", 2, "links.downlink.model=dvb_s2", "links.downlink.transmit_power_dbm=18").Records;
        Assert.All(records.Where(record => record.Direction == LinkDirection.Uplink), record => Assert.Equal("", record.Mode));
        Row[] down = [.. records.Where(record => record.Direction == LinkDirection.Downlink)];
        Assert.True(down.Select(record => record.Mode).Distinct().Count() > 5);
        DvbS2Modem modem = new();
        Assert.All(down.Where(record => record.Mode != "silent"), record =>
        {
            ModCod mode = ModCodList.S2.Useful.Single(known => known.Name == record.Mode);
            Assert.Equal(20e3 / (1 + modem.RollOff) * mode.Efficiency(modem.Pilots), record.RateBps, 1e-6);
            Assert.True(record.SnrDb > mode.EsN0Db + modem.MarginDb - (10 * Math.Log10(1 + modem.RollOff)) - 0.02);
        });
        Assert.All(down.GroupBy(record => record.Transfer), transfer => Assert.All(transfer.Zip(transfer.Skip(1)), pair =>
            Assert.Equal(pair.Second.RateBps * (pair.Second.Time - pair.First.Time).TotalSeconds, pair.Second.Bits - pair.First.Bits, 1e-9 + (0.002 * Math.Max(pair.First.RateBps, pair.Second.RateBps)))));
        Assert.All(down.Where(record => record.Mode == "silent"), record => Assert.Equal(0, record.RateBps));
    }

    [Fact]
    public void Transfers_are_those_of_the_other_tables_and_their_steps_are_as_asked()
    {
        (RunOutcome run, Row[] records) = Run("sums", 2);
        RunRecords tables = RunRecords.Read(run.Folder, run.Summary.Metrics);
        Row[] ends = [.. records.Where(record => record.End is not null)];
        ILookup<(int, LinkDirection), double> carried = ends.ToLookup(end => (end.Contact, end.Direction), end => end.Bits);
        Assert.All(tables.Contacts, contact => Assert.Equal((contact.DownlinkBits, contact.UplinkBits), (carried[(contact.Contact, LinkDirection.Downlink)].Sum(), carried[(contact.Contact, LinkDirection.Uplink)].Sum()), Near));
        Assert.Equal(tables.Downloads.Count, ends.Count(end => end.Direction == LinkDirection.Uplink));
        Assert.Equal((records.Length, ends.Length), (run.Summary.LinkRecords, run.Summary.Transfers));
        Interruptions counted = new(ends.Count(end => end.End == TransferEnd.LossOfSignal), ends.Count(end => end.End == TransferEnd.Outage), ends.Count(end => end.End == TransferEnd.BatteryEmpty));
        Assert.Equal(counted, run.Summary.InterruptedTransfers);
        Assert.True(counted is { LossOfSignal: > 0, Outage: > 0 });
        Assert.All(ends.Where(end => end.End == TransferEnd.Outage), end => Assert.Contains(tables.Outages, outage => outage.Name == end.Gateway && outage.From == end.Time));
        Assert.All(records.GroupBy(record => record.Transfer), transfer => Assert.All(
            transfer.Zip(transfer.Skip(1)),
            pair => Assert.InRange((pair.Second.Time - pair.First.Time).TotalSeconds, pair.Second.End is null ? 4.999 : 0, 5.001)));
        Assert.Equal(tables.Updates.Select(update => update.UpdateId).Order(), ends.Where(end => end is { Direction: LinkDirection.Downlink, End: TransferEnd.Complete }).Select(end => end.Cargo).Order());
    }

    /// <summary>The file is the same at any number of workers, and the run as it is without it.</summary>
    [Fact]
    public void It_is_a_function_of_the_scenario_and_changes_nothing()
    {
        RunOutcome one = Run("one", 1).Outcome, two = Run("two", 2).Outcome, none = Run("none", 2, "record_link_s=none").Outcome;
        string Text(RunOutcome run) => File.ReadAllText(Path.Combine(run.Folder, RunRecords.LinksFile));
        Assert.Equal(Text(one), Text(two));
        Assert.Single(File.ReadLines(Path.Combine(none.Folder, RunRecords.LinksFile)));
        Assert.Equal(one.Manifest.Fingerprint, none.Manifest.Fingerprint);
        Assert.Equal(one.Summary with { LinkRecords = 0 }, none.Summary);
        Assert.Equal(0, none.Summary.LinkRecords);
    }

    public void Dispose() => _folder.Dispose();

    private static bool Near((double Down, double Up) a, (double Down, double Up) b) => Math.Abs(a.Down - b.Down) + Math.Abs(a.Up - b.Up) < 1;

    private (RunOutcome Outcome, Row[] Records) Run(string folder, int workers, params string[] changes)
    {
        Scenario scenario = Examples.Legal(Base, changes);
        RunOutcome outcome = ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), _folder.In(folder), new RunMeans(workers, HasFigures: false), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
        return (outcome, [.. File.ReadLines(Path.Combine(outcome.Folder, RunRecords.LinksFile)).Skip(1).Select(line => Row.Of(line.Split(',')))]);
    }

    /// <summary>A row of the table, in the order of its columns.</summary>
    private sealed record Row(long Transfer, LinkDirection Direction, string Gateway, int Contact, long Cargo, Epoch Time, double SnrDb, string Mode, double RateBps, double Bits, TransferEnd? End)
    {
        public static Row Of(string[] texts) => new(
            long.Parse(texts[0], Invariant), texts[1] == "uplink" ? LinkDirection.Uplink : LinkDirection.Downlink, texts[3], int.Parse(texts[4], Invariant), long.Parse(texts[5], Invariant),
            Epoch.TryParse(texts[6], out Epoch time) ? time : throw new FormatException(texts[6]), double.Parse(texts[10], Invariant), texts[11], double.Parse(texts[12], Invariant), double.Parse(texts[13], Invariant),
            texts[14] switch { "" => null, "complete" => TransferEnd.Complete, "loss_of_signal" => TransferEnd.LossOfSignal, "outage" => TransferEnd.Outage, _ => TransferEnd.BatteryEmpty });
    }
}
