using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Propagation.Sgp4;

/// <summary>An element set in SGP4's units: radians, and B* per Earth radius. The names are the literature's.</summary>
internal readonly record struct EpochElements(double Ecco, double Inclo, double Nodeo, double Argpo, double Mo, double Bstar)
{
    public static EpochElements Of(OrbitalElements elements) => new(
        elements.Eccentricity,
        elements.InclinationDeg * Angles.RadiansPerDegree,
        elements.RaanDeg * Angles.RadiansPerDegree,
        elements.ArgumentOfPerigeeDeg * Angles.RadiansPerDegree,
        elements.MeanAnomalyDeg * Angles.RadiansPerDegree,
        elements.BStar);
}
