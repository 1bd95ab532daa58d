using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lanes = System.Runtime.Intrinsics.Vector512<float>;

namespace SemSpace.Fl.Models.Dense;

/// <summary>
/// Products of a matrix with a panel of columns, Panel wide: S[r][c] = sum over k of A[r][k] P[k][c]. Every sum is one chain of fused
/// multiply-adds in the order of k, so that its bits depend neither on the width of the vectors nor on how rows are blocked. A panel and its
/// sums lie in memory row by row; A's element (r, k) stands at r * row + k * step, so that a transposed matrix is only another pair of strides.
/// </summary>
internal static unsafe class DenseKernels512
{
    /// <summary>Columns of a panel: two vectors.</summary>
    public const int Panel = 2 * Width;

    private const int Width = 512 / 32, Six = 6, Four = 4;

    /// <summary>The products of some rows.</summary>
    /// <param name="a">A's first element.</param>
    /// <param name="row">From one row of A to the next, values.</param>
    /// <param name="step">From one column of A to the next, values.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="panel">P, depth x Panel.</param>
    /// <param name="depth">Columns of A and rows of P.</param>
    /// <param name="sums">S: what it holds is gone on from, unless it is fresh.</param>
    /// <param name="stride">From one row of S to the next, values.</param>
    /// <param name="fresh">Whether the sums begin at 0.</param>
    public static void Multiply(float* a, nint row, nint step, int rows, float* panel, int depth, float* sums, nint stride, bool fresh)
    {
        while (rows > 0)
        {
            // Six rows keep the multipliers busiest, four nearly so, one does not: 8 is 4 + 4 and 9 is 4 + 4 + 1.
            int taken = rows >= Six && rows is not (8 or 9) ? Six : rows >= Four ? Four : 1;
            if (taken == Six) MultiplySix(a, row, step, panel, depth, sums, stride, fresh);
            else if (taken == Four) MultiplyFour(a, row, step, panel, depth, sums, stride, fresh);
            else MultiplyOne(a, step, panel, depth, sums, fresh);
            rows -= taken;
            a += taken * row;
            sums += taken * stride;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplySix(float* a, nint row, nint step, float* panel, int depth, float* sums, nint stride, bool fresh)
    {
        Lanes s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default;
        Lanes s30 = default, s31 = default, s40 = default, s41 = default, s50 = default, s51 = default;
        float* b = a + (3 * row), later = sums + (3 * stride);
        if (!fresh)
        {
            (s00, s01, s10, s11) = (Vector512.Load(sums), Vector512.Load(sums + Width), Vector512.Load(sums + stride), Vector512.Load(sums + stride + Width));
            (s20, s21, s30, s31) = (Vector512.Load(sums + (2 * stride)), Vector512.Load(sums + (2 * stride) + Width), Vector512.Load(later), Vector512.Load(later + Width));
            (s40, s41) = (Vector512.Load(later + stride), Vector512.Load(later + stride + Width));
            (s50, s51) = (Vector512.Load(later + (2 * stride)), Vector512.Load(later + (2 * stride) + Width));
        }

        for (; depth > 0; depth--)
        {
            Lanes left = Vector512.Load(panel), right = Vector512.Load(panel + Width);
            Lanes factor = Vector512.Create(a[0]);
            s00 = Vector512.FusedMultiplyAdd(factor, left, s00);
            s01 = Vector512.FusedMultiplyAdd(factor, right, s01);
            factor = Vector512.Create(a[row]);
            s10 = Vector512.FusedMultiplyAdd(factor, left, s10);
            s11 = Vector512.FusedMultiplyAdd(factor, right, s11);
            factor = Vector512.Create(a[2 * row]);
            s20 = Vector512.FusedMultiplyAdd(factor, left, s20);
            s21 = Vector512.FusedMultiplyAdd(factor, right, s21);
            factor = Vector512.Create(b[0]);
            s30 = Vector512.FusedMultiplyAdd(factor, left, s30);
            s31 = Vector512.FusedMultiplyAdd(factor, right, s31);
            factor = Vector512.Create(b[row]);
            s40 = Vector512.FusedMultiplyAdd(factor, left, s40);
            s41 = Vector512.FusedMultiplyAdd(factor, right, s41);
            factor = Vector512.Create(b[2 * row]);
            s50 = Vector512.FusedMultiplyAdd(factor, left, s50);
            s51 = Vector512.FusedMultiplyAdd(factor, right, s51);
            a += step;
            b += step;
            panel += Panel;
        }

        s00.Store(sums);
        s01.Store(sums + Width);
        s10.Store(sums + stride);
        s11.Store(sums + stride + Width);
        s20.Store(sums + (2 * stride));
        s21.Store(sums + (2 * stride) + Width);
        s30.Store(later);
        s31.Store(later + Width);
        s40.Store(later + stride);
        s41.Store(later + stride + Width);
        s50.Store(later + (2 * stride));
        s51.Store(later + (2 * stride) + Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyFour(float* a, nint row, nint step, float* panel, int depth, float* sums, nint stride, bool fresh)
    {
        Lanes s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        float* b = a + (2 * row), later = sums + (2 * stride);
        if (!fresh)
        {
            (s00, s01, s10, s11) = (Vector512.Load(sums), Vector512.Load(sums + Width), Vector512.Load(sums + stride), Vector512.Load(sums + stride + Width));
            (s20, s21, s30, s31) = (Vector512.Load(later), Vector512.Load(later + Width), Vector512.Load(later + stride), Vector512.Load(later + stride + Width));
        }

        for (; depth > 0; depth--)
        {
            Lanes left = Vector512.Load(panel), right = Vector512.Load(panel + Width);
            Lanes factor = Vector512.Create(a[0]);
            s00 = Vector512.FusedMultiplyAdd(factor, left, s00);
            s01 = Vector512.FusedMultiplyAdd(factor, right, s01);
            factor = Vector512.Create(a[row]);
            s10 = Vector512.FusedMultiplyAdd(factor, left, s10);
            s11 = Vector512.FusedMultiplyAdd(factor, right, s11);
            factor = Vector512.Create(b[0]);
            s20 = Vector512.FusedMultiplyAdd(factor, left, s20);
            s21 = Vector512.FusedMultiplyAdd(factor, right, s21);
            factor = Vector512.Create(b[row]);
            s30 = Vector512.FusedMultiplyAdd(factor, left, s30);
            s31 = Vector512.FusedMultiplyAdd(factor, right, s31);
            a += step;
            b += step;
            panel += Panel;
        }

        s00.Store(sums);
        s01.Store(sums + Width);
        s10.Store(sums + stride);
        s11.Store(sums + stride + Width);
        s20.Store(later);
        s21.Store(later + Width);
        s30.Store(later + stride);
        s31.Store(later + stride + Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyOne(float* a, nint step, float* panel, int depth, float* sums, bool fresh)
    {
        Lanes left = fresh ? default : Vector512.Load(sums), right = fresh ? default : Vector512.Load(sums + Width);
        for (; depth > 0; depth--)
        {
            Lanes factor = Vector512.Create(a[0]);
            left = Vector512.FusedMultiplyAdd(factor, Vector512.Load(panel), left);
            right = Vector512.FusedMultiplyAdd(factor, Vector512.Load(panel + Width), right);
            a += step;
            panel += Panel;
        }

        left.Store(sums);
        right.Store(sums + Width);
    }
}
