using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Links.Modems;

namespace SemSpace.Sim.Links;

/// <summary>
/// The bit rate over one contact window: the signal is sampled every 5 s at most, ends included, straight between the samples, and the modem's rate on it
/// is integrated exactly. Over a pass at 550 km that is within 0.1 % of the rate itself, for a transfer of any length.
/// </summary>
public sealed class ContactLink
{
    private const double LongestStepS = 5;

    /// <summary>What sums in another order may differ by, as a share, and the shortest time that counts, s.</summary>
    private const double Rounding = 1e-9, Shortest = 1e-9;

    private static readonly Duration BeforeEnd = Duration.FromMilliseconds(1);

    private readonly Epoch _start;
    private readonly double[] _fromS;
    private readonly RatePiece[] _pieces;
    private double[]? _sums;

    /// <summary>The link of a radio through a window.</summary>
    /// <param name="start">Start of the window.</param>
    /// <param name="budget">The radio's budget.</param>
    /// <param name="looks">Where the satellite stands at the times of <see cref="SampleTimes"/>.</param>
    public ContactLink(Epoch start, LinkBudget budget, IReadOnlyList<(double AtS, LookAngles Angles)> looks)
        : this(start, budget.Over([.. looks.Select(look => new SnrSample(look.AtS, budget.SnrDb(look.Angles)))]))
    {
    }

    /// <summary>A link whose rate is sampled, and straight between the samples.</summary>
    /// <param name="start">Start of the window.</param>
    /// <param name="end">End of the window.</param>
    /// <param name="rateBps">Bit rate at a time, bit/s.</param>
    public ContactLink(Epoch start, Epoch end, Func<Epoch, double> rateBps)
        : this(start, Between([.. SampleTimes(start, end).Select(seconds => (seconds, rateBps(start + Duration.FromSeconds(seconds))))]))
    {
    }

    private ContactLink(Epoch start, IEnumerable<RatePiece> pieces)
    {
        _start = start;
        _pieces = [.. pieces];
        _fromS = [.. _pieces.Select(piece => piece.FromS)];
    }

    /// <summary>The bit rate at a time inside the window, bit/s, and the modem's mode, empty where it has one; where they change, those before the change.</summary>
    public (double RateBps, string Mode) At(Epoch time)
    {
        double at = (time - _start).TotalSeconds;
        int place = Array.BinarySearch(_fromS, at);
        RatePiece piece = _pieces[Math.Clamp((place >= 0 ? place : ~place) - 1, 0, _pieces.Length - 1)];
        return (RateAt(piece, at), piece.Mode);
    }

    /// <summary>The last nanosecond before each change of the modem's mode, between two times inside the window.</summary>
    public IEnumerable<Epoch> ModeChanges(Epoch from, Epoch to)
    {
        for (int i = 1; i < _pieces.Length; i++)
        {
            Epoch change = _start + new Duration((long)Math.Ceiling(_fromS[i] * 1e9) - 1);
            if (_pieces[i].Mode != _pieces[i - 1].Mode && change > from && change < to) yield return change;
        }
    }

    /// <summary>Bits the link carries between two times inside the window.</summary>
    public double BitsBetween(Epoch from, Epoch to)
    {
        double bits = 0;
        foreach (Stretch stretch in Stretches(from, to)) bits += stretch.Bits;
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
        foreach (Stretch stretch in Stretches(from, until))
        {
            if (stretch.Bits >= bits) return (Epoch.Min(until, from + Duration.FromSeconds(elapsed + stretch.SecondsFor(bits))), 0);
            bits -= stretch.Bits;
            elapsed += stretch.Seconds;
        }

        return (until, bits);
    }

    /// <summary>
    /// What can be sent from a time on at most, found from sums over the whole window: never later than by <see cref="Send"/>, in one transfer or in several, but for rounding; and little sooner, but in the
    /// last few seconds, which count with their highest rate.
    /// </summary>
    /// <param name="from">When to begin.</param>
    /// <param name="until">The window's end.</param>
    /// <param name="bits">Bits to send.</param>
    /// <returns>When all could be sent, null where it could not; and the bits that could be until the end.</returns>
    internal (Epoch? Sent, double Bits) AtMost(Epoch from, Epoch until, double bits)
    {
        double[] sums = _sums ??= Sums();
        double at = (from - _start).TotalSeconds, end = (until - _start).TotalSeconds;
        double before = BitsBy(sums, at), rounding = Rounding * (before + bits), carried = BitsBy(sums, end) - before + rounding;
        if (carried < bits) return (null, carried);
        double wanted = before + bits - rounding;
        int place = Array.BinarySearch(sums, wanted);
        int piece = Math.Clamp(place >= 0 ? place : ~place - 1, 0, _pieces.Length - 1);
        while (piece > 0 && sums[piece] >= wanted) piece--;
        double seconds = Math.Max(at, _fromS[piece] + WholePiece(piece, end).SecondsFor(wanted - sums[piece]));
        return (Epoch.Min(until, _start + Duration.FromSeconds(seconds)), carried);
    }

