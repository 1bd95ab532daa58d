using System.Text.Json;

namespace SemSpace.Fl.Data;

/// <summary>
/// Reads the polygons of a TopoJSON file's "land" object (TopoJSON specification 1.0: arcs are delta-coded integers, a negative
/// arc index i means arc ~i backwards, and rings that share an arc share its coordinates).
/// </summary>
internal static class TopoJsonLand
{
    /// <summary>All rings, outer and inner alike, closed, as (longitude, latitude) in degrees.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    /// <exception cref="KeyNotFoundException">The JSON is no TopoJSON topology with a land object.</exception>
    public static IReadOnlyList<(double LongitudeDeg, double LatitudeDeg)[]> ReadRings(Stream topoJson)
    {
        using JsonDocument document = JsonDocument.Parse(topoJson);
        JsonElement topology = document.RootElement;
        (double, double) scale = Pair(topology.GetProperty("transform").GetProperty("scale"));
        (double, double) translate = Pair(topology.GetProperty("transform").GetProperty("translate"));
        (double, double)[][] arcs = [.. topology.GetProperty("arcs").EnumerateArray().Select(arc => DecodeArc(arc, scale, translate))];
        JsonElement land = topology.GetProperty("objects").GetProperty("land");
        return [.. Polygons(land).SelectMany(polygon => polygon.EnumerateArray()).Select(ring => Join(ring, arcs))];
    }

    private static IEnumerable<JsonElement> Polygons(JsonElement geometry) => geometry.GetProperty("type").GetString() switch
    {
        "GeometryCollection" => geometry.GetProperty("geometries").EnumerateArray().SelectMany(Polygons),
        "MultiPolygon" => geometry.GetProperty("arcs").EnumerateArray(),
        "Polygon" => [geometry.GetProperty("arcs")],
        _ => [],
    };

    private static (double, double)[] DecodeArc(JsonElement arc, (double X, double Y) scale, (double X, double Y) translate)
    {
        (double X, double Y) sum = (0, 0);
        List<(double, double)> points = new(arc.GetArrayLength());
        foreach (JsonElement step in arc.EnumerateArray())
        {
            (double dx, double dy) = Pair(step);
            sum = (sum.X + dx, sum.Y + dy);
            points.Add(((sum.X * scale.X) + translate.X, (sum.Y * scale.Y) + translate.Y));
        }

        return [.. points];
    }

    /// <summary>The arcs of a ring end to end; the first point of each arc but the first repeats the one before.</summary>
    private static (double, double)[] Join(JsonElement ring, (double, double)[][] arcs)
    {
        List<(double, double)> points = [];
        foreach (int index in ring.EnumerateArray().Select(item => item.GetInt32()))
        {
            IEnumerable<(double, double)> arc = index >= 0 ? arcs[index] : arcs[~index].Reverse();
            points.AddRange(points.Count == 0 ? arc : arc.Skip(1));
        }

        return [.. points];
    }

    private static (double, double) Pair(JsonElement array) => (array[0].GetDouble(), array[1].GetDouble());
}
