using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>What a satellite is to send down.</summary>
/// <param name="Others">Updates that go before.</param>
/// <param name="Bits">The size of each.</param>
/// <param name="OwnBits">What is left of the last one, which is no larger.</param>
internal readonly record struct Waiting(int Others, double Bits, double OwnBits)
{
    /// <summary>Whether it is sent no later than another, whenever both can begin.</summary>
    public bool IsNoMoreThan(in Waiting other) => Others <= other.Others && Bits <= other.Bits && OwnBits <= other.OwnBits;
}

/// <summary>
/// A time before which a satellite cannot have sent what waits. Updates are sent one after the other, each whole to one gateway, in one contact or in several, or with handover to any: whoever begins later is at no time ahead, in
/// updates and in the part of the next one. Of contacts that are open the one is taken that lasts longest; when one opens that lasts longer still, the update that is being sent may first be finished in the old one.
/// That counts as if it were sent beside the new one, as far as it can be more than the new one carries in that time, and what was sent of an update then as of use to every gateway; and an antenna turns once in a contact, not once for each
/// update. All of them may go in the contact that is begun with, if it has room for them. So the time is one that <see cref="ContactPlan.Sendings"/> never beats, for this beginning or a later one.
/// </summary>
internal ref struct SoonestSending
{
    /// <summary>Contacts after which it is not looked any further.</summary>
    private const int MostContacts = 16;

    /// <summary>So finely it is looked at how much more than the new contact the old one can carry.</summary>
    private const int Steps = 8;

    private const double Rounding = 1e-6;

    /// <summary>So long before its end a contact's bits are counted to the full: in the last few seconds they are an upper bound.</summary>
    private static readonly Duration LastPiece = Duration.FromSeconds(6);

    private readonly double _bits, _own;
    private readonly bool _handover;
    private readonly Span<(int Gateway, double Bits)> _parts;
    private int _others, _gateways;
    private double _anywhere;

    private SoonestSending(in Waiting waiting, bool handover, Span<(int, double)> parts)
    {
        (_others, _bits, _own, _handover) = (waiting.Others, waiting.Bits, waiting.OwnBits, handover);
        _parts = parts;
    }

    /// <summary>The time; the end of time where the satellite's contacts cannot carry as much.</summary>
    /// <param name="contacts">The contacts.</param>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="from">When it can begin.</param>
    /// <param name="waiting">What it sends.</param>
    /// <param name="handover">Whether an update that is partly sent goes on at another gateway.</param>
    public static Epoch Of(ContactPlan contacts, int satellite, Epoch from, in Waiting waiting, bool handover)
    {
        Span<(int, double)> parts = stackalloc (int, double)[MostContacts];
        SoonestSending sending = new(waiting, handover, parts);
        (int place, Contact? old, Contact? overlaps, Epoch inOne) = (contacts.FirstUnfinished(satellite, from), null, null, Epoch.EndOfTime);
        for (int looked = 0; Next(contacts, satellite, ref place, old is null ? from : old.Window.Los) is { } contact; looked++)
        {
            if (looked == MostContacts) return Epoch.Min(inOne, Epoch.Max(from, contact.Window.Aos));
            int following = place;
            Contact? after = Next(contacts, satellite, ref following, contact.Window.Los) is { } next && next.Window.Aos < contact.Window.Los ? next : null;
            (Contact? before, overlaps, old) = (overlaps, null, contact);
            if (after is not null && after.Window.Aos <= from) continue; // it is never begun with, since another is open that lasts longer
            if (sending.Use(contact, from, before, after) is { } sent) return Epoch.Min(inOne, sent);
            if (after is null) continue;
            overlaps = contact;
            inOne = Epoch.Min(inOne, Carry(contact, from, contact.Window.Los, (waiting.Others + 1) * waiting.Bits, before).Sent ?? Epoch.EndOfTime);
            sending.Finish(contact, after, from, mayBeFurtherBack: before is not null && before.Window.Los > after.Window.Aos);
        }

        return inOne;
    }

    /// <summary>The contact that is used next after one that ends at a time: the first to open of those that end later.</summary>
    private static Contact? Next(ContactPlan contacts, int satellite, ref int place, Epoch ended)
    {
        while (contacts.At(satellite, place) is { } passed && passed.Window.Los <= ended) place++;
        return contacts.At(satellite, place);
    }

    /// <summary>What a contact carries; at once where an update may be finished in one that was open before.</summary>
    private static (Epoch? Sent, double Bits) Carry(Contact contact, Epoch from, Epoch until, double bits, Contact? before)
    {
        Epoch start = Epoch.Max(contact.Window.Aos, from) + (before is null ? contact.LeastSetUp : Duration.Zero);
        return start < until ? contact.Downlink.AtMost(start, until, bits) : (null, 0);
    }

    /// <summary>Sends in a contact until another takes its place; the time when all is sent, null where that is not in this one.</summary>
    private Epoch? Use(Contact contact, Epoch from, Contact? before, Contact? after)
    {
        bool isAlone = before is null && after is null;
        int gateway = contact.Window.Gateway;
        double already = _anywhere;
        foreach ((int known, double bits) in _parts[.._gateways])
        {
            if (known == gateway || !isAlone) already = Math.Max(already, bits);
        }

        (Epoch? sent, double carried) = Carry(contact, from, after?.Window.Aos ?? contact.Window.Los, Math.Max(0, (_others * _bits) + _own - already), before);
        if (sent is not null) return sent;
        Sent(already + carried, isAlone && !_handover ? gateway : null);
        return null;
    }

    /// <summary>Takes in what an old contact can carry of the update that is being sent in it when a new one opens, above what the new one does in that time.</summary>
    private void Finish(Contact old, Contact opened, Epoch from, bool mayBeFurtherBack)
    {
        Epoch start = Epoch.Max(opened.Window.Aos, from), end = old.Window.Los;
        if (start >= end) return;
        if (!mayBeFurtherBack) end = Epoch.Min(end, old.Downlink.AtMost(start, end, _bits).Sent ?? end);
        Duration step = (end - start) / Steps;
        double most = 0;
        for (int i = 0; i < Steps; i++)
        {
            Epoch at = start + (step * i), counted = Epoch.Min(at, opened.Window.Los - LastPiece);
            double instead = counted > start ? opened.Downlink.MostBits(start, counted) : 0;
            most = Math.Max(most, old.Downlink.MostBits(start, i == Steps - 1 ? end : at + step) - instead);
        }

        Sent(_anywhere + (most * (1 + Rounding)), null);
    }

    /// <summary>Takes in that so much has been sent of updates that follow each other: the last of them in part, to one gateway or to any.</summary>
    private void Sent(double bits, int? gateway)
    {
        int whole = (int)Math.Min(_others, bits / _bits);
        if (whole > 0) (_others, _gateways, _anywhere) = (_others - whole, 0, 0);
        double part = bits - (whole * _bits);
        if (gateway is not { } to)
        {
            (_anywhere, _gateways) = (part, 0);
            return;
        }

        int known = 0;
        while (known < _gateways && _parts[known].Gateway != to) known++;
        _parts[known] = (to, part);
        _gateways = Math.Max(_gateways, known + 1);
    }
}
