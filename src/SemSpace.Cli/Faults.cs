using SemSpace.Keys;
using SemSpace.Orbit;

namespace SemSpace.Cli;

/// <summary>Tells the user what is wrong with a file, all of it at once.</summary>
internal static class Faults
{
    /// <summary>Prints one line a fault.</summary>
    /// <returns>The exit code.</returns>
    public static int Report(Terminal terminal, IReadOnlyList<ScenarioFault> faults)
    {
        foreach (ScenarioFault fault in faults) terminal.Error.WriteLine(fault);
        terminal.Error.WriteLine($"{Counted.Of(faults.Count, "fault")}; nothing was done.");
        return ExitCode.UserFault;
    }
}
