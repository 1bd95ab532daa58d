namespace SemSpace.Experiments.Statistics;

/// <summary>A ranking of some systems, the best first, and how much it counts.</summary>
/// <param name="Order">The systems' numbers.</param>
/// <param name="Weight">Its weight, above 0.</param>
public sealed record WeightedRanking(IReadOnlyList<int> Order, double Weight = 1);

/// <summary>
/// The model of Plackett and Luce of rankings of some systems each, fitted by Hunter's minorisation (Annals of Statistics 32, 2004). Pure functions.
/// </summary>
public static class PlackettLuce
{
    /// <summary>Groups of equal scores up to this size are broken in all orders; larger ones by halves of wins, pair by pair.</summary>
    private const int MostTied = 4;

    private const int MostSweeps = 100_000;
    private const double Still = 1e-8;

    /// <summary>Log strengths with mean 0 of the systems that were compared; NaN for the others.</summary>
    /// <param name="systems">How many systems there are.</param>
    /// <param name="rankings">Rankings of two systems or more.</param>
    /// <param name="alpha">Added to wins and losses, so that who always wins has a finite strength; 0 for none.</param>
    public static double[] Fit(int systems, IReadOnlyList<WeightedRanking> rankings, double alpha = 0.01)
    {
        ArgumentNullException.ThrowIfNull(rankings);
        bool[] isCompared = new bool[systems];
        foreach (int system in rankings.SelectMany(ranking => ranking.Order)) isCompared[system] = true;
        int[] compared = [.. Enumerable.Range(0, systems).Where(system => isCompared[system])];
        double[] theta = new double[systems];
        for (int sweep = 0; sweep < MostSweeps; sweep++)
        {
            double[] next = Sweep(theta, compared, rankings, alpha);
            double change = compared.Sum(system => Math.Abs(next[system] - theta[system]));
            theta = next;
            if (change < Still) break;
        }

        return [.. theta.Select((value, system) => isCompared[system] ? value : double.NaN)];
    }

    /// <summary>The log likelihood of rankings.</summary>
    public static double LogLikelihood(IReadOnlyList<double> theta, IEnumerable<WeightedRanking> rankings)
        => rankings.Sum(ranking => ranking.Weight * Enumerable.Range(0, ranking.Order.Count - 1).Sum(place => theta[ranking.Order[place]] - Math.Log(ranking.Order.Skip(place).Sum(system => Math.Exp(theta[system])))));

    /// <summary>The probability that one system is ahead of another.</summary>
    public static double Beats(double one, double other) => 1 / (1 + Math.Exp(other - one));

    /// <summary>What a task says: one ranking of the systems that it has, or, where some are alike, several that share its weight.</summary>
    /// <param name="task">Scores, higher is better, NaN where missing.</param>
    /// <param name="weight">The task's weight.</param>
    public static IReadOnlyList<WeightedRanking> Rankings(IReadOnlyList<double> task, double weight = 1)
    {
        ArgumentNullException.ThrowIfNull(task);
        int[][] groups = [.. Enumerable.Range(0, task.Count).Where(system => !double.IsNaN(task[system])).GroupBy(system => task[system]).OrderByDescending(alike => alike.Key).Select(alike => alike.ToArray())];
        if (groups.Sum(group => group.Length) < 2) return [];
        if (groups.Any(group => group.Length > MostTied)) return [.. Pairs(task, weight)];
        int[][] orders = [.. groups.Aggregate<int[], IEnumerable<int[]>>([[]], (heads, group) => heads.SelectMany(head => Orders(group).Select(tail => (int[])[.. head, .. tail])))];
        return [.. orders.Select(order => new WeightedRanking(order, weight / orders.Length))];
    }

    private static double[] Sweep(double[] theta, int[] compared, IReadOnlyList<WeightedRanking> rankings, double alpha)
    {
        double[] strengths = [.. theta.Select(Math.Exp)], wins = new double[theta.Length], shares = new double[theta.Length];
        double all = compared.Sum(system => strengths[system]);
        foreach (int system in compared) strengths[system] *= compared.Length / all;
        foreach (WeightedRanking ranking in rankings)
        {
            double left = ranking.Order.Sum(system => strengths[system]), share = 0;
            for (int place = 0; place < ranking.Order.Count; place++)
            {
                int system = ranking.Order[place];
                if (place < ranking.Order.Count - 1)
                {
                    wins[system] += ranking.Weight;
                    share += ranking.Weight / left;
                }

                shares[system] += share;
                left -= strengths[system];
            }
        }

        double[] next = new double[theta.Length];
        foreach (int system in compared) next[system] = Math.Log((wins[system] + alpha) / (shares[system] + alpha));
        double mean = compared.Average(system => next[system]);
        foreach (int system in compared) next[system] -= mean;
        return next;
    }

    private static IEnumerable<WeightedRanking> Pairs(IReadOnlyList<double> task, double weight)
    {
        (int A, int B)[] pairs = [.. from a in Enumerable.Range(0, task.Count) from b in Enumerable.Range(a + 1, task.Count - a - 1) where !double.IsNaN(task[a] + task[b]) select (a, b)];
        double each = weight / pairs.Length;
        foreach ((int a, int b) in pairs)
        {
            if (task[a] >= task[b]) yield return new([a, b], task[a] > task[b] ? each : each / 2);
            if (task[b] >= task[a]) yield return new([b, a], task[b] > task[a] ? each : each / 2);
        }
    }

    private static IEnumerable<int[]> Orders(int[] group)
        => group.Length <= 1 ? [group] : group.SelectMany(first => Orders([.. group.Where(other => other != first)]).Select(rest => (int[])[first, .. rest]));
}
