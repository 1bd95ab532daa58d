using SemSpace.Experiments.Statistics;
using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Tests.Statistics;

/// <summary>Tests of arms against each other. Where nothing else is said numbers are those of SciPy 1.10.1 (Debian 12): the function is named at each.</summary>
public class ArmTestTests
{
    private static readonly double[] Darwin = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

    private static readonly double[][]
        Exercise = [[45, 50, 55], [42, 42, 45], [36, 41, 43], [39, 35, 40], [51, 55, 59], [44, 49, 56]],
        SevenGroups = [[4, 3, 4, 4, 5, 6, 3], [1, 2, 3, 5, 6, 7, 7], [1, 2, 6, 4, 1, 5, 1]],
        Gears =
        [
            [8.88, 9.12, 9.04, 8.98, 9.00, 9.08, 9.01, 8.85, 9.06, 8.99], [8.88, 8.95, 9.29, 9.44, 9.15, 9.58, 8.36, 9.18, 8.67, 9.05], [8.95, 9.12, 8.95, 8.85, 9.03, 8.84, 9.07, 8.98, 8.86, 8.98],
        ];

    public static TheoryData<double[], double, double> Shapiro => new()
    {
        { [1, 2, 4], 0.9642857313156128, 0.6368856430053711 },
        { [1, 2, 4, 4.5, 9], 0.9176045060157776, 0.5146054625511169 },
        { [1, 2, 4, 4.5, 9, 11], 0.914462685585022, 0.4663998484611511 },
        { [148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236], 0.7888147830963135, 0.006703833118081093 },
        { Darwin, 0.9007874727249146, 0.09784664213657379 },
        { [.. Enumerable.Range(1, 50).Select(i => Math.Pow(i, 1.5))], 0.9317870140075684, 0.0064610764384269714 },
    };

    /// <summary><c>shapiro</c>, which reckons in single precision.</summary>
    [Theory]
    [MemberData(nameof(Shapiro))]
    public void Normality(double[] values, double w, double p)
    {
        (double foundW, double foundP) = ShapiroWilk.Of(values);
        Assert.Equal(w, foundW, 2e-6);
        Assert.Equal(p, foundP, 2e-5);
    }

    [Fact]
    public void Values_that_are_all_alike_are_not_normal() => Assert.Equal((1, 0), ShapiroWilk.Of([0.1, 0.1, 0.1, 0.1]));

    /// <summary><c>ttest_1samp</c>, <c>wilcoxon</c>: exact, and by the normal distribution because of zeros and ties.</summary>
    [Fact]
    public void Pairs()
    {
        Assert.Equal(0.0497029440218009, PairedTests.Student(Darwin), 1e-10);
        Assert.Equal(0.041259765625, PairedTests.Wilcoxon(Darwin), 1e-12);
        Assert.Equal(0.0546875, PairedTests.Wilcoxon([1.5, -2.25, 3, 4.5, -.5, 6, 7.75, 8.5]), 1e-12);
        Assert.Equal(0.028006354050222716, PairedTests.Wilcoxon([0, 1, -2, 3, 3, -3, 5, 0, 6, 7, 8, 9]), 1e-9);
    }

    [Fact]
    public void Differences_that_are_all_alike_are_sure_or_none()
    {
        Assert.Equal((0, 1, 1), (PairedTests.Student([2, 2, 2]), PairedTests.Student([0, 0, 0]), PairedTests.Wilcoxon([0, 0, 0])));
        Assert.Equal(0.25, PairedTests.Wilcoxon([1, 2, 3]));
    }

    /// <summary><c>t.interval</c>, <c>trim_mean</c>, <c>bartlett</c>, <c>levene</c>.</summary>
    [Fact]
    public void Middles_and_spreads()
    {
        MeanInterval interval = SampleStatistics.Student(Darwin);
        Assert.Equal((0.03119331840152384, 41.83547334826514), (interval.Low, interval.High), Near(1e-8));
        Assert.Equal([5.5, 2.5, 5.0], new[] { SampleStatistics.InterquartileMean([1, 2, 3, 4, 5, 6, 7, 8, 9, 100]), SampleStatistics.InterquartileMean([1, 2, 3, 100]), SampleStatistics.InterquartileMean([1, 5, 9]) });
        Assert.Equal(1.1254782518834538e-05, SampleStatistics.Bartlett(Gears), 1e-12);
        Assert.Equal(0.002431505967249681, SampleStatistics.Levene(Gears), 1e-12);
    }

    /// <summary><c>studentized_range.cdf</c>, of infinite freedom with 1e6.</summary>
    [Theory]
    [InlineData(3.5, 3, 10, 0.9228966891615896, 1e-8)]
    [InlineData(2.0, 2, 4, 0.7698003589195012, 1e-8)]
    [InlineData(5.0, 8, 20, 0.9643647840163141, 1e-8)]
    [InlineData(3.3, 4, 2, 0.6703944646471666, 1e-6)]
    [InlineData(4.2, 5, double.PositiveInfinity, 0.97515878446217, 1e-6)]
    public void Ranges(double q, int groups, double freedom, double probability, double allowed) => Assert.Equal(probability, StudentizedRange.Cdf(q, groups, freedom), allowed);

