using SemSpace.Orbit.Elements;
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
    /// <exception cref="ArgumentException">The shape breaks a condition stated at <see cref="WalkerShape"/>.</exception>
    public static IReadOnlyList<OrbitalElements> Delta(WalkerShape shape, Epoch epoch) => Build(shape, epoch, nodeSpreadDeg: 360);

    /// <summary>A star pattern: the nodes of the planes spread over 180 degrees, so that all orbits meet near the poles.</summary>
    /// <exception cref="ArgumentException">The shape breaks a condition stated at <see cref="WalkerShape"/>.</exception>
    public static IReadOnlyList<OrbitalElements> Star(WalkerShape shape, Epoch epoch) => Build(shape, epoch, nodeSpreadDeg: 180);

    private static OrbitalElements[] Build(WalkerShape shape, Epoch epoch, double nodeSpreadDeg)
    {
        RequireValid(shape);
        double spread = shape.RaanSpanDeg ?? nodeSpreadDeg;
        OrbitalElements[] satellites = new OrbitalElements[shape.Satellites];
        for (int plane = 0; plane < shape.Planes; plane++)
        {
            double raan = shape.RaanOffsetDeg + (plane * spread / shape.Planes);
            MeanOrbit orbit = new(OrbitalElements.EarthRadiusKm + shape.AltitudeKm, 0, shape.InclinationDeg, raan, 0);
            for (int slot = 0; slot < shape.SatellitesPerPlane; slot++)
            {
                int i = (plane * shape.SatellitesPerPlane) + slot;
                double anomaly = (slot * 360.0 / shape.SatellitesPerPlane) + (plane * 360.0 * shape.Phasing / shape.Satellites);
                satellites[i] = orbit.Satellite(anomaly, FormattableString.Invariant($"P{plane + 1:00}-S{slot + 1:00}"), i + 1, epoch);
            }
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
        if (!(shape.AltitudeKm > 0) || !double.IsFinite(shape.AltitudeKm + shape.RaanOffsetDeg + (shape.RaanSpanDeg ?? 0)))
            throw new ArgumentOutOfRangeException(nameof(shape), shape.AltitudeKm, "The altitude must be above 0 km, node offset and span numbers.");
    }
}
