using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Reports.Output;
using SemSpace.Reports.Studies;

namespace SemSpace.Cli;

/// <summary><c>semspace tensorboard</c>.</summary>
internal static class TensorBoardCommand
{
    private const int HashDigits = 8;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("tensorboard", """
            Write the curves of finished runs as event files that TensorBoard shows, in a folder for each scenario and run. A step is a version of the global model; wall time is simulated time.

            Examples:
              semspace tensorboard results/strategies --out board
              tensorboard --logdir board
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string?> folder = PathOptions.Folder("--out", "folder to write to");
        folder.Required = true;
        command.Add(results);
        command.Add(folder);
        command.SetAction(parse => Write(terminal, parse.GetRequiredValue(results), parse.GetRequiredValue(folder)!));
        return command;
    }

    private static int Write(Terminal terminal, string[] results, string folder)
    {
        ResultArgument.CheckFolder(folder);
        FoundRun[] runs = [.. ResultArgument.Read(terminal, results).DistinctBy(run => run.Folder).DistinctBy(run => run.Manifest.ScenarioHash)];
        IReadOnlyList<StudyRun> study = Study.Of(runs, Directory.GetCurrentDirectory());
        (string Path, byte[] Bytes)[] files = [.. runs.Zip(study).Select(pair => File(pair.First, Study.Curves([pair.First], [pair.Second])))];
        WholeFile.WriteTogether(files);
        foreach ((string path, _) in files) terminal.Output.WriteLine(path);
        return ExitCode.Success;

        (string, byte[]) File(FoundRun run, IReadOnlyList<CurvePoint> curve)
            => (Path.Combine(folder, run.Summary.Scenario, Own(run), EventFile.Name(curve)), EventFile.Bytes(curve));

        string Own(FoundRun run)
        {
            string name = Path.GetFileName(run.Folder);
            bool isAlone = runs.Count(other => other.Summary.Scenario == run.Summary.Scenario && Path.GetFileName(other.Folder) == name) == 1;
            return isAlone ? name : $"{name}-{run.Manifest.ScenarioHash[..HashDigits]}";
        }
    }
}
