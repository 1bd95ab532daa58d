namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>Puts the passes of successive parts of a search in order, and joins those that were cut where one part meets the next.</summary>
internal sealed class PassJoiner
{
    private readonly Dictionary<(int Satellite, int Gateway), ContactWindow> _open = [];
    private List<ContactWindow> _waiting = [];
    private int _nextId;
    private bool _isFirst = true;

    /// <summary>Takes the passes of the next part, in any order.</summary>
    public void Add(IEnumerable<ContactWindow> passes, bool isLast)
    {
        Dictionary<(int, int), ContactWindow> before = new(_open);
        _open.Clear();
        foreach (ContactWindow pass in passes)
        {
            ContactWindow whole = pass;
            if (pass.CutAtStart && !_isFirst)
                whole = before.Remove((pass.Satellite, pass.Gateway), out ContactWindow earlier) ? Join(earlier, pass) : pass with { CutAtStart = false };
            if (whole.CutAtEnd && !isLast) _open[(whole.Satellite, whole.Gateway)] = whole;
            else _waiting.Add(whole);
        }

        // An edge that falls on the meeting point to the millisecond.
        foreach (ContactWindow ended in before.Values) _waiting.Add(ended with { CutAtEnd = false });
        _isFirst = false;
    }

    /// <summary>The passes that none still open can come before, in order, with their ids.</summary>
    public IEnumerable<ContactWindow> TakeFinished()
    {
        List<ContactWindow> passes = _waiting;
        int[] order = Order(passes);
        int finished = order.Length;
        if (_open.Count > 0)
        {
            ContactWindow first = _open.Values.Aggregate((a, b) => Compare(a, b) <= 0 ? a : b);
            while (finished > 0 && Compare(passes[order[finished - 1]], first) > 0) finished--;
        }

        _waiting = [.. order.Skip(finished).Select(i => passes[i])];
        for (int i = 0; i < finished; i++) yield return passes[order[i]] with { Id = _nextId++ };
    }

    /// <summary>The places of passes in their order. Numbers sort much faster than passes do; equal times are put right afterwards.</summary>
    private static int[] Order(List<ContactWindow> passes)
    {
        long[] times = new long[passes.Count];
        int[] order = new int[passes.Count];
        for (int i = 0; i < order.Length; i++) (times[i], order[i]) = (passes[i].Aos.TaiNanoseconds, i);
        Array.Sort(times, order);
        Comparer<int> byPass = Comparer<int>.Create((a, b) => Compare(passes[a], passes[b]));
        for (int i = 0, end; i < order.Length; i = end)
        {
            end = i + 1;
            while (end < order.Length && times[end] == times[i]) end++;
            if (end > i + 1) Array.Sort(order, i, end - i, byPass);
        }

        return order;
    }

    private static ContactWindow Join(ContactWindow earlier, ContactWindow later)
    {
        // Where both are equally high to the last decimal, the top is not the one that rises right up to the meeting point.
        bool topIsLater = later.MaxElevationDeg > earlier.MaxElevationDeg
            || (later.MaxElevationDeg == earlier.MaxElevationDeg && earlier.Culmination == earlier.Los);
        ContactWindow top = topIsLater ? later : earlier;
        return later with
        {
            Aos = earlier.Aos,
            CutAtStart = earlier.CutAtStart,
            Culmination = top.Culmination,
            MaxElevationDeg = top.MaxElevationDeg,
        };
    }

    private static int Compare(ContactWindow a, ContactWindow b)
    {
        int order = a.Aos.CompareTo(b.Aos);
        if (order == 0) order = a.Satellite.CompareTo(b.Satellite);
        return order != 0 ? order : a.Gateway.CompareTo(b.Gateway);
    }
}
