using System.Numerics;
using System.Runtime.Intrinsics;

namespace SemSpace.Fl.Models.Dense;

/// <summary>
/// A matrix in panels of <see cref="Width"/> columns, one after the other, each row by row, as <see cref="DenseKernels512"/> reads it. The last
/// panel is as wide as the others. The memory is kept when the size changes, the values are not.
/// </summary>
internal sealed class PanelMatrix
{
    private float[] _values = [];

    /// <summary>Columns of a panel where there are many columns.</summary>
    public static int Widest
        => Vector512.IsHardwareAccelerated ? DenseKernels512.Panel : Vector256.IsHardwareAccelerated ? DenseKernels256.Panel : DenseKernels128.Panel;

    /// <summary>Rows.</summary>
    public int Rows { get; private set; }

    /// <summary>Columns of a panel.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>Panels.</summary>
    public int Panels { get; private set; }

    /// <summary>All values, those beside the last column too.</summary>
    public Span<float> Values => _values.AsSpan(0, Panels * Rows * Width);

    /// <summary>The width of panels for so many columns: not twice what they fill.</summary>
    public static int WidthFor(int columns) => columns <= DenseKernels256.Panel ? Math.Min(DenseKernels256.Panel, Widest) : Widest;

    /// <summary>Makes room; values are undefined afterwards.</summary>
    public void Resize(int rows, int columns, int width)
    {
        (Rows, Width, Panels) = (rows, width, (columns + width - 1) / width);
        int count = checked(Panels * rows * width);
        if (_values.Length < count) _values = new float[count];
    }

    /// <summary>One panel, row by row.</summary>
    public Span<float> Panel(int panel) => _values.AsSpan(panel * Rows * Width, Rows * Width);

    /// <summary>A row's values in one panel.</summary>
    public Span<float> Row(int panel, int row) => _values.AsSpan(((panel * Rows) + row) * Width, Width);

    /// <summary>
    /// The products of the rows of a matrix A with all panels of this one, depth by depth so that a part of a panel stays in the first cache:
    /// sums, which have a row for each of A's, go on from what they hold.
    /// </summary>
    /// <param name="a">A, rows x <see cref="Rows"/>, row-major.</param>
    /// <param name="sums">As many panels of the same width as this matrix has.</param>
    public unsafe void AddProducts(ReadOnlySpan<float> a, PanelMatrix sums)
    {
        const int Deepest = 128;
        Check(a.Length, sums);
        fixed (float* matrix = a, panels = _values, results = sums._values)
        {
            for (int first = 0; first < Rows; first += Deepest)
            {
                int depth = Math.Min(Deepest, Rows - first);
                for (int p = 0; p < Panels; p++)
                    Multiply(Width, matrix + first, Rows, 1, sums.Rows, panels + (((p * Rows) + first) * Width), depth, results + (p * sums.Rows * Width), Width, false);
            }
        }
    }

    /// <summary>The products of the columns of a matrix A, which is its transposed's rows, with all panels.</summary>
    /// <param name="a">A, <see cref="Rows"/> x columns, row-major.</param>
    /// <param name="sums">A row for each column of A, as many panels of the same width as this matrix has; overwritten.</param>
    public unsafe void SetTransposedProducts(ReadOnlySpan<float> a, PanelMatrix sums)
    {
        Check(a.Length, sums);
        fixed (float* matrix = a, panels = _values, results = sums._values)
        {
            for (int p = 0; p < Panels; p++)
                Multiply(Width, matrix, 1, sums.Rows, sums.Rows, panels + (p * Rows * Width), Rows, results + (p * sums.Rows * Width), Width, true);
        }
    }

