using System.Diagnostics;
using System.Globalization;

namespace SemSpace.Benchmarks;

/// <summary>Wall-clock figures and how they are printed.</summary>
internal static class Measure
{
    /// <summary>Long enough for the runtime to have replaced its first, unoptimised code.</summary>
    private const double WarmUpSeconds = 1;

    /// <summary>
    /// Prints the median, least and largest seconds of some runs after a warm-up, and the processor time of one of them, which a busy
    /// machine does not change much.
    /// </summary>
    public static void Repeat(string name, long items, int repeats, Action run)
    {
        Stopwatch warmUp = Stopwatch.StartNew();
        do run();
        while (warmUp.Elapsed.TotalSeconds < WarmUpSeconds);
        using Process self = Process.GetCurrentProcess();
        TimeSpan before = self.TotalProcessorTime;
        double[] seconds = [.. Enumerable.Range(0, repeats).Select(_ => Once(run)).Order()];
        self.Refresh();
        double processor = (self.TotalProcessorTime - before).TotalSeconds / repeats, median = seconds[repeats / 2];
        Print($"{name} median_s={median:0.000000} min_s={seconds[0]:0.000000} max_s={seconds[^1]:0.000000} cpu_s={processor:0.000000} items={items} rate={items / median:0}");
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
