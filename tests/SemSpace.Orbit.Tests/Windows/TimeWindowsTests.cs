using CsCheck;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Tests.Windows;

public sealed class TimeWindowsTests
{
    private const int End = 40;

    /// <summary>Windows on whole seconds from 0 to <see cref="End"/>, apart from each other, cut where they touch the ends.</summary>
    private static readonly Gen<TimeWindow[]> Windows = Gen.Bool.Array[End].Select(FromFlags);

    [Fact]
    public void Both_hold_exactly_where_each_does() => Gen.Select(Windows, Windows).Sample((a, b) =>
    {
        bool[] both = [.. Flags(a).Zip(Flags(b), (x, y) => x && y)];
        Assert.Equal(FromFlags(both), TimeWindows.Intersect(a, b));
        Assert.Equal(TimeWindows.Intersect(b, a), TimeWindows.Intersect(a, b));
        Assert.Equal(a, TimeWindows.Intersect(a, [new(At(0), At(End), true, true)]));
    });

    private static Epoch At(int seconds) => new(seconds * 1_000_000_000L);

    private static bool[] Flags(TimeWindow[] windows)
        => [.. Enumerable.Range(0, End).Select(i => windows.Any(w => w.Start <= At(i) && w.End >= At(i + 1)))];

    private static TimeWindow[] FromFlags(bool[] flags)
    {
        List<TimeWindow> windows = [];
        for (int i = 0; i < End; i++)
        {
            if (!flags[i] || (i > 0 && flags[i - 1])) continue;
            int end = i;
            while (end < End && flags[end]) end++;
            windows.Add(new(At(i), At(end), i == 0, end == End));
        }

        return [.. windows];
    }
}
