using SemSpace.Files;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Sim.TwoTier;

/// <summary>A stretch of time in which a satellite sends in a contact.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
/// <param name="RemainingBits">What is left to send then; 0 where all of it is sent.</param>
public readonly record struct Sending(Contact Contact, Epoch From, Epoch To, double RemainingBits);

/// <summary>
/// All contacts of a run, by satellite. Built anew for every run, since it records their use. Windows may lie on disk: of contacts only those are in memory that have been asked for and
/// have not ended. One thread at a time may ask.
/// </summary>
public sealed class ContactPlan
{
    /// <summary>
    /// A contact longer than this is one of several parts, of equal lengths, to a satellite that would wait for its next contact: in a high orbit
    /// that may never come. No pass of a satellite below 2,000 km lasts so long.
    /// </summary>
    private static readonly Duration LongestPart = Duration.FromMinutes(40);

    private readonly PagedList<ContactUse> _uses;
    private readonly Func<ContactWindow, Contact> _make;
    private readonly ContactLane[] _lanes;

    /// <summary>A plan.</summary>
    /// <param name="windows">All windows by id, in order of AOS.</param>
    /// <param name="satellites">How many satellites there are.</param>
    /// <param name="make">Makes the contact of a window.</param>
    /// <param name="scratch">Where what is made of windows is kept; null for memory.</param>
    public ContactPlan(IReadOnlyList<ContactWindow> windows, int satellites, Func<ContactWindow, Contact> make, Scratch? scratch = null)
    {
        ArgumentNullException.ThrowIfNull(windows);
        (Windows, _make, _uses) = (windows, make, scratch?.List<ContactUse>() ?? new());
        int[] first = new int[satellites], last = new int[satellites];
        Array.Fill(last, -1);
        Epoch latest = new(long.MinValue);
        foreach (ContactWindow window in windows)
        {
            if (window.Id != _uses.Count) throw new ArgumentException($"The window at place {_uses.Count} has the id {window.Id}.", nameof(windows));
            if (window.Aos < latest) throw new ArgumentException($"Window {window.Id} begins before the one before it.", nameof(windows));
            latest = window.Aos;
            int before = last[window.Satellite];
            if (before < 0) first[window.Satellite] = window.Id;
            else _uses[before] = _uses[before] with { Next = window.Id };
            last[window.Satellite] = window.Id;
            _uses.Add(new() { Next = -1 });
        }

        _lanes = [.. first.Select((id, k) => new ContactLane(last[k] < 0 ? null : id, Read, make))];
    }

    /// <summary>All windows, by id.</summary>
    public IReadOnlyList<ContactWindow> Windows { get; }

    /// <summary>The longest signal travel time at the beginning of a contact.</summary>
    public Duration LongestDelay => Windows.Select(window => _make(window).DelayAt(window.Aos)).DefaultIfEmpty().Max();

    /// <summary>The time of the run; contacts that ended before are let go. Until it is set, none are.</summary>
    internal Func<Epoch> Clock { get; set; } = () => new(long.MinValue);

    /// <summary>A satellite's contacts that are open now, in order of AOS.</summary>
    public IEnumerable<Contact> OpenContacts(int satellite, Epoch now)
        => Unfinished(satellite, now).TakeWhile(contact => contact.Window.Aos <= now).Where(contact => contact.IsOpen(now));

    /// <summary>A satellite's contacts from now to the first moment at which none is open, in order of AOS; none when none is open now.</summary>
    public IEnumerable<Contact> View(int satellite, Epoch now)
    {
        Epoch until = now;
        foreach (Contact contact in Unfinished(satellite, now).Where(contact => contact.Window.Los > now))
        {
            if (contact.Window.Aos > until) break;
            until = Epoch.Max(until, contact.Window.Los);
            yield return contact;
        }
    }

    /// <summary>A satellite's contacts that end after now, in order of AOS.</summary>
    public IEnumerable<Contact> From(int satellite, Epoch now) => Unfinished(satellite, now).Where(contact => contact.Window.Los > now);

    /// <summary>A satellite's next AOS after now; the end of time when there is none.</summary>
    public Epoch NextAos(int satellite, Epoch now)
    {
        ContactLane lane = _lanes[satellite];
        Epoch clock = Clock();
        for (int place = lane.FirstUnfinished(now, clock); lane.At(place, clock) is { } contact; place++)
        {
            if (contact.Window.Aos > now) return contact.Window.Aos;
        }

        return Epoch.EndOfTime;
    }

    /// <summary>When a satellite can first send from a time on: at once in a contact that is open; the end of time where none comes.</summary>
    public Epoch FirstUse(int satellite, Epoch time) => NextToUse(satellite, time) is { } contact ? Epoch.Max(contact.Window.Aos, time) : Epoch.EndOfTime;

    /// <summary>Whether a contact of several parts is open now.</summary>
    public bool IsInLongContact(int satellite, Epoch now) => OpenContacts(satellite, now).Any(contact => contact.Window.Length > LongestPart);

    /// <summary>When the next part of a long contact that is open now begins; the end of time when there is none.</summary>
    public Epoch NextPart(int satellite, Epoch now)
        => OpenContacts(satellite, now).Select(contact => NextPart(contact.Window.Aos, contact.Window.Los, now)).Append(Epoch.EndOfTime).Min();

    /// <summary>All contacts that overlap an interval that begins now or later, by id.</summary>
    public IReadOnlyList<Contact> Between(Epoch from, Epoch to)
        => [.. _lanes.SelectMany((_, k) => From(k, from).TakeWhile(contact => contact.Window.Aos < to)).OrderBy(contact => contact.Window.Id)];

