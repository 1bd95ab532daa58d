using System.CommandLine;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Windows;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Output;
using SemSpace.Sim.Network;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary><c>semspace route</c>.</summary>
internal static class RouteCommand
{
    private const int MostLines = 24, Width = 120;

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("route", """
            Show the shortest way between two satellites or gateways through links between satellites, over time: its length, the travel time of a
            signal there and back, and the nodes on it. Which links there are is what isl.topology says. Nothing is simulated. Without --out it shows
            the first way and every other one that follows.

            Examples:
              semspace route scenarios/relay.yaml --source Redu --target Kourou
              semspace route scenarios/relay.yaml --source P01-S01 --target Redu --to 2025-07-01T01:00:00Z --step 1 --out ways.csv
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string> source = new("--source") { Description = "satellite or gateway to start from", HelpName = "name", Required = true };
        Option<string> target = new("--target") { Description = "satellite or gateway to reach", HelpName = "name", Required = true };
        command.Add(source);
        command.Add(target);
        GridOptions grid = new GridOptions("the scenario's start", "the scenario's end").AddTo(command);
        Option<string?> file = PathOptions.File("--out", "CSV file to write, with every moment");
        command.Add(file);
        command.SetAction(parse =>
        {
            Scenario chosen = scenario.Read(parse);
            TimeGrid times = grid.Read(parse, chosen.StartUtc, ScenarioRunner.EndOf(chosen));
            OutputPlace? place = parse.GetValue(file) is { } named ? terminal.Place(named) : null;
            OutputPlace.Check([.. new[] { place }.OfType<OutputPlace>()], scenario.Inputs(parse, chosen));
            return Run(terminal, chosen, parse.GetRequiredValue(source), parse.GetRequiredValue(target), times, place);
        });
        return command;
    }

    private static int Run(Terminal terminal, Scenario scenario, string source, string target, TimeGrid times, OutputPlace? place)
    {
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        terminal.Warn(constellation.Warnings);
        string[] names = [.. constellation.Satellites.Select(one => one.Name), .. scenario.Gateways.Select(one => one.Name)];
        Check("--source", source, names);
        Check("--target", target, names);
        if (source == target) throw new ScenarioException("--target", $"is {target}, and so is --source; must be another node.");
        if (times.Start < scenario.StartUtc || times.End > ScenarioRunner.EndOf(scenario))
            throw new ScenarioException("--from", $"and --to make the time {times.Start} to {times.End}; must be within the scenario, {scenario.StartUtc} to {ScenarioRunner.EndOf(scenario)}.");
        CancellationToken stop = terminal.Stop.Watch();
        NetworkRoutes network = new(scenario, constellation, Environment.ProcessorCount, stop);
        stop.ThrowIfCancellationRequested();
        List<NetworkRoute> routes = [];
        for (int i = 0; i < times.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            routes.Add(network.At(source, target, times.At(i)));
        }

        if (place is not null) RouteTable.Write(place, routes);
        Tell(terminal.Beside([.. new[] { place }.OfType<OutputPlace>()]), routes, place, network.HasLinks ? "" : WhyNoLinks(scenario));
        return ExitCode.Success;
    }

    private static string WhyNoLinks(Scenario scenario) => scenario.Isl.Topology.Value is NoLinks
        ? "isl.topology is none: satellites have no links to each other, and a way is a contact at most; --set isl.topology=grid gives them some."
        : ScenarioRunner.NoLinkOpens(scenario);

    private static void Check(string option, string name, string[] names)
    {
        if (names.Contains(name)) return;
        throw new ScenarioException(option, $"is {name}; must be one of {names.Length} satellites and gateways, the first of which is {names[0]}.{Keys.Spelling.Hint(name, names)}");
    }

    private static void Tell(TextWriter report, List<NetworkRoute> routes, OutputPlace? place, string withoutLinks)
    {
        NetworkRoute[] found = [.. routes.Where(route => route.LengthKm is not null)];
        NetworkRoute[] changes = [.. routes.Where((route, i) => i == 0 || !route.Nodes.SequenceEqual(routes[i - 1].Nodes))];
        if (place is null)
        {
            Table table = new Table().Border(TableBorder.Simple);
            foreach (string column in new[] { "from", "km", "there and back, ms" }) table.AddColumn(new TableColumn(column).RightAligned());
            table.AddColumn("way");
            foreach (NetworkRoute route in changes.Take(MostLines))
                table.AddRow(Markup.Escape($"{route.Time}"), $"{route.LengthKm:0.0}", $"{route.RoundTripMs:0.000}", Markup.Escape(route.Nodes.Count == 0 ? "none" : string.Join(" > ", route.Nodes)));
            PlainTable.Write(table, report, Width);
            if (changes.Length > MostLines) report.WriteLine($"... and {changes.Length - MostLines} more; --out writes all.");
        }

        if (found.Length < routes.Count && withoutLinks.Length > 0) report.WriteLine(withoutLinks);
        report.WriteLine($"{Counted.Of(changes.Length - 1, "change")} of the way in {Counted.Of(routes.Count, "moment")}, {routes.Count - found.Length} of them without one.");
        if (found.Length > 0) report.WriteLine($"There and back {found.Min(route => route.RoundTripMs):0.000} to {found.Max(route => route.RoundTripMs):0.000} ms, mean {found.Average(route => route.RoundTripMs):0.000} ms.");
        if (place is not null) report.WriteLine(place.Name);
    }
}
