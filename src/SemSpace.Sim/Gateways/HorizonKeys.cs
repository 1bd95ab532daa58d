using SemSpace.Orbit.Windows.Stations;
using Is = SemSpace.Keys.Keys<SemSpace.Orbit.Windows.Stations.HorizonPoint>;

namespace SemSpace.Sim.Gateways;

/// <summary>The keys of a station's horizon.</summary>
internal static class HorizonKeys
{
    /// <summary>A point every hundredth of a degree.</summary>
    public const int MostPoints = 36_000;

    /// <summary>A point.</summary>
    public static Section<HorizonPoint> Section { get; } = new(
        "A point of a station's horizon; straight lines between the points, closed around the circle.",
        () => default,
        Is.Must("azimuth_deg", Kinds.Within(0, 360, "degrees"), "direction, clockwise from north; 360 is 0, and both may be given with one elevation",
            p => p.AzimuthDeg, (p, v) => p with { AzimuthDeg = v }),
        Is.Must("elevation_deg", Kinds.Within(-90, 89, "degrees"), "lowest elevation that is free there; below 0 as min_elevation_deg may be",
            p => p.ElevationDeg, (p, v) => p with { ElevationDeg = v }));

    /// <summary>The horizon through points, if there are any.</summary>
    public static HorizonMask? Closed(ValueList<HorizonPoint> points)
        => points.Count == 0 ? null : new([.. points.Select(point => point with { AzimuthDeg = point.AzimuthDeg % 360 }).DistinctBy(point => point.AzimuthDeg)]);

    /// <summary>Tools close a horizon with a point at 360 degrees that repeats the one at 0.</summary>
    public static string? TwinOfPoint(HorizonPoint earlier, HorizonPoint later, Place place)
    {
        if (earlier.AzimuthDeg == later.AzimuthDeg) return FormattableString.Invariant($"is {later.AzimuthDeg}; must differ from that in {place}.");
        return earlier.ElevationDeg == later.ElevationDeg
            ? null
            : FormattableString.Invariant($"is {later.AzimuthDeg} with an elevation_deg of {later.ElevationDeg}; must have {earlier.ElevationDeg}, as {earlier.AzimuthDeg} degrees has in {place}: 0 and 360 are one direction.");
    }
}
