using SemSpace.Fl.Data;
using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>
/// Curves on the globe for a map from -180 to 180 degrees of longitude: without jumps at the date line, with copies a turn further where
/// they reach into the map, closed by way of a pole where they go around one. Longitude comes first, degrees.
/// </summary>
internal static class GlobeCurve
{
    private const int CirclePoints = 360;
    private const double Turn = 360, LongestStepDeg = 90;

    /// <summary>The circle around a place, on the sphere, from north clockwise; open, so the first point does not come again.</summary>
    /// <param name="latitudeDeg">Latitude of the middle.</param>
    /// <param name="longitudeDeg">Longitude of the middle.</param>
    /// <param name="radiusDeg">Angle between the middle and the circle, seen from the Earth's centre.</param>
    public static (double LongitudeDeg, double LatitudeDeg)[] Circle(double latitudeDeg, double longitudeDeg, double radiusDeg)
    {
        (double sinLatitude, double cosLatitude) = Math.SinCos(double.DegreesToRadians(latitudeDeg));
        (double sinRadius, double cosRadius) = Math.SinCos(double.DegreesToRadians(radiusDeg));
        return [.. Enumerable.Range(0, CirclePoints).Select(i =>
        {
            (double sinAzimuth, double cosAzimuth) = Math.SinCos(2 * Math.PI * i / CirclePoints);
            double outward = (cosRadius * cosLatitude) - (sinRadius * cosAzimuth * sinLatitude); // in the middle's meridian plane, from the axis
            double eastward = sinRadius * sinAzimuth, up = (cosRadius * sinLatitude) + (sinRadius * cosAzimuth * cosLatitude);
            double fromAxis = Math.Sqrt((outward * outward) + (eastward * eastward));
            return (longitudeDeg + double.RadiansToDegrees(Math.Atan2(eastward, outward)), double.RadiansToDegrees(Math.Atan2(up, fromAxis)));
        })];
    }

    /// <summary>The outline of a closed curve, all copies.</summary>
    public static SKPath Outline(SkiaLayer.Area area, (double LongitudeDeg, double LatitudeDeg)[] open)
        => Lines(area, [.. open, open[0]]);

    /// <summary>The inside of a closed curve, all copies; with the pole inside where it goes around one.</summary>
    public static SKPath Inside(SkiaLayer.Area area, (double LongitudeDeg, double LatitudeDeg)[] open, double latitudeDeg)
    {
        (double LongitudeDeg, double LatitudeDeg)[] closed = Unrolled([.. open, open[0]]);
        double turn = closed[^1].LongitudeDeg - closed[0].LongitudeDeg, pole = latitudeDeg < 0 ? -90 : 90;
        bool aroundPole = Math.Abs(turn) > Turn / 2;
        return Filled(area, [aroundPole ? [.. closed, (closed[^1].LongitudeDeg, pole), (closed[0].LongitudeDeg, pole), closed[0]] : closed]);
    }

    /// <summary>The insides of unrolled rings, all copies, by the even-odd rule.</summary>
    public static SKPath Filled(SkiaLayer.Area area, IEnumerable<(double LongitudeDeg, double LatitudeDeg)[]> rings)
    {
        SKPath path = new() { FillType = SKPathFillType.EvenOdd };
        foreach ((double LongitudeDeg, double LatitudeDeg)[] copy in rings.SelectMany(Copies))
            path.AddPoly([.. copy.Select(point => area.At(point.LongitudeDeg, point.LatitudeDeg))], close: true);
        return path;
    }

    /// <summary>A curve, all copies; broken where it passes so near a pole that its longitude leaps.</summary>
    public static SKPath Lines(SkiaLayer.Area area, (double LongitudeDeg, double LatitudeDeg)[] curve)
    {
        SKPath path = new();
        foreach ((double LongitudeDeg, double LatitudeDeg)[] copy in Copies(Unrolled(curve)))
        {
            for (int i = 0; i < copy.Length; i++)
            {
                SKPoint point = area.At(copy[i].LongitudeDeg, copy[i].LatitudeDeg);
                if (i == 0 || Math.Abs(copy[i].LongitudeDeg - copy[i - 1].LongitudeDeg) > LongestStepDeg) path.MoveTo(point);
                else path.LineTo(point);
            }
        }

        return path;
    }

