namespace SemSpace.Orbit.Propagation;

/// <summary>A way to propagate orbits.</summary>
public enum OrbitModel
{
    /// <summary>Analytic theory with oblateness, drag, Sun and Moon: <see cref="Sgp4.Sgp4Propagator"/>.</summary>
    Sgp4,

    /// <summary>An ellipse that drifts by the Earth's oblateness: <see cref="TwoBody.J2Propagator"/>.</summary>
    J2,

    /// <summary>Two-body motion: <see cref="TwoBody.KeplerPropagator"/>.</summary>
    Kepler,
}
