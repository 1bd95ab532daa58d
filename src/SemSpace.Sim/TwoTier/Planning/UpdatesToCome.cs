using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>
/// Foretold updates less those that have come or lapsed, by satellite and by gateway, so that an arrival looks at its satellite's alone and a gateway's merge at what that gateway is to receive.
/// </summary>
internal sealed class UpdatesToCome
{
    private readonly Entry[] _updates;
    private readonly Dictionary<int, Sender> _bySatellite = [];
    private readonly Dictionary<int, List<Entry>> _byGateway = [];
    private int _first;
    private long _looks;

    /// <summary>All of some updates.</summary>
    /// <param name="updates">The updates, in order of arrival.</param>
    public UpdatesToCome(IReadOnlyList<ForeseenUpdate> updates)
    {
        _updates = new Entry[updates.Count];
        for (int place = 0; place < _updates.Length; place++)
        {
            ForeseenUpdate update = updates[place];
            if (!_bySatellite.TryGetValue(update.Satellite, out Sender? sender)) _bySatellite[update.Satellite] = sender = new();
            if (!_byGateway.TryGetValue(update.Plan.Gateway, out List<Entry>? here)) _byGateway[update.Plan.Gateway] = here = [];
            Entry entry = _updates[place] = new(update, place, sender);
            sender.Left.Add(entry);
            here.Add(entry);
        }
    }

    /// <summary>When the first that is left is to arrive; null where none is.</summary>
    public Epoch? FirstArrival
    {
        get
        {
            while (_first < _updates.Length && _updates[_first].IsGone) _first++;
            return _first < _updates.Length ? _updates[_first].Update.Arrival : null;
        }
    }

    /// <summary>When the last that is left of those before a time is to arrive; null where none is.</summary>
    public Epoch? LastArrival(Epoch before)
    {
        for (int place = _updates.Length - 1; place >= 0; place--)
        {
            if (!_updates[place].IsGone && _updates[place].Update.Arrival < before) return _updates[place].Update.Arrival;
        }

        return null;
    }

    /// <summary>Removes what a satellite was to send in contacts before one.</summary>
    /// <returns>How many these were.</returns>
    public int RemoveBefore(int satellite, int contact) => _bySatellite.TryGetValue(satellite, out Sender? sender) ? sender.Remove(entry => entry.Update.Plan.Contact < contact) : 0;

    /// <summary>Removes the first update that a satellite was to send in a contact; false where there is none.</summary>
    public bool TakeFirst(int satellite, int contact)
    {
        if (!_bySatellite.TryGetValue(satellite, out Sender? sender) || sender.Left.Find(entry => entry.Update.Plan.Contact == contact) is not { } first) return false;
        return sender.Remove(entry => entry == first) > 0;
    }

    /// <summary>What a gateway is to receive in contacts that end after now, in order of arrival.</summary>
    public PlannedUpdate[] At(int gateway, Epoch now) => [.. LeftAt(gateway, now).Select(entry => entry.Update.Plan)];

    /// <summary>For each satellite that is to send to a gateway, in the order of their next updates: all that it is to send in contacts that end after now, the same list as long as it is the same.</summary>
    public PlannedUpdate[][] Senders(int gateway, Epoch now)
    {
        _looks++;
        List<Sender> senders = [];
        List<int> places = [];
        foreach (Entry entry in LeftAt(gateway, now))
        {
            Sender sender = entry.Sender;
            if (sender.SeenBy == _looks) continue;
            sender.SeenBy = _looks;
            sender.LookAt(now);
            senders.Add(sender);
            places.Add(sender.FirstPlace);
        }

        Sender[] inOrder = [.. senders];
        Array.Sort(places.ToArray(), inOrder);
        return [.. inOrder.Select(sender => sender.ToCome)];
    }

    private List<Entry> LeftAt(int gateway, Epoch now)
    {
        if (!_byGateway.TryGetValue(gateway, out List<Entry>? here)) return [];
        _ = here.RemoveAll(entry => entry.IsGone || entry.Ends <= now);
        return here;
    }

    /// <summary>An update and its place among all.</summary>
    private sealed class Entry(ForeseenUpdate update, int place, Sender sender)
    {
        public ForeseenUpdate Update => update;

        public int Place => place;

        public Sender Sender => sender;

        public Epoch Ends { get; } = update.Contact.Window.Los;

        public bool IsGone { get; set; }
    }

    /// <summary>What is left of a satellite's updates.</summary>
    private sealed class Sender
    {
        private Epoch _sameUntil;
        private bool _isSame;

        /// <summary>Those that have neither come nor lapsed, those of contacts that have ended among them.</summary>
        public List<Entry> Left { get; } = [];

        /// <summary>The look at a gateway that has met it last.</summary>
        public long SeenBy { get; set; }

        /// <summary>Those in contacts that have not ended.</summary>
        public PlannedUpdate[] ToCome { get; private set; } = [];

        /// <summary>The place of the first of these among all satellites' updates.</summary>
        public int FirstPlace { get; private set; }

        public int Remove(Predicate<Entry> which)
        {
            int removed = Left.RemoveAll(entry => which(entry) && (entry.IsGone = true));
            if (removed > 0) _isSame = false;
            return removed;
        }

        /// <summary>Brings what is to come up to a time at which some is.</summary>
        public void LookAt(Epoch now)
        {
            if (_isSame && now < _sameUntil) return;
            Entry[] open = [.. Left.Where(entry => entry.Ends > now)];
            (ToCome, FirstPlace, _sameUntil, _isSame) = ([.. open.Select(entry => entry.Update.Plan)], open[0].Place, open.Min(entry => entry.Ends), true);
        }
    }
}
