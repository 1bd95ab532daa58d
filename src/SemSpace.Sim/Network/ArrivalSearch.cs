using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Network;

/// <summary>
/// When an update can first be at satellites, by label setting (Dijkstra): at each as soon as the best of those it can come from allows, and of equally early ways over the neighbour that has it first, of
/// these the one of the lower index. Towards one satellite the search can be directed by the links that are left at least (A*, Hart, Nilsson and Raphael 1968): since no link takes less time than it
/// is busy, labels are the same. What it needs is kept from one search to the next.
/// </summary>
internal sealed class ArrivalSearch
{
    private readonly IslPlan _plan;
    private readonly int[] _firstEdge, _from, _to, _link;
    private readonly Node[] _nodes;
    private readonly PriorityQueue<int, long> _open = new();
    private int _search;
    private Duration _busy;
    private UpNow? _up;
    private ushort[]? _left;
    private long _leastNs, _latestNs;

    public ArrivalSearch(IslPlan plan)
    {
        int satellites = plan.Planes.Count;
        (int From, Neighbour To)[] edges = [.. Enumerable.Range(0, satellites).SelectMany(k => plan.Of(k).Select(to => (k, to)))];
        (_plan, _nodes, _firstEdge) = (plan, new Node[satellites], new int[satellites + 1]);
        (_from, _to, _link) = ([.. edges.Select(edge => edge.From)], [.. edges.Select(edge => edge.To.Other)], [.. edges.Select(edge => edge.To.Link)]);
        for (int k = 0; k < satellites; k++) _firstEdge[k + 1] = _firstEdge[k] + plan.Of(k).Count;
    }

    /// <summary>Satellites whose label is final.</summary>
    public int Settled { get; private set; }

    /// <summary>What a link takes at least, ns, times being rounded.</summary>
    /// <param name="busy">How long it is busy.</param>
    public static long LeastNs(Duration busy) => Math.Max(0, busy.Nanoseconds - 1);

    /// <summary>Begins anew.</summary>
    /// <param name="from">The satellite that has the update.</param>
    /// <param name="ready">From when on.</param>
    /// <param name="busy">How long a link is busy with it.</param>
    /// <param name="up">Which satellites take it.</param>
    /// <param name="left">Links that are left at least from each satellite to the one that is searched; null for no such direction.</param>
    public void Begin(int from, Epoch ready, Duration busy, UpNow up, ushort[]? left = null)
    {
        _search++;
        (_busy, _up, _left, _leastNs, Settled) = (busy, up, left, LeastNs(busy), 0);
        _open.Clear();
        _latestNs = left is null ? long.MaxValue : Straight(from, ready, left);
        Label(from, ready, -1);
    }

    /// <summary>Whether a satellite's label is final.</summary>
    public bool IsSettled(int satellite) => _nodes[satellite] is { IsSettled: true } node && node.Search == _search;

    /// <summary>When the update is at a satellite whose label is final.</summary>
    public Epoch At(int satellite) => new(_nodes[satellite].LabelNs);

    /// <summary>Settles satellites up to one; false where the update is not there before a time, or after more satellites than allowed.</summary>
    /// <param name="to">The satellite.</param>
    /// <param name="before">The time. It may be earlier from call to call, never later.</param>
    /// <param name="most">How many satellites may be settled in all.</param>
    public bool Reach(int to, Epoch before, int most)
    {
        while (!IsSettled(to))
        {
            if (Settled >= most || Next(before) is null) return false;
        }

        return true;
    }

    /// <summary>Settles the satellite that comes next, where that is before a time, and labels its neighbours; null where there is none.</summary>
    public int? Next(Epoch before)
    {
        while (_open.TryPeek(out int satellite, out long atLeastNs))
        {
            if (atLeastNs >= before.TaiNanoseconds) return null;
            _ = _open.Dequeue();
            ref Node node = ref _nodes[satellite];
            if (node.IsSettled) continue;
            node.IsSettled = true;
            Settled++;
            for (int edge = _firstEdge[satellite]; edge < _firstEdge[satellite + 1]; edge++) Take(edge, new(node.LabelNs), before);
            return satellite;
        }

        return null;
    }

