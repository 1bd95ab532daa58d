using System.CommandLine;
using System.CommandLine.Parsing;
using SemSpace.Experiments.Results;
using SemSpace.Experiments.Running;
using SemSpace.Fl.Data;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Elements;

namespace SemSpace.Cli;

/// <summary>The command line: finds the command, runs it, and turns what goes wrong into one clear line and an exit code.</summary>
internal static class Application
{
    /// <summary>Runs one command line.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        Terminal terminal = new(output, error, cancellation);
        RootCommand root = new("SemSpace: federated learning on satellites, from orbits to figures.")
        {
            RunCommand.Create(terminal), ValidateCommand.Create(terminal), ContactsCommand.Create(terminal),
            OrbitCommand.Create(terminal), PlotCommand.Create(terminal), SweepCommand.Create(terminal),
        };
        ParseResult parse = root.Parse(args);
        if (parse.Errors.Count > 0) return Refuse(parse, error);
        try
        {
            return parse.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (ScenarioException refused)
        {
            return Faults.Report(terminal, refused.Faults);
        }
        catch (Exception fault) when (fault is ResultsException or ElementWriteException or EarthMapException or LibTorchException)
        {
            error.WriteLine(fault.Message);
            return ExitCode.UserFault;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("Stopped. Nothing half done was kept; the runs of a sweep that were done are.");
            return ExitCode.Stopped;
        }
        catch (IOException fault)
        {
            error.WriteLine($"A file or standard output cannot be read or written: {fault.Message.TrimEnd('.')}.");
            return ExitCode.UserFault;
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            error.WriteLine($"Bug in SemSpace: {bug}");
            return ExitCode.Bug;
        }
    }

    private static int Refuse(ParseResult parse, TextWriter error)
    {
        foreach (ParseError fault in parse.Errors) error.WriteLine(fault.Message);
        error.WriteLine($"Try: {Path(parse.CommandResult)} --help");
        return ExitCode.UserFault;
    }

    /// <summary>The commands from the first to the one that was given.</summary>
    private static string Path(CommandResult command)
        => command.Parent is CommandResult outer ? $"{Path(outer)} {command.Command.Name}" : "semspace";
}
