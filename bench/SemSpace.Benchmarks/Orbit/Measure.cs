using System.Diagnostics;
using System.Globalization;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>Wall-clock figures and how they are printed.</summary>
internal static class Measure
{
    /// <summary>Long enough for the runtime to have replaced its first, unoptimised code.</summary>
    private const double WarmUpSeconds = 1;

    /// <summary>Prints the median, least and largest seconds of some runs after a warm-up.</summary>
    public static void Repeat(string name, long items, int repeats, Action run)
    {
        Stopwatch warmUp = Stopwatch.StartNew();
        do run();
        while (warmUp.Elapsed.TotalSeconds < WarmUpSeconds);
        double[] seconds = [.. Enumerable.Range(0, repeats).Select(_ => Once(run)).Order()];
        double median = seconds[repeats / 2];
        Print($"{name} median_s={median:0.000000} min_s={seconds[0]:0.000000} max_s={seconds[^1]:0.000000} items={items} rate={items / median:0}");
    }

    public static double Once(Action run)
    {
        Stopwatch watch = Stopwatch.StartNew();
        run();
        return watch.Elapsed.TotalSeconds;
    }

    /// <summary>The largest memory the process has held so far, MiB; VmHWM on Linux.</summary>
    public static double PeakMemoryMiB => Process.GetCurrentProcess().PeakWorkingSet64 / (1024.0 * 1024);

    public static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
