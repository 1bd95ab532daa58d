using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Experiments.WorkStore;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Tests.WorkStore;

/// <summary>Runs that find their work done, by another run or by themselves before they were stopped.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("trajectory")]
    [InlineData("fedavg")]
    [InlineData("scaffold")]
    public void A_run_whose_work_is_done_does_none_and_gives_the_same_bytes(string rule)
    {
        Scenario scenario = Small(rule);
        RunOutcome without = Run(scenario, "without", null), cold = Run(scenario, "cold", Store), warm = Run(scenario, "warm", Store);
        WorkCounts all = without.Manifest.Work!;
        Assert.InRange(all.TrainingsDone, 20, 1000);
        Assert.Equal((0, 0), (all.TrainingsTaken, all.EvaluationsTaken));
        Assert.Equal(all, cold.Manifest.Work);
        Assert.Equal(new WorkCounts(0, all.TrainingsDone, 0, all.EvaluationsDone), warm.Manifest.Work);
        AssertSame(without.Folder, cold.Folder);
        AssertSame(without.Folder, warm.Folder);
    }

    [Fact]
    public void A_run_that_was_stopped_does_the_rest()
    {
        Scenario scenario = Small("trajectory");
        RunOutcome undisturbed = Run(scenario, "undisturbed", null);
        using CancellationTokenSource stop = new();
        StoppingStore store = new(Store, 17, stop);
        Assert.Throws<OperationCanceledException>(() => Run(scenario, "stopped", store, stop.Token));
        Assert.False(Directory.Exists(_folder.In("stopped")));

        RunOutcome resumed = Run(scenario, "resumed", Store);
        WorkCounts all = undisturbed.Manifest.Work!, rest = resumed.Manifest.Work!;
        Assert.InRange(store.Puts, 17, all.TrainingsDone - 1);
        Assert.Equal(store.Puts, rest.TrainingsTaken + rest.EvaluationsTaken);
        Assert.Equal((all.TrainingsDone, all.EvaluationsDone), (rest.TrainingsDone + rest.TrainingsTaken, rest.EvaluationsDone + rest.EvaluationsTaken));
        AssertSame(undisturbed.Folder, resumed.Folder);
    }

    [Fact]
    public void Two_arms_of_a_sweep_share_what_is_equal()
    {
        RunOutcome first = Run(Small("trajectory"), "first", Store), alone = Run(Small("fedavg"), "alone", null), second = Run(Small("fedavg"), "second", Store);
        Assert.Equal(0, first.Manifest.Work!.TrainingsTaken);
        Assert.InRange(second.Manifest.Work!.TrainingsTaken, 10, second.Manifest.Work.TrainingsTaken + second.Manifest.Work.TrainingsDone - 1);
        AssertSame(alone.Folder, second.Folder);
    }

    [Fact]
    public void The_centralised_baseline_is_kept_too()
    {
        Scenario scenario = Small("trajectory");
        scenario = scenario with { Learning = scenario.Learning with { CentralisedBaseline = true } };
        RunOutcome cold = Run(scenario, "cold", Store), warm = Run(scenario, "warm", Store);
        Assert.NotNull(cold.Summary.CentralisedScore);
        Assert.Equal(0, warm.Manifest.Work!.EvaluationsDone);
        AssertSame(cold.Folder, warm.Folder);
    }

    /// <summary>What it trains on is no matter of the schedule.</summary>
    [Fact]
    public void The_centralised_baseline_is_one_for_all_rules_and_workers()
    {
        RunOutcome one = Baseline("trajectory", 1), two = Baseline("trajectory", 2), other = Baseline("fedavg", 3);
        AssertSame(one.Folder, two.Folder);
        Assert.NotNull(one.Summary.CentralisedScore);
        Assert.Equal(one.Summary.CentralisedScore, other.Summary.CentralisedScore);
        Assert.NotEqual(one.Manifest.Fingerprint, other.Manifest.Fingerprint);

        RunOutcome Baseline(string rule, int workers)
        {
            Scenario scenario = Small(rule);
            scenario = scenario with { Learning = scenario.Learning with { CentralisedBaseline = true, CentralisedEpochs = 2 } };
            return ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), _folder.In($"{rule}-{workers}"), new RunMeans(workers), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _folder.Dispose();

    private FolderWorkStore Store => new(_folder.In("store"), 100);

    private static Scenario Small(string rule) => QuickMode.Shrink(Examples.Legal(
        Examples.Small, $"aggregation.rule={rule}", "learning.optimizer=sgd", "learning.momentum=0", "learning.test_images=16", "sensing.capture_interval_s=120"));

    private RunOutcome Run(Scenario scenario, string folder, IWorkStore? store, CancellationToken? stop = null)
        => ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), _folder.In(folder), new RunMeans(2, store), new Progress<RunProgress>(), stop ?? TestContext.Current.CancellationToken);

    private static void AssertSame(string one, string two)
    {
        string[] files = [.. Directory.EnumerateFiles(one).Select(Path.GetFileName).OfType<string>().Where(name => name != Manifest.FileName)];
        Assert.All(files, name => Assert.Equal(File.ReadAllBytes(Path.Combine(one, name)), File.ReadAllBytes(Path.Combine(two, name))));
    }

    /// <summary>Stops the run once it has kept some results.</summary>
    private sealed class StoppingStore(IWorkStore inner, int after, CancellationTokenSource stop) : IWorkStore
    {
        private int _puts;

        public int Puts => _puts;

        public byte[]? TryGet(string key) => inner.TryGet(key);

        public void Put(string key, byte[] result)
        {
            inner.Put(key, result);
            if (Interlocked.Increment(ref _puts) >= after) stop.Cancel();
        }
    }
}
