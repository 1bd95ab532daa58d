namespace SemSpace.Orbit.Windows;

/// <summary>
/// Looks for many sign changes of one function together: each round takes one step in every bracket that is still open. Steps follow the
/// secant; one that would leave its bracket, or comes too late, is replaced by halving.
/// </summary>
internal sealed class RootBatch
{
    /// <summary>A step this short, by a secant no longer than the next, lands within 2 microseconds of the root even in the shortest windows.</summary>
    private const double LastStepSeconds = 2e-5;
    private const double LongestLastSecantSeconds = 0.1;

    /// <summary>Width at which a bracket is as good as its root.</summary>
    private const double NarrowestSeconds = 1e-7;

    /// <summary>Secants take 3 or 4 steps; a function that they do not suit is halved from here on.</summary>
    private const int StepsBeforeHalving = 12;

    private Search[] _searches = new Search[64];
    private int[] _open = new int[64];
    private double[] _seconds = new double[64];
    private double[] _margins = new double[64];

    /// <summary>How many brackets there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets all brackets.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds a bracket; its root has the bracket's place in the order of adding.</summary>
    /// <param name="low">Its beginning, seconds.</param>
    /// <param name="high">Its end, where the function has the other sign, seconds.</param>
    /// <param name="aboveAtLow">Whether the function is above 0 at the beginning.</param>
    /// <param name="guess">Where the root may lie, and the function's slope there per second.</param>
    public void Add(double low, double high, bool aboveAtLow, (double Seconds, double Slope) guess)
    {
        if (Count == _searches.Length) Grow();
        _searches[Count++] = new()
        {
            Low = low,
            High = high,
            AboveAtLow = aboveAtLow,
            X = guess.Seconds > low && guess.Seconds < high ? guess.Seconds : 0.5 * (low + high),
            Slope = guess.Slope,
        };
    }

    /// <summary>The root found in a bracket, seconds.</summary>
    public double Root(int bracket) => _searches[bracket].X;

    /// <summary>Finds all roots.</summary>
    public void Solve(IMarginBatch function)
    {
        int open = Count;
        for (int i = 0; i < open; i++) _open[i] = i;
        for (int step = 0; open > 0; step++)
        {
            for (int i = 0; i < open; i++) _seconds[i] = _searches[_open[i]].X;
            function.Evaluate(_seconds.AsSpan(0, open), _margins);
            int left = 0;
            for (int i = 0; i < open; i++)
            {
                if (!Advance(ref _searches[_open[i]], _margins[i], step)) _open[left++] = _open[i];
            }

            open = left;
        }
    }

    /// <summary>Takes in the margin at X and moves X on; true when it has arrived.</summary>
    private static bool Advance(ref Search s, double margin, int step)
    {
        double slope = step == 0 ? s.Slope : (margin - s.LastMargin) / (s.X - s.LastX);
        if (margin > 0 == s.AboveAtLow) s.Low = s.X;
        else s.High = s.X;
        double next = s.X - (margin / slope);
        bool inside = next >= s.Low && next <= s.High;
        bool trusted = step > 0 && Math.Abs(s.X - s.LastX) <= LongestLastSecantSeconds;
        bool arrived = (inside && trusted && Math.Abs(next - s.X) <= LastStepSeconds) || s.High - s.Low <= NarrowestSeconds;
        (s.LastX, s.LastMargin) = (s.X, margin);
        s.X = inside && (arrived || (step < StepsBeforeHalving && next > s.Low && next < s.High)) ? next : 0.5 * (s.Low + s.High);
        return arrived;
    }

    private void Grow()
    {
        Array.Resize(ref _searches, 2 * Count);
        Array.Resize(ref _open, 2 * Count);
        Array.Resize(ref _seconds, 2 * Count);
        Array.Resize(ref _margins, 2 * Count);
    }

    private struct Search
    {
        public double Low;
        public double High;
        public double X;
        public double Slope;
        public double LastX;
        public double LastMargin;
        public bool AboveAtLow;
    }
}
