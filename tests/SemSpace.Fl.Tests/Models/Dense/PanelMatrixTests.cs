using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Models.Dense;

/// <summary>Every width of kernels gives the bits of a loop over single numbers, for any number of rows, columns and terms.</summary>
public class PanelMatrixTests
{
    private static readonly SeedTree Seeds = new(3);

    public static TheoryData<int, int, int, int> Sizes
    {
        get
        {
            TheoryData<int, int, int, int> sizes = [];
            foreach (int width in (int[])[DenseKernels128.Panel, DenseKernels256.Panel, DenseKernels512.Panel])
            {
                foreach (int rows in (int[])[1, 2, 5, 8, 9, 10, 19]) sizes.Add(width, rows, 131, 33);
                sizes.Add(width, 13, 1, 1);
                sizes.Add(width, 6, 300, width);
            }

            return sizes;
        }
    }

    [Theory, MemberData(nameof(Sizes))]
    public void Sums_are_chains_of_fused_multiply_adds_in_the_order_of_their_terms(int width, int rows, int depth, int columns)
    {
        float[] a = Draw("a", rows * depth), start = Draw("start", rows * columns), b = Draw("b", depth * columns);
        PanelMatrix panels = Fill(b, depth, columns, width), sums = Fill(start, rows, columns, width);
        panels.AddProducts(a, sums);
        AssertSame(Products(start, rows, depth, columns, (r, k) => a[(r * depth) + k], b), Read(sums, columns));

        panels.SetTransposedProducts(a, sums);
        AssertSame(Products(new float[rows * columns], rows, depth, columns, (r, k) => a[(k * rows) + r], b), Read(sums, columns));

        int stride = panels.Panels * width;
        float[] inOnePiece = Draw("overwritten", rows * stride);
        panels.SetRowProducts(a, depth, rows, inOnePiece);
        AssertSame(
            Products(new float[rows * columns], rows, depth, columns, (r, k) => a[(r * depth) + k], b),
            [.. Enumerable.Range(0, rows * columns).Select(i => inOnePiece[(i / columns * stride) + (i % columns)])]);
    }

    [Theory]
    [InlineData(5, 7, 16, 16)]
    [InlineData(35, 66, 16, 32)]
    [InlineData(64, 16, 32, 16)]
    [InlineData(1, 50, 32, 32)]
    [InlineData(13, 9, 8, 8)]
    public void Transposed_twice_is_the_same_and_what_has_no_column_is_0(int rows, int columns, int width, int otherWidth)
    {
        float[] values = Draw("values", rows * columns);
        PanelMatrix matrix = Fill(values, rows, columns, width), transposed = new(), again = new();
        transposed.Resize(columns, rows, otherWidth);
        transposed.Values.Fill(float.NaN);
        matrix.Transpose(transposed, columns);
        Assert.Equal(values, Enumerable.Range(0, rows * columns).Select(i => transposed.Row(i / columns / otherWidth, i % columns)[i / columns % otherWidth]));
        Assert.All(Enumerable.Range(0, columns), c => Assert.Equal(0, transposed.Row(transposed.Panels - 1, c)[(((rows - 1) % otherWidth) + 1)..].ToArray().Sum()));
        again.Resize(rows, columns, width);
        transposed.Transpose(again, rows);
        Assert.Equal(values, Read(again, columns));
    }

    [Fact]
    public void Matrices_that_do_not_fit_are_refused()
    {
        PanelMatrix panels = Fill(Draw("b", 6), 3, 2, DenseKernels256.Panel), sums = Fill(Draw("s", 4), 2, 2, DenseKernels256.Panel);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => panels.AddProducts(new float[5], sums));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => panels.SetTransposedProducts(new float[5], sums));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => panels.AddProducts(new float[6], Fill(Draw("s", 4), 2, 2, DenseKernels512.Panel)));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => panels.SetRowProducts(new float[6], 3, 2, new float[31]));
    }

    private static float[] Products(float[] start, int rows, int depth, int columns, Func<int, int, float> a, float[] b)
    {
        float[] sums = [.. start];
        for (int i = 0; i < rows * columns; i++)
        {
            for (int k = 0; k < depth; k++) sums[i] = MathF.FusedMultiplyAdd(a(i / columns, k), b[(k * columns) + (i % columns)], sums[i]);
        }

        return sums;
    }

    private static PanelMatrix Fill(float[] values, int rows, int columns, int width)
    {
        PanelMatrix matrix = new();
        matrix.Resize(rows, columns, width);
        for (int i = 0; i < values.Length; i++) matrix.Row(i % columns / width, i / columns)[i % columns % width] = values[i];
        return matrix;
    }

    private static float[] Read(PanelMatrix matrix, int columns)
        => [.. Enumerable.Range(0, matrix.Rows * columns).Select(i => matrix.Row(i % columns / matrix.Width, i / columns)[i % columns % matrix.Width])];

    private static float[] Draw(string name, int count)
    {
        float[] values = new float[count];
        Seeds.Stream(name).FillUniform(values, -1, 1);
        return values;
    }

    private static void AssertSame(float[] expected, float[] actual)
        => Assert.Equal(expected.Select(BitConverter.SingleToInt32Bits), actual.Select(BitConverter.SingleToInt32Bits));
}
