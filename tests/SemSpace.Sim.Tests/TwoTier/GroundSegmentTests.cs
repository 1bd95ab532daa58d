using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Updates that come twice or late. A model has 96 bits, a link 10 bit/s.</summary>
public sealed class GroundSegmentTests
{
    private static readonly AggregationRule[] Rules = [new FedAvgRule(), new FedBuffRule(3), new TrajectoryRule(TrajectoryVariant.Trajectory)];

    /// <summary>The update that arrives at 509.6 s comes again half an hour later, in the same round, and is refused.</summary>
    [Fact]
    public void A_second_copy_is_refused()
    {
        MissionResult result = One(new() { DuplicatedShare = 1, DuplicateDelayMin = 30 }).Contact(0, 0, 500, 600).Run();
        Assert.Equal([(0L, Scene.At(509.6), UpdateFate.Merged), (0L, Scene.At(509.6 + 1800), UpdateFate.Duplicate)], result.Updates.Select(update => (update.UpdateId, update.Arrival, update.Fate)));
        Assert.Equal((0, 0, null, null), (result.Updates[1].Weight, result.Updates[1].EnergyJ, result.Updates[1].MergedVersion, result.Updates[1].EdgeVersion));
        Assert.Equal((2, 1), (result.Gateways[0].Updates, result.Rounds[^1].Updates));
        Assert.Equal(96, result.Contacts.Sum(contact => contact.DownlinkBits), 1e-9);
        Assert.Equal(8 * 9.6, result.Energy[0].TransmitJ, 1e-9);
    }

    [Fact]
    public void A_copy_that_would_come_after_the_end_does_not_come()
    {
        _ = Assert.Single(One(new() { DuplicatedShare = 1, DuplicateDelayMin = 200 }).Contact(0, 0, 500, 600).Run().Updates);
    }

    /// <summary>An update that is held beyond the end of its round is merged in a later one, into a version that its base is older than.</summary>
    [Fact]
    public void A_late_update_is_as_stale_as_it_is_when_it_can_be_merged()
    {
        FedAvgRule rule = new(LateUpdates.Carry);
        MissionResult plain = Two(new(), rule).Run(), late = Two(new() { DelayedShare = 1, MeanDelayH = 1 }, rule).Run();
        Assert.All(plain.Updates, update => Assert.Equal(0, update.HeldSeconds));
        Assert.All(late.Updates, update => Assert.True(update.HeldSeconds > 0));
        Assert.All(late.Updates, update => Assert.Equal((update.Arrival - update.BasePublished).TotalSeconds + update.HeldSeconds, update.StalenessSeconds, 1e-6));
        Assert.Equal(plain.Updates[0].Arrival, late.Updates[0].Arrival);
        foreach (UpdateRecord update in late.Updates.Where(update => update.Fate == UpdateFate.Merged))
        {
            RoundRecord into = late.Rounds[update.MergedVersion!.Value], before = late.Rounds[update.MergedVersion.Value - 1];
            Epoch ready = update.Arrival + Duration.FromSeconds(update.HeldSeconds);
            Assert.True(ready <= into.Closed + Duration.FromMilliseconds(1) && ready > before.Closed - Duration.FromMilliseconds(1));
            Assert.Equal(into.Version - 1 - update.BaseVersion, update.CloudStaleness);
        }

        Assert.Contains(late.Updates, update => update.Fate == UpdateFate.Merged && update.CloudStaleness > 0);
    }

    /// <summary>Under fedavg with late: drop what has become stale gets no weight; it is kept otherwise.</summary>
    [Theory]
    [InlineData(LateUpdates.Drop, UpdateFate.Unweighted)]
    [InlineData(LateUpdates.Carry, UpdateFate.Merged)]
    public void A_rule_s_limit_of_staleness_holds_for_late_updates(LateUpdates late, UpdateFate fate)
    {
        Scene scene = Two(new() { DelayedShare = 1, MeanDelayH = 1 }, new FedAvgRule(late));
        UpdateRecord[] stale = [.. scene.Run().Updates.Where(update => update.CloudStaleness > 0 && update.Fate != UpdateFate.Pending)];
        Assert.NotEmpty(stale);
        Assert.All(stale, update => Assert.Equal(fate, update.Fate));
    }

