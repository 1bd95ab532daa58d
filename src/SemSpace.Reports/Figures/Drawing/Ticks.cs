using System.Globalization;
using ScottPlot;

namespace SemSpace.Reports.Figures.Drawing;

/// <summary>Ticks at round numbers, all written with the same number of decimals and a true minus sign.</summary>
public static class Ticks
{
    private static readonly double[] HourSteps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 96, 168, 336, 672];

    /// <summary>Leads from each round step to the next shorter one.</summary>
    private const double NextShorter = 0.4;

    /// <summary>A round step is at most 2.5 times that asked for, which is at most the whole axis: so many steps on it is at most half of it, on which two ticks lie.</summary>
    private const int MostShorter = 4;

    /// <summary>Sets limits and ticks of an axis of plain numbers; where steps would leave a single tick or none, they are shorter.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="min">Lower end.</param>
    /// <param name="max">Upper end, above <paramref name="min"/>.</param>
    /// <param name="most">Most steps between ticks.</param>
    /// <param name="whole">Whether only whole numbers make sense.</param>
    public static void Plain(IAxis axis, double min, double max, int most = 5, bool whole = false)
    {
        double step = RoundStep((max - min) / most);
        for (int i = 0; i < MostShorter && Places(min, max, step) is var (first, last) && last <= first; i++) step = RoundStep(step * NextShorter);
        Set(axis, min, max, whole ? Math.Max(1, step) : step);
    }

    /// <summary>Sets limits and ticks of an axis of hours.</summary>
    public static void Hours(IAxis axis, double max, int most = 8)
    {
        double step = HourSteps.FirstOrDefault(candidate => max / candidate <= most, RoundStep(max / most));
        Set(axis, 0, max, step);
    }

    /// <summary>Sets limits and ticks of an axis of decimal logarithms, a tick a power of ten.</summary>
    public static void Powers(IAxis axis, double min, double max)
        => Named(axis, min, max, Enumerable.Range((int)min, (int)max - (int)min + 1).Select(power => ((double)power, Math.Pow(10, power).ToString("0.######", CultureInfo.InvariantCulture))));

    /// <summary>Sets ticks with texts of their own.</summary>
    public static void Named(IAxis axis, double min, double max, IEnumerable<(double At, string Text)> ticks)
    {
        axis.TickGenerator = new FixedTicks([.. ticks.Select(tick => Tick.Major(tick.At, tick.Text))]);
        axis.Range.Set(min, max);
    }

    /// <summary>The widest tick text of an axis.</summary>
    public static float Widest(IAxis axis)
        => axis.TickGenerator.Ticks.Select(tick => TextSize.Width(tick.Label, PaperStyle.SmallSize)).DefaultIfEmpty(0).Max();

    /// <summary>The lines that the tick texts of an axis take.</summary>
    public static int Lines(IAxis axis) => 1 + axis.TickGenerator.Ticks.Select(tick => tick.Label.Count(c => c == '\n')).DefaultIfEmpty(0).Max();

    /// <summary>The round number (1, 2 or 5 times a power of ten) at or above a step.</summary>
    internal static double RoundStep(double least)
    {
        if (!(least > 0)) return 1;
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        double mantissa = least / power;
        return (mantissa <= 1.000001 ? 1 : mantissa <= 2.000001 ? 2 : mantissa <= 5.000001 ? 5 : 10) * power;
    }

    private static void Set(IAxis axis, double min, double max, double step)
    {
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 9);
        if (step is 0.25) decimals = 2;
        (int first, int last) = Places(min, max, step);
        Named(axis, min, max, Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => (i * step, Text(i * step, decimals))));
    }

    /// <summary>The first and the last multiple of a step between two ends.</summary>
    private static (int First, int Last) Places(double min, double max, double step)
    {
        double slack = step * 1e-6;
        return ((int)Math.Ceiling((min - slack) / step), (int)Math.Floor((max + slack) / step));
    }

    private static string Text(double value, int decimals)
        => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', '\u2212');

    /// <summary>Ticks that are known before anything is drawn, so that room can be made for their texts.</summary>
    private sealed class FixedTicks(Tick[] ticks) : ITickGenerator
    {
        public Tick[] Ticks => ticks;

        public int MaxTickCount { get; set; } = int.MaxValue;

        public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
        {
        }
    }
}