    /// <summary>The bits that the link carries at most between two times, as in <see cref="AtMost"/>.</summary>
    internal double MostBits(Epoch from, Epoch until)
    {
        double[] sums = _sums ??= Sums();
        return BitsBy(sums, (until - _start).TotalSeconds) - BitsBy(sums, (from - _start).TotalSeconds);
    }

    /// <summary>The bits that the link carries from its beginning to that of each piece.</summary>
    private double[] Sums()
    {
        double[] sums = new double[_pieces.Length];
        for (int i = 1; i < sums.Length; i++) sums[i] = sums[i - 1] + WholePiece(i - 1, 0).Bits;
        return sums;
    }

    private double BitsBy(double[] sums, double at)
    {
        int last = _pieces.Length - 1, place = Array.BinarySearch(_fromS, at), piece = Math.Clamp(place >= 0 ? place : ~place - 1, 0, last);
        if (at <= _fromS[piece]) return sums[piece];
        double first = piece == last ? WholePiece(last, at).FirstBps : RateAt(_pieces[piece], _fromS[piece]);
        double final = piece == last ? first : RateAt(_pieces[piece], at);
        return sums[piece] + new Stretch(at - _fromS[piece], first, final).Bits;
    }

    /// <summary>A piece from its beginning on; the last one to the window's end, with its highest rate, since what is sent in it is straight to that end.</summary>
    private Stretch WholePiece(int piece, double end)
    {
        RatePiece rate = _pieces[piece];
        if (piece == _pieces.Length - 1) return new(Math.Max(end - _fromS[piece], Shortest), Math.Max(rate.FirstBps, rate.LastBps), Math.Max(rate.FirstBps, rate.LastBps));
        return new(_fromS[piece + 1] - _fromS[piece], RateAt(rate, _fromS[piece]), RateAt(rate, _fromS[piece + 1]));
    }

    /// <summary>When a window is sampled, s after its start; the last is a millisecond before its end, where a flight may end.</summary>
    public static double[] SampleTimes(Epoch start, Epoch end)
    {
        double seconds = (end - start).TotalSeconds;
        int steps = Math.Max(1, (int)Math.Ceiling(seconds / LongestStepS));
        return [.. Enumerable.Range(0, steps).Select(i => i * (seconds / steps)), Math.Max(0, (end - start - BeforeEnd).TotalSeconds)];
    }

    private static IEnumerable<RatePiece> Between((double AtS, double Bps)[] samples)
        => samples.Zip(samples.Skip(1), (from, to) => new RatePiece(from.AtS, to.AtS, from.Bps, to.Bps));

    private IEnumerable<Stretch> Stretches(Epoch from, Epoch to)
    {
        double at = (from - _start).TotalSeconds, end = (to - _start).TotalSeconds;
        int last = _pieces.Length - 1, place = Array.BinarySearch(_fromS, at);
        for (int i = Math.Clamp(place >= 0 ? place : ~place - 1, 0, last); at < end; i = Math.Min(i + 1, last))
        {
            double pieceEnd = i < last ? Math.Min(_fromS[i + 1], end) : end;
            if (pieceEnd > at) yield return new(pieceEnd - at, RateAt(_pieces[i], at), RateAt(_pieces[i], pieceEnd));
            at = Math.Max(at, pieceEnd);
        }
    }

    private static double RateAt(RatePiece piece, double seconds)
    {
        double part = Math.Clamp((seconds - piece.FromS) / (piece.ToS - piece.FromS), 0, 1);
        return piece.FirstBps + (part * (piece.LastBps - piece.FirstBps));
    }

    /// <summary>A part of a piece.</summary>
    private readonly record struct Stretch(double Seconds, double FirstBps, double LastBps)
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
