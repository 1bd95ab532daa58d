using System.Diagnostics;
using System.Globalization;

namespace SemSpace.Experiments.Executors;

/// <summary>
/// Says whether the machine has the memory for one more run beside those that go on. A run is taken to need as much as the largest
/// that was seen, and before that what SemSpace needs at the least. It keeps to what the machine has left and to what the control group or the Slurm task is allowed. Not thread-safe.
/// </summary>
internal sealed class MemoryBudget
{
    /// <summary>What a run needs at the least, bytes: libtorch and .NET alone hold as much.</summary>
    internal const long Least = 300L << 20;

    private const string SystemFile = "/proc/meminfo", SystemKey = "MemAvailable:";

    private readonly HashSet<int> _running = [];
    private readonly long _allowed = Math.Min(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, SlurmTask.Current?.MemoryBytes ?? long.MaxValue);
    private long _need = Least;

    /// <summary>A run's process has begun; it counts as long as it lives.</summary>
    public void Watch(int process) => _running.Add(process);

    /// <summary>Whether one more run may begin. The first always may.</summary>
    public bool AllowsOneMore()
    {
        long[] held = [.. _running.ToArray().Select(Held).OfType<long>()];
        long left = _allowed - Environment.WorkingSet - held.Sum();
        return held.Length == 0 || Fits(Math.Min(left, Available() ?? left), _need, held);
    }

    /// <summary>Whether there is room for one more.</summary>
    /// <param name="available">Bytes that nobody holds.</param>
    /// <param name="need">Bytes that a run needs at its peak.</param>
    /// <param name="held">Bytes that each running one holds so far.</param>
    internal static bool Fits(long available, long need, IEnumerable<long> held) => held.Sum(bytes => Math.Max(0, need - bytes)) + need <= available;

    /// <summary>Bytes that nobody holds on the machine; null where the system does not say.</summary>
    internal static long? Available()
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(SystemFile)) return null;
        string? line = File.ReadLines(SystemFile).FirstOrDefault(line => line.StartsWith(SystemKey, StringComparison.Ordinal));
        return line is null ? null : long.Parse(line[SystemKey.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) << 10;
    }

    /// <summary>Bytes that a process holds now, its peak being remembered; null where it has ended, which is remembered, too.</summary>
    private long? Held(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            _need = Math.Max(_need, process.PeakWorkingSet64);
            return process.WorkingSet64;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            _ = _running.Remove(id);
            return null;
        }
    }
}
