namespace SemSpace.Sim.Network;

/// <summary>
/// The best way from one node to another where what is best at a node never gets better further on: Dijkstra's label setting, for lengths and for times of
/// arrival alike. Of equals the node of the lower number is settled first, so that the same question always has the same answer.
/// </summary>
public static class PathSearch
{
    /// <summary>Searches.</summary>
    /// <param name="nodes">How many nodes there are.</param>
    /// <param name="from">The first node.</param>
    /// <param name="at">Its label.</param>
    /// <param name="visit">Tells of each neighbour of a node and its label, none less than the node's own.</param>
    /// <param name="goal">The last node.</param>
    /// <returns>The nodes of the way with their labels, both ends included; null where the goal cannot be reached.</returns>
    public static IReadOnlyList<(int Node, TLabel Label)>? Find<TLabel>(int nodes, int from, TLabel at, Action<int, TLabel, Reach<TLabel>> visit, int goal)
        where TLabel : struct, IComparable<TLabel>
    {
        ArgumentNullException.ThrowIfNull(visit);
        TLabel[] labels = new TLabel[nodes];
        int[] before = new int[nodes];
        State[] states = new State[nodes];
        PriorityQueue<int, (TLabel Label, int Node)> open = new(EarlierThenLower<TLabel>.Instance);
        int node = -1;
        Reach<TLabel> reach = Reached;
        Reached(from, at);
        while (open.TryDequeue(out node, out _))
        {
            if (states[node] == State.Settled) continue;
            states[node] = State.Settled;
            if (node == goal) return Way();
            visit(node, labels[node], reach);
        }

        return null;

        void Reached(int other, TLabel label)
        {
            if (states[other] == State.Settled || (states[other] == State.Reached && labels[other].CompareTo(label) <= 0)) return;
            (states[other], labels[other], before[other]) = (State.Reached, label, node);
            open.Enqueue(other, (label, other));
        }

        List<(int, TLabel)> Way()
        {
            List<(int, TLabel)> way = [];
            for (int step = goal; step >= 0; step = before[step]) way.Add((step, labels[step]));
            way.Reverse();
            return way;
        }
    }

    private enum State : byte
    {
        Unknown,
        Reached,
        Settled,
    }

    private sealed class EarlierThenLower<TLabel> : IComparer<(TLabel Label, int Node)>
        where TLabel : struct, IComparable<TLabel>
    {
        public static EarlierThenLower<TLabel> Instance { get; } = new();

        public int Compare((TLabel Label, int Node) x, (TLabel Label, int Node) y) => x.Label.CompareTo(y.Label) is not 0 and var order ? order : x.Node.CompareTo(y.Node);
    }
}

/// <summary>Takes in that a node can be reached.</summary>
/// <param name="node">The node.</param>
/// <param name="label">Its label on that way.</param>
public delegate void Reach<TLabel>(int node, TLabel label);