    /// <summary>The contact of an id.</summary>
    public Contact Of(int id) => Find(Windows[id].Satellite, Windows[id].Aos, contact => contact.Window.Id == id) ?? _make(Windows[id]);

    /// <summary>The contact that a window, which has not ended, is all or a part of.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public Contact Whole(ContactWindow part)
        => Find(part.Satellite, part.Aos, contact => contact.Window.Gateway == part.Gateway && contact.Window.Aos <= part.Aos && part.Los <= contact.Window.Los)
            ?? throw new ArgumentException($"Window {part.Id} is part of none.", nameof(part));

    /// <summary>
    /// When a satellite would send to bring an update down from a time on, with every antenna free: in the contact that lasts longest of
    /// those open, and in later ones for what remains. What no contact is left for is not sent.
    /// </summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="from">When the update is ready.</param>
    /// <param name="bits">Its size, bits.</param>
    /// <param name="handover">Whether a partly sent update goes on at another gateway.</param>
    /// <param name="sent">Bits still to send of what has been begun, by gateway, or by -1 with handover; null for none.</param>
    public IEnumerable<Sending> Sendings(int satellite, Epoch from, double bits, bool handover, IReadOnlyDictionary<int, double>? sent = null)
    {
        Dictionary<int, double> left = sent is null ? [] : new(sent);
        while (NextToUse(satellite, from) is { } contact)
        {
            Epoch given = Epoch.Max(contact.Window.Aos, from), start = given + contact.SetUpFrom(given);
            if (start >= contact.Window.Los)
            {
                from = contact.Window.Los;
                continue;
            }

            int gateway = handover ? -1 : contact.Window.Gateway;
            (from, double remaining) = contact.Downlink.Send(start, contact.Window.Los, left.GetValueOrDefault(gateway, bits));
            yield return new(contact, start, from, remaining);
            if (remaining == 0) yield break;
            left[gateway] = remaining;
        }
    }

    /// <summary>
    /// The end of the last contact with any gateway before a time, now or later. Contacts that overlap count as one, and one that is still
    /// open does not count. Null when there was none.
    /// </summary>
    public Epoch? LastContactEnd(int satellite, Epoch time) => _lanes[satellite].LastViewEnd(time, Clock());

    /// <summary>The place of a satellite's first contact that ends after a time.</summary>
    internal int FirstUnfinished(int satellite, Epoch time) => _lanes[satellite].FirstUnfinished(time, Clock());

    /// <summary>A satellite's contact at a place, in order of AOS; null behind the last.</summary>
    internal Contact? At(int satellite, int place) => _lanes[satellite].At(place, Clock());

    /// <summary>What has been made of a contact so far.</summary>
    internal ContactUse UseOf(int id) => _uses[id];

    /// <summary>A contact has been used for some time and bits, or taken away.</summary>
    internal void Use(Contact contact, double seconds = 0, double downlinkBits = 0, double uplinkBits = 0, int preemptions = 0)
    {
        ContactUse use = _uses[contact.Window.Id];
        _uses[contact.Window.Id] = use with
        {
            Seconds = use.Seconds + seconds,
            DownlinkBits = use.DownlinkBits + downlinkBits,
            UplinkBits = use.UplinkBits + uplinkBits,
            Preemptions = use.Preemptions + preemptions,
        };
    }

    /// <summary>Of the contacts open at a time the one that lasts longest, or else the next to open.</summary>
    private Contact? NextToUse(int satellite, Epoch time)
    {
        Contact? open = null;
        ContactLane lane = _lanes[satellite];
        Epoch clock = Clock();
        for (int place = lane.FirstUnfinished(time, clock); lane.At(place, clock) is { } contact; place++)
        {
            if (contact.Window.Los <= time) continue;
            if (contact.Window.Aos > time) return open ?? contact;
            if (open is null || contact.Window.Los > open.Window.Los) open = contact;
        }

        return open;
    }

    private static Epoch NextPart(Epoch aos, Epoch los, Epoch now)
    {
        Duration length = los - aos;
        long parts = ((length.Nanoseconds - 1) / LongestPart.Nanoseconds) + 1, next = ((now - aos).Nanoseconds / (length / parts).Nanoseconds) + 1;
        return next < parts ? aos + (length / parts * next) : Epoch.EndOfTime;
    }

    private Contact? Find(int satellite, Epoch from, Predicate<Contact> which)
        => Unfinished(satellite, from).TakeWhile(contact => contact.Window.Aos <= from).FirstOrDefault(contact => which(contact));

    /// <summary>The contacts from the first that ends after a time on.</summary>
    private IEnumerable<Contact> Unfinished(int satellite, Epoch time)
    {
        ContactLane lane = _lanes[satellite];
        Epoch now = Clock();
        for (int place = lane.FirstUnfinished(time, now); lane.At(place, now) is { } contact; place++) yield return contact;
    }

    private (ContactWindow Window, int? Next) Read(int id) => (Windows[id], _uses[id].Next is >= 0 and var next ? next : null);
}

/// <summary>What was made of a contact.</summary>
internal readonly record struct ContactUse
{
    /// <summary>Time in which an antenna sent or received, s.</summary>
    public double Seconds { get; init; }

    /// <summary>Bits from the satellite to the gateway.</summary>
    public double DownlinkBits { get; init; }

    /// <summary>Bits from the gateway to the satellite.</summary>
    public double UplinkBits { get; init; }

    /// <summary>Transfers that were interrupted for another satellite.</summary>
    public int Preemptions { get; init; }

    /// <summary>The id of the satellite's next contact; -1 where there is none.</summary>
    public required int Next { get; init; }
}
