using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>The lines between gateways and the cloud: how long transfers over them take, and what their outages keep waiting.</summary>
internal sealed class BackhaulLines(World world)
{
    private readonly LineHold[][]? _holds = world.Setup.BackhaulOutages?.Select(outages => new LineHold[outages.Count]).ToArray();

    /// <summary>What each outage kept waiting, as <see cref="MissionSetup.BackhaulOutages"/> has them; null where there are none.</summary>
    public IReadOnlyList<IReadOnlyList<LineHold>>? Holds => _holds;

    /// <summary>When the cloud has called for a gateway's sum, which has a number of updates in it.</summary>
    public Epoch CallEnd(int gateway, Duration time, int updates) => End(gateway, time, 0, updates);

    /// <summary>When vectors have gone over a gateway's line that are sent now, with a number of updates in them.</summary>
    public Epoch TransferEnd(int gateway, int vectors, int updates)
    {
        double bits = vectors * world.VectorBits;
        return End(gateway, Span.OfSeconds((world.Setup.Backhaul.LatencyMs / 1e3) + (bits / RateBps)), bits, updates);
    }

    private double RateBps => world.Setup.Backhaul.RateMbps * 1e6;

    /// <summary>When what takes some time over a line is done that begins now: what an outage interrupts goes on after it.</summary>
    private Epoch End(int gateway, Duration time, double bits, int updates)
    {
        Epoch now = world.Now, end = now + time, reached = now;
        Duration left = time;
        IReadOnlyList<TimeWindow> outages = world.Setup.BackhaulOutages?[gateway] ?? [];
        for (int i = 0; i < outages.Count && outages[i].Start < end; i++)
        {
            (Epoch from, Epoch to) = (outages[i].Start, outages[i].End);
            if (to <= now) continue;
            if (from > reached) left -= from - reached;
            _holds![gateway][i] = _holds[gateway][i].With(from > reached, updates, Math.Min(bits, left.TotalSeconds * RateBps), (to - Epoch.Max(from, now)).TotalSeconds);
            if (to <= reached) continue;
            end += to - Epoch.Max(from, reached);
            reached = to;
        }

        return end;
    }
}
