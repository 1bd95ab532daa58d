namespace SemSpace.Orbit.Windows;

/// <summary>What a function's values on a time grid say about it in between.</summary>
internal readonly ref struct GridCurve(TimeGrid grid, ReadOnlySpan<double> margins)
{
    private const int NewtonSteps = 3;

    /// <summary>
    /// A smooth function does not rise between grid points by more than this many times the steps around its highest point; a parabola
    /// does by an eighth of the larger of the two beside it.
    /// </summary>
    private const double LargestRise = 2;

    private readonly ReadOnlySpan<double> _margins = margins;

    /// <summary>Seconds of a grid point, or of the end beyond the last.</summary>
    public double SecondsAt(int index) => grid.SecondsAt(Math.Clamp(index, 0, _margins.Length - 1));

    /// <summary>Where the sign change between two grid points may lie, and the slope there, by the cubic through them and their neighbours.</summary>
    /// <param name="index">The later point.</param>
    public (double Seconds, double Slope) Crossing(int index)
    {
        double start = grid.SecondsAt(index - 1), width = grid.SecondsAt(index) - start;
        double y0 = _margins[index - 1], y1 = _margins[index];
        double u = y0 / (y0 - y1), slope = y1 - y0;
        if (index >= 2 && index + 1 < _margins.Length && grid.IsEven(index + 1))
        {
            double before = _margins[index - 2], after = _margins[index + 1];
            double c1 = y1 - (before / 3) - (y0 / 2) - (after / 6), c2 = (0.5 * (before + y1)) - y0, c3 = ((after - before) / 6) + (0.5 * (y0 - y1));
            for (int i = 0; i < NewtonSteps; i++)
            {
                slope = c1 + (u * ((2 * c2) + (3 * u * c3)));
                u -= (y0 + (u * (c1 + (u * (c2 + (u * c3)))))) / slope;
            }
        }

        return (start + (u * width), slope / width);
    }

    /// <summary>Whether the curve may cross 0 beside a grid point that is the extreme of its neighbours on the wrong side of 0.</summary>
    public bool MayCrossAt(int index)
    {
        // Two steps to each side: at the grid's ends the one beside may be flat, with the top in its middle.
        double largest = 0;
        for (int i = Math.Max(index - 1, 1); i <= Math.Min(index + 2, _margins.Length - 1); i++)
            largest = Math.Max(largest, Math.Abs(_margins[i] - _margins[i - 1]));
        return Math.Abs(_margins[index]) <= LargestRise * largest;
    }

    /// <summary>Where the extreme beside a grid point may lie, by the parabola through it and its neighbours, seconds.</summary>
    public double Extreme(int index)
    {
        double here = grid.SecondsAt(index);
        if (index == 0 || index + 1 >= _margins.Length || !grid.IsEven(index + 1)) return here;
        double left = _margins[index - 1] - _margins[index], right = _margins[index + 1] - _margins[index];
        return left + right == 0 ? here : here + (0.5 * grid.Step.TotalSeconds * (left - right) / (left + right));
    }
}
