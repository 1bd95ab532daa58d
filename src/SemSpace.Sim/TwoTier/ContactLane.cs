using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// One satellite's contacts in order of AOS, of which those are in memory that have not ended and have been asked for. A place stays that of its contact while others are let go.
/// </summary>
/// <param name="first">The id of its first window; null where it has none.</param>
/// <param name="read">The window of an id, and the id of the satellite's next one.</param>
/// <param name="make">Makes a contact.</param>
internal sealed class ContactLane(int? first, Func<int, (ContactWindow Window, int? Next)> read, Func<ContactWindow, Contact> make)
{
    /// <summary>Contacts, each with the latest LOS up to it, which never falls.</summary>
    private readonly List<(Contact Contact, Epoch LatestLos)> _held = [];

    /// <summary>When the satellite was in nobody's view any more, in order of time: those after now, and the last before.</summary>
    private readonly List<Epoch> _viewEnds = [];

    private int? _next = first;
    private int _gone;
    private Epoch _latestLos = new(long.MinValue), _latestAos = new(long.MinValue);
    private Epoch? _viewEnd;

    /// <summary>The place of the first contact that is not let go and ends after a time; that after the last where there is none.</summary>
    public int FirstUnfinished(Epoch time, Epoch now)
    {
        LetGo(now);
        while (_latestLos <= time && Load(now))
        {
        }

        (int low, int high) = (0, _held.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_held[middle].LatestLos > time) high = middle;
            else low = middle + 1;
        }

        return _gone + low;
    }

    /// <summary>The contact at a place, one that has not ended; null behind the last.</summary>
    public Contact? At(int place, Epoch now)
    {
        while (place - _gone >= _held.Count && Load(now))
        {
        }

        return place - _gone < _held.Count ? _held[place - _gone].Contact : null;
    }

    /// <summary>The end of the last view that ends at a time or before; null where there was none.</summary>
    public Epoch? LastViewEnd(Epoch time, Epoch now)
    {
        LetGo(now);
        while (_latestAos <= time && Load(now))
        {
        }

        if (_viewEnd <= time) return _viewEnd;
        int last = _viewEnds.FindLastIndex(end => end <= time);
        return last >= 0 ? _viewEnds[last] : null;
    }

    /// <summary>Lets contacts go that ended before now, so that memory does not grow with the time that is simulated.</summary>
    private void LetGo(Epoch now)
    {
        int ended = 0;
        while (ended < _held.Count && _held[ended].LatestLos < now) ended++;
        _held.RemoveRange(0, ended);
        _gone += ended;
        while (_viewEnds.Count > 1 && _viewEnds[1] <= now) _viewEnds.RemoveAt(0);
    }

    /// <summary>Takes in the next contact, of one that has ended no more than its times; false where there is none.</summary>
    private bool Load(Epoch now)
    {
        if (_next is not { } id) return false;
        (ContactWindow window, _next) = read(id);
        if (_viewEnd is { } end && window.Aos > end) _viewEnds.Add(end);
        _viewEnd = _viewEnd is { } until && window.Aos <= until ? Epoch.Max(until, window.Los) : window.Los;
        (_latestAos, _latestLos) = (window.Aos, Epoch.Max(_latestLos, window.Los));
        if (window.Los >= now) _held.Add((make(window), _latestLos));
        return true;
    }
}
