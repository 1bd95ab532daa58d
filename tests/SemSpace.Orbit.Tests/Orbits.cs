using CsCheck;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests;

/// <summary>Element sets for tests of propagators.</summary>
internal static class Orbits
{
    public static Epoch Start { get; } = Epoch.FromUtc(2025, 7, 1);

    /// <summary>Any ellipse with its perigee above 6,500 km.</summary>
    public static Gen<OrbitalElements> Any { get; } = Gen.Select(
            Gen.Double[6_500, 20_000], Gen.Double[0, 0.9], Gen.Double[0, 180], Gen.Double[0, 360], Gen.Double[0, 360], Gen.Double[0, 360])
        .Select((perigeeKm, e, i, node, perigee, anomaly) => Of(perigeeKm / (1 - e), e, i, node, perigee, anomaly));

    /// <summary>An orbit by its mean semi-major axis, angles in degrees.</summary>
    public static OrbitalElements Of(double semiMajorAxisKm, double e, double i, double node = 0, double perigee = 0, double anomaly = 0)
        => OfMotion(BrouwerMotion.KozaiRevPerDay(semiMajorAxisKm, e, i), e, i, node, perigee, anomaly);

    /// <summary>Orbits by their mean motion, revolutions a day, with any perigee and anomaly; any node too, unless its range is given.</summary>
    public static Gen<OrbitalElements> Drawn(Gen<double> motion, Gen<double> eccentricity, Gen<double> inclination, Gen<double>? node = null)
        => Gen.Select(motion, eccentricity, inclination, node ?? Gen.Double[0, 360], Gen.Double[0, 360], Gen.Double[0, 360]).Select(OfMotion);

    private static OrbitalElements OfMotion(double revolutionsPerDay, double e, double i, double node, double perigee, double anomaly) => new()
    {
        Name = "DRAWN",
        CatalogNumber = 1,
        Epoch = Start,
        Eccentricity = e,
        InclinationDeg = i,
        RaanDeg = node,
        ArgumentOfPerigeeDeg = perigee,
        MeanAnomalyDeg = anomaly,
        MeanMotionRevPerDay = revolutionsPerDay,
    };
}
