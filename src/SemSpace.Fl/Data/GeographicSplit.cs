using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Data;

/// <summary>What an image may be used for.</summary>
public enum PatchUse
{
    /// <summary>It lies in blocks of several uses: for none.</summary>
    Unused,

    /// <summary>All of it lies in blocks for training.</summary>
    Train,

    /// <summary>All of it lies in blocks for validation: for every choice that is made while training or after it.</summary>
    Validation,

    /// <summary>All of it lies in test blocks: for what is reported, and for no choice.</summary>
    Test,
}

/// <summary>The middle of a block of the Earth.</summary>
/// <param name="LatitudeDeg">-90 to 90°.</param>
/// <param name="LongitudeDeg">0 to 360°.</param>
public readonly record struct BlockMiddle(double LatitudeDeg, double LongitudeDeg);

/// <summary>
/// Parts the Earth into blocks of similar size, some of them for validation only and some for tests only, so that no place is in images of two
/// uses. Rows are equally high; a row has the whole number of equally wide blocks that comes nearest to square ones at its middle
/// latitude. The blocks, row by row from the south, are cut into as many runs as there are test blocks, and one of each run is drawn,
/// so that test blocks come from all latitudes; then validation blocks in the same way from those that are left. Immutable, so thread-safe.
/// </summary>
public sealed class GeographicSplit
{
    private const int LatitudesPerPiece = 16;

    private readonly double _rowDeg;
    private readonly PatchUse[][] _uses;

