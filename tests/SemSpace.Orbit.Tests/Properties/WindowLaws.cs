using CsCheck;
using SemSpace.Orbit.Tests.Windows;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Tests.Properties;

public sealed class WindowLaws
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    /// <summary>Two waves of the speed of low orbits and of the Earth's turn, as elevations are made of.</summary>
    private static readonly Gen<Func<double, double>> Margins =
        Gen.Select(Gen.Double[5000, 8000], Gen.Double[0, 6.28], Gen.Double[0, 6.28], Gen.Double[-1.2, 1.2], Gen.Double[0.1, 0.8])
            .Select<(double Period, double Phase, double DayPhase, double Level, double DayPart), Func<double, double>>(p =>
                t => Math.Sin((2 * Math.PI * t / p.Period) + p.Phase) + (p.DayPart * Math.Sin((2 * Math.PI * t / 86_164) + p.DayPhase)) - p.Level);

    [Fact]
    public void Windows_are_ordered_apart_and_inside_the_search_and_their_signs_are_right()
        => Gen.Select(Margins, Gen.Double[1, 90_000]).Sample((margin, seconds) =>
        {
            Epoch end = Start + Duration.FromSeconds(seconds);
            IReadOnlyList<TimeWindow> windows = WindowFinder.Find(new SignedFunction(Start, margin), Start, end);
            double last = -1;
            foreach (TimeWindow w in windows)
            {
                double a = (w.Start - Start).TotalSeconds, b = (w.End - Start).TotalSeconds;
                if (!(a > last && b > a) || w.Start < Start || w.End > end || margin((a + b) / 2) <= 0) return false;
                if (w.CutAtStart != (margin(0) > 0 && w.Start == Start)) return false;
                if (!w.CutAtStart && margin(a - 0.002) > 0) return false;
                if (!w.CutAtEnd && margin(b + 0.002) > 0) return false;
                last = b;
            }

            return true;
        });

    [Fact]
    public void Every_instant_with_a_clear_margin_is_inside_or_outside_as_its_sign_says()
        => Gen.Select(Margins, Gen.Double[0, 40_000]).Sample((margin, t) =>
        {
            if (Math.Abs(margin(t)) < 1e-5) return true; // within milliseconds of an edge
            Epoch at = Start + Duration.FromSeconds(t);
            IReadOnlyList<TimeWindow> windows = WindowFinder.Find(new SignedFunction(Start, margin), Start, Start + Duration.FromSeconds(40_000));
            return windows.Any(w => w.Start <= at && at <= w.End) == (margin(t) > 0);
        });

    [Fact]
    public void Windows_of_a_margin_and_of_its_opposite_fill_the_search()
        => Margins.Sample(margin =>
        {
            Epoch end = Start + Duration.FromSeconds(50_000);
            IReadOnlyList<TimeWindow> up = WindowFinder.Find(new SignedFunction(Start, margin), Start, end);
            IReadOnlyList<TimeWindow> down = WindowFinder.Find(new SignedFunction(Start, t => -margin(t)), Start, end);
            double total = up.Concat(down).Sum(w => w.Length.TotalSeconds);
            return Math.Abs(total - 50_000) < 0.002 * (up.Count + down.Count + 1);
        });
}
