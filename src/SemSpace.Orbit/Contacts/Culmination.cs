using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>
/// The highest point of a pass: where the margins half a second later and earlier are equal. That difference crosses 0 steeply,
/// while the margin itself is flat there and its highest value would sit at the mercy of rounding.
/// </summary>
internal static class Culmination
{
    private const double HalfSpanSeconds = 0.5;
    private const double ToleranceSeconds = 1e-6;
    private static readonly Duration Rounding = new(1_000_000);

    /// <summary>The culmination of a window whose margins on the grid are known.</summary>
    public static Epoch Find(IVisibility visibility, TimeGrid grid, ReadOnlySpan<double> margins, TimeWindow window)
    {
        double start = (window.Start - grid.Start).TotalSeconds, end = (window.End - grid.Start).TotalSeconds;
        (double low, double high) = AroundHighest(grid, margins, start, end);
        double horizon = (grid.End - grid.Start).TotalSeconds;
        double Slope(double x)
            => visibility.SignedMargin(grid.AtSeconds(Math.Min(x + HalfSpanSeconds, horizon)))
                - visibility.SignedMargin(grid.AtSeconds(Math.Max(x - HalfSpanSeconds, 0)));
        double slopeLow = Slope(low), slopeHigh = Slope(high);
        if (slopeLow <= 0) return grid.AtSeconds(low);
        if (slopeHigh >= 0) return grid.AtSeconds(high);
        double top = RootSearch.SignChange(Slope, low, slopeLow, high, slopeHigh, ToleranceSeconds);
        return Epoch.Max(window.Start, Epoch.Min(grid.AtSeconds(top).RoundTo(Rounding), window.End));
    }

    /// <summary>The neighbours of the window's highest grid point, or its edges where they are nearer.</summary>
    private static (double Low, double High) AroundHighest(TimeGrid grid, ReadOnlySpan<double> margins, double start, double end)
    {
        double step = grid.Step.TotalSeconds;
        int first = (int)Math.Ceiling(start / step), last = Math.Min((int)Math.Floor(end / step), margins.Length - 1);
        if (first > last) return (start, end);
        int highest = first;
        for (int i = first + 1; i <= last; i++)
        {
            if (margins[i] > margins[highest]) highest = i;
        }

        return (Math.Max(start, (highest - 1) * step), Math.Min(end, (highest + 1) * step));
    }
}
