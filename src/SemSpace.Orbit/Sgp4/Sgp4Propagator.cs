using System.Runtime.Intrinsics;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Sgp4;

/// <summary>
/// SGP4 for near-Earth orbits with WGS72 constants: Hoots and Roehrich, Spacetrack Report #3 (1980), as corrected by Vallado,
/// Crawford, Hujsak and Kelso, Revisiting Spacetrack Report #3 (AIAA 2006-6753), "improved" mode. Immutable and free of
/// allocation, so one instance serves all threads. Time runs physically: a leap second between epoch and instant counts.
/// Not modelled: deep space (periods from 225 min on), manoeuvres, solar pressure; the theory itself is good to about 1 km at
/// epoch and drifts 1 to 3 km a day.
/// </summary>
public sealed class Sgp4Propagator : IPropagator
{
    private readonly NearEarthTheory _theory;

    /// <summary>Prepares the constants of one satellite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Eccentricity outside [0, 1), mean motion not above 0, or a value that is no number.</exception>
    /// <exception cref="NotSupportedException">The orbit is a deep-space one; see <see cref="OrbitalElements.IsDeepSpace"/>.</exception>
    public Sgp4Propagator(OrbitalElements elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        RequireUsable(elements);
        Elements = elements;
        BrouwerMotion motion = BrouwerMotion.Recover(elements);
        if (motion.IsDeepSpace) throw DeepSpace(elements);
        _theory = new NearEarthTheory(elements, motion, InclinationTerms.Of(elements.InclinationDeg * Angles.RadiansPerDegree));
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
    public Sgp4Status TryPropagate(double minutesSinceEpoch, out TemeState state) => _theory.TryAt(minutesSinceEpoch, out state);

    /// <inheritdoc/>
    public void Fill(Epoch start, ReadOnlySpan<double> seconds, StateTable states)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds.Length, states.Capacity);
        double offset = (start - Elements.Epoch).TotalMinutes;
        if (Vector512.IsHardwareAccelerated) NearEarth512.Fill(_theory, offset, seconds, states);
        else NearEarth256.Fill(_theory, offset, seconds, states);
    }

    private static NotSupportedException DeepSpace(OrbitalElements elements)
    {
        string period = FormattableString.Invariant($"{elements.PeriodSeconds / 60:0.0} min");
        return new($"{elements.Name}: the period is {period}; must be below 225 min (deep space is not modelled).");
    }

    private static void RequireUsable(OrbitalElements elements)
    {
        bool finite = double.IsFinite(elements.InclinationDeg + elements.RaanDeg + elements.ArgumentOfPerigeeDeg
            + elements.MeanAnomalyDeg + elements.BStar);
        if (!finite) throw new ArgumentOutOfRangeException(nameof(elements), $"{elements.Name}: angles and B* must be numbers.");
        if (!(elements.Eccentricity is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(elements), elements.Eccentricity, $"{elements.Name}: the eccentricity must be in [0, 1).");
        if (!(elements.MeanMotionRevPerDay > 0) || !double.IsFinite(elements.MeanMotionRevPerDay))
            throw new ArgumentOutOfRangeException(nameof(elements), elements.MeanMotionRevPerDay, $"{elements.Name}: the mean motion must be above 0.");
    }

    private static string Explain(Sgp4Status status) => status switch
    {
        Sgp4Status.MeanEccentricity => "drag drove the mean eccentricity out of [0, 1)",
        Sgp4Status.SemiLatusRectum => "the semi-latus rectum is negative",
        Sgp4Status.Decayed => "the satellite has decayed",
        _ => "the mean elements left their range",
    };
}
