using System.Diagnostics;
using System.Globalization;

namespace SemSpace.Experiments.Executors;

/// <summary>A process as processes on any machine can name it: numbers of processes come again, so its start belongs to it.</summary>
/// <param name="Machine">The machine, with what tells its boots and containers apart.</param>
/// <param name="Id">Number of the process there.</param>
/// <param name="Started">When it started, in the machine's own count.</param>
public sealed record ProcessMark(string Machine, int Id, long Started)
{
    private const string BootFile = "/proc/sys/kernel/random/boot_id", NamespaceFile = "/proc/self/ns/pid";

    /// <summary>This process.</summary>
    public static ProcessMark Self { get; } = new(ThisMachine(), Environment.ProcessId, StartOf(Environment.ProcessId) ?? 0);

    /// <summary>The machine's name alone.</summary>
    public string MachineName => Machine.Split(' ')[0];

    /// <summary>Whether it is known to have ended: only where it was on this machine.</summary>
    public bool HasEnded => Machine == Self.Machine && StartOf(Id) != Started;

    private static string ThisMachine()
        => OperatingSystem.IsLinux() && File.Exists(BootFile) && new FileInfo(NamespaceFile).LinkTarget is { } names
            ? $"{Environment.MachineName} {File.ReadAllText(BootFile).Trim()} {names}"
            : Environment.MachineName;

    private static long? StartOf(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return OperatingSystem.IsLinux() ? Ticks(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"))) : process.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The start out of what Linux tells of a process, in ticks since the boot; null of one that has ended and is still listed. A name may hold blanks and brackets: see proc(5).</summary>
    private static long? Ticks(string stat)
    {
        const int state = 0, start = 19;
        string[] fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields[state] is "Z" or "X" ? null : long.Parse(fields[start], CultureInfo.InvariantCulture);
    }
}