    [Fact]
    public void Delays_have_their_share_and_mean()
    {
        MissionResult result = new Scene(40, 1, new QuadraticLearner(0, 0.5, [.. Enumerable.Repeat(1.0, 40)], [.. Enumerable.Repeat(10, 40)]))
        {
            Hours = 60,
            Faults = new() { DelayedShare = 0.3, MeanDelayH = 0.5, DuplicatedShare = 0.2, DuplicateDelayMin = 1 },
            Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 30 },
        }.AlwaysConnected().Run();
        UpdateRecord[] own = [.. result.Updates.Where(update => update.Fate != UpdateFate.Duplicate && update.Arrival < Scene.At(50 * 3600))];
        UpdateRecord[] held = [.. own.Where(update => update.HeldSeconds > 0)];
        Assert.InRange(own.Length, 1000, 10_000);
        Assert.Equal(0.3, (double)held.Length / own.Length, 0.04);
        Assert.InRange(held.Average(update => update.HeldSeconds), 1650, 1950);
        Assert.Equal(0.2, (double)result.Updates.Count(update => update.Fate == UpdateFate.Duplicate) / result.Updates.Count(update => update.Fate != UpdateFate.Duplicate), 0.03);
    }

    /// <summary>
    /// Of 300 random worlds: copies change nothing but their own rows, every update has one row that is no copy, weights of a version sum to 1 with the anchor's, and one worker and two
    /// give the same.
    /// </summary>
    [Fact]
    public void Copies_change_nothing_and_delays_lose_nothing()
    {
        const int worlds = 300;
        int delayed = 0;
        Gen<(int, double, double)> contact = Gen.Select(Gen.Int[0, 4], Gen.Double[150, 12_000], Gen.Double[15, 600]);
        Gen.Select(contact.Array[5, 40], Gen.Int[0, 2], Gen.Double[0, 1], Gen.Double[0.1, 90], Gen.Double[0, 1], Gen.Double[0.01, 2]).Sample(
            (contacts, rule, duplicated, delayMin, share, meanH) =>
            {
                FaultOptions held = new() { DelayedShare = share, MeanDelayH = meanH };
                MissionResult plain = Run(held, 1), copied = Run(held with { DuplicatedShare = duplicated, DuplicateDelayMin = delayMin }, 1), again = Run(held with { DuplicatedShare = duplicated, DuplicateDelayMin = delayMin }, 2);
                Assert.Equal(copied.Fingerprint, again.Fingerprint);
                Assert.Equal(copied.Updates, again.Updates);
                Assert.Equal(plain.Updates, copied.Updates.Where(update => update.Fate != UpdateFate.Duplicate));
                Assert.Equal(plain.FinalModel, copied.FinalModel);
                Assert.Equal(plain.Energy, copied.Energy);
                Assert.All(copied.Updates.Where(update => update.Fate == UpdateFate.Duplicate), copy => Assert.Contains(plain.Updates, update => update.UpdateId == copy.UpdateId && update.Satellite == copy.Satellite && Math.Abs((copy.Arrival - update.Arrival).TotalSeconds - update.HeldSeconds - (60 * delayMin)) < 1e-3));
                Assert.Equal(plain.Updates.Count, plain.Updates.Select(update => update.UpdateId).Distinct().Count());
                Assert.All(plain.Rounds.Skip(1), round => Assert.Equal(1, round.AnchorWeight + plain.Updates.Where(update => update.MergedVersion == round.Version).Sum(update => update.Weight), 1e-9));
                if (plain.Updates.Any(update => update.HeldSeconds > 0 && update.Fate == UpdateFate.Merged)) Interlocked.Increment(ref delayed);

                MissionResult Run(FaultOptions faults, int workers)
                {
                    QuadraticLearner learner = new(0, 0.3, [1, 2, 3, 4, 5], [10, 20, 30, 40, 50]);
                    Scene scene = new(5, 1, learner) { Hours = 4, RateBps = 10, Faults = faults, Workers = workers, Rule = Rules[rule], Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 20 } };
                    Dictionary<int, double> until = [];
                    foreach ((int satellite, double from, double length) in contacts.OrderBy(one => one.Item2).Where(one => until.GetValueOrDefault(one.Item1) < one.Item2))
                    {
                        until[satellite] = from + length;
                        scene.Contact(satellite, 0, from, from + length);
                    }

                    return scene.Run();
                }
            },
            iter: worlds);
        Assert.True(delayed > worlds / 4);
    }

    private static Scene One(FaultOptions faults)
        => new(1, 1, new QuadraticLearner(0, 0.5, [1], [100])) { RateBps = 10, Hours = 2, Faults = faults };

    private static Scene Two(FaultOptions faults, AggregationRule? rule = null)
    {
        Scene scene = new(2, 1, new QuadraticLearner(0, 0.5, [1, 2], [100, 100])) { RateBps = 10, Hours = 10, Faults = faults, Rule = rule ?? new FedAvgRule(), Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 30 } };
        for (int i = 0; i < 17; i++) scene.Contact(i % 2, 0, 500 + (1900 * i), 700 + (1900 * i));
        return scene;
    }
}
