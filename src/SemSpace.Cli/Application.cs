using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using SemSpace.Experiments.Scenarios;
using SemSpace.Files;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Elements;
using SemSpace.Reports.Output;
using SemSpace.Sim.Kernel;

namespace SemSpace.Cli;

/// <summary>The command line: finds the command, runs it, and turns what goes wrong into one clear line and an exit code.</summary>
internal static class Application
{
    /// <summary>Runs one command line on other streams than the process's.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error, CancellationToken cancellation = default)
    {
        using StopSignal stop = new(cancellation);
        return Run(args, new Terminal(output, error, stop));
    }

    /// <summary>Runs one command line.</summary>
    public static int Run(string[] args, Terminal terminal)
    {
        RootCommand root = new("SemSpace: federated learning on satellites, from orbits to figures.")
        {
            RunCommand.Create(terminal), ValidateCommand.Create(terminal), ContactsCommand.Create(terminal), LinkCommand.Create(terminal), RouteCommand.Create(terminal),
            OrbitCommand.Create(terminal), PlotCommand.Create(terminal), CompareCommand.Create(terminal), FairnessCommand.Create(terminal), ReportCommand.Create(terminal), ArtifactCommand.Create(terminal), TableCommand.Create(terminal),
            SweepCommand.Create(terminal), DataCommand.Create(terminal), TensorBoardCommand.Create(terminal),
            InitCommand.Create(terminal), SchemaCommand.Create(terminal), ExplainCommand.Create(terminal),
            DoctorCommand.Create(terminal), CompletionCommand.Create(terminal),
        };
        CommandHelp.For(root);
        OptionCheck.AddTo(root);
        TextWriter error = terminal.Error;
        ParseResult parse = root.Parse(args);
        if (root.Directives.OfType<SuggestDirective>().Any(directive => parse.GetResult(directive) is not null)) return CompletionCommand.Suggest(terminal, root, args[^1]);
        if (parse.Errors.Count > 0) return Refuse(parse, error);
        try
        {
            return parse.Invoke(new InvocationConfiguration { Output = terminal.Output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (ScenarioException refused)
        {
            return Faults.Report(terminal, ScenarioOptions.Placed(parse, refused.Faults));
        }
        catch (Exception fault) when (Cause(fault) is ResultsException or ElementWriteException or EarthMapException or DatasetException or LibTorchException)
        {
            error.WriteLine(Cause(fault).Message);
            return ExitCode.UserFault;
        }
        catch (OperationCanceledException)
        {
            error.WriteLine(StopSignal.Message);
            return ExitCode.Stopped;
        }
        catch (Exception fault) when (FileTrouble.Is(Cause(fault)))
        {
            error.WriteLine($"A file cannot be read or written: {FileTrouble.Words(Cause(fault))}.");
            return ExitCode.UserFault;
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            error.Write($"Bug in SemSpace: {bug}{error.NewLine}");
            return ExitCode.Bug;
        }
    }

    /// <summary>What a simulation's process failed with.</summary>
    private static Exception Cause(Exception fault) => fault is ProcessFailedException { InnerException: { } cause } ? cause : fault;

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
