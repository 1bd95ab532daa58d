using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;

namespace SemSpace.Experiments.Tests.Running;

public sealed class SizeAndTestSetTests
{
    [Theory]
    [InlineData("data.test_block_deg=5")]
    [InlineData("sensing.patch_km=2000")]
    [InlineData("data.test_fraction=0.01", "constellation.walker_delta.inclination_deg=53")]
    [InlineData("constellation.walker_delta.inclination_deg=180", "data.test_block_deg=22.5", "data.test_fraction=0.05")]
    public void A_test_set_that_cannot_be_drawn_is_a_fault_whose_every_hint_works(params string[] overrides)
    {
        string fault = Assert.Single(Assert.Throws<ScenarioException>(() => ScenarioRunner.Check(Examples.Legal(Examples.Small, overrides))).Faults).ToString();
        Assert.StartsWith("data.test_block_deg is ", fault);
        string[] hints = [.. fault[(fault.IndexOf("to set ", StringComparison.Ordinal) + 7)..^1].Split(", or ")];
        Assert.NotEmpty(hints);
        foreach (string hint in hints) ScenarioRunner.Check(Examples.Legal(Examples.Small, [.. overrides, hint.Replace(" to ", "=", StringComparison.Ordinal)]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(180)]
    public void Satellites_above_the_equator_run(double inclinationDeg)
    {
        Scenario scenario = QuickMode.Shrink(Examples.Legal(Examples.Small, FormattableString.Invariant($"constellation.walker_delta.inclination_deg={inclinationDeg}"), "duration_h=1"));
        ScenarioRunner.Measured measured = ScenarioRunner.Measure(
            scenario, ScenarioRunner.Check(scenario), new RunMeans(1), new ScenarioRunner.WallClock(), new Progress<RunProgress>(), CancellationToken.None);
        Assert.NotNull(measured.Summary.FinalScore);
    }

    [Theory]
    [InlineData("sensing.capture_interval_s is 0.1; must make at most 250000 images in one training, and would make up to 489", "sensing.capture_interval_s=0.1", "sensing.buffer=everything")]
    [InlineData("duration_h is 8784; must make at most 50000000 contacts", "duration_h=8784", "constellation.walker_delta.satellites=100000", "constellation.walker_delta.planes=100")]
    [InlineData("duration_h is 8784; must make at most 400000000 eclipses and steps of penumbra", "duration_h=8784", "constellation.walker_delta.satellites=6000", "energy.eclipse_model=conical")]
    public void What_no_memory_holds_is_refused(string expected, params string[] overrides)
    {
        Scenario scenario = Examples.Legal(Examples.Small, overrides);
        Constellation few = Constellation.Build(Examples.Legal(Examples.Small));
        WalkerSpec walker = (WalkerSpec)scenario.Constellation;
        Constellation many = few with { Satellites = [.. Enumerable.Repeat(few.Satellites[0], walker.Count)] };
        ScenarioException refused = Assert.Throws<ScenarioException>(() => ScenarioSize.CheckRun(scenario, many));
        Assert.Contains(refused.Faults, fault => fault.ToString().StartsWith(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void So_are_too_many_pairs_of_satellite_and_gateway()
    {
        Scenario scenario = Examples.Legal(Examples.Small);
        ScenarioSize.CheckSearch(scenario, 100_000);
        Scenario wide = scenario with { Gateways = [.. Enumerable.Repeat(scenario.Gateways[0], 101)] };
        string fault = Assert.Single(Assert.Throws<ScenarioException>(() => ScenarioSize.CheckSearch(wide, 100_000)).Faults).ToString();
        Assert.Equal("gateways are 101, with 100000 satellites 10100000 pairs; must be at most 10000000 pairs. Take fewer of either.", fault);
    }

    [Fact]
    public void Planes_hold_no_more_satellites_together_than_a_scenario_may()
    {
        string planes = string.Join(", ", Enumerable.Range(0, 3).Select(k => $"{{satellites: 50000, raan_deg: {k}, inclination_deg: 53, altitude_km: 550}}"));
        ScenarioFault fault = Assert.Single(Examples.Read(Examples.Small, $"constellation={{planes: [{planes}]}}").Faults);
        Assert.Equal("constellation.planes holds 150000 satellites together; must hold at most 100000.", fault.Problem);
    }

    [Fact]
    public void Lists_are_bounded_before_their_items_are_read()
    {
        using TestFolder folder = new();
        string gateways = string.Concat(Enumerable.Repeat("  - nonsense\n", 10_001));
        string path = folder.Write("many.yaml", Examples.Small[..Examples.Small.IndexOf("gateways:", StringComparison.Ordinal)] + "gateways:\n" + gateways);
        Assert.Equal("gateways holds 10001 items; must hold at most 10000.", Assert.Single(ScenarioReader.Read(path, []).Faults).Problem);
    }
}
