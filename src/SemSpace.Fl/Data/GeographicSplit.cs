using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Data;

/// <summary>What an image may be used for.</summary>
public enum PatchUse
{
    /// <summary>Part of it lies in test blocks, part outside: for neither use.</summary>
    Unused,

    /// <summary>All of it lies outside the test blocks.</summary>
    Train,

    /// <summary>All of it lies inside test blocks.</summary>
    Test,
}

/// <summary>
/// Parts the Earth into blocks of similar size, some of them for tests only, so that no place is in both a training and a test
/// image. Rows are equally high; a row has the whole number of equally wide blocks that comes nearest to square ones at its middle
/// latitude. The blocks, row by row from the south, are cut into as many runs as there are test blocks, and one of each run is drawn,
/// so that test blocks come from all latitudes. Immutable, so thread-safe.
/// </summary>
public sealed class GeographicSplit
{
    private const int LatitudesPerPiece = 16;

    private readonly double _rowDeg;
    private readonly bool[][] _isTest;

    /// <summary>Chooses the test blocks.</summary>
    /// <param name="blockDeg">Height of a block, deg, 1 to 90; rounded so that a whole number of rows fits.</param>
    /// <param name="testFraction">Share of the blocks that is for tests, above 0 and below 1, rounded to whole blocks, at least one.</param>
    /// <param name="seeds">Chooses them, by the stream "earth/test-blocks".</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public GeographicSplit(double blockDeg, double testFraction, SeedTree seeds)
    {
        if (!(blockDeg is >= 1 and <= 90)) throw new ArgumentOutOfRangeException(nameof(blockDeg), blockDeg, "A block's height lies in 1 to 90°.");
        if (!(testFraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "A test fraction lies above 0 and below 1.");
        int rows = (int)Math.Round(180 / blockDeg);
        _rowDeg = 180.0 / rows;
        _isTest = [.. Enumerable.Range(0, rows).Select(row => new bool[ColumnsOf(row)])];
        (int Row, int Column)[] blocks = [.. _isTest.SelectMany((row, r) => row.Select((_, c) => (r, c)))];
        Blocks = blocks.Length;
        TestBlocks = Math.Max(1, (int)Math.Round(testFraction * Blocks));
        RandomStream random = seeds.Stream("earth/test-blocks");
        for (int run = 0; run < TestBlocks; run++)
        {
            int first = run * Blocks / TestBlocks, end = (run + 1) * Blocks / TestBlocks;
            (int row, int column) = blocks[first + random.NextInt32(end - first)];
            _isTest[row][column] = true;
        }
    }

    /// <summary>The number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of blocks for tests.</summary>
    public int TestBlocks { get; }

    /// <summary>Whether a place lies in a test block.</summary>
    /// <param name="latitudeDeg">-90 to 90°.</param>
    /// <param name="longitudeDeg">Any turn of it.</param>
    public bool IsTestPlace(double latitudeDeg, double longitudeDeg)
    {
        int row = RowOf(latitudeDeg);
        return _isTest[row][ColumnOf(row, longitudeDeg)];
    }

    /// <summary>
    /// The use of everything within an angle of a place. The blocks that the circle touches are found exactly, so a circle
    /// around an image decides for all of its pixels, whatever its heading. Costs a few blocks' look-ups.
    /// </summary>
    /// <param name="latitudeDeg">Of the circle's centre, -90 to 90°.</param>
    /// <param name="longitudeDeg">Of the circle's centre, any turn of it.</param>
    /// <param name="radiusDeg">Angle at the Earth's centre, 0 to below 90°.</param>
    public PatchUse UseOf(double latitudeDeg, double longitudeDeg, double radiusDeg)
    {
        bool anyTest = false, anyTrain = false;
        int last = RowOf(Math.Min(90, latitudeDeg + radiusDeg));
        for (int row = RowOf(Math.Max(-90, latitudeDeg - radiusDeg)); row <= last; row++)
        {
            double halfWidthDeg = HalfWidthDeg(latitudeDeg, radiusDeg, row);
            int columns = _isTest[row].Length, first = ColumnOf(row, longitudeDeg - halfWidthDeg);
            int touched = TouchedColumns(columns, longitudeDeg, halfWidthDeg);
            for (int i = 0; i < touched; i++)
            {
                bool isTest = _isTest[row][(first + i) % columns];
                (anyTest, anyTrain) = (anyTest || isTest, anyTrain || !isTest);
            }
        }

        return (anyTest, anyTrain) switch { (true, false) => PatchUse.Test, (false, true) => PatchUse.Train, _ => PatchUse.Unused };
    }

    /// <summary>
    /// The share, by area, of the places within a latitude of the equator where everything within an angle lies in test blocks. Along a
    /// circle of latitude it is exact; it is summed over latitudes piece by piece, between those at which a row of blocks begins or ends to matter.
    /// </summary>
    /// <param name="maxAbsLatitudeDeg">How far from the equator, 0 to 90°; 0 for the equator alone.</param>
    /// <param name="radiusDeg">Angle at the Earth's centre, 0 or above.</param>
    public double TestShare(double maxAbsLatitudeDeg, double radiusDeg)
    {
        if (radiusDeg >= 90) return 0;
        if (maxAbsLatitudeDeg == 0) return TestShareAt(0, radiusDeg);
        double[] edges =
        [
            .. Enumerable.Range(0, _isTest.Length + 1).SelectMany(row => new[] { SouthOf(row) - radiusDeg, SouthOf(row) + radiusDeg })
                .Where(edge => Math.Abs(edge) < maxAbsLatitudeDeg).Append(-maxAbsLatitudeDeg).Append(maxAbsLatitudeDeg).Distinct().Order(),
        ];
        double sum = 0;
        for (int piece = 0; piece + 1 < edges.Length; piece++)
        {
            double step = (edges[piece + 1] - edges[piece]) / LatitudesPerPiece;
            for (int i = 0; i < LatitudesPerPiece; i++)
            {
                double latitudeDeg = edges[piece] + ((i + 0.5) * step);
                sum += TestShareAt(latitudeDeg, radiusDeg) * Math.Cos(double.DegreesToRadians(latitudeDeg)) * double.DegreesToRadians(step);
            }
        }

        return sum / (2 * Math.Sin(double.DegreesToRadians(maxAbsLatitudeDeg)));
    }

    /// <summary>The share of a circle of latitude: what no block for training, widened by the circle's reach, covers.</summary>
    private double TestShareAt(double latitudeDeg, double radiusDeg)
    {
        List<(double West, double East)> taken = [];
        int last = RowOf(Math.Min(90, latitudeDeg + radiusDeg));
        for (int row = RowOf(Math.Max(-90, latitudeDeg - radiusDeg)); row <= last; row++)
        {
            double halfWidthDeg = HalfWidthDeg(latitudeDeg, radiusDeg, row), columnDeg = 360.0 / _isTest[row].Length;
            int training = taken.Count;
            for (int column = 0; column < _isTest[row].Length; column++)
            {
                if (!_isTest[row][column]) taken.Add(((column * columnDeg) - halfWidthDeg, ((column + 1) * columnDeg) + halfWidthDeg));
            }

            if (taken.Count > training && (2 * halfWidthDeg) + columnDeg >= 360) return 0;
            if (taken.Count > training && Free(taken[training..]) == 0) return 0;
        }

        return Free(taken) / 360;
    }

    /// <summary>The degrees of a circle that arcs leave free; an arc may reach beyond 0 or 360°.</summary>
    private static double Free(List<(double West, double East)> arcs)
    {
        double reached = 0, free = 0;
        IEnumerable<(double West, double East)> turned = arcs.SelectMany(arc => new[] { arc, (arc.West - 360, arc.East - 360), (arc.West + 360, arc.East + 360) });
        foreach ((double west, double east) in turned.Where(arc => arc.East > 0 && arc.West < 360).Order())
        {
            free += Math.Max(0, west - reached);
            reached = Math.Max(reached, east);
        }

        return free + Math.Max(0, 360 - reached);
    }

    private static int TouchedColumns(int columns, double longitudeDeg, double halfWidthDeg)
    {
        double west = (longitudeDeg - halfWidthDeg) * columns / 360, east = (longitudeDeg + halfWidthDeg) * columns / 360;
        return Math.Min(columns, 1 + (int)(Math.Floor(east) - Math.Floor(west)));
    }

    /// <summary>
    /// The greatest difference of longitude from the centre that a spherical circle reaches within a row of blocks. It grows up to
    /// the latitude where a meridian touches the circle (sin t = sin latitude / cos radius) and falls beyond; 180° if a pole is inside.
    /// </summary>
    private double HalfWidthDeg(double latitudeDeg, double radiusDeg, int row)
    {
        if (Math.Abs(latitudeDeg) + radiusDeg >= 90) return 180;
        (double sinLat, double cosLat) = Math.SinCos(double.DegreesToRadians(latitudeDeg));
        double cosRadius = Math.Cos(double.DegreesToRadians(radiusDeg));
        double south = Math.Max(SouthOf(row), latitudeDeg - radiusDeg), north = Math.Min(SouthOf(row + 1), latitudeDeg + radiusDeg);
        double widestDeg = Math.Clamp(double.RadiansToDegrees(Math.Asin(sinLat / cosRadius)), south, Math.Max(south, north));
        (double sinWidest, double cosWidest) = Math.SinCos(double.DegreesToRadians(widestDeg));
        return double.RadiansToDegrees(Math.Acos(Math.Clamp((cosRadius - (sinLat * sinWidest)) / (cosLat * cosWidest), -1, 1)));
    }

    private int ColumnsOf(int row)
        => Math.Max(1, (int)Math.Round(360 / _rowDeg * Math.Cos(double.DegreesToRadians(SouthOf(row) + (_rowDeg / 2)))));

    private double SouthOf(int row) => (row * _rowDeg) - 90;

    private int RowOf(double latitudeDeg) => Math.Clamp((int)((latitudeDeg + 90) / _rowDeg), 0, _isTest.Length - 1);

    private int ColumnOf(int row, double longitudeDeg)
    {
        int columns = _isTest[row].Length, turned = (int)(Math.Floor(longitudeDeg * columns / 360) % columns);
        return turned < 0 ? turned + columns : turned;
    }
}
