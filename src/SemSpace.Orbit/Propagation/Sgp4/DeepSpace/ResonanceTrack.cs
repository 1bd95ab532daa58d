namespace SemSpace.Orbit.Propagation.Sgp4.DeepSpace;

/// <summary>Resonance angle and mean motion; radians, minutes.</summary>
internal readonly record struct ResonancePoint(double Xli, double Xni);

/// <summary>
/// Integrates the resonance angle from epoch in both directions with SDP4's second-order Euler steps of 720 min. The steps taken
/// are kept, as they are a function of the elements alone; they grow with the longest time asked for. What a call returns does not
/// depend on the calls before it, and any thread may call.
/// </summary>
internal sealed class ResonanceTrack
{
    private const double StepMinutes = 720;

    /// <summary>292 years, as far as a <see cref="Time.Duration"/> reaches: 213,503 steps.</summary>
    private const double LongestMinutes = long.MaxValue / 60e9;

    private const int FirstGrowth = 16;

    private readonly ResonanceTerm[] _terms;
    private readonly double _xfact;
    private readonly double _argpo;
    private readonly double _argpdot;
    private Node[] _forward;
    private Node[] _backward;

    public ResonanceTrack(ResonanceTerm[] terms, ResonancePoint epoch, double xfact, double argpo, double argpdot)
    {
        _terms = terms;
        _xfact = xfact;
        _argpo = argpo;
        _argpdot = argpdot;
        _forward = _backward = [NodeAt(epoch, atime: 0)];
    }

    /// <summary>The state <paramref name="t"/> minutes after epoch; NaN beyond all time, where no step is taken.</summary>
    public ResonancePoint At(double t)
    {
        if (!(Math.Abs(t) <= LongestMinutes)) return new(double.NaN, double.NaN);
        int steps = (int)(Math.Abs(t) / StepMinutes);
        return t > 0
            ? StepAt(ref _forward, steps, StepMinutes).After(t - (steps * StepMinutes))
            : StepAt(ref _backward, steps, -StepMinutes).After(t + (steps * StepMinutes));
    }

    private Node StepAt(ref Node[] track, int steps, double delt)
    {
        Node[] known = Volatile.Read(ref track);
        if (steps < known.Length) return known[steps];
        Node[] grown = new Node[Math.Max(steps + 1, Math.Max(2 * known.Length, FirstGrowth))];
        known.CopyTo(grown, 0);
        for (int i = known.Length; i < grown.Length; i++) grown[i] = NodeAt(grown[i - 1].After(delt), i * delt);

        // Threads that grow a track at once make the same nodes, so it does not matter whose are kept.
        Volatile.Write(ref track, grown);
        return grown[steps];
    }

    private Node NodeAt(ResonancePoint point, double atime)
    {
        double xomi = _argpo + (_argpdot * atime);
        double xndt = 0, slope = 0;
        foreach (ResonanceTerm term in _terms)
        {
            (double sin, double cos) = Math.SinCos((term.M * point.Xli) + (term.K * xomi) - term.Phase);
            xndt += term.D * sin;
            slope += term.M * term.D * cos;
        }

        double xldot = point.Xni + _xfact;
        return new(point, xldot, xndt, slope * xldot);
    }

    /// <summary>A step's end with the slopes there.</summary>
    private readonly record struct Node(ResonancePoint At, double Xldot, double Xndt, double Xnddt)
    {
        /// <summary>The state some minutes later, at most one step.</summary>
        public ResonancePoint After(double ft) => new(
            At.Xli + (Xldot * ft) + (Xndt * ft * ft * 0.5),
            At.Xni + (Xndt * ft) + (Xnddt * ft * ft * 0.5));
    }
}
