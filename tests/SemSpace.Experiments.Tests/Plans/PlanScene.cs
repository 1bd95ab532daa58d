using SemSpace.Experiments.Plans;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;

namespace SemSpace.Experiments.Tests.Plans;

/// <summary>A small scenario with its satellites, to read plans for.</summary>
internal sealed record PlanScene(Scenario Scenario, Constellation Constellation)
{
    /// <summary>24 satellites, the gateways Svalbard and Punta Arenas, 12 h from 2025-07-01.</summary>
    public static PlanScene Small { get; } = Of(Examples.Legal(Examples.Small));

    public ContactScene Contacts => ContactScenes.Of(Scenario, Constellation);

    public IReadOnlyList<ContactWindow> Found => [.. ScenarioRunner.StreamContacts(Scenario, Constellation, 2)];

    public static PlanScene Of(Scenario scenario) => new(scenario, Constellation.Build(scenario));

    /// <summary>Writes a plan and gives its text.</summary>
    public string Written(IEnumerable<ContactWindow> windows)
    {
        using TestFolder folder = new();
        string path = folder.In("plan.csv");
        using PlanWriter writer = PlanWriter.Begin(
            path, Constellation.Satellites.Select(satellite => satellite.Name), Scenario.Gateways.Select(gateway => gateway.Name));
        foreach (ContactWindow window in windows) writer.Add(window);
        writer.Complete();
        Assert.Equal([path], Directory.EnumerateFiles(folder.Path));
        return File.ReadAllText(path);
    }

    /// <summary>Reads a text as a plan.</summary>
    public ImportedPlan Read(string text)
    {
        using TestFolder folder = new();
        return PlanReader.Read(folder.Write("plan.csv", text), Contacts);
    }

    /// <summary>The faults of a text as a plan, from its line on.</summary>
    public string[] Faults(string text)
    {
        using TestFolder folder = new();
        string path = folder.Write("plan.csv", text);
        ScenarioException refused = Assert.Throws<ScenarioException>(() => PlanReader.Read(path, Contacts));
        return [.. refused.Faults.Select(fault => fault.ToString().Replace($"{path}:", "", StringComparison.Ordinal))];
    }
}
