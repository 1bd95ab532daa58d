using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Transfers between satellites and gateways, moment by moment, and what interrupted them.</summary>
public sealed class TransferTests
{
    /// <summary>Trains for 100 s on 100 samples, and sends 96 bits.</summary>
    private static readonly QuadraticLearner OneSatellite = new(0, 0.5, [1], [100]);

    /// <summary>Seven bits a second from 500 s: the last bit after 13.714 s, and records at 0, 10 and then.</summary>
    [Fact]
    public void A_transfer_is_recorded_at_even_times_and_at_its_end()
    {
        List<LinkRecord> records = [];
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 7, Hours = 0.9, Record = records.Add }.Contact(0, 0, 500, 600).Run();
        Assert.Equal([500, 510, 500 + (96 / 7.0)], records.Select(record => (record.Time - Scene.Start).TotalSeconds), (a, b) => Math.Abs(a - b) < 1e-8);
        Assert.Equal([0, 70, 96], records.Select(record => record.Bits), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal([null, null, TransferEnd.Complete], records.Select(record => record.End));
        Assert.All(records, record => Assert.Equal(
            (0L, LinkDirection.Downlink, "S0", "G0", 0, result.Updates[0].UpdateId, 45.0, 1000.0, (record.Time - Scene.Start).TotalSeconds, 7.0, "", 7.0),
            (record.Transfer, record.Direction, record.Satellite, record.Gateway, record.Contact, record.Cargo, record.ElevationDeg, record.RangeKm, record.DopplerKhz, record.SnrDb, record.Mode, record.RateBps)));
    }

    /// <summary>46 bits in the first contact, the rest in the second; an outage is a window that was cut.</summary>
    [Theory]
    [InlineData(false, TransferEnd.LossOfSignal)]
    [InlineData(true, TransferEnd.Outage)]
    public void A_window_that_ends_interrupts_a_transfer(bool isCut, TransferEnd cause)
    {
        List<LinkRecord> records = [];
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Hours = 0.9, AreCut = isCut, Record = records.Add }.Contact(0, 0, 500, 504.6).Contact(0, 0, 1500, 1600).Run();
        Assert.Equal([cause, TransferEnd.Complete], records.Select(record => record.End).OfType<TransferEnd>());
        Assert.Equal([46, 50], records.Where(record => record.End is not null).Select(record => record.Bits), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal((1, 1, 2), (result.TransferEnds[cause], result.TransferEnds[TransferEnd.Complete], result.TransferEnds.Values.Sum()));
    }

    /// <summary>Five of 9.6 s are sent before the battery is empty.</summary>
    [Fact]
    public void An_empty_battery_interrupts_a_transfer()
    {
        const double trainingW = 2.008, capacityJ = 72_000;
        EnergyOptions dark = new() { IdlePowerW = 0, MinCharge = 0, Hysteresis = 0, InitialCharge = ((100 * trainingW) + (5 * 8)) / 0.95 / capacityJ, PanelAreaM2 = 0.05, TransmitPowerW = 8 };
        RoundOptions floor = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact) { Gate = EnergyGate.Floor }, LongestMin = 60 };
        List<LinkRecord> records = [];
        MissionResult result = new Scene(1, 1, OneSatellite) { RateBps = 10, Energy = dark, Rounds = floor, Shadows = [new ShadowSpan(Scene.At(0), Scene.At(1000), 0)], Hours = 0.9, Record = records.Add }.AlwaysConnected().Run();
        Assert.Equal(TransferEnd.BatteryEmpty, records.First(record => record.End is not null).End);
        Assert.Equal(50, records.First(record => record.End is not null).Bits, 1e-3);
        Assert.Equal(1, result.TransferEnds[TransferEnd.BatteryEmpty]);
    }

    /// <summary>What transfers carried is what contacts did, by direction, and as many models were sent as transfers upwards; nothing is recorded twice.</summary>
    [Fact]
    public void Transfers_carry_what_contacts_did()
    {
        List<LinkRecord> records = [];
        Scene scene = new Scene(3, 2, new QuadraticLearner(0, 0.5, [1, 2, 3], [100, 40, 300])) { RateBps = 10, Antennas = 1, Record = records.Add };
        for (int pass = 0; pass < 20; pass++) scene.Contact(pass % 3, pass % 2, 500 + (1700 * pass), 505 + (1703 * pass));
        MissionResult result = scene.Run();
        LinkRecord[] ends = [.. records.Where(record => record.End is not null)];
        foreach (ContactRecord contact in result.Contacts)
        {
            double Sent(LinkDirection direction) => ends.Where(end => end.Contact == contact.Contact && end.Direction == direction).Sum(end => end.Bits);
            Assert.Equal(contact.DownlinkBits, Sent(LinkDirection.Downlink), 1e-6);
            Assert.Equal(contact.UplinkBits, Sent(LinkDirection.Uplink), 1e-6);
        }

        Assert.Equal(result.Downloads.Count, ends.Count(end => end.Direction == LinkDirection.Uplink));
        Assert.Equal(Enumerable.Range(0, ends.Length).Select(number => (long)number), ends.Select(end => end.Transfer));
        Assert.True(ends.Length > 20 && result.TransferEnds[TransferEnd.LossOfSignal] > 0);
    }

    [Fact]
    public void Records_change_nothing()
    {
        Scene Passes(Action<LinkRecord>? record) => new Scene(1, 1, OneSatellite) { RateBps = 7, Record = record }.Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100);
        Assert.Equal(Passes(null).Run().Fingerprint, Passes(_ => { }).Run().Fingerprint);
    }
}
