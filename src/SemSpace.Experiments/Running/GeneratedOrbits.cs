using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Running;

/// <summary>Elements with the index of their plane.</summary>
/// <param name="Set">The elements.</param>
/// <param name="Plane">The plane, from 0.</param>
internal readonly record struct PlacedElements(OrbitalElements Set, int Plane);

/// <summary>Makes the orbits that a scenario gives in numbers.</summary>
internal static class GeneratedOrbits
{
    /// <summary>A Walker constellation.</summary>
    public static IEnumerable<PlacedElements> Of(WalkerSpec spec, Epoch start)
    {
        double altitude = AxisKm(spec.AltitudeKm, spec.SemiMajorAxisKm) - OrbitalElements.EarthRadiusKm;
        WalkerShape shape = new(
            spec.Count, spec.Planes, spec.Phasing, spec.InclinationDeg, spec.AltitudeKm ?? altitude, spec.RaanOffsetDeg, spec.RaanSpanDeg);
        IReadOnlyList<OrbitalElements> sets = spec.Pattern == WalkerPattern.Delta ? Walker.Delta(shape, start) : Walker.Star(shape, start);
        return sets.Select((set, k) => new PlacedElements(set, k / shape.SatellitesPerPlane));
    }

    /// <summary>Planes one by one; satellites are named and numbered as in Walker constellations.</summary>
    public static IEnumerable<PlacedElements> Of(PlanesSpec spec, Epoch start)
    {
        int number = 0;
        for (int plane = 0; plane < spec.Planes.Count; plane++)
        {
            PlaneSpec p = spec.Planes[plane];
            MeanOrbit orbit = new(AxisKm(p.AltitudeKm, p.SemiMajorAxisKm), p.Eccentricity, p.InclinationDeg, p.RaanDeg, p.ArgumentOfPerigeeDeg);
            for (int slot = 0; slot < p.Satellites; slot++)
            {
                double anomaly = p.MeanAnomaliesDeg.Count > 0 ? p.MeanAnomaliesDeg[slot] : p.FirstMeanAnomalyDeg + (slot * 360.0 / p.Satellites);
                string name = FormattableString.Invariant($"P{plane + 1:00}-S{slot + 1:00}");
                yield return new(orbit.Satellite(anomaly, name, ++number, start), plane);
            }
        }
    }

    /// <summary>Satellites one by one; those whose orbits lie in one plane at the start share it.</summary>
    public static IEnumerable<PlacedElements> Of(SatellitesSpec spec, Epoch start)
    {
        OrbitalElements[] sets = [.. spec.Satellites.Select((satellite, k) => Single(satellite, k + 1, start))];
        return sets.Zip(PlaneGrouping.Assign(sets, start), (set, plane) => new PlacedElements(set, plane));
    }

    private static OrbitalElements Single(SatelliteSpec s, int number, Epoch start)
    {
        double axis = s.MeanMotionRevPerDay is null ? AxisKm(s.AltitudeKm, s.SemiMajorAxisKm) : OrbitalElements.EarthRadiusKm;
        MeanOrbit orbit = new(axis, s.Eccentricity, s.InclinationDeg, s.RaanDeg, s.ArgumentOfPerigeeDeg);
        OrbitalElements set = orbit.Satellite(s.MeanAnomalyDeg, s.Name, number, s.EpochUtc ?? start) with { BStar = s.BStar };
        return s.MeanMotionRevPerDay is { } motion ? set with { MeanMotionRevPerDay = motion } : set;
    }

    private static double AxisKm(double? altitudeKm, double? semiMajorAxisKm) => semiMajorAxisKm ?? (OrbitalElements.EarthRadiusKm + altitudeKm!.Value);
}
