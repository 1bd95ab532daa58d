using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Sgp4.DeepSpace;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Sgp4;

/// <summary>
/// SGP4, near-Earth and (SDP4) deep-space, with WGS72 constants: Hoots and Roehrich, Spacetrack Report #3 (1980), as corrected by Vallado,
/// Crawford, Hujsak and Kelso, Revisiting Spacetrack Report #3 (AIAA 2006-6753), "improved" mode. Results depend on the
/// arguments alone, and one instance serves all threads; nothing is allocated, but for the steps that a resonant deep-space orbit
/// keeps. Time runs physically: a leap second between epoch and instant counts.
/// Not modelled: manoeuvres, solar pressure; the theory itself is good to about 1 km at
/// epoch and drifts 1 to 3 km a day, more in deep space.
/// </summary>
public sealed class Sgp4Propagator : IPropagator
{
    private readonly InclinationTerms _inclination;
    private readonly NearEarthTheory? _nearEarth;
    private readonly DeepSpaceTheory? _deepSpace;

    /// <summary>Prepares the constants of one satellite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Eccentricity outside [0, 1), mean motion not above 0, or a value that is no number.</exception>
    public Sgp4Propagator(OrbitalElements elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        ElementRange.Require(elements);
        Elements = elements;
        BrouwerMotion motion = BrouwerMotion.Recover(elements);
        _inclination = InclinationTerms.Of(elements.InclinationDeg * Angles.RadiansPerDegree);
        if (motion.IsDeepSpace) _deepSpace = new DeepSpaceTheory(elements, motion, _inclination);
        else _nearEarth = new NearEarthTheory(elements, motion, _inclination);
    }

    /// <summary>The elements propagated from.</summary>
    public OrbitalElements Elements { get; }

    /// <inheritdoc/>
    public TemeState At(Epoch epoch)
    {
        Sgp4Status status = TryPropagate((epoch - Elements.Epoch).TotalMinutes, out TemeState state);
        return status == Sgp4Status.Ok ? state : throw new PropagationException(Elements.Name, epoch, (int)status, Explain(status));
    }

    /// <summary>Position and velocity some minutes after (or, negative, before) the elements' epoch; never throws.</summary>
    /// <param name="minutesSinceEpoch">Physical minutes since the elements' epoch.</param>
    /// <param name="state">TEME state; meaningless unless the result is <see cref="Sgp4Status.Ok"/>.</param>
    public Sgp4Status TryPropagate(double minutesSinceEpoch, out TemeState state)
    {
        InclinationTerms inclination = _inclination;
        Sgp4Status status = _deepSpace is null
            ? _nearEarth!.TryAt(minutesSinceEpoch, out MeanState mean)
            : _deepSpace.TryAt(minutesSinceEpoch, out mean, out inclination);
        if (status == Sgp4Status.Ok) return PeriodicTerms.TryToTeme(mean, inclination, out state);
        state = default;
        return status;
    }

    private static string Explain(Sgp4Status status) => status switch
    {
        Sgp4Status.MeanEccentricity => "the mean eccentricity left [-0.001, 1)",
        Sgp4Status.MeanMotion => "the mean motion is not positive",
        Sgp4Status.PerturbedEccentricity => "Sun and Moon drove the eccentricity out of [0, 1]",
        Sgp4Status.SemiLatusRectum => "the semi-latus rectum is negative",
        Sgp4Status.Decayed => "the satellite has decayed",
        _ => "the mean elements left their range",
    };
}
