using SemSpace.Orbit.Time;
using SemSpace.Sim.Network;

namespace SemSpace.Sim.TwoTier;

/// <summary>The ways down of an update of which some may have been sent.</summary>
/// <param name="setup">The mission.</param>
/// <param name="bits">The update's size.</param>
/// <param name="sent">Bits still to send of what has been begun, by gateway, or by -1 with handover.</param>
/// <param name="booked">How many other updates are on their way to a satellite, to go down before it.</param>
internal sealed class UpdateExits(MissionSetup setup, double bits, IReadOnlyDictionary<int, double> sent, Func<int, int> booked) : IExits
{
    /// <summary>What a link between satellites has to carry: with handover what no gateway has.</summary>
    public double CarriedBits => setup.Rounds.Handover ? sent.GetValueOrDefault(-1, bits) : bits;

    public (Epoch Arrival, int Contact)? Down(int satellite, Epoch ready, Epoch before, int copies = 1)
    {
        if (FirstUse(satellite, ready) >= before) return null;
        int all = copies + booked(satellite);
        foreach (Sending sending in setup.Contacts.Sendings(satellite, ready, all * bits, setup.Rounds.Handover, all == 1 ? sent : null))
        {
            if (sending.From >= before) return null;
            if (sending.RemainingBits > 0) continue;
            Epoch arrival = sending.To + sending.Contact.DelayAt(sending.To);
            return arrival < before ? (arrival, sending.Contact.Window.Id) : null;
        }

        return null;
    }

    public Duration? DelayDown(int satellite, Epoch time)
        => setup.Contacts.OpenContacts(satellite, time).Select(contact => (Duration?)contact.DelayAt(time)).Min();

    private Epoch FirstUse(int satellite, Epoch ready) => setup.Contacts.OpenContacts(satellite, ready).Any() ? ready : setup.Contacts.NextAos(satellite, ready);
}
