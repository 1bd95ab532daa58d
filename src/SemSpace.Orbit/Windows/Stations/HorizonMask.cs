namespace SemSpace.Orbit.Windows.Stations;

/// <summary>A point of a horizon.</summary>
/// <param name="AzimuthDeg">Clockwise from north, [0, 360) degrees.</param>
/// <param name="ElevationDeg">The lowest free elevation there, -90 to 90 degrees.</param>
public readonly record struct HorizonPoint(double AzimuthDeg, double ElevationDeg);

/// <summary>
/// The lowest free elevation around a site: straight lines in azimuth and elevation between points, closed around the circle. One
/// point makes a constant mask. Two horizons are equal when their points are. Immutable.
/// </summary>
public sealed class HorizonMask : IEquatable<HorizonMask>
{
    private const double FullTurnDeg = 360;

    private readonly double[] _azimuths;
    private readonly double[] _elevations;

    /// <summary>A horizon through points.</summary>
    /// <param name="points">One or more, each at an azimuth of its own, in any order.</param>
    /// <exception cref="ArgumentException">There is none, two share an azimuth, or one lies outside its range.</exception>
    public HorizonMask(IReadOnlyList<HorizonPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.Count == 0) throw new ArgumentException("A horizon needs a point.", nameof(points));
        HorizonPoint[] ordered = [.. points.OrderBy(p => p.AzimuthDeg)];
        for (int i = 0; i < ordered.Length; i++)
        {
            if (!(ordered[i].AzimuthDeg is >= 0 and < FullTurnDeg) || !(Math.Abs(ordered[i].ElevationDeg) <= 90))
                throw new ArgumentException($"{ordered[i]} is no point of a horizon: azimuth [0, 360), elevation [-90, 90] degrees.", nameof(points));
            if (i > 0 && ordered[i].AzimuthDeg == ordered[i - 1].AzimuthDeg)
                throw new ArgumentException($"Two points share the azimuth {ordered[i].AzimuthDeg} degrees.", nameof(points));
        }

        // The first point again a turn later, and the last a turn before, close the circle.
        HorizonPoint first = ordered[0], last = ordered[^1];
        _azimuths = [last.AzimuthDeg - FullTurnDeg, .. ordered.Select(p => p.AzimuthDeg), first.AzimuthDeg + FullTurnDeg];
        _elevations = [last.ElevationDeg, .. ordered.Select(p => p.ElevationDeg), first.ElevationDeg];
        Points = ordered;
    }

    /// <summary>The points in order of azimuth.</summary>
    public IReadOnlyList<HorizonPoint> Points { get; }

    /// <summary>The lowest elevation of the whole horizon, degrees.</summary>
    public double LowestDeg => _elevations.Min();

    /// <summary>The lowest free elevation in a direction, degrees.</summary>
    /// <param name="azimuthDeg">Clockwise from north, [0, 360] degrees.</param>
    public double ElevationDeg(double azimuthDeg)
    {
        int found = Array.BinarySearch(_azimuths, azimuthDeg);
        if (found >= 0) return _elevations[found];
        int after = Math.Clamp(~found, 1, _azimuths.Length - 1);
        double share = (azimuthDeg - _azimuths[after - 1]) / (_azimuths[after] - _azimuths[after - 1]);
        return _elevations[after - 1] + (share * (_elevations[after] - _elevations[after - 1]));
    }

    /// <inheritdoc/>
    public bool Equals(HorizonMask? other) => other is not null && Points.SequenceEqual(other.Points);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as HorizonMask);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Points.Count, Points[0], Points[^1]);
}
