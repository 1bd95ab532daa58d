namespace SemSpace.Sim.Kernel;

/// <summary>An event on the agenda.</summary>
/// <param name="Time">When, ns.</param>
/// <param name="Priority">Lower ones go first at equal times.</param>
/// <param name="Slot">Where it stands in the queue.</param>
internal readonly record struct AgendaItem(long Time, int Priority, int Slot)
{
    /// <summary>Whether it goes before another that was added earlier.</summary>
    public bool IsBefore(in AgendaItem other) => Time < other.Time || (Time == other.Time && Priority < other.Priority);
}

/// <summary>Events in the order of (time, priority, order of adding), side by side.</summary>
internal sealed class Agenda
{
    /// <summary>So many are put in order by counting, and looked through one by one.</summary>
    private const int Few = 16;

    private readonly int[] _ranks = new int[Few];
    private AgendaItem[] _items = new AgendaItem[4 * Few], _spare = new AgendaItem[4 * Few];
    private int _first, _end;

    /// <summary>How many there are.</summary>
    public int Count => _end - _first;

    /// <summary>The first, where there is one.</summary>
    public ref readonly AgendaItem First => ref _items[_first];

    /// <summary>All, in order.</summary>
    public ReadOnlySpan<AgendaItem> All => _items.AsSpan(_first, Count);

    /// <summary>Takes the first.</summary>
    public AgendaItem TakeFirst() => _items[_first++];

    /// <summary>Adds one behind its equals.</summary>
    public void Add(in AgendaItem item)
    {
        if (_first == _end) _first = _end = 0;
        int place = _end, low = _first;
        while (place - low > Few)
        {
            int middle = (low + place) / 2;
            if (item.IsBefore(_items[middle])) place = middle;
            else low = middle + 1;
        }

        while (place > low && item.IsBefore(_items[place - 1])) place--;
        if (_first > 0 && place - _first < _end - place)
        {
            Move(_first, place, _first - 1);
            _first--;
            _items[place - 1] = item;
        }
        else
        {
            if (_end == _items.Length) place -= MakeRoom();
            Move(place, _end, place + 1);
            _end++;
            _items[place] = item;
        }
    }

    /// <summary>Takes one out.</summary>
    public void Remove(in AgendaItem item)
    {
        (int place, int end) = (_first, _end);
        while (end - place > Few)
        {
            int middle = (place + end) / 2;
            if (_items[middle].IsBefore(item)) place = middle + 1;
            else end = middle;
        }

        while (_items[place].Slot != item.Slot) place++;
        Move(place + 1, _end, place);
        _end--;
    }

    /// <summary>Leaves but the first ones.</summary>
    public void Keep(int count) => _end = _first + count;

    /// <summary>Adds one to be put in order later.</summary>
    public void Append(in AgendaItem item)
    {
        if (_end == _items.Length) _ = MakeRoom();
        _items[_end++] = item;
    }

    /// <summary>Puts in order what was appended, the last added first; tells whether that was much work.</summary>
    public bool Sort()
    {
        Span<AgendaItem> all = _items.AsSpan(_first, Count);
        if (all.Length <= Few)
        {
            if (all.Length > 1) Rank(all);
            return false;
        }

        all.Reverse();
        for (int i = 1; i < all.Length; i++)
        {
            if (!all[i].IsBefore(all[i - 1])) continue;
            Merge(all);
            return all.Length > 4 * Few;
        }

        return false;
    }

    /// <summary>Counts for each how many go before it, without a branch that hangs on their times.</summary>
    private void Rank(Span<AgendaItem> all)
    {
        Span<AgendaItem> given = _spare.AsSpan(0, all.Length);
        Span<int> ranks = _ranks.AsSpan(0, all.Length);
        all.CopyTo(given);
        for (int i = 0; i < given.Length; i++)
        {
            (long time, int priority) = (given[i].Time, given[i].Priority);
            int rank = 0;
            for (int j = 0; j < i; j++)
            {
                // The one at j was added later.
                int isFirst = (time < given[j].Time ? 1 : 0) | ((time == given[j].Time ? 1 : 0) & (priority <= given[j].Priority ? 1 : 0));
                ranks[j] += isFirst;
                rank += 1 - isFirst;
            }

            ranks[i] = rank;
        }

        for (int i = 0; i < given.Length; i++) all[ranks[i]] = given[i];
    }

    private void Merge(Span<AgendaItem> all)
    {
        if (_spare.Length < all.Length) _spare = new AgendaItem[_items.Length];
        Span<AgendaItem> from = all, to = _spare.AsSpan(0, all.Length);
        for (int width = 1; width < all.Length; width *= 2)
        {
            for (int start = 0; start < all.Length; start += 2 * width)
            {
                (int one, int middle, int end) = (start, Math.Min(start + width, all.Length), Math.Min(start + (2 * width), all.Length));
                int two = middle;
                for (int i = start; i < end; i++) to[i] = one == middle || (two < end && from[two].IsBefore(from[one])) ? from[two++] : from[one++];
            }

            Span<AgendaItem> sorted = to;
            to = from;
            from = sorted;
        }

        if (from != all) from.CopyTo(all);
    }

    /// <summary>Makes room behind the last; tells by how much all have moved to the front.</summary>
    private int MakeRoom()
    {
        int gap = _first;
        if (gap < _items.Length / 2) Array.Resize(ref _items, 2 * _items.Length);
        Move(_first, _end, 0);
        (_first, _end) = (0, _end - gap);
        return gap;
    }

    private void Move(int start, int end, int to)
    {
        if (start < end) _items.AsSpan(start, end - start).CopyTo(_items.AsSpan(to));
    }
}
