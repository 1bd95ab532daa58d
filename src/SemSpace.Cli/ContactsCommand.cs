using System.CommandLine;
using SemSpace.Experiments.Results;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Contacts;
using SemSpace.Sim.Records;

namespace SemSpace.Cli;

/// <summary><c>semspace contacts</c>.</summary>
internal static class ContactsCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("contacts", """
            Find every contact window of a scenario and write the contact plan, without simulating.

            Examples:
              semspace contacts scenarios/quickstart.yaml --out plan.csv
              semspace contacts scenarios/iridium.yaml --set duration_h=72 --out plan.csv
            """);
        ScenarioOptions scenario = new ScenarioOptions().AddTo(command);
        Option<string> file = new("--out") { Description = "CSV file to write", HelpName = "file", Required = true };
        Option<int> workers = Workers.Option();
        command.Add(file);
        command.Add(workers);
        command.SetAction(parse => Run(terminal, scenario.Read(parse), parse.GetRequiredValue(file), parse.GetRequiredValue(workers)));
        return command;
    }

    private static int Run(Terminal terminal, Scenario scenario, string file, int workers)
    {
        Constellation constellation = Constellation.Build(scenario);
        foreach (string warning in constellation.Warnings) terminal.Error.WriteLine($"Warning: {warning}");
        ContactRecord[] contacts = [.. ScenarioRunner.FindContacts(scenario, constellation, workers).Select(window => Record(window, scenario, constellation))];
        RunRecords.WriteContacts(file, contacts);
        foreach (IGrouping<string, ContactRecord> gateway in contacts.GroupBy(contact => contact.Gateway).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            double minutes = gateway.Sum(contact => (contact.Los - contact.Aos).TotalMinutes);
            terminal.Output.WriteLine(FormattableString.Invariant(
                $"{gateway.Key}: {gateway.Count()} contacts, {minutes / 60:0.0} h in all, {minutes / gateway.Count():0.0} min on average"));
        }

        terminal.Output.WriteLine($"{contacts.Length} contacts of {constellation.Satellites.Count} satellites with {scenario.Gateways.Count} gateways: {file}");
        return ExitCode.Success;
    }

    private static ContactRecord Record(ContactWindow window, Scenario scenario, Constellation constellation) => new(
        window.Id, constellation.Satellites[window.Satellite].Name, scenario.Gateways[window.Gateway].Name, window.Aos, window.Los,
        window.Culmination, window.MaxElevationDeg, window.CutAtStart || window.CutAtEnd, 0, 0, 0);
}
