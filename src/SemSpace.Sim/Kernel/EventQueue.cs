using System.Numerics;

namespace SemSpace.Sim.Kernel;

/// <summary>An event that is to happen; to take it back.</summary>
/// <param name="Slot">Where it stands.</param>
/// <param name="Use">The how-manieth event it is that stands there; 0 for none.</param>
public readonly record struct Ticket(int Slot, uint Use);

/// <summary>
/// What is to happen, in the order of (time, priority, order of adding). A calendar queue: days of equal length in a ring of buckets, a sorted list in
/// each, so that adding, taking and taking back cost the same however many events wait. Its day is as long as what lies between two events that
/// happen, which it learns while it goes on. Events lie in one array and leave no garbage. Not thread-safe.
/// Source: Brown, "Calendar queues", Communications of the ACM 31 (10), 1988; the length of a day by the rate of events is ours.
/// </summary>
internal sealed class EventQueue
{
    private const int None = -1, FewestBuckets = 1, Least = 64;

    /// <summary>Steps through lists and empty days for each event, beyond which the day does not fit.</summary>
    private const int MostSteps = 4;

    private Node[] _nodes = new Node[Least];
    private int[] _heads = [None], _tails = [None];
    private int _free = None, _used, _first = None, _shift;
    private long _day, _since;
    private int _steps, _taken;

    private struct Node
    {
        public long Time;
        public object? What;
        public int Priority, Previous, Next;
        public uint Use;
    }

    /// <summary>Events that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an event.</summary>
    /// <param name="time">When, ns.</param>
    /// <param name="priority">Lower ones go first at equal times.</param>
    /// <param name="what">What is to happen.</param>
    public Ticket Add(long time, int priority, object what)
    {
        int slot = _free;
        if (slot == None) slot = NewSlot();
        else _free = _nodes[slot].Next;
        ref Node node = ref _nodes[slot];
        (node.Time, node.Priority, node.What) = (time, priority, what);
        uint use = ++node.Use;
        if (++Count > 2 * _heads.Length) Resize(2 * _heads.Length);
        Insert(slot);
        if (_first != None && IsBefore(slot, _first)) _first = slot;
        return new(slot, use);
    }

    /// <summary>Takes an event back; false where it has happened, or was taken back before.</summary>
    public bool Remove(Ticket ticket)
    {
        if (ticket.Use == 0 || _nodes[ticket.Slot].Use != ticket.Use || _nodes[ticket.Slot].What is null) return false;
        Free(ticket.Slot);
        return true;
    }

    /// <summary>When an event that waits is to happen, ns.</summary>
    public long TimeOf(Ticket ticket) => _nodes[ticket.Slot].Time;

    /// <summary>When the first event is to happen.</summary>
    public bool TryPeek(out long time)
    {
        int first = First();
        time = first == None ? 0 : _nodes[first].Time;
        return first != None;
    }

    /// <summary>Takes the first event, if that is to happen by a time.</summary>
    /// <param name="last">The time, ns.</param>
    /// <param name="time">When it happens, ns.</param>
    /// <returns>What happens; null for nothing.</returns>
    public object? Take(long last, out long time)
    {
        int first = First();
        if (first == None || _nodes[first].Time > last)
        {
            time = 0;
            return null;
        }

        time = _nodes[first].Time;
        object? what = _nodes[first].What;
        Free(first);
        _taken++;
        if (IsDue) Review(time);
        return what;
    }

    private int NewSlot()
    {
        if (_used == _nodes.Length) Array.Resize(ref _nodes, 2 * _nodes.Length);
        return _used++;
    }

    private bool IsBefore(int slot, int other)
    {
        ref Node one = ref _nodes[slot], two = ref _nodes[other];
        return one.Time < two.Time || (one.Time == two.Time && one.Priority < two.Priority);
    }

    private int BucketOf(long time) => (int)((time >> _shift) & (_heads.Length - 1));

    /// <summary>Puts an event behind all that go before it, and behind its equals, which were added earlier.</summary>
    private void Insert(int slot)
    {
        long time = _nodes[slot].Time;
        int bucket = BucketOf(time), before = _tails[bucket];
        while (before != None && IsBefore(slot, before))
        {
            before = _nodes[before].Previous;
            _steps++;
        }

        int after = before == None ? _heads[bucket] : _nodes[before].Next;
        (_nodes[slot].Previous, _nodes[slot].Next) = (before, after);
        if (before == None) _heads[bucket] = slot;
        else _nodes[before].Next = slot;
        if (after == None) _tails[bucket] = slot;
        else _nodes[after].Previous = slot;
        _day = Math.Min(_day, time >> _shift);
    }

    private void Free(int slot)
    {
        ref Node node = ref _nodes[slot];
        int bucket = BucketOf(node.Time);
        if (node.Previous == None) _heads[bucket] = node.Next;
        else _nodes[node.Previous].Next = node.Next;
        if (node.Next == None) _tails[bucket] = node.Previous;
        else _nodes[node.Next].Previous = node.Previous;
        (node.What, node.Next) = (null, _free);
        _free = slot;
        Count--;
        if (slot == _first) _first = None;
    }

    private int First()
    {
        if (_first != None || Count == 0) return _first;
        if (_heads.Length == 1) return _first = _heads[0];
        for (int i = 0; i < _heads.Length; i++, _day++)
        {
            int head = _heads[(int)(_day & (_heads.Length - 1))];
            if (head != None && _nodes[head].Time >> _shift == _day)
            {
                _steps += i;
                return _first = head;
            }
        }

        _steps += _heads.Length;
        foreach (int head in _heads)
        {
            if (head != None && (_first == None || IsBefore(head, _first))) _first = head;
        }

        _day = _nodes[_first].Time >> _shift;
        return _first;
    }

    private bool IsDue => _taken >= Math.Max(Least, Count) || (_taken > 0 && _steps > MostSteps * (Count + Least));

    /// <summary>After some events: fits the number of days to the number of events, and the length of a day to the time between two of them.</summary>
    private void Review(long now)
    {
        bool fits = _steps <= MostSteps * _taken;
        int wanted = Math.Max(FewestBuckets, (int)BitOperations.RoundUpToPowerOf2((uint)Count));
        long between = (now - _since) / _taken;
        (_since, _steps, _taken) = (now, 0, 0);
        if (fits && _heads.Length <= 4 * wanted) return;
        int shift = between <= 1 ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)between - 1);
        if (shift == _shift && _heads.Length == wanted) return;
        _shift = shift;
        Resize(wanted);
    }

    /// <summary>Sorts all events into other buckets, equals in their order.</summary>
    private void Resize(int buckets)
    {
        int[] old = _heads;
        (_heads, _tails) = (new int[buckets], new int[buckets]);
        Array.Fill(_heads, None);
        Array.Fill(_tails, None);
        _day = long.MaxValue;
        foreach (int head in old)
        {
            for (int slot = head, next; slot != None; slot = next)
            {
                next = _nodes[slot].Next;
                Insert(slot);
            }
        }

        _steps = 0;
    }
}
