using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Randomness;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

public sealed class FaultTests
{
    private const int Satellites = 40;

    private static readonly QuadraticLearner Learner = new(0, 0.5, [.. Enumerable.Repeat(1.0, Satellites)], [.. Enumerable.Repeat(10, Satellites)]);

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1)]
    public void A_share_of_the_updates_is_refused(double share)
    {
        MissionResult result = Run(new() { CorruptedShare = share });
        int corrupted = result.Updates.Count(update => update.Fate == UpdateFate.Corrupted);
        Assert.InRange(result.Updates.Count, share == 1 ? Satellites : 1000, 20_000);
        Assert.Equal(share, (double)corrupted / result.Updates.Count, share is 0 or 1 ? 0 : 0.05);
        Assert.All(result.Updates.Where(update => update.Fate == UpdateFate.Corrupted), update => Assert.Equal((0, null), (update.Weight, update.MergedVersion)));
        if (share == 1) Assert.Equal(0, result.FinalModel[0]);
    }

    /// <summary>Of 3 parameters, 96 bits, at 0.01 a day: their number is Poisson's, and no more parameters change than bits flip.</summary>
    [Fact]
    public void Bits_flip_at_their_rate()
    {
        float[] basis = [1, 2, 3];
        LocalUpdate clean = new([0.5f, 0.25f, -1], 0, 1, 12);
        SeedTree seeds = new(1);
        int[] flips = [.. Enumerable.Range(0, 20_000).Select(i => Flips(BitFlips.Apply(clean, basis, 0.01, seeds.Stream("test", (ulong)i))))];
        Assert.Equal(0.96, flips.Average(), 0.03);
        Assert.Equal(0.96, flips.Average(count => (count - 0.96) * (count - 0.96)), 0.05);
        Assert.Same(clean, BitFlips.Apply(clean, basis, 0, seeds.Stream("none")));

        int Flips(LocalUpdate update)
        {
            Assert.InRange(Enumerable.Range(0, 3).Count(i => update.Delta[i] != clean.Delta[i]), 0, update.BitFlips);
            return update.BitFlips;
        }
    }

    [Fact]
    public void Flips_are_counted_and_change_the_model_as_the_seed_says()
    {
        MissionResult clean = Run(new()), one = Run(new() { BitFlipsPerBitDay = 1 }), two = Run(new() { BitFlipsPerBitDay = 1 }, workers: 2);
        Assert.Equal(0, clean.BitFlips);
        Assert.True(one.BitFlips > 0);
        Assert.Equal((one.BitFlips, one.Fingerprint), (two.BitFlips, two.Fingerprint));
        Assert.Equal(one.FinalModel, two.FinalModel);
        Assert.NotEqual(clean.FinalModel, one.FinalModel);
    }

    private static MissionResult Run(FaultOptions faults, int workers = 1)
        => new Scene(Satellites, 1, Learner) { Hours = 10, Faults = faults, Workers = workers, Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 3 } }.AlwaysConnected().Run();
}
