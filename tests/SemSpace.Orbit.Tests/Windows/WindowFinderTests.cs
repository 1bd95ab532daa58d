using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Tests.Windows;

public sealed class WindowFinderTests
{
    /// <summary>Edges are rounded to whole milliseconds.</summary>
    private const double EdgeToleranceSeconds = 5.1e-4;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    [Fact]
    public void The_positive_half_waves_of_a_sine_are_found()
    {
        IReadOnlyList<TimeWindow> windows = Find(t => Math.Sin(2 * Math.PI * (t - 100) / 5400), 17_000);
        Assert.Equal(4, windows.Count);
        AssertWindow(windows[0], 100, 2800);
        AssertWindow(windows[1], 5500, 8200);
        AssertWindow(windows[2], 10_900, 13_600);
        AssertWindow(windows[3], 16_300, 17_000);
        Assert.Equal((true, Start + Duration.FromSeconds(17_000)), (windows[3].CutAtEnd, windows[3].End));
        Assert.All(windows.Take(3), w => Assert.Equal((false, false), (w.CutAtStart, w.CutAtEnd)));
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(20)]
    public void A_window_hidden_between_grid_points_is_found(double halfWidthSeconds)
    {
        // A pass of minutes whose top alone rises above the mask, anywhere relative to the 60 s grid.
        for (double top = 600; top < 660; top += 1.7)
        {
            TimeWindow window = Assert.Single(Find(t => Math.Cos((t - top) / 400) - Math.Cos(halfWidthSeconds / 400), 1200));
            AssertWindow(window, top - halfWidthSeconds, top + halfWidthSeconds);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(20)]
    public void A_gap_hidden_between_grid_points_is_found(double halfWidthSeconds)
    {
        for (double bottom = 600; bottom < 660; bottom += 1.7)
        {
            IReadOnlyList<TimeWindow> windows = Find(t => Math.Cos(halfWidthSeconds / 400) - Math.Cos((t - bottom) / 400), 1200);
            Assert.Equal(2, windows.Count);
            AssertWindow(windows[0], 0, bottom - halfWidthSeconds);
            AssertWindow(windows[1], bottom + halfWidthSeconds, 1200);
            Assert.Equal((true, false, false, true), (windows[0].CutAtStart, windows[0].CutAtEnd, windows[1].CutAtStart, windows[1].CutAtEnd));
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1197)]
    [InlineData(1150)]
    public void A_short_window_in_the_first_or_last_step_is_found(double top)
        => AssertWindow(Assert.Single(Find(t => Math.Cos((t - top) / 400) - Math.Cos(2 / 400.0), 1199)), top - 2, Math.Min(top + 2, 1199));

    [Fact]
    public void A_margin_that_only_touches_zero_gives_no_window() => Assert.Empty(Find(t => -Math.Pow((t - 600) / 100, 2), 1200));

    [Fact]
    public void What_always_holds_is_one_window_cut_at_both_ends()
        => Assert.Equal([new TimeWindow(Start, Start + Duration.FromSeconds(90), true, true)], Find(_ => 1, 90));

    [Fact]
    public void What_never_holds_gives_no_window() => Assert.Empty(Find(_ => -1, 90));

    [Fact]
    public void An_empty_search_finds_nothing() => Assert.Empty(Find(_ => 1, 0));

    [Fact]
    public void Edges_are_whole_milliseconds()
        => Assert.All(
            Find(t => Math.Sin(t / 700.1), 20_000).Where(w => !w.CutAtEnd && !w.CutAtStart),
            w => Assert.Equal((0L, 0L), (w.Start.TaiNanoseconds % 1_000_000, w.End.TaiNanoseconds % 1_000_000)));

    [Fact]
    public void The_end_must_not_be_before_the_start() => Assert.Throws<ArgumentException>(() => Find(_ => 1, -1));

    [Fact]
    public void The_step_must_be_above_zero()
        => Assert.Throws<ArgumentOutOfRangeException>(
            () => WindowFinder.Find(new SignedFunction(Start, _ => 1), Start, Start, Duration.Zero));

    private static IReadOnlyList<TimeWindow> Find(Func<double, double> margin, double seconds)
        => WindowFinder.Find(new SignedFunction(Start, margin), Start, Start + Duration.FromSeconds(seconds));

    private static void AssertWindow(TimeWindow window, double startSeconds, double endSeconds)
    {
        Assert.Equal(startSeconds, (window.Start - Start).TotalSeconds, EdgeToleranceSeconds);
        Assert.Equal(endSeconds, (window.End - Start).TotalSeconds, EdgeToleranceSeconds);
    }
}
