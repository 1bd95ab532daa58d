using System.Collections.Concurrent;
using System.Security.Cryptography;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Experiments.WorkStore;
using SemSpace.Fl.Training;

namespace SemSpace.Experiments.Tests.WorkStore;

/// <summary>
/// A change of code that changes results must raise <see cref="WorkBasis.Version"/>, or stores would go on giving the old ones. The results on record are
/// those of one machine's numeric kernels, and are compared where these are the same.
/// </summary>
public sealed class WorkVersionTests
{
    [Theory]
    [InlineData("land_cover-trajectory", "learning.task=land_cover", "aggregation.rule=trajectory")]
    [InlineData("land_cover-scaffold", "learning.task=land_cover", "aggregation.rule=scaffold")]
    [InlineData("land_cover-mlp", "learning.task=land_cover", "aggregation.rule=trajectory", "learning.model=mlp", "learning.mlp.hidden=10")]
    [InlineData("semantic-trajectory", "learning.task=semantic", "aggregation.rule=trajectory")]
    public void Results_change_with_the_version_alone(string record, params string[] choices)
    {
        string name = $"results/{record}.txt", path = Path.Combine(GoldenText.Root, "tests/SemSpace.Experiments.Tests/WorkStore", name);
        string ours = NumericKernels.Current.Probe;
        bool isComparable = Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1" || File.ReadAllText(path).Contains(ours, StringComparison.Ordinal);
        Assert.SkipUnless(isComparable, $"The results on record come from other numeric kernels than {ours}.");
        GoldenText.MatchesBeside(name, $"version {WorkBasis.Version}\nkernels {ours}\nresults {Results(choices)}\n");
    }

    /// <summary>Hash of all results of a short run, whatever their order.</summary>
    private static string Results(string[] choices)
    {
        Scenario scenario = QuickMode.Shrink(Examples.Legal(
            Examples.Small,
            [.. choices, "updates.stages=[top_k, float16]", "learning.optimizer=sgd", "learning.momentum=0", "duration_h=1.5", "learning.test_images=16", "sensing.capture_interval_s=120"]));
        HashingStore store = new();
        _ = ScenarioRunner.Measure(scenario, ScenarioRunner.Check(scenario), new RunMeans(2, store), new ScenarioRunner.WallClock(), new Progress<RunProgress>(), TestContext.Current.CancellationToken);
        return Convert.ToHexStringLower(SHA256.HashData([.. store.Hashes.Order(StringComparer.Ordinal).SelectMany(Convert.FromHexString)]));
    }

    private sealed class HashingStore : IWorkStore
    {
        public ConcurrentBag<string> Hashes { get; } = [];

        public byte[]? TryGet(string key) => null;

        public void Put(string key, byte[] result) => Hashes.Add(Convert.ToHexStringLower(SHA256.HashData(result)));
    }
}
