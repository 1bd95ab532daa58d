using System.Numerics;

namespace SemSpace.Sim.Kernel;

/// <summary>An event that is to happen; to take it back.</summary>
/// <param name="Slot">Where it stands.</param>
/// <param name="Use">The how-manieth event it is that stands there; 0 for none.</param>
public readonly record struct Ticket(int Slot, uint Use);

/// <summary>
/// What is to happen, in the order of (time, priority, order of adding). A calendar queue: days of equal length in a ring of lists, the last added first in each. The events of
/// the day that has come stand on the agenda, in order, and so do all that are added for that day or for earlier ones. Adding, taking and taking back cost the same however many
/// events wait, with few branches that a processor cannot foresee; among n events of the day that has come, as where all are at one time, taking back costs up to n moves. A day is so long that two events or so happen in it, which the queue learns while it goes on. Events lie in
/// arrays and leave no garbage. Not thread-safe.
/// Sources: Brown, "Calendar queues", Communications of the ACM 31 (10), 1988; to put days in order when they come, Tang, Goh and Thng, "Ladder queue", ACM Transactions on
/// Modeling and Computer Simulation 15 (3), 2005. The length of a day by the rate of events is ours.
/// </summary>
internal sealed class EventQueue
{
    /// <summary>Slot 0 is nobody's, so that there is always one to write to.</summary>
    private const int None = 0, OnAgenda = -1, Least = 64;

    /// <summary>Logarithm of the events in a day.</summary>
    private const int LogDay = 1;

    /// <summary>So many events need no days, and so many lists there are at least where there are days.</summary>
    private const int FewWithoutDays = 16, FewestLists = 4;

    /// <summary>Steps through lists and empty days for each event, beyond which the day does not fit.</summary>
    private const int MostSteps = 4;

    private readonly Agenda _agenda = new();
    private Node[] _nodes = new Node[Least];
    private int[] _lists = [None];
    private int _free = None, _used = 1, _shift;

    /// <summary>The last day that is on the agenda; all of them where there is but one list.</summary>
    private long _day = long.MaxValue;

    private long _since, _now = long.MinValue;
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

    private bool HasBegun => _now != long.MinValue;

    /// <summary>Adds an event.</summary>
    /// <param name="time">When, ns.</param>
    /// <param name="priority">Lower ones go first at equal times.</param>
    /// <param name="what">What is to happen.</param>
    public Ticket Add(long time, int priority, object what)
    {
        if (++Count > _lists.Length && Count > FewWithoutDays && (HasBegun || _lists.Length == 1)) Resize(Math.Max(FewestLists, 2 * _lists.Length), _shift);
        int slot = _free;
        if (slot == None) slot = NewSlot();
        ref Node node = ref _nodes[slot];
        _free = node.Next;
        (node.Time, node.Priority, node.What) = (time, priority, what);
        uint use = ++node.Use;
        if (time >> _shift > _day) Push(slot, ref node);
        else PutOnAgenda(slot, ref node);
        return new(slot, use);
    }

    /// <summary>Takes an event back; false where it has happened, or was taken back before.</summary>
    public bool Remove(Ticket ticket)
    {
        ref Node node = ref _nodes[ticket.Slot];
        if (ticket.Use == 0 || node.Use != ticket.Use || node.What is null) return false;
        if (node.Previous == OnAgenda)
        {
            _agenda.Remove(new(node.Time, node.Priority, ticket.Slot));
        }
        else
        {
            if (node.Previous == None) _lists[ListOf(node.Time)] = node.Next;
            else _nodes[node.Previous].Next = node.Next;
            _nodes[node.Next].Previous = node.Previous;
        }

        Free(ticket.Slot, ref node);
        return true;
    }

    /// <summary>When an event that waits is to happen, ns.</summary>
    public long TimeOf(Ticket ticket) => _nodes[ticket.Slot].Time;

    /// <summary>When the first event is to happen.</summary>
    public bool TryPeek(out long time)
    {
        bool isAny = _agenda.Count > 0 || TurnOver();
        time = isAny ? _agenda.First.Time : 0;
        return isAny;
    }

    /// <summary>Takes the first event, if that is to happen by a time.</summary>
    /// <param name="last">The time, ns.</param>
    /// <param name="time">When it happens, ns.</param>
    /// <returns>What happens; null for nothing.</returns>
    public object? Take(long last, out long time)
    {
        time = 0;
        if ((_agenda.Count == 0 && !TurnOver()) || _agenda.First.Time > last) return null;
        AgendaItem first = _agenda.TakeFirst();
        _now = time = first.Time;
        ref Node node = ref _nodes[first.Slot];
        object? what = node.What;
        Free(first.Slot, ref node);
        _taken++;
        if (_taken >= Math.Max(Least, Count) || _steps > MostSteps * (Count + Least)) Review();
        return what;
    }

    private int NewSlot()
    {
        if (_used == _nodes.Length) Array.Resize(ref _nodes, 2 * _nodes.Length);
        return _used++;
    }

    private void Free(int slot, ref Node node)
    {
        (node.What, node.Next) = (null, _free);
        _free = slot;
        Count--;
    }

