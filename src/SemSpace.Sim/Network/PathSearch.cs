namespace SemSpace.Sim.Network;

/// <summary>
/// The best way from one node to another where what is best at a node never gets better further on: Dijkstra's label setting, for lengths and for times of
/// arrival alike. Of equals the node of the lower number is settled first, so that the same question always has the same answer.
/// </summary>
public static class PathSearch
{
    /// <summary>Searches.</summary>
    /// <param name="from">The first node.</param>
    /// <param name="at">Its label.</param>
    /// <param name="next">The neighbours of a node with their labels, none less than the node's own.</param>
    /// <param name="isGoal">Whether a node is a goal.</param>
    /// <returns>The nodes of the way with their labels, both ends included; null where no goal can be reached.</returns>
    public static IReadOnlyList<(int Node, TLabel Label)>? Find<TLabel>(int from, TLabel at, Func<int, TLabel, IEnumerable<(int Node, TLabel Label)>> next, Func<int, bool> isGoal)
        where TLabel : struct, IComparable<TLabel>
    {
        Dictionary<int, (TLabel Label, int Before, bool IsSettled)> known = new() { [from] = (at, -1, false) };
        PriorityQueue<int, (TLabel Label, int Node)> open = new();
        open.Enqueue(from, (at, from));
        while (open.TryDequeue(out int node, out _))
        {
            (TLabel label, int before, bool isSettled) = known[node];
            if (isSettled) continue;
            known[node] = (label, before, true);
            if (isGoal(node)) return Way(node);
            foreach ((int other, TLabel reached) in next(node, label))
            {
                if (known.TryGetValue(other, out var old) && (old.IsSettled || old.Label.CompareTo(reached) <= 0)) continue;
                known[other] = (reached, node, false);
                open.Enqueue(other, (reached, other));
            }
        }

        return null;

        List<(int, TLabel)> Way(int goal)
        {
            List<(int, TLabel)> way = [];
            for (int node = goal; node >= 0; node = known[node].Before) way.Add((node, known[node].Label));
            way.Reverse();
            return way;
        }
    }
}
