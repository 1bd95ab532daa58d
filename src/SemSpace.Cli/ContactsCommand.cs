using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Contacts;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace contacts</c>.</summary>
internal static class ContactsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("contacts", """
            Find every contact window of a scenario without simulating: statistics of gateways and satellites, the contact plan as
            CSV, and figures. A scenario that names a contact plan has that one written and drawn.

            Examples:
              semspace contacts scenarios/quickstart.yaml
              semspace contacts scenarios/iridium.yaml --set duration_h=72 --out plan.csv --statistics statistics.csv
              semspace contacts scenarios/quickstart.yaml --plot --figures figures
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string?> plan = PathOptions.File("--out", "CSV file to write the contact plan to");
        Option<string?> statistics = PathOptions.File("--statistics", "CSV file to write the statistics of all gateways and satellites to");
        Option<bool> plot = new("--plot") { Description = "draw a Gantt chart of the first day's contacts and a map of ground tracks and footprints" };
        Option<string?> figures = PathOptions.Folder("--figures", "folder for the figures (default: the plan's folder, or the current one)");
        Option<int> workers = Workers.Option();
        foreach (Option option in new Option[] { plan, statistics, plot, figures, workers }) command.Add(option);
        command.SetAction(parse =>
        {
            Scenario chosen = scenario.Read(parse);
            Wanted wanted = new(Place(plan), Place(statistics), parse.GetValue(plot) ? FigureFolder(parse.GetValue(figures), parse.GetValue(plan)) : null);
            OutputPlace.Check(wanted.Places(chosen), scenario.Inputs(parse, chosen));
            return Run(terminal, chosen, wanted, parse.GetRequiredValue(workers));

            OutputPlace? Place(Option<string?> option) => parse.GetValue(option) is { } file ? terminal.Place(file) : null;
        });
        return command;
    }

    private static string FigureFolder(string? named, string? plan) => named ?? (Path.GetDirectoryName(plan) is { Length: > 0 } beside ? beside : ".");

    private static int Run(Terminal terminal, Scenario scenario, Wanted wanted, int workers)
    {
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        terminal.Warn(constellation.Warnings);
        string[] satellites = [.. constellation.Satellites.Select(satellite => satellite.Name)], gateways = [.. scenario.Gateways.Select(gateway => gateway.Name)];
        ContactStatistics statistics = new(satellites, gateways, scenario.StartUtc, ScenarioRunner.EndOf(scenario));
        CancellationToken stop = terminal.Stop.Watch();
        ContactChart? chart = wanted.FigureFolder is null ? null : new ContactChart(ContactScenes.Of(scenario, constellation));
        using (PlanWriter? plan = wanted.Plan is null ? null : PlanWriter.Begin(wanted.Plan, satellites, gateways))
        {
            ContactProgress progress = new(terminal.Error, scenario);
            foreach (ContactWindow window in ScenarioRunner.StreamContacts(scenario, constellation, workers, stop))
            {
                stop.ThrowIfCancellationRequested();
                progress.Report(window.Aos, statistics.Windows);
                statistics.Add(window);
                plan?.Add(window);
                chart?.Add(window);
            }

            stop.ThrowIfCancellationRequested();
            plan?.Complete();
        }

        IReadOnlyList<ContactStatisticsRow> byGateway = statistics.Gateways(), bySatellite = statistics.Satellites();
        if (wanted.Statistics is { } table) ContactStatistics.Write(table, byGateway.Concat(bySatellite));
        OutputPlace[] files = [.. new[] { wanted.Plan, wanted.Statistics }.OfType<OutputPlace>()];
        TextWriter report = terminal.Beside(files);
        ContactTables.Print(report, byGateway, bySatellite);
        report.WriteLine($"{Counted.Of(statistics.Windows, "contact")} of {Counted.Of(satellites.Length, "satellite")} with {Counted.Of(gateways.Length, "gateway")} in {scenario.DurationH} h");
        foreach (string file in files.Select(file => file.Name).Concat(chart?.Write(wanted.FigureFolder!) ?? [])) report.WriteLine(file);
        return ExitCode.Success;
    }

    /// <summary>What the user asked for.</summary>
    private sealed record Wanted(OutputPlace? Plan, OutputPlace? Statistics, string? FigureFolder)
    {
        /// <summary>All files that will be written.</summary>
        public IEnumerable<OutputPlace> Places(Scenario scenario)
            => [.. new[] { Plan, Statistics }.OfType<OutputPlace>(), .. FigureFolder is null ? [] : ContactChart.Files(FigureFolder, scenario.Name).Select(OutputPlace.FromString)];
    }
}