    private int ListOf(long time) => (int)((time >> _shift) & (_lists.Length - 1));

    /// <summary>Puts an event of the present day, or of an earlier one, behind its equals, which were added earlier.</summary>
    private void PutOnAgenda(int slot, ref Node node)
    {
        node.Previous = OnAgenda;
        _agenda.Add(new(node.Time, node.Priority, slot));
        if (_agenda.Count > Least && _agenda.First.Time >> _shift < _day) Postpone(_agenda.First.Time >> _shift);
    }

    /// <summary>Puts an event of a later day before all of its list.</summary>
    private void Push(int slot, ref Node node)
    {
        ref int list = ref _lists[ListOf(node.Time)];
        (node.Previous, node.Next) = (None, list);
        _nodes[list].Previous = slot;
        list = slot;
    }

    /// <summary>Has a day be the last on the agenda; what is later goes back to the lists, where none of its time is.</summary>
    private void Postpone(long day)
    {
        _day = day;
        int left = 0;
        foreach (ref readonly AgendaItem item in _agenda.All)
        {
            if (item.Time >> _shift > day) Push(item.Slot, ref _nodes[item.Slot]);
            else left++;
        }

        _agenda.Keep(left);
    }

    /// <summary>Goes on to the next day on which something happens; false where nothing waits. To be asked when the agenda is empty.</summary>
    private bool TurnOver()
    {
        if (Count == 0) return false;
        for (int i = 0; i < _lists.Length && HasBegun; i++)
        {
            _day++;
            if (_lists[(int)(_day & (_lists.Length - 1))] == None) continue;
            Gather();
            if (_agenda.Count == 0) continue;
            _steps += i;
            return true;
        }

        (long first, long last) = Span();
        if (!HasBegun)
        {
            _since = first;
            Resize(Math.Max(FewestLists, Fitting), ShiftOf((long)((ulong)(last - first) / (uint)Count)));
        }

        _steps += _lists.Length + Count;
        _day = first >> _shift;
        Gather();
        return true;
    }

    /// <summary>The times of the first and of the last event in the lists.</summary>
    private (long First, long Last) Span()
    {
        (long first, long last) = (long.MaxValue, long.MinValue);
        foreach (int list in _lists)
        {
            for (int slot = list; slot != None; slot = _nodes[slot].Next) (first, last) = (Math.Min(first, _nodes[slot].Time), Math.Max(last, _nodes[slot].Time));
        }

        return (first, last);
    }

    /// <summary>Puts what happens on the day on the agenda; the rest of its list stays, in its order.</summary>
    private void Gather()
    {
        ref int list = ref _lists[(int)(_day & (_lists.Length - 1))];
        int slot = list, kept = None;
        list = None;
        while (slot != None)
        {
            ref Node node = ref _nodes[slot];
            int next = node.Next;
            if (node.Time >> _shift == _day)
            {
                _agenda.Append(new(node.Time, node.Priority, slot));
                node.Previous = OnAgenda;
            }
            else
            {
                if (kept == None) list = slot;
                else _nodes[kept].Next = slot;
                (node.Previous, node.Next) = (kept, None);
                kept = slot;
                _steps++;
            }

            slot = next;
        }

        if (_agenda.Sort()) _steps += MostSteps * _agenda.Count;
    }

    private int Fitting => Count <= FewWithoutDays / 2 ? 1 : Math.Max(FewestLists, (int)BitOperations.RoundUpToPowerOf2((uint)Count));

    private static int ShiftOf(long between) => Math.Min(62, LogDay + (between <= 1 ? 0 : 64 - BitOperations.LeadingZeroCount((ulong)between - 1)));

    /// <summary>After some events: fits the number of days to the number of events, and the length of a day to the time between two of them.</summary>
    private void Review()
    {
        bool fits = _steps <= MostSteps * _taken;
        long between = (_now - _since) / _taken;
        (_since, _steps, _taken) = (_now, 0, 0);
        (int wanted, int shift) = (Fitting, ShiftOf(between));
        if (_lists.Length == 1) _shift = shift;
        if (_lists.Length == 1 || (fits && _lists.Length <= 4 * wanted)) return;
        if (shift != _shift || _lists.Length != wanted) Resize(wanted, shift);
    }

    /// <summary>Sorts all events into other days, equals in their order; onto the agenda, where there is to be but one list.</summary>
    private void Resize(int lists, int shift)
    {
        int[] old = _lists;
        (_lists, _shift, _steps) = (new int[lists], shift, 0);
        if (lists == 1) _day = long.MaxValue;
        else Postpone(HasBegun ? (_now >> _shift) - 1 : long.MinValue);
        foreach (int list in old)
        {
            int slot = list;
            while (_nodes[slot].Next != None) slot = _nodes[slot].Next;
            while (slot != None)
            {
                ref Node node = ref _nodes[slot];
                int before = node.Previous;
                if (node.Time >> _shift > _day) Push(slot, ref node);
                else PutOnAgenda(slot, ref node);
                slot = before;
            }
        }
    }
}
