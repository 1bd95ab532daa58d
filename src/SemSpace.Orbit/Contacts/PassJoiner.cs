namespace SemSpace.Orbit.Contacts;

/// <summary>Puts the passes of successive parts of a search in order, and joins those that were cut where one part meets the next.</summary>
internal sealed class PassJoiner
{
    private readonly Dictionary<(int Satellite, int Gateway), ContactWindow> _open = [];
    private List<ContactWindow> _waiting = [];
    private int _nextId;
    private bool _isFirst = true;

    /// <summary>Takes the passes of the next part, in any order.</summary>
    public void Add(IReadOnlyList<ContactWindow> passes, bool isLast)
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
        _waiting.Sort(Compare);
        int finished = _waiting.Count;
        if (_open.Count > 0)
        {
            ContactWindow first = _open.Values.Aggregate((a, b) => Compare(a, b) <= 0 ? a : b);
            finished = ~_waiting.BinarySearch(first, Comparer<ContactWindow>.Create(Compare));
        }

        List<ContactWindow> ready = _waiting;
        _waiting = ready[finished..];
        for (int i = 0; i < finished; i++) yield return ready[i] with { Id = _nextId++ };
    }

    private static ContactWindow Join(ContactWindow earlier, ContactWindow later)
    {
        ContactWindow top = later.MaxElevationDeg > earlier.MaxElevationDeg ? later : earlier;
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
