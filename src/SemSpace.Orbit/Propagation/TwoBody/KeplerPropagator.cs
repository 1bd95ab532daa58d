using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>
/// Two-body motion around a point-like Earth on a circle or an ellipse (Kepler; Vallado, Fundamentals of Astrodynamics, ch. 2).
/// It starts from the elements as they stand: the semi-major axis is <see cref="OrbitalElements.SemiMajorAxisKm"/>, the mean one
/// that SGP4 recovers, so that studies of the orbit model start all propagators from one geometry, and the mean motion follows from
/// it by Kepler's third law. Elements made of a semi-major axis give it back. TEME at the elements' epoch is taken as inertial.
/// Immutable; any thread may call.
/// Not modelled: anything but the pull of a point mass: no oblateness, drag, Sun or Moon; an orbit never decays.
/// </summary>
public sealed class KeplerPropagator : IPropagator
{
    private readonly Epoch _epoch;
    private readonly SecularOrbit _orbit;

    /// <summary>Prepares one satellite.</summary>
    /// <param name="elements">Its elements; B* is not used.</param>
    /// <param name="muKm3PerS2">Gravitational parameter, km³/s², above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">Eccentricity outside [0, 1), mean motion or gravitational parameter not above 0, or a value that is no number.</exception>
    public KeplerPropagator(OrbitalElements elements, double muKm3PerS2 = EarthGravity.MuKm3PerS2)
    {
        ArgumentNullException.ThrowIfNull(elements);
        ElementRange.Require(elements);
        RequireMu(muKm3PerS2);
        _epoch = elements.Epoch;
        _orbit = Orbit(new(elements.SemiMajorAxisKm, elements.Eccentricity), OrbitAngles.Of(elements), muKm3PerS2);
    }

    /// <summary>Prepares one satellite from its position and velocity at an instant, its osculating orbit.</summary>
    /// <param name="epoch">The instant of the state.</param>
    /// <param name="state">Position and velocity then.</param>
    /// <param name="muKm3PerS2">Gravitational parameter, km³/s², above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The state is not on an ellipse, or the gravitational parameter is not above 0.</exception>
    public KeplerPropagator(Epoch epoch, TemeState state, double muKm3PerS2 = EarthGravity.MuKm3PerS2)
    {
        RequireMu(muKm3PerS2);
        (Ellipse ellipse, OrbitAngles angles) = OrbitAngles.Osculating(state, muKm3PerS2);
        if (!(ellipse is { SemiMajorAxisKm: > 0, Eccentricity: < 1 }))
            throw new ArgumentOutOfRangeException(nameof(state), state, "The state must be one of an elliptic orbit.");
        _epoch = epoch;
        _orbit = Orbit(ellipse, angles, muKm3PerS2);
    }

    /// <inheritdoc/>
    public TemeState At(Epoch epoch) => _orbit.At((epoch - _epoch).TotalSeconds);

    /// <inheritdoc/>
    public void Fill(Epoch start, ReadOnlySpan<double> seconds, StateTable states) => _orbit.Fill((start - _epoch).TotalSeconds, seconds, states);

    private static SecularOrbit Orbit(Ellipse ellipse, OrbitAngles angles, double muKm3PerS2)
        => new(ellipse, angles, new(ellipse.MeanMotion(muKm3PerS2), 0, 0));

    private static void RequireMu(double muKm3PerS2)
    {
        if (!(muKm3PerS2 > 0) || !double.IsFinite(muKm3PerS2))
            throw new ArgumentOutOfRangeException(nameof(muKm3PerS2), muKm3PerS2, "The gravitational parameter must be above 0 km³/s².");
    }
}
