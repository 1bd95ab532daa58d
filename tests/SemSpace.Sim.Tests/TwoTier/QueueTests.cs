using CsCheck;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Who waits for antennas, over time.</summary>
public sealed class QueueTests
{
    /// <summary>An upload takes 9.6 s. S1 waits for S0's from 500 s to 509.6 s, S2 until it sets at 515 s: two in the queue for 9.6 s, and one for 5.4 s.</summary>
    [Fact]
    public void The_length_of_a_queue_is_recorded_over_time()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1, 1], [100, 100, 100]);
        MissionResult result = new Scene(3, 1, learner) { RateBps = 10, Antennas = 1, Hours = 0.5, RecordMin = 5 / 60.0 }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600).Contact(2, 0, 500, 515).Run();

        GatewayRecord gateway = Assert.Single(result.Gateways);
        Assert.Equal((2, 2), (gateway.Queued, gateway.MostWaiting));
        Assert.Equal([24.6, 24.6 / 1800], [gateway.QueuedSeconds, gateway.MeanWaiting], (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(Enumerable.Range(0, 361).Select(step => Scene.At(5 * step)), result.Queues.Select(record => record.Time));
        QueueRecord[] course = [.. result.Queues.Skip(100).Take(5)];
        Assert.Equal([(1, 0, 0), (1, 2, 2), (1, 1, 2), (1, 0, 1), (0, 0, 0)], course.Select(record => (record.Given, record.Waiting, record.MostWaiting)));
        Assert.Equal([0, 2, ((2 * 4.6) + 0.4) / 5, 1, 0], course.Select(record => record.MeanWaiting), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    /// <summary>S1 waits at the first gateway for 50 s, until it rises at the second, where an antenna is free.</summary>
    [Fact]
    public void Who_gets_an_antenna_elsewhere_waits_no_longer()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1], [100, 100]);
        MissionResult result = new Scene(2, 2, learner) { RateBps = 1, Antennas = 1, Hours = 0.25 }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600).Contact(1, 1, 550, 700).Run();

        Assert.Equal([(1, 50), (0, 0)], result.Gateways.Select(gateway => (gateway.Queued, gateway.QueuedSeconds)));
        Assert.Equal(50 / 900.0, result.Gateways[0].MeanWaiting, 1e-12);
    }

    /// <summary>
    /// Little (1961): the mean number that waits is the rate at which they come times the mean time for which they wait. The one is summed over time, the other over satellites, and records at
    /// even times tell the same. Under every policy, with preemption and without.
    /// </summary>
    [Fact]
    public void Queues_obey_Littles_law()
    {
        int waits = 0, several = 0;
        Gen.Select(Worlds, Gen.Int[1, 2], Gen.Int[0, 2], Gen.Bool).Sample(
            (contacts, antennas, policy, preempts) =>
            {
                string contention = ((string[])["first_come", "longest_remaining", "max_elevation"])[policy];
                MissionResult result = World(contacts, new()
                {
                    Antennas = antennas,
                    Contention = contention,
                    Preemption = preempts && policy > 0 ? Preemption.Resume : Preemption.None,
                    RecordMin = 7,
                });
                foreach (GatewayRecord gateway in result.Gateways)
                {
                    const double seconds = 7200;
                    double rate = gateway.Queued / seconds, meanWait = gateway.Queued == 0 ? 0 : gateway.QueuedSeconds / gateway.Queued;
                    Assert.Equal(rate * meanWait, gateway.MeanWaiting, 1e-9);
                    QueueRecord[] records = [.. result.Queues.Where(record => record.Gateway == gateway.Gateway)];
                    Assert.Equal(gateway.QueuedSeconds, records.Zip(records.Skip(1), (before, record) => record.MeanWaiting * (record.Time - before.Time).TotalSeconds).Sum(), 1e-6);
                    Assert.All(records, record => Assert.InRange(record.Given, 0, antennas));
                    Assert.All(records, record => Assert.InRange(record.MeanWaiting, 0, record.MostWaiting));
                    Assert.Equal(gateway.MostWaiting, records.Max(record => record.MostWaiting));
                    waits += gateway.Queued;
                    several += records.Max(record => record.MostWaiting) > 1 ? 1 : 0;
                }
            },
            iter: 300);
        Assert.True(waits > 300 && several > 50, $"{waits} waits, {several} queues of two and more: not enough for a law.");
    }

    /// <summary>What is recorded, and how often, changes no event and no last digit of a ledger.</summary>
    [Fact]
    public void Recording_changes_nothing()
        => Gen.Select(Worlds, Gen.Double[0.3, 20]).Sample(
            (contacts, minutes) =>
            {
                EnergyOptions weak = new() { BatteryWh = 0.2, PanelAreaM2 = 0.03, InitialCharge = 0.5 };
                MissionResult without = World(contacts, new() { Antennas = 1, Energy = weak }), with = World(contacts, new() { Antennas = 1, Energy = weak, RecordMin = minutes });
                Assert.Equal(without.Fingerprint, with.Fingerprint);
                Assert.Equal(without.Energy, with.Energy);
                Assert.Equal(without.Activities, with.Activities);
                Assert.Equal(without.Gateways, with.Gateways);
            },
            iter: 100);

    private static Gen<(int Satellite, int Gateway, double From, double Length)[]> Worlds
        => Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1], Gen.Double[0, 7000], Gen.Double[10, 900]).Array[5, 25];

    /// <summary>Six satellites and two gateways over two hours, in which a model takes 96 s.</summary>
    private static MissionResult World((int Satellite, int Gateway, double From, double Length)[] contacts, Settings settings)
    {
        double[] targets = [1, 1, 1, 1, 1, 1];
        Scene scene = new(6, 2, new QuadraticLearner(0, 0.5, targets, [60, 70, 80, 90, 100, 110]))
        {
            RateBps = 1,
            Hours = 2,
            Antennas = settings.Antennas,
            Contention = settings.Contention,
            Preemption = settings.Preemption,
            RecordMin = settings.RecordMin,
            Energy = settings.Energy,
        };
        foreach (var pair in contacts.GroupBy(contact => (contact.Satellite, contact.Gateway)))
        {
            double free = 0;
            foreach ((int satellite, int gateway, double from, double length) in pair.OrderBy(contact => contact.From))
            {
                double to = Math.Min(from + length, 7200);
                if (from < free || to <= from) continue;
                scene.Contact(satellite, gateway, from, to, 10 + satellite);
                free = to + 1;
            }
        }

        return scene.Run();
    }

    private sealed record Settings
    {
        public int Antennas { get; init; } = 1;

        public string Contention { get; init; } = "first_come";

        public Preemption Preemption { get; init; }

        public double? RecordMin { get; init; }

        public EnergyOptions Energy { get; init; } = new();
    }
}
