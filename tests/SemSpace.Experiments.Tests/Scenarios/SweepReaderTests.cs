using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Aggregation;

namespace SemSpace.Experiments.Tests.Scenarios;

public sealed class SweepReaderTests
{
    private const string Sweep =
        """
        name: strategies
        scenario: ../small.yaml
        grid:
          aggregation.rule: [trajectory, fedavg]
          energy.battery_wh: [10, 20, 30]
        seeds: [1, 2]
        """;

    [Fact]
    public void A_plan_holds_every_combination_with_every_seed_last_key_fastest()
    {
        SweepPlan plan = Read(Sweep).Plan!;

        Assert.Equal(6, plan.Arms.Count);
        Assert.Equal("rule trajectory, battery_wh 20", plan.Arms[1].Label);
        Assert.Equal(12, plan.Runs.Count());
        Assert.Equal(["aggregation.rule=fedavg", "energy.battery_wh=10", "seed=2"], plan.Runs.ElementAt(7).Overrides);
    }

    [Fact]
    public void A_run_s_overrides_give_its_scenario()
    {
        using TestFolder folder = Folder(Sweep);
        SweepPlan plan = SweepReader.Read(folder.In("sweeps/s.yaml"), ["duration_h=2"]).Plan!;

        Scenario last = ScenarioReader.Read(plan.ScenarioPath, [.. plan.Runs.Last().Overrides]).Scenario!;

        Assert.Equal((2, AggregationRuleName.FedAvg, 30, 2UL), (last.DurationH, last.Aggregation.Rule, last.Energy.BatteryWh, last.Seed));
    }

    [Fact]
    public void A_grid_may_hold_mappings_and_the_plan_writes_them_so_that_they_read_back()
    {
        using TestFolder folder = Folder(Sweep.Replace("[trajectory, fedavg]", "[fedavg]\n  aggregation.fedavg: [{late: carry, deadline_min: 60}]", StringComparison.Ordinal));
        SweepPlan plan = SweepReader.Read(folder.In("sweeps/s.yaml"), []).Plan!;

        Scenario scenario = ScenarioReader.Read(plan.ScenarioPath, [.. plan.Runs.First().Overrides]).Scenario!;

        Assert.Equal(new FedAvgSpec { Late = LateUpdates.Carry, DeadlineMin = 60 }, scenario.Aggregation.FedAvg);
        SweepPlan again = SweepReader.Read(folder.Write("again.yaml", plan.Expanded), []).Plan!;
        Assert.Equal(plan, again);
    }

    [Fact]
    public void Without_a_grid_there_is_one_arm()
    {
        SweepPlan plan = Read("name: seeds\nscenario: ../small.yaml\nseeds: [1, 2, 3]\n").Plan!;

        Assert.Equal(("scenario", 3), (Assert.Single(plan.Arms).Label, plan.Runs.Count()));
    }

    [Theory]
    [InlineData("[10, 20, 30]", "[10, -20, low]", "sweeps/s.yaml:5: energy.battery_wh is -20; must be a number above 0 Wh.|sweeps/s.yaml:5: energy.battery_wh is low; must be a number above 0 Wh.")]
    [InlineData("energy.battery_wh", "energy.batery_wh", "sweeps/s.yaml:5: energy.batery_wh is not a key; must be one of battery_wh, initial_charge, min_charge, hysteresis, panel_area_m2, panel_efficiency, charge_efficiency, discharge_efficiency, eclipse_model, idle_power_w, transmit_power_w, receive_power_w. Did you mean battery_wh?")]
    [InlineData("[10, 20, 30]", "10", "sweeps/s.yaml:5: grid.energy.battery_wh is a single value; must be a list of one value or more, as in [a, b].")]
    [InlineData("energy.battery_wh", "seed", "sweeps/s.yaml:5: grid.seed is not for a grid; list them under seeds.")]
    [InlineData("seeds: [1, 2]", "seeds: [1, 1, x]", "sweeps/s.yaml:6: seeds holds 1 twice; must be a list of different whole numbers from 0 to 18446744073709551615, one or more.|sweeps/s.yaml:6: seeds holds x; must be a list of different whole numbers from 0 to 18446744073709551615, one or more.")]
    [InlineData("seeds: [1, 2]", "seeds: []", "sweeps/s.yaml:6: seeds is an empty list; must be a list of different whole numbers from 0 to 18446744073709551615, one or more, as in [1, 2, 3].")]
    [InlineData("../small.yaml", "small.yaml", "sweeps/s.yaml:2: scenario is small.yaml; must be an existing file; relative paths start from the folder of the file that names it.")]
    public void A_fault_stands_at_its_line_in_the_sweep(string old, string replacement, string faults)
    {
        using TestFolder folder = Folder(Sweep.Replace(old, replacement, StringComparison.Ordinal));

        SweepReadResult result = SweepReader.Read(folder.In("sweeps/s.yaml"), []);

        Assert.Null(result.Plan);
        Assert.Equal(faults.Split('|'), result.Faults.Select(fault => fault.ToString().Replace(folder.Path + "/", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_law_that_only_one_combination_breaks_is_found()
    {
        SweepReadResult result = Read(Sweep.Replace("[trajectory, fedavg]", "[fedavg]\n  constellation.walker_delta.planes: [6, 5]", StringComparison.Ordinal));

        Assert.Contains("must divide satellites, which is 24", Assert.Single(result.Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_of_the_scenario_itself_come_once()
    {
        using TestFolder folder = Folder(Sweep);
        folder.Write("small.yaml", Examples.Small.Replace("duration_h: 12", "duration_h: -1", StringComparison.Ordinal));

        Assert.EndsWith("small.yaml:3", Assert.Single(SweepReader.Read(folder.In("sweeps/s.yaml"), []).Faults).Place, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sweep_that_would_never_end_is_refused()
    {
        string many = string.Join(", ", Enumerable.Range(1, 200));
        SweepReadResult result = Read(Sweep.Replace("10, 20, 30", many, StringComparison.Ordinal).Replace("seeds: [1, 2]", $"seeds: [{many}]", StringComparison.Ordinal));

        Assert.Contains("makes 80000 runs", Assert.Single(result.Faults).Problem, StringComparison.Ordinal);
    }

    private static TestFolder Folder(string sweep)
    {
        TestFolder folder = new();
        folder.Write("small.yaml", Examples.Small);
        folder.Write("sweeps/s.yaml", sweep);
        return folder;
    }

    private static SweepReadResult Read(string sweep)
    {
        using TestFolder folder = Folder(sweep);
        return SweepReader.Read(folder.In("sweeps/s.yaml"), []);
    }
}
