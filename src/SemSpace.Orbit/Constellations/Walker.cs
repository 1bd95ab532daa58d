using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Constellations;

/// <summary>
/// Makes Walker constellations as SGP4 element sets: circular orbits without drag, satellites evenly along each plane, named
/// P01-S01 and numbered from 1, plane by plane. The mean motion is chosen so that the semi-major axis SGP4 recovers is
/// 6378.135 km plus the altitude; the height above the ground then swings around the altitude by the Earth's oblateness.
/// </summary>
public static class Walker
{
    /// <summary>A delta pattern: the nodes of the planes spread over 360 degrees.</summary>
    /// <exception cref="ArgumentException">The shape breaks a rule stated at <see cref="WalkerShape"/>.</exception>
    public static IReadOnlyList<OrbitalElements> Delta(WalkerShape shape, Epoch epoch) => Build(shape, epoch, nodeSpreadDeg: 360);

    /// <summary>A star pattern: the nodes of the planes spread over 180 degrees, so that all orbits meet near the poles.</summary>
    /// <exception cref="ArgumentException">The shape breaks a rule stated at <see cref="WalkerShape"/>.</exception>
    public static IReadOnlyList<OrbitalElements> Star(WalkerShape shape, Epoch epoch) => Build(shape, epoch, nodeSpreadDeg: 180);

    private static OrbitalElements[] Build(WalkerShape shape, Epoch epoch, double nodeSpreadDeg)
    {
        RequireValid(shape);
        double meanMotion = BrouwerMotion.KozaiRevPerDay(Wgs72.EarthRadiusKm + shape.AltitudeKm, 0, shape.InclinationDeg);
        OrbitalElements[] satellites = new OrbitalElements[shape.Satellites];
        for (int i = 0; i < satellites.Length; i++)
        {
            (int plane, int slot) = Math.DivRem(i, shape.SatellitesPerPlane);
            satellites[i] = new()
            {
                Name = FormattableString.Invariant($"P{plane + 1:00}-S{slot + 1:00}"),
                CatalogNumber = i + 1,
                Epoch = epoch,
                InclinationDeg = shape.InclinationDeg,
                RaanDeg = Angles.WrapDeg(shape.RaanOffsetDeg + (plane * nodeSpreadDeg / shape.Planes)),
                Eccentricity = 0,
                ArgumentOfPerigeeDeg = 0,
                MeanAnomalyDeg = Angles.WrapDeg((slot * 360.0 / shape.SatellitesPerPlane) + (plane * shape.Phasing * 360.0 / shape.Satellites)),
                MeanMotionRevPerDay = meanMotion,
            };
        }

        return satellites;
    }

    private static void RequireValid(WalkerShape shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Planes);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape.Satellites);
        ArgumentOutOfRangeException.ThrowIfNegative(shape.Phasing);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(shape.Phasing, shape.Planes);
        if (shape.Satellites % shape.Planes != 0)
            throw new ArgumentException($"{shape.Satellites} satellites do not share evenly among {shape.Planes} planes.", nameof(shape));
        if (!(shape.InclinationDeg is >= 0 and <= 180))
            throw new ArgumentOutOfRangeException(nameof(shape), shape.InclinationDeg, "The inclination must be in [0, 180] degrees.");
        if (!(shape.AltitudeKm > 0) || !double.IsFinite(shape.AltitudeKm + shape.RaanOffsetDeg))
            throw new ArgumentOutOfRangeException(nameof(shape), shape.AltitudeKm, "The altitude must be above 0 km, the node offset a number.");
    }
}
