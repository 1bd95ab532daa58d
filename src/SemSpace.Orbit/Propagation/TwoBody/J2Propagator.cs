using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>
/// An ellipse whose node, perigee and mean anomaly drift as the Earth's oblateness J2 makes them drift on average, to first order
/// (Kozai, Astronomical Journal 64, 1959; Vallado, Fundamentals of Astrodynamics, sec. 9.4). With the constants of
/// <see cref="EarthGravity"/>. The elements are taken as mean ones; the semi-major axis is
/// <see cref="OrbitalElements.SemiMajorAxisKm"/>, the mean one that SGP4 recovers. TEME is taken as inertial.
/// Immutable; any thread may call.
/// Not modelled: the swings of J2 and J3 within a revolution (10 to 20 km in low orbits), other harmonics, drag, Sun and Moon; an orbit
/// never decays.
/// </summary>
public sealed class J2Propagator : IPropagator
{
    private readonly Epoch _epoch;
    private readonly SecularOrbit _orbit;

    /// <summary>Prepares one satellite.</summary>
    /// <param name="elements">Its elements; B* is not used.</param>
    /// <exception cref="ArgumentOutOfRangeException">Eccentricity outside [0, 1), mean motion not above 0, or a value that is no number.</exception>
    public J2Propagator(OrbitalElements elements)
    {
        ArgumentNullException.ThrowIfNull(elements);
        ElementRange.Require(elements);
        Ellipse ellipse = new(elements.SemiMajorAxisKm, elements.Eccentricity);
        OrbitDrift drift = Drift(ellipse, Math.Cos(elements.InclinationDeg * Angles.RadiansPerDegree));
        _epoch = elements.Epoch;
        _orbit = new(ellipse, OrbitAngles.Of(elements), drift);
        NodeDriftDegPerDay = drift.Node * Angles.DegreesPerRadian * Epoch.SecondsPerDay;
        PerigeeDriftDegPerDay = drift.Perigee * Angles.DegreesPerRadian * Epoch.SecondsPerDay;
    }

    /// <summary>Drift of the ascending node, degrees a day; 0.9856 for a sun-synchronous orbit.</summary>
    public double NodeDriftDegPerDay { get; }

    /// <summary>Drift of the argument of perigee, degrees a day; 0 at 63.43 degrees of inclination.</summary>
    public double PerigeeDriftDegPerDay { get; }

    /// <inheritdoc/>
    public TemeState At(Epoch epoch) => _orbit.At((epoch - _epoch).TotalSeconds);

    /// <inheritdoc/>
    public void Fill(Epoch start, ReadOnlySpan<double> seconds, StateTable states) => _orbit.Fill((start - _epoch).TotalSeconds, seconds, states);

    private static OrbitDrift Drift(Ellipse ellipse, double cosInclination)
    {
        double n = ellipse.MeanMotion(EarthGravity.MuKm3PerS2);
        double radii = EarthGravity.ReferenceRadiusKm / ellipse.SemiLatusRectumKm;
        double rate = 0.75 * n * EarthGravity.J2 * radii * radii;
        double cosSquared = cosInclination * cosInclination;
        double roundness = Math.Sqrt(1 - (ellipse.Eccentricity * ellipse.Eccentricity));
        return new(
            MeanAnomaly: n + (rate * roundness * ((3 * cosSquared) - 1)),
            Perigee: rate * ((5 * cosSquared) - 1),
            Node: -2 * rate * cosInclination);
    }
}
