namespace SemSpace.Fl.Data;

/// <summary>
/// The outlines of the Earth's land from Natural Earth at 1:50 million, as shipped with SemSpace. Inner rings (the Caspian Sea) are
/// among them, so filling needs the even-odd rule.
/// </summary>
public static class LandOutlines
{
    private static readonly Lazy<IReadOnlyList<(double LongitudeDeg, double LatitudeDeg)[]>> Read = new(ReadEmbedded);

    /// <summary>
    /// Closed rings of (longitude, latitude) in degrees. Longitudes go on beyond 180° instead of jumping, so a ring may have to be
    /// drawn again a turn further; the ring around the south pole is closed by way of it. Safe from any thread.
    /// </summary>
    public static IReadOnlyList<(double LongitudeDeg, double LatitudeDeg)[]> Rings => Read.Value;

    /// <summary>
    /// The ring with longitudes that go on beyond 180° instead of jumping. One that comes back a turn further on goes around a
    /// pole, the nearer one, and is closed by way of it.
    /// </summary>
    internal static (double LongitudeDeg, double LatitudeDeg)[] Unroll((double LongitudeDeg, double LatitudeDeg)[] ring)
    {
        List<(double LongitudeDeg, double LatitudeDeg)> unrolled = [ring[0]];
        foreach ((double longitudeDeg, double latitudeDeg) in ring.Skip(1))
            unrolled.Add((unrolled[^1].LongitudeDeg + Math.IEEERemainder(longitudeDeg - unrolled[^1].LongitudeDeg, 360), latitudeDeg));

        double endDeg = unrolled[^1].LongitudeDeg, poleDeg = ring[0].LatitudeDeg < 0 ? -90 : 90;
        if (Math.Abs(endDeg - ring[0].LongitudeDeg) > 180) unrolled.AddRange([(endDeg, poleDeg), (ring[0].LongitudeDeg, poleDeg), ring[0]]);
        return [.. unrolled];
    }

    /// <summary>The rings as the file has them, longitudes within 180°.</summary>
    internal static IReadOnlyList<(double LongitudeDeg, double LatitudeDeg)[]> ReadFile()
    {
        using Stream land = EarthImagery.Resource("Earth/land-50m.json");
        return TopoJsonLand.ReadRings(land);
    }

    private static (double LongitudeDeg, double LatitudeDeg)[][] ReadEmbedded() => [.. ReadFile().Select(Unroll)];
}
