using CsCheck;
using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Tests.Statistics;

public class PairedComparisonTests
{
    /// <summary>
    /// Charles Darwin's differences of heights of crossed and self-fertilised plants, eighths of an inch, whose sum is reached or passed by 863 of the
    /// 32,768 sums to one side and as many to the other (Fisher, The Design of Experiments, 1935, section 21).
    /// </summary>
    private static readonly double[] Darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

    [Fact]
    public void Fishers_own_example() => Assert.Equal(2 * 863 / 32768.0, SignFlipTest.PValue(Darwin));

    [Fact]
    public void Ten_differences_of_one_sign_are_two_in_1024()
        => Assert.Equal(2 / 1024.0, SignFlipTest.PValue([.. Enumerable.Range(1, 10).Select(i => i / 7.0)]));

    [Fact]
    public void Without_differences_nothing_is_found() => Assert.Equal(1, SignFlipTest.PValue([0, 0, 0]));

    [Fact]
    public void The_test_does_not_ask_for_the_sign()
        => Gen.Double[-1, 1].Array[1, 12].Sample(differences
            => Assert.Equal(SignFlipTest.PValue(differences), SignFlipTest.PValue([.. differences.Select(d => -d)]), 12));

    [Fact]
    public void Too_many_pairs_are_refused() => Assert.Throws<ArgumentException>(() => SignFlipTest.PValue(new double[SignFlipTest.MostPairs + 1]));

    /// <summary>R 4.2: <c>p.adjust(c(.01, .04, .03, .005), "holm")</c> is 0.03 0.06 0.06 0.02.</summary>
    [Fact]
    public void Holm_agrees_with_R()
        => Assert.Equal([0.03, 0.06, 0.06, 0.02], Holm.Adjust([0.01, 0.04, 0.03, 0.005]).Select(p => Math.Round(p, 12)));

    [Fact]
    public void Holm_keeps_order_and_lies_between_the_p_value_and_Bonferronis()
        => Gen.Double[0, 1].Array[1, 20].Sample(p =>
        {
            double[] adjusted = Holm.Adjust(p);
            Assert.All(p.Zip(adjusted), pair => Assert.InRange(pair.Second, pair.First, Math.Min(1, p.Length * pair.First)));
            int[] order = [.. Enumerable.Range(0, p.Length).OrderBy(i => p[i])];
            Assert.All(order.Zip(order.Skip(1)), next => Assert.True(adjusted[next.First] <= adjusted[next.Second]));
        });

    [Fact]
    public void An_interval_of_equal_differences_is_a_point()
        => Assert.Equal(new MeanInterval(0.25, 0.25, 0.25), PairedBootstrap.Of([0.25, 0.25, 0.25], new SeedTree(1)));

    [Fact]
    public void One_difference_has_no_interval()
        => Assert.Equal(new MeanInterval(0.25, double.NaN, double.NaN), PairedBootstrap.Of([0.25], new SeedTree(1)));

    /// <summary>For many pairs the interval is that of the normal distribution, 1.96 standard errors to either side.</summary>
    [Fact]
    public void An_interval_of_many_differences_is_the_normal_one()
    {
        double[] differences = [.. Enumerable.Range(0, 400).Select(i => Math.Sin(i * i))];
        double mean = differences.Average(), error = Math.Sqrt(differences.Average(d => (d - mean) * (d - mean)) / differences.Length);
        MeanInterval found = PairedBootstrap.Of(differences, new SeedTree(1));
        Assert.Equal(mean, found.Mean);
        Assert.Equal(mean - (1.96 * error), found.Low, 0.05 * error);
        Assert.Equal(mean + (1.96 * error), found.High, 0.05 * error);
    }

    [Fact]
    public void Equal_seeds_give_equal_intervals()
        => Assert.Equal(PairedBootstrap.Of(Darwin, new SeedTree(3)), PairedBootstrap.Of(Darwin, new SeedTree(3)));
}
