using System.Text;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>
/// Every scenario that ships and needs no data set, in its quick version: the event trace is the one on record, and one worker or two give the
/// same bytes in every file but the manifest, which holds wall times.
/// </summary>
public sealed class FingerprintTests
{
    /// <summary>Those whose images come with SemSpace; <see cref="DatasetScenarioTests"/> has the others.</summary>
    public static TheoryData<string> Shipped
        => [.. Scenarios.Where(name => ScenarioReader.Read(PathOf(name), []).Scenario!.Data.Stored is null)];

    private static IEnumerable<string> Scenarios
        => [.. new[] { "", "study/" }.SelectMany(folder => Directory.EnumerateFiles(PathOf(folder, ""), "*.yaml").Select(file => folder + Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal))];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Results_are_a_function_of_scenario_and_seed(string name)
    {
        using TestFolder folder = new();
        Scenario scenario = Quick(name);
        RunOutcome one = Run(scenario, folder.In("one"), 1), two = Run(scenario, folder.In("two"), 2);
        Assert.Equal(one.Manifest.Fingerprint, two.Manifest.Fingerprint);
        string[] files = [.. Names(one.Folder).Where(file => file != Manifest.FileName)];
        Assert.Equal(Names(one.Folder), Names(two.Folder));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(one.Folder, file)), File.ReadAllBytes(Path.Combine(two.Folder, file))));
        GoldenText.MatchesBeside(RecordOf(name), $"{one.Manifest.Fingerprint}\n");
    }

    [Fact]
    public void Every_sweep_that_ships_is_valid()
    {
        StringBuilder faults = new();
        foreach (string file in Directory.EnumerateFiles(Path.Combine(GoldenText.Root, "scenarios", "sweeps"), "*.yaml"))
            faults.AppendJoin('\n', Experiments.Scenarios.Sweeps.SweepReader.Read(file, []).Faults);
        Assert.Equal("", faults.ToString());
    }

    /// <summary>The quick version of a scenario that ships.</summary>
    internal static Scenario Quick(string name) => QuickMode.Shrink(ScenarioReader.Read(PathOf(name), []).Scenario!);

    /// <summary>Its fingerprint.</summary>
    internal static string OnRecord(string name) => File.ReadAllText(Path.Combine(GoldenText.Root, "tests/SemSpace.Experiments.Tests/Running", RecordOf(name))).Trim();

    private static string RecordOf(string name) => $"fingerprints/{name}.txt";

    private static string PathOf(string name, string extension = ".yaml") => Path.Combine(GoldenText.Root, "scenarios", name + extension);

    private static RunOutcome Run(Scenario scenario, string folder, int workers)
        => ScenarioRunner.Run(scenario, ScenarioRunner.Check(scenario), folder, new RunMeans(workers), new Silence(), TestContext.Current.CancellationToken);

    private static string[] Names(string folder)
        => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal)];

    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => Assert.InRange(value.Fraction, 0, 1);
    }
}
