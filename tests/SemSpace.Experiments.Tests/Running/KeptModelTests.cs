using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Reports.Models;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

public sealed class KeptModelTests
{
    private static readonly Scenario Short = Examples.Legal(
        Examples.Small, "duration_h=3", "aggregation.period_min=40", "sensing.capture_interval_s=60", "learning={local_epochs: 1, test_images: 24, validation_images: 48, centralised_baseline: false}");

    [Fact]
    public void A_run_leaves_its_last_and_if_asked_for_its_best_model()
    {
        using TestFolder folder = new();
        RunOutcome plain = Run(folder.In("plain"), savesBestModel: false), both = Run(folder.In("both"), savesBestModel: true);

        RoundRecord[] rounds = [.. RunRecords.Read(both.Folder, both.Summary.Metrics).Rounds];
        RoundRecord best = rounds.OrderByDescending(round => round.Scores.Validation.Score).ThenBy(round => round.Version).First();
        Assert.True(rounds.Length > 2);
        AssertModel(both, ModelFile.Last, rounds[^1]);
        AssertModel(both, ModelFile.Best, best);
        Assert.False(File.Exists(Path.Combine(plain.Folder, ModelFile.Best)));
        Assert.Equal(ModelFile.Read(Path.Combine(plain.Folder, ModelFile.Last)).Parameters, ModelFile.Read(Path.Combine(both.Folder, ModelFile.Last)).Parameters);
        Assert.Null(RunCheck.Damage(both.Folder));
        ResultFolder.Begin(both.Folder).Dispose();
    }

    private static RunOutcome Run(string folder, bool savesBestModel) => ScenarioRunner.Run(
        Short with { Learning = Short.Learning with { SaveBestModel = savesBestModel } }, ScenarioRunner.Check(Short), folder, new RunMeans(2), new Progress<RunProgress>(), TestContext.Current.CancellationToken);

    /// <summary>What was saved has the score that the run's table has for the version.</summary>
    private static void AssertModel(RunOutcome run, string file, RoundRecord round)
    {
        TrainedModel model = ModelFile.Read(Path.Combine(run.Folder, file));
        Assert.Equal(
            ["land_cover", FormattableString.Invariant($"{round.Version}"), run.Manifest.ScenarioHash, run.Manifest.SemspaceVersion],
            new[] { "task", "version", "scenario_hash", "semspace_version" }.Select(fact => model.Facts[fact]));
        Assert.Contains(model.Tensors, tensor => tensor.Name == "_features.conv1.weight" && tensor.Shape.SequenceEqual([16, 3, 3, 3]));

        using Fl.Training.LocalTrainer trainer = MissionFactory.Trainer(Short);
        Fl.Data.Exam exam = MissionFactory.Exam(Short, MissionFactory.Data(Short), Constellation.Build(Short).MaxLatitudeDeg);
        Assert.Equal(round.Scores, trainer.Evaluate(model.Parameters, exam));
    }
}
