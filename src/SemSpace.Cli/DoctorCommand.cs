using System.CommandLine;
using SemSpace.Experiments.Machine;
using SemSpace.Orbit;

namespace SemSpace.Cli;

/// <summary><c>semspace doctor</c>.</summary>
internal static class DoctorCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("doctor", """
            Try what a run needs of this machine, and say in a line each how well it is and what to do.
            The exit code is 2 where something must be mended before a run can come to its end; what is limited only is no fault.

            Examples:
              semspace doctor
              semspace doctor --out /scratch/results
            """);
        Option<string> results = PathOptions.Results("folder that results are to go into");
        command.Add(results);
        command.SetAction(parse => Tell(terminal, MachineCheck.All(parse.GetRequiredValue(results))));
        return command;
    }

    /// <summary>Prints findings as they come.</summary>
    /// <returns>The exit code.</returns>
    internal static int Tell(Terminal terminal, IEnumerable<Finding> findings)
    {
        int broken = 0;
        foreach (Finding finding in findings)
        {
            terminal.Output.WriteLine($"{Word(finding.Health),-8} {finding.Subject}: {finding.Text}");
            if (finding.Health == Health.Broken) broken++;
        }

        terminal.Output.WriteLine(broken == 0 ? "All that a run needs is well." : $"{Counted.Of(broken, "thing")} must be mended.");
        return broken == 0 ? ExitCode.Success : ExitCode.UserFault;
    }

    private static string Word(Health health) => health switch
    {
        Health.Well => "well",
        Health.Limited => "limited",
        Health.Broken => "broken",
    };
}