    /// <summary>The products of some rows of a matrix A with all panels, as rows in one piece.</summary>
    /// <param name="a">A's rows, <see cref="Rows"/> values used of each.</param>
    /// <param name="stride">From one row of A to the next, values.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="sums">Rows of as many values as the panels have columns; overwritten.</param>
    public unsafe void SetRowProducts(ReadOnlySpan<float> a, int stride, int rows, Span<float> sums)
    {
        int columns = Panels * Width;
        ArgumentOutOfRangeException.ThrowIfLessThan(sums.Length, rows * columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(a.Length, ((rows - 1) * stride) + Rows);
        fixed (float* matrix = a, panels = _values, results = sums)
        {
            for (int p = 0; p < Panels; p++) Multiply(Width, matrix, stride, 1, rows, panels + (p * Rows * Width), Rows, results + (p * Width), columns, true);
        }
    }

    /// <summary>
    /// Writes the transposed matrix over another's first rows: its element (c, r) becomes this one's (r, c), and 0 in columns that this one has no
    /// rows for.
    /// </summary>
    /// <param name="other">At least as many columns as this one has rows.</param>
    /// <param name="rows">Columns of this one to take.</param>
    public unsafe void Transpose(PanelMatrix other, int rows)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Math.Min(other.Rows, Panels * Width));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Rows, other.Panels * other.Width);
        fixed (float* source = _values, target = other._values)
        {
            for (int to = 0; to < other.Panels; to++)
            {
                int first = to * other.Width, count = Math.Clamp(Rows - first, 0, other.Width);
                for (int from = 0; from < rows; from += Width)
                {
                    float* block = source + (from * Rows) + (first * Width), transposed = target + (((to * other.Rows) + from) * other.Width);
                    TransposeBlock(block, Width, count, transposed, other.Width, Math.Min(Width, rows - from));
                }
            }
        }
    }

    /// <summary>Sets a column to 1.</summary>
    public void Ones(int column)
    {
        for (int r = 0; r < Rows; r++) Row(column / Width, r)[column % Width] = 1;
    }

    /// <summary>Transposes count rows of some values each into rows of another width, four by four values where there are as many; the rest of these rows is 0.</summary>
    private static unsafe void TransposeBlock(float* from, int fromWidth, int count, float* to, int toWidth, int rows)
    {
        const int Side = 4;
        int squareRows = rows - (rows % Side), squareCount = count - (count % Side);
        for (int r = 0; r < squareRows; r += Side)
        {
            for (int c = 0; c < squareCount; c += Side) TransposeSquare(from + (c * fromWidth) + r, fromWidth, to + (r * toWidth) + c, toWidth);
        }

        for (int r = 0; r < rows; r++)
        {
            for (int c = r < squareRows ? squareCount : 0; c < toWidth; c++) to[(r * toWidth) + c] = c < count ? from[(c * fromWidth) + r] : 0;
        }
    }

    private static unsafe void TransposeSquare(float* from, int fromWidth, float* to, int toWidth)
    {
        Matrix4x4 square = Matrix4x4.Transpose(Matrix4x4.Create(
            *(Vector4*)from, *(Vector4*)(from + fromWidth), *(Vector4*)(from + (2 * fromWidth)), *(Vector4*)(from + (3 * fromWidth))));
        *(Vector4*)to = square.X;
        *(Vector4*)(to + toWidth) = square.Y;
        *(Vector4*)(to + (2 * toWidth)) = square.Z;
        *(Vector4*)(to + (3 * toWidth)) = square.W;
    }

    private void Check(int length, PanelMatrix sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, sums.Rows * Rows);
        ArgumentOutOfRangeException.ThrowIfNotEqual((sums.Panels, sums.Width), (Panels, Width), nameof(sums));
    }

    private static unsafe void Multiply(int width, float* a, nint row, nint step, int rows, float* panel, int depth, float* sums, nint stride, bool fresh)
    {
        if (width == DenseKernels512.Panel) DenseKernels512.Multiply(a, row, step, rows, panel, depth, sums, stride, fresh);
        else if (width == DenseKernels256.Panel) DenseKernels256.Multiply(a, row, step, rows, panel, depth, sums, stride, fresh);
        else DenseKernels128.Multiply(a, row, step, rows, panel, depth, sums, stride, fresh);
    }
}