    /// <summary><c>studentized_range.ppf</c>; critical values of Nemenyi's test, k = 2 to 10, as in Demšar, Journal of Machine Learning Research 7, 2006, table 5, but for k = 7, which is 2.9483 and printed there as 2.949.</summary>
    [Fact]
    public void Quantiles_of_ranges()
    {
        Assert.Equal(3.876776750013158, StudentizedRange.Quantile(0.05, 3, 10), 1e-6);
        Assert.Equal(4.102079019506422, StudentizedRange.Quantile(0.05, 5, 30), 1e-6);
        double[] table = [1.960, 2.344, 2.569, 2.728, 2.850, 2.948, 3.031, 3.102, 3.164];
        Assert.Equal(table, Enumerable.Range(2, 9).Select(arms => StudentizedRange.Quantile(0.05, arms) / Math.Sqrt(2)), (a, b) => Math.Abs(a - b) < 6e-4);
        Assert.Equal(1.11361, RepeatedMeasures.CriticalDifference(30, 5), 1e-4);
    }

    /// <summary>scikit-posthocs (commit e8f6195), <c>test_posthoc_nemenyi_friedman</c>; Friedman's statistic by <c>friedmanchisquare</c>.</summary>
    [Fact]
    public void Friedman_and_Nemenyi()
    {
        (double statistic, int freedom, double p) = RepeatedMeasures.Friedman(SevenGroups);
        Assert.Equal((8.46835443037974, 0.20575799456378274), (statistic, p), Near(1e-10));
        Assert.Equal(6, freedom);
        double[] ranks = RepeatedMeasures.MeanRanks(SevenGroups);
        Assert.Equal([2.3333, 2.5, 4.6667, 4.3333, 4.3333, 6.5, 3.3333], ranks.Select(rank => Math.Round(rank, 4)));
        double[] sixth = [.2147827, .2597539, .9449086, .8833015, .8833015, 1, .5511935];
        Assert.Equal(sixth, ranks.Select(rank => RepeatedMeasures.Nemenyi(ranks[5] - rank, 3, 7)), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Equal(.9999999, RepeatedMeasures.Nemenyi(ranks[1] - ranks[0], 3, 7), 1e-6);
        Assert.Equal(.8414506, RepeatedMeasures.Nemenyi(ranks[2] - ranks[0], 3, 7), 1e-6);
    }

    /// <summary>F and p of the sums of squares in NumPy, and <c>f.sf</c>; p of Tukey's test by <c>studentized_range.sf</c>.</summary>
    [Fact]
    public void Analysis_of_variance()
    {
        (double f, int freedom, int errorFreedom, double p, double error) = RepeatedMeasures.Anova(Exercise);
        Assert.Equal((12.53398058252425, 5.722222222222223), (f, error), Near(1e-10));
        Assert.Equal((2, 10), (freedom, errorFreedom));
        Assert.Equal(0.0018855906470255492, p, 1e-12);
        Assert.Equal(1 - StudentizedRange.Cdf(3 / Math.Sqrt(error / 6), 3, 10), RepeatedMeasures.Tukey(3, 6, 3, error), 1e-12);
    }

    [Theory]
    [InlineData(false, 2, "Student's paired t-test")]
    [InlineData(true, 2, "Wilcoxon's signed-rank test")]
    [InlineData(false, 3, "repeated-measures analysis of variance, Tukey's test")]
    [InlineData(true, 3, "Friedman's test, Nemenyi's test")]
    public void The_test_is_chosen_by_what_the_values_are_like(bool skewed, int arms, string name)
    {
        RandomStream random = new SeedTree(5).Stream("values");
        float[] normal = new float[20 * arms];
        random.FillGaussian(normal, 1);
        double[][] table = [.. normal.Chunk(arms).Select(block => block.Select((z, arm) => (skewed ? Math.Exp(2 * z) : z) + arm).ToArray())];
        ArmTest test = ArmTest.Of(table)!;
        Assert.Equal((name, !skewed), (test.Name, test.AreNormal));
        Assert.InRange(test.Pairs(0, arms - 1), 0, 1);
        Assert.Equal(test.Pairs(0, arms - 1), test.Pairs(arms - 1, 0), 1e-12);
    }

    [Fact]
    public void Too_few_blocks_are_not_tested() => Assert.Null(ArmTest.Of([[1, 2], [2, 3]]));

    private static EqualityComparer<(double, double)> Near(double allowed)
        => EqualityComparer<(double, double)>.Create((a, b) => Math.Abs(a.Item1 - b.Item1) <= allowed && Math.Abs(a.Item2 - b.Item2) <= allowed, _ => 0);
}
