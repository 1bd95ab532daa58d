using CsCheck;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Properties;

public class RandomStreamProperties
{
    private const int Draws = 20_000;

    /// <summary>Standard errors: a fair draw strays that far about twice in 10^9.</summary>
    private const double Errors = 6;

    [Fact]
    public void Uniform_numbers_fill_the_unit_interval_evenly() => Gen.ULong.Sample(
        seed =>
        {
            RandomStream stream = new SeedTree(seed).Stream("uniform");
            double[] values = [.. Enumerable.Range(0, Draws).Select(_ => stream.NextDouble())];
            double mean = values.Average(), variance = values.Average(v => (v - 0.5) * (v - 0.5));
            return values.All(v => v is >= 0 and < 1)
                && Math.Abs(mean - 0.5) < Errors * Math.Sqrt(1.0 / 12 / Draws)
                && Math.Abs(variance - (1.0 / 12)) < Errors * Math.Sqrt(1.0 / 180 / Draws);
        },
        iter: 20);

    [Fact]
    public void Normal_numbers_have_mean_0_and_variance_1() => Gen.ULong.Sample(
        seed =>
        {
            float[] values = new float[Draws];
            new SeedTree(seed).Stream("normal").FillGaussian(values, 2);
            double mean = values.Average(), variance = values.Average(v => (double)v * v / 4);
            return Math.Abs(mean) < Errors * 2 / Math.Sqrt(Draws) && Math.Abs(variance - 1) < Errors * Math.Sqrt(2.0 / Draws);
        },
        iter: 20);

    [Fact]
    public void Integers_hit_each_value_equally_often() => Gen.Select(Gen.ULong, Gen.Int[1, 50]).Sample(
        (seed, bound) =>
        {
            RandomStream stream = new SeedTree(seed).Stream("integers");
            int[] hits = new int[bound];
            for (int i = 0; i < Draws; i++) hits[stream.NextInt32(bound)]++;
            double expected = (double)Draws / bound, error = Math.Sqrt(expected * (1 - (1.0 / bound)));
            return hits.All(hit => Math.Abs(hit - expected) <= Errors * error);
        },
        iter: 50);

    [Fact]
    public void Integers_below_three_quarters_of_the_range_of_32_bits_are_unbiased()
    {
        // The remainder of a division would give the lower third of this range twice as often as the rest.
        const int bound = 3 << 29;
        RandomStream stream = new SeedTree(1).Stream("large");
        int low = Enumerable.Range(0, Draws).Count(_ => stream.NextInt32(bound) < bound / 3);
        Assert.InRange((double)low / Draws, (1.0 / 3) - (Errors * 0.5 / Math.Sqrt(Draws)), (1.0 / 3) + (Errors * 0.5 / Math.Sqrt(Draws)));
    }

    [Fact]
    public void A_shuffle_is_a_permutation() => Gen.Select(Gen.ULong, Gen.Int[0, 200]).Sample(
        (seed, count) =>
        {
            int[] items = [.. Enumerable.Range(0, count)];
            new SeedTree(seed).Stream("shuffle").Shuffle(items.AsSpan());
            return items.Order().SequenceEqual(Enumerable.Range(0, count));
        });

    [Fact]
    public void A_shuffle_gives_each_order_equally_often()
    {
        Dictionary<string, int> orders = [];
        for (ulong step = 0; step < 6000; step++)
        {
            char[] items = ['a', 'b', 'c'];
            new SeedTree(1).Stream("orders", step).Shuffle(items.AsSpan());
            orders[new string(items)] = orders.GetValueOrDefault(new string(items)) + 1;
        }

        Assert.Equal(6, orders.Count);
        Assert.All(orders.Values, times => Assert.InRange(times, 1000 - (Errors * 29), 1000 + (Errors * 29))); // sqrt(6000 * 1/6 * 5/6) = 28.9
    }

    [Fact]
    public void Filled_spans_stay_within_their_bounds() => Gen.Select(Gen.ULong, Gen.Float[-10, 10], Gen.Float[0.1f, 10]).Sample(
        (seed, low, width) =>
        {
            float[] values = new float[100];
            new SeedTree(seed).Stream("fill").FillUniform(values, low, low + width);
            return values.All(v => v >= low && v <= low + width);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_bound_that_is_not_positive_is_refused(int bound)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new SeedTree(1).Stream("x").NextInt32(bound));
}
