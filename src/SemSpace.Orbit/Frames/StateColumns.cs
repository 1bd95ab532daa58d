using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SemSpace.Orbit.Frames;

/// <summary>Where a group of states goes: six columns, the components of position in km and of velocity in km/s.</summary>
internal readonly ref struct StateColumns
{
    private readonly ref double _first;
    private readonly nuint _stride;

    /// <summary>Columns in one piece of memory.</summary>
    /// <param name="numbers">Starts with the group's first number; must reach to the last column's last.</param>
    /// <param name="stride">Numbers from one column to the next.</param>
    /// <param name="lanes">Numbers that will be stored in a column.</param>
    public StateColumns(Span<double> numbers, int stride, int lanes)
    {
        if (numbers.Length < (5 * stride) + lanes) throw new ArgumentException("Bug in SemSpace: the columns do not fit.", nameof(numbers));
        _first = ref numbers[0];
        _stride = (nuint)stride;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StorePosition(Vector512<double> x, Vector512<double> y, Vector512<double> z) => Store(0, x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreVelocity(Vector512<double> x, Vector512<double> y, Vector512<double> z) => Store(3 * _stride, x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StorePosition(Vector256<double> x, Vector256<double> y, Vector256<double> z) => Store(0, x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreVelocity(Vector256<double> x, Vector256<double> y, Vector256<double> z) => Store(3 * _stride, x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StorePosition(Vector128<double> x, Vector128<double> y, Vector128<double> z) => Store(0, x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void StoreVelocity(Vector128<double> x, Vector128<double> y, Vector128<double> z) => Store(3 * _stride, x, y, z);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(nuint at, Vector512<double> x, Vector512<double> y, Vector512<double> z)
    {
        x.StoreUnsafe(ref _first, at);
        y.StoreUnsafe(ref _first, at + _stride);
        z.StoreUnsafe(ref _first, at + (2 * _stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(nuint at, Vector256<double> x, Vector256<double> y, Vector256<double> z)
    {
        x.StoreUnsafe(ref _first, at);
        y.StoreUnsafe(ref _first, at + _stride);
        z.StoreUnsafe(ref _first, at + (2 * _stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Store(nuint at, Vector128<double> x, Vector128<double> y, Vector128<double> z)
    {
        x.StoreUnsafe(ref _first, at);
        y.StoreUnsafe(ref _first, at + _stride);
        z.StoreUnsafe(ref _first, at + (2 * _stride));
    }
}
