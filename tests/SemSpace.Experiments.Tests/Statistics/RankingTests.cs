using CsCheck;
using SemSpace.Experiments.Statistics;

namespace SemSpace.Experiments.Tests.Statistics;

/// <summary>Ranks of systems over tasks. Numbers are those of a few lines of Python with SciPy 1.10.1: <c>rankdata</c>, all orders of <c>itertools.permutations</c>, the likelihood maximised by <c>minimize</c>.</summary>
public class RankingTests
{
    private const double Nan = double.NaN;

    /// <summary>Means of raw scores would order A, B, C; the ranks order them the other way round.</summary>
    private static readonly double[][] Units = [[.1, .8, .9], [10, 20, 15], [1000, 1, 2]];

    private static readonly double[][] Five = [[.70, .60, .65, .50], [.80, .90, .70, .75], [1.2, 1.5, 1.4, 1.0], [30, 20, 25, 28], [.3, .4, .2, .35]];

    private static readonly WeightedRanking[] Six = [new([0, 1, 2]), new([1, 0, 3]), new([0, 2, 3]), new([2, 1]), new([3, 0]), new([1, 2, 3])];

    [Fact]
    public void Borda_counts()
    {
        Assert.Equal([2.0, 3, 4], Borda.Strict(Units));
        Assert.Equal([10.0, 10, 5, 5], Borda.Strict(Five));
    }

    /// <summary>Of two systems that meet in every task, 0 and 1, the first wins twice of three times; system 2 is in one task and last there, system 3 in none.</summary>
    [Fact]
    public void Missing_scores_count_nothing()
    {
        (double Score, int Tasks)[] scores = Borda.Centred([[2, 1, Nan, Nan], [2, 1, 0, Nan], [1, 2, Nan, Nan], [5, Nan, Nan, Nan]]);
        Assert.Equal([(0.25 + (1.0 / 3) - 0.25) / 3, (-0.25 + 0.0 + 0.25) / 3, -1.0 / 3], scores.Take(3).Select(one => one.Score), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal([3, 3, 1, 0], scores.Select(one => one.Tasks));
        Assert.True(double.IsNaN(scores[3].Score));
    }

    [Fact]
    public void Kemeny_s_consensus()
    {
        Assert.Equal([[0, 2, 4, 4], [3, 0, 3, 4], [1, 2, 0, 2], [1, 1, 3, 0]], Kemeny.Wins(Five));
        (int[] order, int cost) = Kemeny.Of(Five);
        Assert.Equal([1, 0, 3, 2], order);
        Assert.Equal(9, cost);
    }

    /// <summary>No order of up to six systems disagrees less than the one that is found.</summary>
    [Fact]
    public void Kemeny_s_consensus_is_the_best_of_all_orders()
        => Gen.Select(Gen.Int[2, 6], Gen.Int[1, 5]).SelectMany(size => Gen.Int[0, 4].Select(value => (double)value).Array[size.Item1].Array[size.Item2]).Sample(tasks =>
        {
            int[][] wins = Kemeny.Wins(tasks);
            Assert.Equal(Orders([.. Enumerable.Range(0, tasks[0].Length)]).Min(order => Kemeny.Cost(order, wins)), Kemeny.Of(tasks).Cost);
        }, iter: 200);

    [Fact]
    public void Many_systems_have_an_order_that_no_single_move_betters()
    {
        double[][] tasks = [.. Enumerable.Range(1, 5).Select(task => Enumerable.Range(0, 20).Select(system => Math.Sin(task * system * 1.7) - (system / 4.0)).ToArray())];
        (int[] order, int cost) = Kemeny.Of(tasks);
        int[][] wins = Kemeny.Wins(tasks);
        Assert.Equal(Enumerable.Range(0, 20), order.Order());
        Assert.All(order, system => Assert.All(Enumerable.Range(0, 20), place =>
        {
            int[] rest = [.. order.Where(other => other != system)];
            Assert.InRange(Kemeny.Cost([.. rest.Take(place), system, .. rest.Skip(place)], wins), cost, int.MaxValue);
        }));
    }

    /// <summary>By <c>minimize</c> where alpha is 0; with alpha as the estimator of the library choix gives it, which adds alpha to wins and shares as we do.</summary>
    [Fact]
    public void Plackett_and_Luce()
    {
        double[] theta = PlackettLuce.Fit(4, Six, alpha: 0);
        Assert.Equal([.487501, .781443, -.016473, -1.252471], theta, (a, b) => Math.Abs(a - b) < 2e-6);
        Assert.Equal(-6.859081, PlackettLuce.LogLikelihood(theta, Six), 1e-6);
        Assert.Equal(.850684, PlackettLuce.Beats(theta[0], theta[3]), 1e-6);
        Assert.Equal([.465020, .725476, -.012360, -1.178136], PlackettLuce.Fit(4, Six, alpha: .1), (a, b) => Math.Abs(a - b) < 2e-6);
    }

    [Fact]
    public void Who_was_never_compared_has_no_strength()
    {
        double[] theta = PlackettLuce.Fit(3, [new([2, 0])]);
        Assert.True(double.IsNaN(theta[1]));
        Assert.True(double.IsFinite(theta[0]) && theta[2] > theta[0]);
    }

    [Fact]
    public void Equal_scores_stand_for_all_their_orders()
    {
        IReadOnlyList<WeightedRanking> rankings = PlackettLuce.Rankings([1, 3, Nan, 1, 1]);
        Assert.Equal(6, rankings.Count);
        Assert.All(rankings, ranking => Assert.Equal((1, 4), (ranking.Order[0], ranking.Order.Count)));
        Assert.Equal(1, rankings.Sum(ranking => ranking.Weight), 1e-12);
        Assert.Equal(1, PlackettLuce.Rankings([1, 1, 1, 1, 1]).Sum(ranking => ranking.Weight), 1e-12);
        Assert.Equal([0.0, 0, 0, 0, 0], PlackettLuce.Fit(5, PlackettLuce.Rankings([1, 1, 1, 1, 1])), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Empty(PlackettLuce.Rankings([Nan, 1, Nan]));
    }

    /// <summary>SciPy 1.10.1, <c>kendalltau</c>.</summary>
    [Fact]
    public void Correlation_of_ranks()
    {
        Assert.Equal(0.5, KendallTau.Of([1, 2, 3, 4, 5, 5], [2, 1, 4, 4, 3, 6]), 1e-12);
        Assert.Equal(-1, KendallTau.Of([1, 2, 3], [3, 2, 1]));
    }

    private static IEnumerable<int[]> Orders(int[] items)
        => items.Length <= 1 ? [items] : items.SelectMany(first => Orders([.. items.Where(other => other != first)]).Select(rest => (int[])[first, .. rest]));
}
