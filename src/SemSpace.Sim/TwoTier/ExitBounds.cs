using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// Times before which satellites cannot have sent what waits for them, kept from one update that looks for its way to the next: time only makes them later, and so does more that waits.
/// </summary>
internal sealed class ExitBounds(ContactPlan contacts, int satellites, bool handover)
{
    /// <summary>By satellite; where nothing waits it is when the satellite is next in contact.</summary>
    private readonly (Epoch Time, Waiting Waiting)[] _known = [.. Enumerable.Repeat((new Epoch(long.MinValue), default(Waiting)), satellites)];

    /// <summary>What is known of a satellite that begins now or later.</summary>
    public Epoch Known(int satellite, Epoch now, in Waiting waiting)
    {
        ref (Epoch Time, Waiting Waiting) known = ref _known[satellite];
        if (known.Time < now || !known.Waiting.IsNoMoreThan(waiting)) known = (contacts.FirstUse(satellite, now), default);
        return known.Time;
    }

    /// <summary>Works it out, and keeps it.</summary>
    public Epoch Learn(int satellite, Epoch now, in Waiting waiting)
    {
        ref (Epoch Time, Waiting Waiting) known = ref _known[satellite];
        known = (SoonestSending.Of(contacts, satellite, now, waiting, handover), waiting);
        return known.Time;
    }
}
