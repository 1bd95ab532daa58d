using Is = SemSpace.Keys.Keys<SemSpace.Sim.Links.RadioOptions>;

namespace SemSpace.Sim.Links;

/// <summary>How far off an antenna points, which costs 12 (θ / θ_3dB)² dB (Maral and Bousquet, Satellite Communications Systems, depointing losses; 3rd edition, 1998, page 27).</summary>
public sealed record AntennaPointing
{
    /// <summary>Full width of the beam where its gain is half, degrees; null where it is not known.</summary>
    public double? BeamwidthDeg { get; init; }

    /// <summary>Angle between the beam's axis and the other end, degrees.</summary>
    public double ErrorDeg { get; init; }

    /// <summary>The loss, dB: 3 dB at half the beam's width.</summary>
    public double LossDb => BeamwidthDeg is { } width ? 12 * Math.Pow(ErrorDeg / width, 2) : 0;

    /// <summary>The keys of one end.</summary>
    /// <param name="end">The end, with which their names begin.</param>
    /// <param name="get">Takes it from the radio.</param>
    /// <param name="set">A radio with another one.</param>
    internal static IEnumerable<Key<RadioOptions>> Keys(string end, Func<RadioOptions, AntennaPointing> get, Func<RadioOptions, AntennaPointing, RadioOptions> set) =>
    [
        Is.Of($"{end}_beamwidth_deg", new OptionalKind<double>(Kinds.Within(0.001, 180, "degrees")), $"full width of the antenna's beam at half its gain, for {end}_pointing_error_deg",
            r => get(r).BeamwidthDeg, (r, v) => set(r, get(r) with { BeamwidthDeg = v })),
        Is.Of($"{end}_pointing_error_deg", Kinds.Within(0, 90, "degrees"), $"angle by which the antenna points off, which costs 12 (error / beamwidth)² dB; at most half of {end}_beamwidth_deg",
            r => get(r).ErrorDeg, (r, v) => set(r, get(r) with { ErrorDeg = v })),
    ];

    /// <summary>The parabola is the beam as far as its half-power points.</summary>
    /// <param name="end">The end, with which the keys' names begin.</param>
    /// <param name="get">Takes it from the radio.</param>
    internal static KeyLaw<RadioOptions> Law(string end, Func<RadioOptions, AntennaPointing> get) => new([$"{end}_pointing_error_deg", $"{end}_beamwidth_deg"], radio => get(radio).Beyond(end));

    private string? Beyond(string end)
    {
        if (ErrorDeg == 0) return null;
        if (BeamwidthDeg is not { } width) return FormattableString.Invariant($"is {ErrorDeg}, and {end}_beamwidth_deg is none; must be 0, or the beam's width be given.");
        return ErrorDeg <= width / 2
            ? null
            : FormattableString.Invariant($"is {ErrorDeg}; must be at most {width / 2}, half of {end}_beamwidth_deg, beyond which the beam is no parabola. Give such a loss as pointing_loss_db.");
    }
}
