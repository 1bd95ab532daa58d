using System.Runtime.CompilerServices;

namespace SemSpace.Orbit.Frames;

/// <summary>
/// Room for the states of one satellite at many instants, a column for each component, for a propagator to fill. The frame is
/// that of whoever filled it. A row of NaN means that there is no position. Not safe to share between threads.
/// </summary>
public sealed class StateTable
{
    /// <summary>A last group of lanes may run over, and columns should not begin on the same cache set.</summary>
    private const int Padding = 2 * StateGroup.Width;

    private readonly double[] _numbers;
    private readonly int _stride;

    /// <summary>Room for a number of instants.</summary>
    /// <param name="capacity">Rows, at least 0.</param>
    public StateTable(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Capacity = capacity;
        _stride = capacity + Padding;
        _numbers = new double[6 * _stride];
    }

    /// <summary>How many instants there is room for.</summary>
    public int Capacity { get; }

    /// <summary>First component of position, km.</summary>
    public Span<double> XKm => Column(0);

    /// <summary>Second component of position, km.</summary>
    public Span<double> YKm => Column(1);

    /// <summary>Third component of position, km.</summary>
    public Span<double> ZKm => Column(2);

    /// <summary>First component of velocity, km/s.</summary>
    public Span<double> VxKmPerS => Column(3);

    /// <summary>Second component of velocity, km/s.</summary>
    public Span<double> VyKmPerS => Column(4);

    /// <summary>Third component of velocity, km/s.</summary>
    public Span<double> VzKmPerS => Column(5);

    /// <summary>One row as a TEME state.</summary>
    public TemeState TemeAt(int row) => new(XKm[row], YKm[row], ZKm[row], VxKmPerS[row], VyKmPerS[row], VzKmPerS[row]);

    /// <summary>Writes one row.</summary>
    public void Set(int row, in TemeState state)
    {
        (XKm[row], YKm[row], ZKm[row]) = (state.XKm, state.YKm, state.ZKm);
        (VxKmPerS[row], VyKmPerS[row], VzKmPerS[row]) = (state.VxKmPerS, state.VyKmPerS, state.VzKmPerS);
    }

    /// <summary>Writes a row of NaN: there is no position.</summary>
    public void SetMissing(int row)
        => Set(row, new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN));

    /// <summary>Where a group of states that begins at a row goes; it may run over the capacity by less than its width.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal StateColumns Columns(int row) => new(_numbers.AsSpan(row), _stride, StateGroup.Width);

    /// <summary>The columns with the room that a last group of lanes may need.</summary>
    internal Span<double> PaddedX => _numbers.AsSpan(0, _stride);

    /// <inheritdoc cref="PaddedX"/>
    internal Span<double> PaddedY => _numbers.AsSpan(_stride, _stride);

    /// <inheritdoc cref="PaddedX"/>
    internal Span<double> PaddedZ => _numbers.AsSpan(2 * _stride, _stride);

    private Span<double> Column(int index) => _numbers.AsSpan(index * _stride, Capacity);
}
