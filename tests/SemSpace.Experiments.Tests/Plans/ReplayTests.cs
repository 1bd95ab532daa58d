using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Tests.Plans;

public sealed class ReplayTests
{
    [Fact]
    public void A_run_that_replays_its_own_plan_is_the_same_run_and_carries_the_plan_with_it()
    {
        using TestFolder folder = new();
        string quickstart = Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml");
        PlanScene scene = PlanScene.Of(QuickMode.Shrink(ScenarioReader.Read(quickstart, ["duration_h=1.5"]).Scenario!));
        string plan = folder.Write("plan.csv", scene.Written(scene.Found));
        Scenario replay = scene.Scenario with { ContactPlan = new(plan) };

        RunOutcome own = Run(scene.Scenario, folder.In("own")), replayed = Run(replay, folder.In("replayed"));

        Assert.Equal(own.Manifest.Fingerprint, replayed.Manifest.Fingerprint);
        Assert.NotEqual(own.Manifest.ScenarioHash, replayed.Manifest.ScenarioHash);
        Assert.Equal(File.ReadAllBytes(plan), File.ReadAllBytes(Path.Combine(replayed.Folder, "inputs", "plan.csv")));
        Assert.Contains("contact_plan: \"inputs/plan.csv\"", File.ReadAllText(Path.Combine(replayed.Folder, "scenario.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_on_fewer_contacts_is_another_run()
    {
        using TestFolder folder = new();
        string quickstart = Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml");
        PlanScene scene = PlanScene.Of(QuickMode.Shrink(ScenarioReader.Read(quickstart, ["duration_h=1"]).Scenario!));
        string plan = folder.Write("plan.csv", scene.Written(scene.Found.Take(3)));
        RunOutcome run = Run(scene.Scenario with { ContactPlan = new(plan) }, folder.In("few"));
        Assert.Equal(3, run.Summary.Contacts);
        Assert.StartsWith("21 of 24 satellites have no contact with any gateway", Manifest.Read(run.Folder).Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_warned_of_stays_with_the_results()
    {
        using TestFolder folder = new();
        string quickstart = Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml");
        PlanScene scene = PlanScene.Of(QuickMode.Shrink(ScenarioReader.Read(quickstart, ["duration_h=2"]).Scenario!));
        string plan = folder.Write("plan.csv", scene.Written(scene.Found));
        Scenario shorter = scene.Scenario with { ContactPlan = new(plan), DurationH = 1 };
        RunOutcome run = Run(shorter, folder.In("shorter"));
        Assert.Equal([.. ScenarioRunner.Check(shorter).Warnings, Manifest.Read(run.Folder).Warnings[^1]], Manifest.Read(run.Folder).Warnings);
        Assert.StartsWith("5 of 24 satellites have no contact with any gateway", run.Manifest.Warnings[^1], StringComparison.Ordinal);
        Assert.Contains(run.Manifest.Warnings, warning => warning.Contains("windows lie outside the scenario's time and were left out", StringComparison.Ordinal));
    }

    private static RunOutcome Run(Scenario scenario, string folder)
        => ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), folder, new RunMeans(2), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
}
