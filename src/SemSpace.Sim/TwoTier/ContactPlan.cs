using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>A stretch of time in which a satellite sends in a contact.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end.</param>
/// <param name="RemainingBits">What is left to send then; 0 where all of it is sent.</param>
public readonly record struct Sending(Contact Contact, Epoch From, Epoch To, double RemainingBits);

/// <summary>All contacts of a run, by satellite. Built anew for every run, since contacts record their use.</summary>
public sealed class ContactPlan
{
    /// <summary>
    /// A contact longer than this is one of several parts, of equal lengths, to a satellite that would wait for its next contact: in a high orbit
    /// that may never come. No pass of a satellite below 2,000 km lasts so long.
    /// </summary>
    private static readonly Duration LongestPart = Duration.FromMinutes(40);

    private static readonly Epoch EndOfTime = new(long.MaxValue);

    private readonly Contact[][] _bySatellite;
    private readonly long[][] _latestLos;
    private readonly Epoch[][] _viewEnds;
    private readonly int[] _forgotten;

    /// <summary>Sorts contacts by satellite and AOS.</summary>
    public ContactPlan(IReadOnlyList<Contact> contacts, int satellites)
    {
        All = contacts;
        _bySatellite = new Contact[satellites][];
        _latestLos = new long[satellites][];
        _viewEnds = new Epoch[satellites][];
        _forgotten = new int[satellites];
        ILookup<int, Contact> lookup = contacts.ToLookup(contact => contact.Window.Satellite);
        for (int k = 0; k < satellites; k++)
        {
            _bySatellite[k] = [.. lookup[k].OrderBy(c => c.Window.Aos).ThenBy(c => c.Window.Gateway)];
            _latestLos[k] = Latest(_bySatellite[k]);
            _viewEnds[k] = [.. ViewEnds(_bySatellite[k])];
        }
    }

    /// <summary>All contacts, by id.</summary>
    public IReadOnlyList<Contact> All { get; }

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
        => Unfinished(satellite, now).FirstOrDefault(contact => contact.Window.Aos > now)?.Window.Aos ?? EndOfTime;

    /// <summary>Whether a contact of several parts is open now.</summary>
    public bool IsInLongContact(int satellite, Epoch now) => OpenContacts(satellite, now).Any(contact => contact.Window.Length > LongestPart);

    /// <summary>When the next part of a long contact that is open now begins; the end of time when there is none.</summary>
    public Epoch NextPart(int satellite, Epoch now)
        => OpenContacts(satellite, now).Select(contact => NextPart(contact.Window.Aos, contact.Window.Los, now)).Append(EndOfTime).Min();

    /// <summary>All contacts that overlap an interval, by id.</summary>
    public IEnumerable<Contact> Between(Epoch from, Epoch to)
        => All.Where(contact => contact.Window.Los > from && contact.Window.Aos < to);

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
            Epoch start = Epoch.Max(contact.Window.Aos, from) + contact.SetUp;
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
    /// The end of the last contact with any gateway before now. Contacts that overlap count as one, and one that is still
    /// open does not count. Null when there was none.
    /// </summary>
    public Epoch? LastContactEnd(int satellite, Epoch now)
    {
        int place = Array.BinarySearch(_viewEnds[satellite], now);
        int last = place >= 0 ? place : ~place - 1;
        return last >= 0 ? _viewEnds[satellite][last] : null;
    }

    /// <summary>Of the contacts open at a time the one that lasts longest, or else the next to open.</summary>
    private Contact? NextToUse(int satellite, Epoch time)
    {
        Contact? open = null;
        foreach (Contact contact in Unfinished(satellite, time).Where(contact => contact.Window.Los > time))
        {
            if (contact.Window.Aos > time) return open ?? contact;
            if (open is null || contact.Window.Los > open.Window.Los) open = contact;
        }

        return open;
    }

    private static Epoch NextPart(Epoch aos, Epoch los, Epoch now)
    {
        Duration length = los - aos;
        long parts = ((length.Nanoseconds - 1) / LongestPart.Nanoseconds) + 1, next = ((now - aos).Nanoseconds / (length / parts).Nanoseconds) + 1;
        return next < parts ? aos + (length / parts * next) : EndOfTime;
    }

    /// <summary>Lets go what a satellite's past contacts hold of their links, so that memory does not grow with the time that is simulated.</summary>
    internal void ForgetBefore(int satellite, Epoch time)
    {
        for (int first = FirstUnfinished(satellite, time); _forgotten[satellite] < first; _forgotten[satellite]++) _bySatellite[satellite][_forgotten[satellite]].Forget();
    }

    /// <summary>The contacts from the first that ends after a time on.</summary>
    private ArraySegment<Contact> Unfinished(int satellite, Epoch time) => new ArraySegment<Contact>(_bySatellite[satellite])[FirstUnfinished(satellite, time)..];

    private int FirstUnfinished(int satellite, Epoch time)
    {
        int place = Array.BinarySearch(_latestLos[satellite], time.TaiNanoseconds + 1);
        int first = place >= 0 ? place : ~place;
        while (first > 0 && _latestLos[satellite][first - 1] > time.TaiNanoseconds) first--;
        return first;
    }

    /// <summary>When a satellite was in nobody's view any more, in order of time.</summary>
    private static IEnumerable<Epoch> ViewEnds(Contact[] contacts)
    {
        for (int i = 0; i < contacts.Length;)
        {
            Epoch until = contacts[i].Window.Los;
            for (i++; i < contacts.Length && contacts[i].Window.Aos <= until; i++) until = Epoch.Max(until, contacts[i].Window.Los);
            yield return until;
        }
    }

    /// <summary>For each contact the latest end up to it, which never falls.</summary>
    private static long[] Latest(Contact[] contacts)
    {
        long[] latest = [.. contacts.Select(contact => contact.Window.Los.TaiNanoseconds)];
        for (int i = 1; i < latest.Length; i++) latest[i] = Math.Max(latest[i], latest[i - 1]);
        return latest;
    }
}