    /// <summary>The links of the way to a satellite, the last one first.</summary>
    public IEnumerable<(int From, Neighbour To)> WayBack(int satellite)
    {
        for (int edge = _nodes[satellite].Edge; edge >= 0; edge = _nodes[_from[edge]].Edge) yield return (_from[edge], new(_to[edge], _link[edge]));
    }

    /// <summary>When the update is there if it always goes over the first link that leads nearer: never sooner than on the best way, so that what leads further than that is not looked at. The end of time where that does not lead there.</summary>
    private long Straight(int from, Epoch time, ushort[] left)
    {
        for (int at = from; left[at] > 0;)
        {
            int edge = _firstEdge[at];
            while (edge < _firstEdge[at + 1] && (left[_to[edge]] >= left[at] || !_up!.IsUp(_to[edge]))) edge++;
            if (edge == _firstEdge[at + 1] || _plan.FirstStart(_link[edge], time, _busy) is not { } start) return long.MaxValue;
            (at, time) = (_to[edge], _plan.EndOf(_link[edge], start, _busy));
        }

        return time.TaiNanoseconds;
    }

    /// <summary>Takes in that the update can go over a link from a time on.</summary>
    private void Take(int edge, Epoch time, Epoch before)
    {
        ref Node node = ref _nodes[_to[edge]];
        bool isKnown = node.Search == _search;
        if (_left is not null && time.TaiNanoseconds + ((_left[_to[edge]] + 1) * _leastNs) > _latestNs) return;
        if (isKnown && (node.IsSettled || node.LabelNs < time.TaiNanoseconds + _busy.Nanoseconds)) return;
        if (!isKnown && !_up!.IsUp(_to[edge]))
        {
            node = new() { Search = _search, IsSettled = true, LabelNs = long.MaxValue, Edge = -1 };
            return;
        }

        if (_plan.FirstStart(_link[edge], time, _busy) is not { } start) return;
        Epoch end = _plan.EndOf(_link[edge], start, _busy);
        if (end >= before || (isKnown && end.TaiNanoseconds > node.LabelNs)) return;
        if (!isKnown || end.TaiNanoseconds < node.LabelNs) Label(_to[edge], end, edge);
        else if (IsBefore(_from[edge], _from[node.Edge])) node.Edge = edge;
    }

    /// <summary>Of two satellites from which an update comes equally early, whether the first has it sooner, or as soon and has the lower index.</summary>
    private bool IsBefore(int one, int other)
        => (_nodes[one].LabelNs, one).CompareTo((_nodes[other].LabelNs, other)) < 0;

    private void Label(int satellite, Epoch time, int edge)
    {
        _nodes[satellite] = new() { Search = _search, LabelNs = time.TaiNanoseconds, Edge = edge };
        _open.Enqueue(satellite, time.TaiNanoseconds + (_left is null ? 0 : _left[satellite] * _leastNs));
    }

    private struct Node
    {
        /// <summary>The search that it was labelled in.</summary>
        public int Search;

        /// <summary>Whether the label is final. That of a satellite which takes nothing is, at the end of time.</summary>
        public bool IsSettled;

        public long LabelNs;

        /// <summary>The link that it comes over; -1 for the first satellite.</summary>
        public int Edge;
    }
}

/// <summary>Which satellites have power at one moment, each looked up once.</summary>
internal sealed class UpNow(int satellites)
{
    private readonly (int Moment, bool IsUp)[] _known = new (int, bool)[satellites];
    private INetworkState? _state;
    private int _moment;

    /// <summary>Forgets what was known.</summary>
    public void Begin(INetworkState state) => (_state, _moment) = (state, _moment + 1);

    /// <summary>Whether a satellite has power.</summary>
    public bool IsUp(int satellite)
    {
        ref (int Moment, bool IsUp) known = ref _known[satellite];
        if (known.Moment != _moment) known = (_moment, _state!.IsUp(satellite));
        return known.IsUp;
    }
}
