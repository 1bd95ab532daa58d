using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Sweeps;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;

namespace SemSpace.Experiments.Tests.Sweeps;

public sealed class SweepCheckTests
{
    private const string Head = "name: s\nscenario: small.yaml\nset: {mode: timing, data.source: counted, learning.parameters: 1000, duration_h: 2}\n";

    private const string Strange = """
        arms:
          plain: {}
          silent: {outages: [{gateways: [Kuru]}]}
          lost: {outages: [{satellites: [P01-S01, P77-S01]}]}
          narrow: {links.uplink.doppler_residual: 1, links.uplink.bandwidth_khz: 50}

        """;

    private static readonly string[] Told =
    [
        "s.yaml:6: outages.0.gateways holds Kuru, which is none of the scenario's 2 gateways, the first of which is Svalbard; must hold names of these, or all. (in the arm silent)",
        "s.yaml:7: outages.0.satellites holds P77-S01, which is none of the scenario's 24 satellites, the first of which is P01-S01; must hold names of these, or all. Did you mean P01-S01? (in the arm lost)",
        "s.yaml:8: links.uplink.doppler_residual is 1, and the signal of ",
    ];

    /// <summary>What the files alone do not show stands at the line of the sweep that gives it, and nobody has to mend one to be told of the next.</summary>
    [Fact]
    public void Strange_names_and_guards_against_Doppler_are_told_of_every_arm_at_once()
    {
        using TestFolder folder = new();
        SweepReadResult read = Read(folder, Strange + "seeds: [1, 2]\n");

        AreTold(folder, SweepCheck.Faults(read.Plan!));
    }

    /// <summary>Nor does one have to mend what the files show.</summary>
    [Fact]
    public void They_are_told_with_the_faults_of_other_arms_too()
    {
        using TestFolder folder = new();
        SweepReadResult read = Read(folder, Strange + "  wrong: {energy.battery_wh: -1, outages: [{gateways: [Svalbart]}]}\nseeds: [1, 2]\n");

        Assert.Null(read.Plan);
        ScenarioFault[] wrong = [.. read.Faults.Where(fault => fault.Problem.EndsWith("(in the arm wrong)", StringComparison.Ordinal))];
        Assert.Equal(["energy.battery_wh is -1;", "outages.0.gateways holds Svalbart,"], wrong.Select(fault => string.Join(' ', fault.Problem.Split(' ')[..3])));
        Assert.All(wrong, fault => Assert.Equal(folder.In("s.yaml") + ":9", fault.Place));
        AreTold(folder, [.. read.Faults.Except(wrong)]);
    }

    /// <summary>What all arms have stands in the scenario's file, once.</summary>
    [Fact]
    public void A_fault_of_the_scenario_is_told_once_for_all_arms()
    {
        using TestFolder folder = new();
        SweepReadResult read = Read(folder, "grid:\n  energy.battery_wh: [10, 20, -5]\nseeds: [1]\n", "outages: [{gateways: [Kuru]}]\n");

        Assert.Equal(["s.yaml:5: energy.battery_wh is -5;", "small.yaml:20: outages.0.gateways holds Kuru,"], read.Faults.Select(fault => string.Join(' ', fault.ToString().Split(' ')[..4])).Select(fault => fault.Replace(folder.Path + "/", "", StringComparison.Ordinal)));
        Assert.EndsWith("(in all arms)", read.Faults[1].Problem, StringComparison.Ordinal);
    }

    private static SweepReadResult Read(TestFolder folder, string arms, string more = "")
    {
        folder.Write("small.yaml", Examples.Small + "\n" + more);
        return SweepCheck.Read(folder.Write("s.yaml", Head + arms), []);
    }

    private static void AreTold(TestFolder folder, IReadOnlyList<ScenarioFault> faults)
    {
        Assert.Equal(Told.Length, faults.Count);
        Assert.All(Told.Zip(faults), pair => Assert.StartsWith(pair.First, pair.Second.ToString().Replace(folder.Path + "/", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.EndsWith("(in the arm narrow)", faults[2].Problem, StringComparison.Ordinal);
    }
}
