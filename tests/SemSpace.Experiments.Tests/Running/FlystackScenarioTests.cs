using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>The published case as a user writes it: the scenario file gives the passes that are counted from the library and, independently, with numpy (docs/validation.md).</summary>
public sealed class FlystackScenarioTests
{
    [Fact]
    public void The_scenario_file_gives_the_passes_counted_for_the_published_case()
    {
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine(GoldenText.Root, "bench", "flystack", "flystack.yaml"), []);
        Assert.Empty(read.Faults);
        Constellation constellation = ScenarioRunner.CheckOrbits(read.Scenario!);
        Assert.Empty(constellation.Warnings);
        int all = 0, whole = 0;
        foreach (ContactWindow window in ScenarioRunner.StreamContacts(read.Scenario!, constellation, workers: 2))
        {
            all++;
            if (!window.CutAtStart && !window.CutAtEnd) whole++;
        }

        Assert.Equal((720_225, 720_122), (all, whole));
    }
}
