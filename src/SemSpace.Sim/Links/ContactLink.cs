using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Links;

/// <summary>
/// The bit rate over one contact window: sampled every 5 s at most, ends included, straight between the samples, and integrated exactly. Over a pass at
/// 550 km that is within 0.1 % of the rate itself, for a transfer of any length.
/// </summary>
public sealed class ContactLink
{
    private const double LongestStepS = 5;

    /// <summary>The last sample is taken this much before the end, where a flight may end.</summary>
    private static readonly Duration BeforeEnd = Duration.FromMilliseconds(1);

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
        _ratesBps = [.. Enumerable.Range(0, steps + 1).Select(i => rateBps(i < steps ? start + Duration.FromSeconds(i * _stepS) : Epoch.Max(start, end - BeforeEnd)))];
    }

    /// <summary>Bits the link carries between two times inside the window.</summary>
    public double BitsBetween(Epoch from, Epoch to)
    {
        double bits = 0;
        foreach (Piece piece in Pieces(from, to)) bits += piece.Bits;
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
        foreach (Piece piece in Pieces(from, until))
        {
            if (piece.Bits >= bits) return (Epoch.Min(until, from + Duration.FromSeconds(elapsed + piece.SecondsFor(bits))), 0);
            bits -= piece.Bits;
            elapsed += piece.Seconds;
        }

        return (until, bits);
    }

    private IEnumerable<Piece> Pieces(Epoch from, Epoch to)
    {
        double at = (from - _start).TotalSeconds, end = (to - _start).TotalSeconds;
        int last = _ratesBps.Length - 2;
        for (int step = Math.Clamp((int)(at / _stepS), 0, last); at < end; step = Math.Min(step + 1, last))
        {
            double stepEnd = step < last ? Math.Min((step + 1) * _stepS, end) : end;
            if (stepEnd > at) yield return new(stepEnd - at, RateAt(step, at), RateAt(step, stepEnd));
            at = Math.Max(at, stepEnd);
        }
    }

    private double RateAt(int step, double seconds)
    {
        double part = Math.Clamp((seconds - (step * _stepS)) / _stepS, 0, 1);
        return _ratesBps[step] + (part * (_ratesBps[step + 1] - _ratesBps[step]));
    }

    /// <summary>A stretch of time in which the rate goes straight from one value to another.</summary>
    private readonly record struct Piece(double Seconds, double FirstBps, double LastBps)
    {
        public double Bits => Seconds * (FirstBps + LastBps) / 2;

        /// <summary>
        /// When a number of bits is sent, not more than <see cref="Bits"/>: the root of first·t + slope·t²/2 = bits, in the form that keeps its digits
        /// where the slope is small.
        /// </summary>
        public double SecondsFor(double bits)
        {
            if (bits <= 0) return 0;
            double slope = (LastBps - FirstBps) / Seconds;
            double rate = Math.Sqrt(Math.Max(0, (FirstBps * FirstBps) + (2 * slope * bits)));
            return Math.Min(Seconds, 2 * bits / (FirstBps + rate));
        }
    }
}