    /// <summary>
    /// The rings of the land with only the points that show on paper (Douglas and Peucker, Cartographica 10, 1973), without islands that do not.
    /// </summary>
    public static IReadOnlyList<(double LongitudeDeg, double LatitudeDeg)[]> Land(double toleranceDeg)
        => [.. LandOutlines.Rings.Where(ring => IsSeen(ring, 2 * toleranceDeg)).Select(ring => Simplified(ring, toleranceDeg))];

    private static bool IsSeen((double LongitudeDeg, double LatitudeDeg)[] ring, double least)
        => ring.Max(p => p.LongitudeDeg) - ring.Min(p => p.LongitudeDeg) > least || ring.Max(p => p.LatitudeDeg) - ring.Min(p => p.LatitudeDeg) > least;

    private static (double LongitudeDeg, double LatitudeDeg)[] Simplified((double LongitudeDeg, double LatitudeDeg)[] line, double toleranceDeg)
    {
        bool[] kept = new bool[line.Length];
        int half = line.Length / 2; // a ring's ends are one point: take it as two lines
        kept[0] = kept[half] = kept[^1] = true;
        Stack<(int First, int Last)> parts = new([(0, half), (half, line.Length - 1)]);
        while (parts.TryPop(out (int First, int Last) part))
        {
            (int farthest, double distance) = Farthest(line, part.First, part.Last);
            if (distance <= toleranceDeg) continue;
            kept[farthest] = true;
            parts.Push((part.First, farthest));
            parts.Push((farthest, part.Last));
        }

        return [.. line.Where((_, i) => kept[i])];
    }

    private static (int Index, double Distance) Farthest((double LongitudeDeg, double LatitudeDeg)[] line, int first, int last)
    {
        ((double x0, double y0), (double x1, double y1)) = (line[first], line[last]);
        double length = Math.Sqrt(((x1 - x0) * (x1 - x0)) + ((y1 - y0) * (y1 - y0)));
        (int index, double most) = (first, 0);
        for (int i = first + 1; i < last; i++)
        {
            double dx = line[i].LongitudeDeg - x0, dy = line[i].LatitudeDeg - y0;
            double distance = length > 0 ? Math.Abs((dx * (y1 - y0)) - (dy * (x1 - x0))) / length : Math.Sqrt((dx * dx) + (dy * dy));
            if (distance > most) (index, most) = (i, distance);
        }

        return (index, most);
    }

    private static (double LongitudeDeg, double LatitudeDeg)[] Unrolled((double LongitudeDeg, double LatitudeDeg)[] curve)
    {
        (double LongitudeDeg, double LatitudeDeg)[] unrolled = [.. curve];
        for (int i = 1; i < unrolled.Length; i++)
        {
            double before = unrolled[i - 1].LongitudeDeg;
            unrolled[i].LongitudeDeg = before + Math.IEEERemainder(curve[i].LongitudeDeg - before, Turn);
        }

        return unrolled;
    }

    /// <summary>The curve as often as it reaches into the map, whole turns apart.</summary>
    private static IEnumerable<(double LongitudeDeg, double LatitudeDeg)[]> Copies((double LongitudeDeg, double LatitudeDeg)[] curve)
    {
        double west = curve.Min(point => point.LongitudeDeg), east = curve.Max(point => point.LongitudeDeg);
        for (int turn = (int)Math.Ceiling((-180 - east) / Turn); west + (turn * Turn) <= 180; turn++)
            yield return [.. curve.Select(point => (point.LongitudeDeg + (turn * Turn), point.LatitudeDeg))];
    }
}
