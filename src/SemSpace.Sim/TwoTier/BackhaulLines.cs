using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Sim.Links;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>The lines between gateways and the cloud: how long transfers over them take, and what their outages keep waiting.</summary>
internal sealed class BackhaulLines(World world)
{
    private readonly LineHold[][]? _holds = world.Setup.BackhaulOutages?.Select(outages => new LineHold[outages.Count]).ToArray();

    /// <summary>What each outage kept waiting, as <see cref="MissionSetup.BackhaulOutages"/> has them; null where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<LineHold>>? Holds => _holds;

    /// <summary>When the cloud has called for a gateway's sum, which has a number of updates in it. A call that an outage interrupts is made anew after it.</summary>
    public Epoch CallEnd(int gateway, Duration time, int updates) => End(gateway, 0, _ => time, updates);

    /// <summary>When vectors have gone over a gateway's line that are sent now, with a number of updates in them.</summary>
    public Epoch TransferEnd(int gateway, int vectors, int updates)
        => End(gateway, vectors * world.VectorBits, bits => Span.OfSeconds(Line.SecondsFor(bits)), updates);

    private BackhaulOptions Line => world.Setup.Backhaul;

    /// <summary>
    /// When some bits, which take a time, have gone over a line on which they begin now. What is on the line as an outage begins is lost: after it go the bits that had not arrived, the last of
    /// which arrives the latency after it was sent. The first outage that holds it has it and its bits; each second of its wait is that of the outage that began first of those in force.
    /// </summary>
    private Epoch End(int gateway, double bits, Func<double, Duration> time, int updates)
    {
        Epoch begun = world.Now, end = begun + time(bits);
        IReadOnlyList<TimeWindow> outages = world.Setup.BackhaulOutages?[gateway] ?? [];
        bool isHeld = false;
        for (int i = 0; i < outages.Count && outages[i].Start < end; i++)
        {
            (Epoch from, Epoch to) = (outages[i].Start, outages[i].End);
            if (to <= begun) continue;
            if (from > begun) bits -= Math.Clamp(((from - begun).TotalSeconds - Line.LatencyS) * Line.RateBps, 0, bits);
            LineHold hold = new(1, from > begun ? 1 : 0, updates, bits, (to - Epoch.Max(from, begun)).TotalSeconds);
            _holds![gateway][i] += isHeld ? hold with { Transfers = 0, Updates = 0, Bits = 0 } : hold;
            (isHeld, begun, end) = (true, to, to + time(bits));
        }

        return end;
    }
}
