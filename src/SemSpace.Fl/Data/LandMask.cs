namespace SemSpace.Fl.Data;

/// <summary>
/// Which pixels of an equirectangular map have their centre on land, by the even-odd rule over all rings, so that inner rings
/// (the Caspian Sea) are water. Rings may cross the date line, and may go around a pole: then the pole is inside.
/// Immutable, so thread-safe.
/// </summary>
internal sealed class LandMask
{
    private readonly bool[] _isLand;

    private LandMask(int width, int height)
    {
        (Width, Height) = (width, height);
        _isLand = new bool[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether the centre of a pixel lies on land; pixels count row by row from the north-west corner.</summary>
    public bool this[int pixel] => _isLand[pixel];

    /// <summary>Fills closed rings of (longitude, latitude) in degrees, scan line by scan line.</summary>
    public static LandMask Rasterise(IEnumerable<(double LongitudeDeg, double LatitudeDeg)[]> rings, int width, int height)
    {
        LandMask mask = new(width, height);
        List<double>[] crossings = [.. Enumerable.Range(0, height).Select(_ => new List<double>())];
        foreach ((double LongitudeDeg, double LatitudeDeg)[] ring in rings.Select(LandOutlines.Unroll))
        {
            for (int i = 0; i + 1 < ring.Length; i++) mask.Cross(ring[i], ring[i + 1], crossings);
            for (int row = 0; row < height; row++) mask.Toggle(row, crossings[row]);
        }

        return mask;
    }

    /// <summary>Notes the column, as a real number, at which an edge crosses the centre line of each row between its ends.</summary>
    private void Cross((double LongitudeDeg, double LatitudeDeg) from, (double LongitudeDeg, double LatitudeDeg) to, List<double>[] crossings)
    {
        (double fromX, double fromY) = ToPixels(from);
        (double toX, double toY) = ToPixels(to);
        int first = (int)Math.Ceiling(Math.Min(fromY, toY)), end = Math.Min(Height, (int)Math.Ceiling(Math.Max(fromY, toY)));
        for (int row = Math.Max(0, first); row < end; row++) crossings[row].Add(fromX + ((row - fromY) / (toY - fromY) * (toX - fromX)));
    }

    /// <summary>Turns land to water and back between every other pair of crossings; empties the list.</summary>
    private void Toggle(int row, List<double> columns)
    {
        columns.Sort();
        for (int i = 0; i + 1 < columns.Count; i += 2)
        {
            int end = (int)Math.Ceiling(columns[i + 1]);
            for (int column = (int)Math.Ceiling(columns[i]); column < end; column++)
                _isLand[(row * Width) + (((column % Width) + Width) % Width)] ^= true;
        }

        columns.Clear();
    }

    /// <summary>Column and row as real numbers, whole at the centres of pixels.</summary>
    private (double X, double Y) ToPixels((double LongitudeDeg, double LatitudeDeg) point)
        => (((point.LongitudeDeg + 180) / 360 * Width) - 0.5, ((90 - point.LatitudeDeg) / 180 * Height) - 0.5);
}
