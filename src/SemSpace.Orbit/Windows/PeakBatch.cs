namespace SemSpace.Orbit.Windows;

/// <summary>
/// Looks for many maxima of one function together. A maximum is where the function half a second later and earlier is equal: that
/// difference crosses 0 steeply, while the function itself is flat there and its highest value would sit at the mercy of rounding.
/// </summary>
internal sealed class PeakBatch
{
    private const double HalfSpanSeconds = 0.5;
    private const double LastStepSeconds = 2e-5;
    private const int Samples = 3;

    /// <summary>Newton's method takes 3 to 5 steps; a function that it does not suit is halved from here on.</summary>
    private const int StepsBeforeHalving = 12;

    private Search[] _searches = new Search[64];
    private int[] _open = new int[64];
    private double[] _seconds = new double[Samples * 64];
    private double[] _margins = new double[Samples * 64];

    /// <summary>How many brackets there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all brackets.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a bracket in which the function has one maximum, or rises or falls throughout.</summary>
    /// <param name="low">Its beginning, seconds.</param>
    /// <param name="high">Its end, seconds.</param>
    /// <param name="guess">Where to begin, seconds.</param>
    public void Add(double low, double high, double guess)
    {
        if (Count == _searches.Length) Grow();
        _searches[Count++] = new() { Low = low, High = high, X = Math.Clamp(guess, low, high) };
    }

    /// <summary>Where the maximum of a bracket is, seconds; its end where the function rises or falls throughout.</summary>
    public double Seconds(int bracket) => _searches[bracket].X;

    /// <summary>The function at the last instant looked at, and half its second derivative there per square second.</summary>
    public (double Margin, double HalfCurvature) Top(int bracket) => (_searches[bracket].Margin, _searches[bracket].HalfCurvature);

    /// <summary>Finds all maxima.</summary>
    /// <param name="function">The function.</param>
    /// <param name="enough">A search ends early at a value above this.</param>
    public void Solve(IMarginBatch function, double enough)
    {
        int open = Count;
        for (int i = 0; i < open; i++) _open[i] = i;
        for (int step = 0; open > 0; step++)
        {
            for (int i = 0; i < open; i++)
            {
                double x = _searches[_open[i]].X;
                (_seconds[Samples * i], _seconds[(Samples * i) + 1], _seconds[(Samples * i) + 2]) = (x - HalfSpanSeconds, x, x + HalfSpanSeconds);
            }

            function.Evaluate(_seconds.AsSpan(0, Samples * open), _margins);
            int left = 0;
            for (int i = 0; i < open; i++)
            {
                ref Search s = ref _searches[_open[i]];
                Note(ref s, _margins.AsSpan(Samples * i, Samples));
                if (!(s.Margin > enough) && !Advance(ref s, step)) _open[left++] = _open[i];
            }

            open = left;
        }
    }

    private static void Note(ref Search s, ReadOnlySpan<double> margins)
    {
        s.Margin = margins[1];
        s.Slope = (margins[2] - margins[0]) / (2 * HalfSpanSeconds);
        s.HalfCurvature = (margins[2] - margins[1] - (margins[1] - margins[0])) / (2 * HalfSpanSeconds * HalfSpanSeconds);
    }

    /// <summary>Moves X on; true when it has arrived.</summary>
    private static bool Advance(ref Search s, int step)
    {
        if (s.Slope > 0) s.Low = s.X;
        else s.High = s.X;
        double next = s.X - (s.Slope / (2 * s.HalfCurvature));
        bool inside = s.HalfCurvature < 0 && next >= s.Low && next <= s.High;
        bool arrived = (inside && Math.Abs(next - s.X) <= LastStepSeconds) || s.High - s.Low <= LastStepSeconds;
        s.X = inside && (arrived || step < StepsBeforeHalving) ? next : 0.5 * (s.Low + s.High);
        return arrived;
    }

    private void Grow()
    {
        Array.Resize(ref _searches, 2 * Count);
        Array.Resize(ref _open, 2 * Count);
        Array.Resize(ref _seconds, 2 * Samples * Count);
        Array.Resize(ref _margins, 2 * Samples * Count);
    }

    private struct Search
    {
        public double Low;
        public double High;
        public double X;
        public double Margin;
        public double Slope;
        public double HalfCurvature;
    }
}
