using System.Runtime.Intrinsics;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4.DeepSpace;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Propagation.Sgp4;

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
        InclinationTerms inclination = InclinationTerms.Of(elements.InclinationDeg * Angles.RadiansPerDegree);
        if (motion.IsDeepSpace) _deepSpace = new DeepSpaceTheory(elements, motion, inclination);
        else _nearEarth = new NearEarthTheory(elements, motion, inclination);
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
        => _deepSpace is null ? _nearEarth!.TryAt(minutesSinceEpoch, out state) : _deepSpace.TryAt(minutesSinceEpoch, out state);

    /// <inheritdoc/>
    public void Fill(Epoch start, ReadOnlySpan<double> seconds, StateTable states)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds.Length, states.Capacity);
        double offset = (start - Elements.Epoch).TotalMinutes;
        if (_nearEarth is null) FillOneByOne(offset, seconds, states);
        else if (Vector512.IsHardwareAccelerated) NearEarth512.Fill(_nearEarth, offset, seconds, states);
        else if (Vector256.IsHardwareAccelerated) NearEarth256.Fill(_nearEarth, offset, seconds, states);
        else NearEarth128.Fill(_nearEarth, offset, seconds, states);
    }

    private void FillOneByOne(double offset, ReadOnlySpan<double> seconds, StateTable states)
    {
        for (int i = 0; i < seconds.Length; i++)
        {
            if (TryPropagate(offset + (seconds[i] / 60), out TemeState state) == Sgp4Status.Ok) states.Set(i, state);
            else states.SetMissing(i);
        }
    }

    private static string Explain(Sgp4Status status) => status switch
    {
        Sgp4Status.MeanEccentricity => "the mean eccentricity left [-0.001, 1)",
        Sgp4Status.MeanMotion => "the mean motion is not positive",
        Sgp4Status.PerturbedEccentricity => "Sun and Moon drove the eccentricity out of [0, 1]",
        Sgp4Status.SemiLatusRectum => "the satellite has decayed, its semi-latus rectum is negative",
        Sgp4Status.Decayed => "the satellite has decayed",
        Sgp4Status.Ok => throw new ArgumentException("There is nothing to explain.", nameof(status)),
    };
}
