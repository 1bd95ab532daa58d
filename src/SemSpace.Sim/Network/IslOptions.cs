using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Links;
using SemSpace.Sim.Energy;
using Is = SemSpace.Keys.Keys<SemSpace.Sim.Network.IslOptions>;

namespace SemSpace.Sim.Network;

/// <summary>The links between satellites: who has one with whom, what it needs, and how updates find their way.</summary>
public sealed record IslOptions
{
    /// <summary>Who has a link with whom.</summary>
    public Choice<IslTopology> Topology { get; init; } = IslTopologies.All.Default;

    /// <summary>How an update finds its way to a gateway.</summary>
    public Choice<Routing> Routing { get; init; } = Routings.All.Default;

    /// <summary>Rate of a link in each direction, Mbit/s.</summary>
    public double RateMbps { get; init; } = 100;

    /// <summary>Time to point and acquire before each transfer, s.</summary>
    public double SetupS { get; init; }

    /// <summary>Longest distance, km; null for none.</summary>
    public double? MaxRangeKm { get; init; }

    /// <summary>Height above the ellipsoid that the line of sight must clear, km.</summary>
    public double GrazingAltitudeKm { get; init; } = 80;

    /// <summary>How near to the Sun neither terminal may look, degrees; 0 for no such limit.</summary>
    public double SunKeepOutDeg { get; init; }

    /// <summary>Extra power of a terminal while it sends, W.</summary>
    public double TransmitPowerW { get; init; } = 10;

    /// <summary>Extra power of a terminal while it receives, W.</summary>
    public double ReceivePowerW { get; init; } = 5;

    /// <summary>What the geometry of a link must satisfy.</summary>
    public LinkLimits Limits => new()
    {
        GrazingAltitudeKm = GrazingAltitudeKm,
        MaxRangeKm = MaxRangeKm ?? double.PositiveInfinity,
        SunKeepOutDeg = SunKeepOutDeg,
    };

    /// <summary>How long a terminal is busy with a number of bits: it acquires, and sends.</summary>
    public Duration TimeToSend(double bits) => Duration.FromSeconds(SetupS + (bits / (RateMbps * 1e6)));

    /// <summary>The keys.</summary>
    public static Section<IslOptions> Keys { get; } = new(
        "Links between satellites. Each link has a terminal of its own at both ends and carries one transfer at a time in each direction, at one rate.",
        () => new(),
        [
            Is.Choice("topology", IslTopologies.All, $"who has a link with whom: {IslTopologies.All.Meanings}", i => i.Topology, (i, v) => i with { Topology = v }),
            .. Is.Options(IslTopologies.All, i => i.Topology, (i, v) => i with { Topology = v }),
            Is.Choice("routing", Routings.All, $"how an update finds its way to a gateway: {Routings.All.Meanings}", i => i.Routing, (i, v) => i with { Routing = v }),
            Is.Of("rate_mbps", Kinds.Within(0.001, 1e6, "Mbit/s"), "rate in each direction", i => i.RateMbps, (i, v) => i with { RateMbps = v }),
            Is.Of("setup_s", Kinds.Within(0, 3600, "s"), "time to point and acquire before each transfer", i => i.SetupS, (i, v) => i with { SetupS = v }),
            Is.Of("max_range_km", new OptionalKind<double>(Kinds.Within(1, 1e6, "km")), "longest distance", i => i.MaxRangeKm, (i, v) => i with { MaxRangeKm = v }),
            Is.Of("grazing_altitude_km", Kinds.Within(0, 2000, "km"), "height above the ellipsoid that the line of sight must clear", i => i.GrazingAltitudeKm, (i, v) => i with { GrazingAltitudeKm = v }),
            Is.Of("sun_keep_out_deg", Kinds.Within(0, 90, "degrees"), "how near to the Sun neither terminal may look; 0 is no such limit", i => i.SunKeepOutDeg, (i, v) => i with { SunKeepOutDeg = v }),
            Is.Of("transmit_power_w", Kinds.Within(0, EnergyOptions.MostPowerW, "W"), "extra power of a terminal while it sends", i => i.TransmitPowerW, (i, v) => i with { TransmitPowerW = v }),
            Is.Of("receive_power_w", Kinds.Within(0, EnergyOptions.MostPowerW, "W"), "extra power of a terminal while it receives", i => i.ReceivePowerW, (i, v) => i with { ReceivePowerW = v }),
        ]);
}
