using SemSpace.Reports.Figures.Drawing;
using SkiaSharp;

namespace SemSpace.Reports.Figures.Contacts;

/// <summary>
/// Places names beside their markers so that no name covers another name, a marker, or the map's edge. A name that finds no room is left
/// out.
/// </summary>
internal static class MapLabels
{
    private const float Gap = 4.5f, MarkerHalf = 3.5f;

    /// <summary>Directions to try, the best first: right, left, above, below, and the corners.</summary>
    private static readonly (int X, int Y)[] Sides = [(1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1)];

    /// <summary>The left end of each name's baseline; null where there is no room.</summary>
    /// <param name="names">The names.</param>
    /// <param name="markers">Their markers' middles, px.</param>
    /// <param name="map">The map, px.</param>
    public static SKPoint?[] Place(IReadOnlyList<string> names, IReadOnlyList<SKPoint> markers, SKRect map)
    {
        List<SKRect> taken = [.. markers.Select(at => new SKRect(at.X - MarkerHalf, at.Y - MarkerHalf, at.X + MarkerHalf, at.Y + MarkerHalf))];
        SKPoint?[] places = new SKPoint?[names.Count];
        for (int i = 0; i < names.Count; i++)
        {
            float width = TextSize.Width(names[i], PaperStyle.SmallSize), height = PaperStyle.SmallSize;
            IEnumerable<SKRect> boxes = Sides.Select(side => Box(markers[i], side, width, height));
            SKRect free = boxes.FirstOrDefault(box => map.Contains(box) && !taken.Any(box.IntersectsWith));
            if (free.IsEmpty) continue;
            taken.Add(free);
            places[i] = new SKPoint(free.Left, free.Bottom - (0.22f * height));
        }

        return places;
    }

    private static SKRect Box(SKPoint at, (int X, int Y) side, float width, float height)
    {
        float left = side.X switch { > 0 => at.X + Gap, < 0 => at.X - Gap - width, _ => at.X - (width / 2) };
        float middle = at.Y + (side.Y * ((height / 2) + (side.X == 0 ? Gap : Gap / 2)));
        return SKRect.Create(left, middle - (height / 2), width, height);
    }
}
