using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Plans;

/// <summary>
/// Counts the passes of one row of the statistics in one go. Lengths are kept, since an exact median needs them, but only as four
/// bytes each, in blocks: lengths are whole milliseconds. Not thread-safe.
/// </summary>
internal sealed class PassTally
{
    private const int BlockSize = 256;
    private const long NanosecondsPerMillisecond = 1_000_000;

    private readonly List<int[]> _blocks = [];
    private readonly Epoch _start;
    private int _passes;
    private long _totalMs;
    private int _longestMs;
    private Duration _longestGap = Duration.Zero;
    private Epoch _coveredUntil;

    /// <summary>No passes yet.</summary>
    /// <param name="start">Start of the search.</param>
    public PassTally(Epoch start) => _start = _coveredUntil = start;

    /// <summary>Adds a pass; passes come in order of AOS.</summary>
    public void Add(Epoch aos, Epoch los)
    {
        int lengthMs = checked((int)((los - aos).Nanoseconds / NanosecondsPerMillisecond));
        if (_passes % BlockSize == 0) _blocks.Add(new int[BlockSize]);
        _blocks[^1][_passes++ % BlockSize] = lengthMs;
        _totalMs += lengthMs;
        _longestMs = Math.Max(_longestMs, lengthMs);
        _longestGap = Duration.Max(_longestGap, aos - _coveredUntil);
        _coveredUntil = Epoch.Max(_coveredUntil, los);
    }

    /// <summary>The row, with the gap at the end.</summary>
    /// <param name="kind">What the row is about.</param>
    /// <param name="name">Whom it is about.</param>
    /// <param name="end">End of the search.</param>
    public ContactStatisticsRow Row(string kind, string name, Epoch end)
    {
        double gapS = Duration.Max(_longestGap, end - _coveredUntil).TotalSeconds, days = (end - _start).TotalHours / 24;
        return _passes == 0
            ? new(kind, name, 0, double.NaN, double.NaN, double.NaN, gapS, 0)
            : new(kind, name, _passes, _totalMs / 1e3 / _passes, MedianMs() / 1e3, _longestMs / 1e3, gapS, _totalMs / 1e3 / days);
    }

    private double MedianMs()
    {
        int[] lengths = new int[_passes];
        for (int i = 0; i < _blocks.Count; i++)
            _blocks[i].AsSpan(0, Math.Min(BlockSize, _passes - (i * BlockSize))).CopyTo(lengths.AsSpan(i * BlockSize));
        Array.Sort(lengths);
        return (lengths[(_passes - 1) / 2] + (double)lengths[_passes / 2]) / 2;
    }
}
