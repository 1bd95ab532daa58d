using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Links;

/// <summary>
/// The bit rate over one contact window: constant over steps of at most 10 s, each with the rate at its middle (midpoint rule).
/// </summary>
public sealed class ContactLink
{
    private const double LongestStepS = 10;

    private readonly Epoch _start;
    private readonly double _stepS;
    private readonly double[] _ratesBps;

    /// <summary>Samples the rate over a window.</summary>
    /// <param name="start">Start of the window.</param>
    /// <param name="end">End of the window.</param>
    /// <param name="rateBps">Bit rate at a time, bit/s.</param>
    public ContactLink(Epoch start, Epoch end, Func<Epoch, double> rateBps)
    {
        ArgumentNullException.ThrowIfNull(rateBps);
        double seconds = (end - start).TotalSeconds;
        int steps = Math.Max(1, (int)Math.Ceiling(seconds / LongestStepS));
        _start = start;
        _stepS = seconds / steps;
        _ratesBps = [.. Enumerable.Range(0, steps).Select(i => rateBps(start + Duration.FromSeconds((i + 0.5) * _stepS)))];
    }

    /// <summary>Bits the link carries between two times inside the window.</summary>
    public double BitsBetween(Epoch from, Epoch to)
    {
        double bits = 0;
        foreach ((double seconds, double rate) in Steps(from, to)) bits += seconds * rate;
        return bits;
    }

    /// <summary>Sends from a time on until all is sent or time is up.</summary>
    /// <param name="from">When to begin.</param>
    /// <param name="until">The last moment.</param>
    /// <param name="bits">Bits to send.</param>
    /// <returns>When it ended, and the bits that remain: 0 when all was sent.</returns>
    public (Epoch End, double RemainingBits) Send(Epoch from, Epoch until, double bits)
    {
        double elapsed = 0;
        foreach ((double seconds, double rate) in Steps(from, until))
        {
            if (rate * seconds >= bits) return (Epoch.Min(until, from + Duration.FromSeconds(elapsed + (bits / rate))), 0);
            bits -= rate * seconds;
            elapsed += seconds;
        }

        return (until, bits);
    }

    private IEnumerable<(double Seconds, double RateBps)> Steps(Epoch from, Epoch to)
    {
        double at = (from - _start).TotalSeconds, end = (to - _start).TotalSeconds;
        for (int step = Math.Clamp((int)(at / _stepS), 0, _ratesBps.Length - 1); at < end; step++)
        {
            double stepEnd = step + 1 < _ratesBps.Length ? Math.Min((step + 1) * _stepS, end) : end;
            if (stepEnd > at) yield return (stepEnd - at, _ratesBps[Math.Min(step, _ratesBps.Length - 1)]);
            at = Math.Max(at, stepEnd);
        }
    }
}
