using SemSpace.Orbit.Time;

namespace SemSpace.Reports.Contacts;

/// <summary>
/// Counts the passes of one row of the statistics in one go. Lengths are kept, since an exact median needs them, but only as four
/// bytes each, in blocks: lengths are whole milliseconds. The few that four bytes do not hold, above 24.8 days, are kept apart. Not thread-safe.
/// </summary>
internal sealed class PassTally
{
    private const int BlockSize = 256;
    private const long NanosecondsPerMillisecond = 1_000_000;

    private readonly List<int[]> _blocks = [];
    private readonly List<long> _longMs = [];
    private readonly Epoch _start;
    private int _short;
    private long _totalMs;
    private long _longestMs;
    private Duration _longestGap = Duration.Zero;
    private Epoch _coveredUntil;

    /// <summary>No passes yet.</summary>
    /// <param name="start">Start of the search.</param>
    public PassTally(Epoch start) => _start = _coveredUntil = start;

    /// <summary>Adds a pass; passes come in order of AOS.</summary>
    public void Add(Epoch aos, Epoch los)
    {
        long lengthMs = (los - aos).Nanoseconds / NanosecondsPerMillisecond;
        Keep(lengthMs);
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
        int passes = _short + _longMs.Count;
        return passes == 0
            ? new(kind, name, 0, double.NaN, double.NaN, double.NaN, gapS, 0)
            : new(kind, name, passes, _totalMs / 1e3 / passes, MedianMs(passes) / 1e3, _longestMs / 1e3, gapS, _totalMs / 1e3 / days);
    }

    private void Keep(long lengthMs)
    {
        if (lengthMs > int.MaxValue)
        {
            _longMs.Add(lengthMs);
            return;
        }

        if (_short % BlockSize == 0) _blocks.Add(new int[BlockSize]);
        _blocks[^1][_short++ % BlockSize] = (int)lengthMs;
    }

    private double MedianMs(int passes)
    {
        int[] lengths = new int[_short];
        for (int i = 0; i < _blocks.Count; i++)
            _blocks[i].AsSpan(0, Math.Min(BlockSize, _short - (i * BlockSize))).CopyTo(lengths.AsSpan(i * BlockSize));
        Array.Sort(lengths);
        long[] longer = [.. _longMs.Order()];
        double Nth(int place) => place < lengths.Length ? lengths[place] : longer[place - lengths.Length];
        return (Nth((passes - 1) / 2) + Nth(passes / 2)) / 2;
    }
}
