using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Constellations;

/// <summary>An orbit in SGP4's mean elements, without a satellite on it and without drag.</summary>
/// <param name="SemiMajorAxisKm">Mean semi-major axis as SGP4 recovers it, km.</param>
/// <param name="Eccentricity">Eccentricity, 0 to below 1.</param>
/// <param name="InclinationDeg">Inclination, 0 to 180 degrees.</param>
/// <param name="RaanDeg">Right ascension of the ascending node, degrees.</param>
/// <param name="ArgumentOfPerigeeDeg">Argument of perigee, degrees.</param>
public sealed record MeanOrbit(double SemiMajorAxisKm, double Eccentricity, double InclinationDeg, double RaanDeg, double ArgumentOfPerigeeDeg)
{
    /// <summary>The Kozai mean motion, revolutions a day, from which SGP4 recovers the semi-major axis.</summary>
    public double MeanMotionRevPerDay => BrouwerMotion.KozaiRevPerDay(SemiMajorAxisKm, Eccentricity, InclinationDeg);

    /// <summary>A satellite on the orbit; angles are brought into [0, 360) degrees.</summary>
    /// <param name="meanAnomalyDeg">Where it is at the epoch, degrees.</param>
    /// <param name="name">Its name.</param>
    /// <param name="catalogNumber">Its number.</param>
    /// <param name="epoch">The instant that the elements hold at.</param>
    public OrbitalElements Satellite(double meanAnomalyDeg, string name, int catalogNumber, Epoch epoch) => new()
    {
        Name = name,
        CatalogNumber = catalogNumber,
        Epoch = epoch,
        InclinationDeg = InclinationDeg,
        RaanDeg = Angles.WrapDeg(RaanDeg),
        Eccentricity = Eccentricity,
        ArgumentOfPerigeeDeg = Angles.WrapDeg(ArgumentOfPerigeeDeg),
        MeanAnomalyDeg = Angles.WrapDeg(meanAnomalyDeg),
        MeanMotionRevPerDay = MeanMotionRevPerDay,
    };
}
