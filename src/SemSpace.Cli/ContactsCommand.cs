using System.CommandLine;
using SemSpace.Experiments.Plans;
using SemSpace.Experiments.Plots.Contacts;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Contacts;

namespace SemSpace.Cli;

/// <summary><c>semspace contacts</c>.</summary>
internal static class ContactsCommand
{
    private const int CancellationInterval = 1024;

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
        Option<string?> plan = new("--out") { Description = "CSV file to write the contact plan to", HelpName = "file" };
        Option<string?> statistics = new("--statistics") { Description = "CSV file to write the statistics of all gateways and satellites to", HelpName = "file" };
        Option<bool> plot = new("--plot") { Description = "draw a Gantt chart of the first day's contacts and a map of ground tracks and footprints" };
        Option<string?> figures = new("--figures") { Description = "folder for the figures (default: the plan's folder, or the current one)", HelpName = "folder" };
        Option<int> workers = Workers.Option();
        foreach (Option option in new Option[] { plan, statistics, plot, figures, workers }) command.Add(option);
        command.SetAction(parse =>
        {
            string? file = parse.GetValue(plan);
            string folder = parse.GetValue(figures) ?? (Path.GetDirectoryName(file) is { Length: > 0 } beside ? beside : ".");
            return Run(terminal, scenario.Read(parse), new(file, parse.GetValue(statistics), parse.GetValue(plot) ? folder : null), parse.GetRequiredValue(workers));
        });
        return command;
    }

    private static int Run(Terminal terminal, Scenario scenario, Wanted wanted, int workers)
    {
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        terminal.Warn(constellation.Warnings);
        string[] satellites = [.. constellation.Satellites.Select(satellite => satellite.Name)], gateways = [.. scenario.Gateways.Select(gateway => gateway.Name)];
        ContactStatistics statistics = new(satellites, gateways, scenario.StartUtc, ScenarioRunner.EndOf(scenario));
        ContactChart? chart = wanted.FigureFolder is null ? null : new ContactChart(scenario, constellation);
        using (PlanWriter? plan = wanted.Plan is null ? null : PlanWriter.Begin(wanted.Plan, satellites, gateways))
        {
            ContactProgress progress = new(terminal.Error, scenario);
            foreach (ContactWindow window in ScenarioRunner.StreamContacts(scenario, constellation, workers))
            {
                if (statistics.Windows % CancellationInterval == 0) terminal.Cancellation.ThrowIfCancellationRequested();
                progress.Report(window.Aos, statistics.Windows);
                statistics.Add(window);
                plan?.Add(window);
                chart?.Add(window);
            }

            plan?.Complete();
        }

        IReadOnlyList<ContactStatisticsRow> byGateway = statistics.Gateways(), bySatellite = statistics.Satellites();
        if (wanted.Statistics is { } table) ContactStatistics.Write(table, byGateway.Concat(bySatellite));
        string[] files = [.. new[] { wanted.Plan, wanted.Statistics }.OfType<string>()];
        TextWriter report = terminal.Beside(files);
        ContactTables.Print(report, byGateway, bySatellite);
        report.WriteLine($"{statistics.Windows} contacts of {satellites.Length} satellites with {gateways.Length} gateways in {scenario.DurationH} h");
        foreach (string file in files.Concat(chart?.Write(wanted.FigureFolder!) ?? [])) report.WriteLine(file);
        return ExitCode.Success;
    }

    /// <summary>What the user asked for.</summary>
    private sealed record Wanted(string? Plan, string? Statistics, string? FigureFolder);
}
