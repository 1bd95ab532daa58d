namespace SemSpace.Fl.Randomness;

/// <summary>
/// The words of one Philox key and step, drawn in order. Two streams of the same name give the same draws. Not thread-safe:
/// a stream belongs to the one piece of work that asked <see cref="SeedTree"/> for it.
/// </summary>
public sealed class RandomStream
{
    private readonly (uint, uint) _key;
    private readonly uint _stepLow, _stepHigh;
    private readonly uint[] _words = new uint[4];
    private ulong _nextBlock;
    private int _used = 4;

    internal RandomStream((uint, uint) key, ulong step)
    {
        _key = key;
        _stepLow = (uint)step;
        _stepHigh = (uint)(step >> 32);
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextUInt32()
    {
        if (_used == 4)
        {
            (_words[0], _words[1], _words[2], _words[3]) =
                Philox4x32.Block(((uint)_nextBlock, (uint)(_nextBlock >> 32), _stepLow, _stepHigh), _key);
            _nextBlock++;
            _used = 0;
        }

        return _words[_used++];
    }

    /// <summary>A uniform number in [0, 1) with 24 random bits.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    public double NextDouble()
    {
        ulong high = NextUInt32() >> 5, low = NextUInt32() >> 6;
        return ((high << 26) | low) * (1.0 / (1UL << 53));
    }

    /// <summary>A uniform integer in [0, bound), without bias (Lemire, "Fast random integer generation in an interval", 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        uint range = (uint)bound, threshold = (0u - range) % range;
        ulong product;
        do product = (ulong)NextUInt32() * range;
        while ((uint)product < threshold);
        return (int)(product >> 32);
    }

    /// <summary>An exponentially distributed number with mean 1 (with 1 - u so that the logarithm is finite).</summary>
    public double NextExponential() => -Math.Log(1 - NextDouble());

    /// <summary>
    /// Two independent standard normal numbers from two uniform ones (Box and Muller, with 1 - u so that the logarithm is finite); a pair,
    /// as a stream holds no spare.
    /// </summary>
    public (double First, double Second) NextGaussianPair()
    {
        double radius = Math.Sqrt(-2 * Math.Log(1 - NextDouble()));
        (double sin, double cos) = Math.SinCos(2 * Math.PI * NextDouble());
        return (radius * cos, radius * sin);
    }

    /// <summary>Fills the span with uniform numbers in [low, high).</summary>
    public void FillUniform(Span<float> values, float low, float high)
    {
        for (int i = 0; i < values.Length; i++) values[i] = low + ((high - low) * NextSingle());
    }

    /// <summary>Fills the span with independent normal numbers of mean 0 and the given standard deviation.</summary>
    public void FillGaussian(Span<float> values, double standardDeviation = 1)
    {
        for (int i = 0; i < values.Length; i += 2)
        {
            (double first, double second) = NextGaussianPair();
            values[i] = (float)(standardDeviation * first);
            if (i + 1 < values.Length) values[i + 1] = (float)(standardDeviation * second);
        }
    }

    /// <summary>Puts the items in random order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = NextInt32(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }
}
