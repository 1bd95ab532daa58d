namespace SemSpace.Sim.Network;

/// <summary>The links that lie between satellites at least, whenever they are open. What has been counted is kept, up to 64 MiB.</summary>
internal sealed class LinkCounts(IslPlan plan)
{
    /// <summary>So far are satellites that no links connect.</summary>
    public const ushort Never = ushort.MaxValue;

    private const int MostKept = 32 << 20;

    private readonly Dictionary<int, ushort[]> _known = [];

    /// <summary>From each satellite to one.</summary>
    public ushort[] To(int satellite)
    {
        if (_known.TryGetValue(satellite, out ushort[]? known)) return known;
        if ((_known.Count + 1L) * plan.Planes.Count > MostKept) _known.Clear();
        return _known[satellite] = Count(satellite);
    }

    private ushort[] Count(int satellite)
    {
        ushort[] counts = new ushort[plan.Planes.Count];
        Array.Fill(counts, Never);
        Queue<int> next = new([satellite]);
        counts[satellite] = 0;
        while (next.TryDequeue(out int at))
        {
            foreach (Neighbour neighbour in plan.Of(at))
            {
                if (counts[neighbour.Other] != Never) continue;
                counts[neighbour.Other] = (ushort)Math.Min(counts[at] + 1, Never - 1);
                next.Enqueue(neighbour.Other);
            }
        }

        return counts;
    }
}