    /// <summary>Chooses the blocks for validation and for tests.</summary>
    /// <param name="blockDeg">Height of a block, deg, 1 to 90; rounded so that a whole number of rows fits.</param>
    /// <param name="validationFraction">Share of the blocks that is for validation, above 0 and below 1, rounded to whole blocks, at least one.</param>
    /// <param name="testFraction">Share of the blocks that is for tests, likewise. At least one block is left for training.</param>
    /// <param name="seeds">Chooses them, by the streams "earth/test-blocks" and "earth/validation-blocks".</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public GeographicSplit(double blockDeg, double validationFraction, double testFraction, SeedTree seeds)
    {
        if (!(blockDeg is >= 1 and <= 90)) throw new ArgumentOutOfRangeException(nameof(blockDeg), blockDeg, "A block's height lies in 1 to 90°.");
        if (!(validationFraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(validationFraction), validationFraction, "A validation fraction lies above 0 and below 1.");
        if (!(testFraction is > 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction, "A test fraction lies above 0 and below 1.");
        int rows = (int)Math.Round(180 / blockDeg);
        _rowDeg = 180.0 / rows;
        _uses = [.. Enumerable.Range(0, rows).Select(row => Enumerable.Repeat(PatchUse.Train, ColumnsOf(row)).ToArray())];
        Blocks = _uses.Sum(row => row.Length);
        TestBlocks = Math.Clamp((int)Math.Round(testFraction * Blocks), 1, Blocks - 2);
        ValidationBlocks = Math.Clamp((int)Math.Round(validationFraction * Blocks), 1, Blocks - 1 - TestBlocks);
        Draw(PatchUse.Test, TestBlocks, seeds.Stream("earth/test-blocks"));
        Draw(PatchUse.Validation, ValidationBlocks, seeds.Stream("earth/validation-blocks"));
    }

    /// <summary>The number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>The number of blocks for tests.</summary>
    public int TestBlocks { get; }

    /// <summary>The number of blocks for validation.</summary>
    public int ValidationBlocks { get; }

    /// <summary>The use of the block in which a place lies.</summary>
    /// <param name="latitudeDeg">-90 to 90°.</param>
    /// <param name="longitudeDeg">Any turn of it.</param>
    public PatchUse UseOfPlace(double latitudeDeg, double longitudeDeg)
    {
        int row = RowOf(latitudeDeg);
        return _uses[row][ColumnOf(row, longitudeDeg)];
    }

    /// <summary>The middle of the block in which a place lies.</summary>
    /// <param name="latitudeDeg">-90 to 90°.</param>
    /// <param name="longitudeDeg">Any turn of it.</param>
    public BlockMiddle MiddleOf(double latitudeDeg, double longitudeDeg)
    {
        int row = RowOf(latitudeDeg);
        return new BlockMiddle(SouthOf(row) + (_rowDeg / 2), (ColumnOf(row, longitudeDeg) + 0.5) * 360 / _uses[row].Length);
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
        PatchUse? use = null;
        int last = RowOf(Math.Min(90, latitudeDeg + radiusDeg));
        for (int row = RowOf(Math.Max(-90, latitudeDeg - radiusDeg)); row <= last; row++)
        {
            double halfWidthDeg = HalfWidthDeg(latitudeDeg, radiusDeg, row);
            int columns = _uses[row].Length, first = ColumnOf(row, longitudeDeg - halfWidthDeg);
            int touched = TouchedColumns(columns, longitudeDeg, halfWidthDeg);
            for (int i = 0; i < touched; i++)
            {
                PatchUse here = _uses[row][(first + i) % columns];
                if (here != (use ??= here)) return PatchUse.Unused;
            }
        }

        return use ?? PatchUse.Unused;
    }

    /// <summary>
    /// The share, by area, of the places within a latitude of the equator where everything within an angle lies in blocks of one use. Along a
    /// circle of latitude it is exact; it is summed over latitudes piece by piece, between those at which a row of blocks begins or ends to matter.
    /// </summary>
    /// <param name="use">Of the blocks: training, validation or test.</param>
    /// <param name="maxAbsLatitudeDeg">How far from the equator, 0 to 90°; 0 for the equator alone.</param>
    /// <param name="radiusDeg">Angle at the Earth's centre, 0 or above.</param>
    public double Share(PatchUse use, double maxAbsLatitudeDeg, double radiusDeg)
    {
        if (radiusDeg >= 90) return 0;
        if (maxAbsLatitudeDeg == 0) return ShareAt(use, 0, radiusDeg);
        double[] edges =
        [
            .. Enumerable.Range(0, _uses.Length + 1).SelectMany(row => new[] { SouthOf(row) - radiusDeg, SouthOf(row) + radiusDeg })
                .Where(edge => Math.Abs(edge) < maxAbsLatitudeDeg).Append(-maxAbsLatitudeDeg).Append(maxAbsLatitudeDeg).Distinct().Order(),
        ];
        double sum = 0;
        for (int piece = 0; piece + 1 < edges.Length; piece++)
        {
            double step = (edges[piece + 1] - edges[piece]) / LatitudesPerPiece;
            for (int i = 0; i < LatitudesPerPiece; i++)
            {
                double latitudeDeg = edges[piece] + ((i + 0.5) * step);
                sum += ShareAt(use, latitudeDeg, radiusDeg) * Math.Cos(double.DegreesToRadians(latitudeDeg)) * double.DegreesToRadians(step);
            }
        }

        return sum / (2 * Math.Sin(double.DegreesToRadians(maxAbsLatitudeDeg)));
    }

    /// <summary>The share of a circle of latitude: what no block of another use, widened by the circle's reach, covers.</summary>
    private double ShareAt(PatchUse use, double latitudeDeg, double radiusDeg)
    {
        List<(double West, double East)> taken = [];
        int last = RowOf(Math.Min(90, latitudeDeg + radiusDeg));
        for (int row = RowOf(Math.Max(-90, latitudeDeg - radiusDeg)); row <= last; row++)
        {
            double halfWidthDeg = HalfWidthDeg(latitudeDeg, radiusDeg, row), columnDeg = 360.0 / _uses[row].Length;
            int before = taken.Count;
            for (int column = 0; column < _uses[row].Length; column++)
            {
                if (_uses[row][column] != use) taken.Add(((column * columnDeg) - halfWidthDeg, ((column + 1) * columnDeg) + halfWidthDeg));
            }

            if (taken.Count > before && (2 * halfWidthDeg) + columnDeg >= 360) return 0;
            if (taken.Count > before && Free(taken[before..]) == 0) return 0;
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

    /// <summary>Draws one of each run of the blocks that are still for training.</summary>
    private void Draw(PatchUse use, int count, RandomStream random)
    {
        (int Row, int Column)[] left = [.. _uses.SelectMany((row, r) => row.Index().Where(block => block.Item == PatchUse.Train).Select(block => (r, block.Index)))];
        for (int run = 0; run < count; run++)
        {
            int first = (int)((long)run * left.Length / count), end = (int)((run + 1L) * left.Length / count);
            (int row, int column) = left[first + random.NextInt32(end - first)];
            _uses[row][column] = use;
        }
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

    private int RowOf(double latitudeDeg) => Math.Clamp((int)((latitudeDeg + 90) / _rowDeg), 0, _uses.Length - 1);

    private int ColumnOf(int row, double longitudeDeg)
    {
        int columns = _uses[row].Length, turned = (int)(Math.Floor(longitudeDeg * columns / 360) % columns);
        return turned < 0 ? turned + columns : turned;
    }
}
