using SemSpace.Orbit.Time;
using SemSpace.Sim.Network;

namespace SemSpace.Sim.TwoTier;

/// <summary>The ways down of an update of which some may have been sent.</summary>
/// <param name="setup">The mission.</param>
/// <param name="bits">The update's size.</param>
/// <param name="sent">Bits still to send of what has been begun, by gateway, or by -1 with handover.</param>
/// <param name="booked">How many other updates are on their way to each satellite, to go down before it; null for none.</param>
/// <param name="bounds">What is known of the satellites from now on; null for nothing.</param>
internal sealed class UpdateExits(MissionSetup setup, double bits, IReadOnlyDictionary<int, double> sent, int[]? booked = null, (Epoch Now, ExitBounds Bounds)? bounds = null) : IExits
{
    /// <summary>What is taken off a bound for each transfer: times are rounded to a nanosecond.</summary>
    private static readonly Duration Slack = new(1000);

    private readonly double _ownBits = sent.Count == 0 ? bits : Math.Min(bits, sent.Values.Min());

    /// <summary>What a link between satellites has to carry: with handover what no gateway has.</summary>
    public double CarriedBits => setup.Rounds.Handover ? sent.GetValueOrDefault(-1, bits) : bits;

    public (Epoch Arrival, int Contact)? Down(int satellite, Epoch ready, Epoch before, int copies = 1)
    {
        if (setup.ForeseenContacts.FirstUse(satellite, ready) >= before) return null;
        int all = copies + BookedOn(satellite);
        if (all > 1 && LastSending(satellite, ready, before, all * bits, null, inOne: true) is { } together) return Arrival(together, before);
        for (int one = 1; one < all; one++)
        {
            if (LastSending(satellite, ready, before, bits, null) is not { } other) return null;
            ready = other.To;
        }

        return LastSending(satellite, ready, before, bits, sent) is { } own ? Arrival(own, before) : null;
    }

    public Epoch NotBefore(int satellite, Epoch ready, bool closely)
    {
        int booked = BookedOn(satellite);
        Waiting waiting = new(booked, bits, _ownBits);
        Epoch sooner = (closely, bounds) switch
        {
            (false, { } known) => known.Bounds.Known(satellite, known.Now, waiting),
            (false, null) => setup.ForeseenContacts.FirstUse(satellite, ready),
            (true, { } known) when ready == known.Now => known.Bounds.Learn(satellite, ready, waiting),
            (true, _) => SoonestSending.Of(setup.ForeseenContacts, satellite, ready, waiting, setup.Rounds.Handover),
        };
        return sooner == Epoch.EndOfTime ? sooner : sooner - (Slack * (booked + 1));
    }

    private int BookedOn(int satellite) => booked?[satellite] ?? 0;

    private static (Epoch, int)? Arrival(Sending last, Epoch before)
        => last.To + last.Contact.DelayAt(last.To) is var arrival && arrival < before ? (arrival, last.Contact.Window.Id) : null;

    /// <summary>The sending that ends with the last bit; null where none does that begins before a time, or that is the first where it has to be.</summary>
    private Sending? LastSending(int satellite, Epoch ready, Epoch before, double size, IReadOnlyDictionary<int, double>? begun, bool inOne = false)
    {
        foreach (Sending sending in setup.ForeseenContacts.Sendings(satellite, ready, size, setup.Rounds.Handover, begun))
        {
            if (sending.From >= before) return null;
            if (sending.RemainingBits == 0) return sending;
            if (inOne) return null;
        }

        return null;
    }

    public Duration? DelayDown(int satellite, Epoch time)
        => setup.Contacts.OpenContacts(satellite, time).Select(contact => (Duration?)contact.DelayAt(time)).Min();
}
