using System.Numerics;

namespace SemSpace.Experiments.Statistics;

/// <summary>
/// Kemeny's consensus (Daedalus 88, 1959): the order of systems with the fewest disagreements with tasks, pair by pair. Tables are those of <see cref="Borda"/>. Pure functions.
/// </summary>
public static class Kemeny
{
    /// <summary>The most systems for which all orders are weighed.</summary>
    public const int MostExact = 16;

    /// <summary>In how many tasks each system is above each other one.</summary>
    public static int[][] Wins(IReadOnlyList<IReadOnlyList<double>> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        int systems = tasks.Count == 0 ? 0 : tasks[0].Count;
        return [.. Enumerable.Range(0, systems).Select(a => Enumerable.Range(0, systems).Select(b => tasks.Count(task => task[a] > task[b])).ToArray())];
    }

    /// <summary>
    /// The order, the best first, and the disagreements it leaves; of several orders the first by the systems' numbers. Exact up to <see cref="MostExact"/> systems, by dynamic programming over
    /// sets; beyond, a local optimum, from the order of wins by moving one system at a time.
    /// </summary>
    public static (int[] Order, int Cost) Of(IReadOnlyList<IReadOnlyList<double>> tasks)
    {
        int[][] wins = Wins(tasks);
        int[] order = wins.Length <= MostExact ? Exact(wins) : Local(wins);
        return (order, Cost(order, wins));
    }

    /// <summary>Disagreements of an order with the tasks.</summary>
    public static int Cost(IReadOnlyList<int> order, int[][] wins)
        => Enumerable.Range(0, order.Count).Sum(above => Enumerable.Range(above + 1, order.Count - above - 1).Sum(below => wins[order[below]][order[above]]));

    /// <summary>The least cost of putting a set of systems last in some order, for all sets; then the order, from the top.</summary>
    private static int[] Exact(int[][] wins)
    {
        int n = wins.Length, all = (1 << n) - 1;
        int[] least = new int[1 << n];
        for (int set = 1; set <= all; set++) least[set] = Members(set).Min(top => Above(top, set));
        List<int> order = [];
        for (int set = all; set != 0; set &= ~(1 << order[^1])) order.Add(Members(set).First(top => Above(top, set) == least[set]));
        return [.. order];

        int Above(int top, int set) => least[set & ~(1 << top)] + Members(set & ~(1 << top)).Sum(below => wins[below][top]);

        static IEnumerable<int> Members(int set)
        {
            for (int left = set; left != 0; left &= left - 1) yield return BitOperations.TrailingZeroCount(left);
        }
    }

    private static int[] Local(int[][] wins)
    {
        List<int> order = [.. Enumerable.Range(0, wins.Length).OrderByDescending(a => wins[a].Sum() - wins.Sum(row => row[a]))];
        for (bool improved = true; improved;)
        {
            improved = false;
            foreach (int system in order.ToArray())
            {
                int cost = Cost(order, wins);
                List<int> rest = [.. order.Where(other => other != system)];
                List<int> best = Enumerable.Range(0, order.Count).Select(place => (List<int>)[.. rest.Take(place), system, .. rest.Skip(place)]).MinBy(candidate => Cost(candidate, wins))!;
                if (Cost(best, wins) >= cost) continue;
                (order, improved) = (best, true);
            }
        }

        return [.. order];
    }
}
