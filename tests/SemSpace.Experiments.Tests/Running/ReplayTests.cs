using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Fl.Aggregation;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Mode replay trains on the schedule of another run.</summary>
public sealed class ReplayTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public static TheoryData<string> Rules => [.. AggregationRules.All.Select(member => member.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_schedule_of_a_timing_run_gives_the_result_of_the_training_under_every_rule(string rule)
        => AssertReplays($"aggregation.rule={rule}", "aggregation.edge_trigger=count", "aggregation.period_min=45", "aggregation.every_n_updates=7");

    [Theory]
    [InlineData("updates.stages=[top_k, float16]")]
    [InlineData("faults.corrupted_share=0.3", "faults.bit_flips_per_bit_day=1e-4")]
    [InlineData("energy.battery_wh=3", "energy.min_charge=0.6")]
    [InlineData("compute.processor=flops", "compute.flops.peak_gflops=1e-4")]
    public void So_it_does_whatever_is_sent_and_goes_wrong(params string[] changes) => AssertReplays(changes);

    [Fact]
    public void Other_models_and_codecs_learn_on_the_schedule_as_it_was()
    {
        RunOutcome recorded = Run("recorded", "mode=timing", "learning.local_epochs=3");
        string schedule = PathOf(recorded);
        RunOutcome large = Run("large", "mode=replay", $"schedule={schedule}", "learning.local_epochs=1", "learning.mlp.hidden=32", "learning.learning_rate=0.05");
        RunOutcome coded = Run("coded", "mode=replay", $"schedule={schedule}", "learning.local_epochs=3", "updates.stages=[top_k, float16]");

        Assert.Equal((recorded.Manifest.Fingerprint, recorded.Manifest.Fingerprint), (large.Manifest.Fingerprint, coded.Manifest.Fingerprint));
        Assert.NotEqual(large.Summary.FinalLoss, coded.Summary.FinalLoss);
        Assert.Equal(("replay", true), (large.Summary.Mode, large.Summary.IsTrained));
        Assert.Equal(File.ReadAllBytes(Path.Combine(recorded.Folder, "energy.csv")), File.ReadAllBytes(Path.Combine(coded.Folder, "energy.csv")));
    }

    [Fact]
    public void A_schedule_of_a_schedule_is_the_same_schedule()
    {
        RunOutcome recorded = Run("recorded", "mode=timing");
        RunOutcome again = Run("again", "mode=replay", $"schedule={PathOf(recorded)}", "learning.mlp.hidden=9");
        (Schedule first, Schedule second) = (Read(recorded), Read(again));
        Assert.Equal(first with { Choices = second.Choices }, second);

        static Schedule Read(RunOutcome run) => Schedule.Read(PathOf(run));
    }

    [Theory]
    [InlineData("They differ in links.downlink.bandwidth_khz (its default there, 20 here).", "links.downlink.bandwidth_khz=20")]
    [InlineData("They differ in seed (1 there, 2 here), faults.corrupted_share (its default there, 0.5 here).", "seed=2", "faults.corrupted_share=0.5")]
    public void Events_that_would_be_others_are_told_before_anything_is_trained(string told, params string[] changes)
    {
        RunOutcome recorded = Run("recorded", "mode=timing");
        Scenario scenario = Small(["mode=replay", $"schedule={PathOf(recorded)}", .. changes]);
        Constellation constellation = ScenarioRunner.Check(scenario);
        string fault = Assert.Throws<ScenarioException>(() => ScenarioRunner.JudgePlan(scenario, constellation)).Message;
        Assert.Contains("schedule is that of ", fault, StringComparison.Ordinal);
        Assert.Contains(told, fault, StringComparison.Ordinal);
        Assert.Equal(fault, Assert.Throws<ScenarioException>(() => Run("never", ["mode=replay", $"schedule={PathOf(recorded)}", .. changes])).Message);
        Assert.False(Directory.Exists(_folder.In("never")));
    }

    [Theory]
    [InlineData("{}", "is not what a schedule.json holds")]
    [InlineData("nothing", "is not what a schedule.json holds")]
    public void A_file_that_is_no_schedule_is_refused_by_the_check(string text, string told)
    {
        File.WriteAllText(_folder.In("schedule.json"), text);
        Scenario scenario = Small("mode=replay", $"schedule={_folder.In("schedule.json")}");
        Assert.Contains(told, Assert.Throws<ScenarioException>(() => ScenarioRunner.Check(scenario)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("schedule is none, and mode is replay; must be the schedule.json of a finished run.", "mode=replay")]
    [InlineData("learning.parameters is 100, and mode is replay; must be left out", "mode=replay", "learning.parameters=100")]
    public void Keys_that_do_not_go_together_are_refused(string fault, params string[] changes)
        => Assert.Contains(fault, string.Join('\n', Examples.Read(Examples.Small, changes).Faults), StringComparison.Ordinal);

    [Fact]
    public void A_schedule_is_of_no_use_to_other_modes()
    {
        File.WriteAllText(_folder.In("schedule.json"), "{}");
        Assert.Contains("mode is timing, and there is a schedule; must be replay", string.Join('\n', Examples.Read(Examples.Small, "mode=timing", $"schedule={_folder.In("schedule.json")}").Faults), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>All files of the direct run but those that name the scenario and its mode.</summary>
    private void AssertReplays(params string[] changes)
    {
        RunOutcome direct = Run("direct", changes), recorded = Run("recorded", ["mode=timing", .. changes]);
        RunOutcome replayed = Run("replayed", ["mode=replay", $"schedule={PathOf(recorded)}", .. changes]);
        Assert.NotEqual(0, direct.Summary.Updates);
        Assert.Equal(direct.Summary.ToJson(), (replayed.Summary with { Mode = "train" }).ToJson());
        Assert.Equal(direct.Manifest.Fingerprint, replayed.Manifest.Fingerprint);
        foreach (string table in Directory.EnumerateFiles(direct.Folder, "*.csv").Select(path => Path.GetFileName(path)))
        {
            Assert.Equal(File.ReadAllText(Path.Combine(direct.Folder, table)), File.ReadAllText(Path.Combine(replayed.Folder, table)));
        }
    }

    private static string PathOf(RunOutcome run) => Path.Combine(run.Folder, Schedule.FileName);

    private RunOutcome Run(string name, params string[] changes)
    {
        Scenario scenario = Small(changes);
        return ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), _folder.In(name), new RunMeans(2, HasFigures: false), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
    }

    private static Scenario Small(params string[] changes) => Examples.Legal(
        Examples.Small,
        [
            "duration_h=5", "learning={model: mlp, mlp: {hidden: 4}, optimizer: sgd, momentum: 0, learning_rate: 0.01, local_epochs: 1, test_images: 8, validation_images: 8, centralised_baseline: false}",
            "sensing.capture_interval_s=90", "sensing.daylight_only=false", .. changes,
        ]);
}
