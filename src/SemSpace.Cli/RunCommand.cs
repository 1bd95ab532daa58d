using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.WorkStore;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace run</c>.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("run", """
            Run a scenario: orbits, contacts, simulation with real training, tables and figures.
            The last line on standard output is the results folder; progress goes to standard error.

            Examples:
              semspace run scenarios/quickstart.yaml
              semspace run scenarios/quickstart.yaml --seed 7 --set aggregation.rule=fedbuff --out /tmp/results
              semspace run scenarios/semantic.yaml --quick --workers 1
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string> root = PathOptions.Results("folder for results; the run gets a folder of its own in it");
        Option<string?> exact = PathOptions.Folder("--into", "write the results into exactly this folder; an earlier run in it is replaced, anything else refused");
        Option<int> workers = Workers.Option();
        Option<bool> quick = new("--quick") { Description = "a small version of the scenario, for trying things out: 3 h, one pass over the data, few test images, short rounds" };
        Option<bool> quiet = new("--quiet") { Description = "no progress on standard error; warnings and errors only" };
        Option<bool> bare = new("--no-figures") { Description = "tables alone; semspace plot draws the figures later" };
        foreach (Option option in new Option[] { root, exact, workers, quick, quiet, bare }) command.Add(option);
        WorkOptions work = new WorkOptions().AddTo(command);
        command.SetAction(parse =>
        {
            Scenario chosen = scenario.Read(parse);
            if (parse.GetValue(quick)) chosen = QuickMode.Shrink(chosen);
            string folder = parse.GetValue(exact) ?? ScenarioRunner.FolderOf(chosen, parse.GetRequiredValue(root));
            string results = parse.GetValue(exact) is { } into ? Path.GetDirectoryName(Path.GetFullPath(into)) ?? "" : parse.GetRequiredValue(root);
            return Run(terminal, chosen, folder, Store(work.Read(parse, results), folder), new(parse.GetRequiredValue(workers), HasFigures: !parse.GetValue(bare)), parse.GetValue(quiet));
        });
        return command;
    }

    /// <summary>The store, which must not be in the folder that the results are to be: that is replaced as a whole.</summary>
    private static FolderWorkStore? Store(WorkPlace? place, string folder)
    {
        if (place is null) return null;
        string way = Path.GetRelativePath(Path.GetFullPath(folder), place.Folder);
        bool isInside = !Path.IsPathRooted(way) && way.Split(Path.DirectorySeparatorChar)[0] != "..";
        return isInside
            ? throw new ResultsException($"Finished work cannot be kept in {place.Folder}: it is in the folder of the results, which is replaced as a whole. Choose another folder by --work.")
            : new FolderWorkStore(place.Folder, place.LimitMib);
    }

    private static int Run(Terminal terminal, Scenario scenario, string folder, FolderWorkStore? store, RunMeans means, bool quiet)
    {
        Constellation constellation = ScenarioRunner.Check(scenario);
        terminal.Warn(constellation.Warnings);
        CancellationToken stop = terminal.Stop.Watch();
        RunOutcome outcome = RunDisplay.Show(
            terminal, scenario, quiet, progress => ScenarioRunner.Run(scenario, constellation, folder, means with { Store = store }, progress, stop));
        if (store?.Warning is { } warning) terminal.Warn([warning]);
        SummaryTable.Print(terminal, outcome);
        terminal.Output.WriteLine(outcome.Folder);
        return ExitCode.Success;
    }
}
