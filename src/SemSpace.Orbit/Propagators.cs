using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.TwoBody;

namespace SemSpace.Orbit;

/// <summary>The propagators by name. Pure functions, safe from any thread.</summary>
public static class Propagators
{
    /// <summary>Analytic theory with oblateness, drag, Sun and Moon: <see cref="Sgp4Propagator"/>.</summary>
    public const string Sgp4 = "sgp4";

    /// <summary>An ellipse that drifts by the Earth's oblateness: <see cref="J2Propagator"/>.</summary>
    public const string J2 = "j2";

    /// <summary>Two-body motion: <see cref="KeplerPropagator"/>.</summary>
    public const string Kepler = "kepler";

    /// <summary>All names, the most faithful first.</summary>
    public static IReadOnlyList<string> Names { get; } = [Sgp4, J2, Kepler];

    /// <summary>The propagator of a name for an element set. All start from the same mean elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such name, or the elements are out of range.</exception>
    public static IPropagator Create(string name, OrbitalElements elements) => name switch
    {
        Sgp4 => new Sgp4Propagator(elements),
        J2 => new J2Propagator(elements),
        Kepler => new KeplerPropagator(elements),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, $"must be one of {string.Join(", ", Names)}."),
    };
}
