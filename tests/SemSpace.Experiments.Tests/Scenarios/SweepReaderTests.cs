using System.Text.Json;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Aggregation.FedAvg;

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

        Assert.Equal((2, "fedavg", 30, 2UL), (last.DurationH, last.Aggregation.Rule.Name, last.Energy.BatteryWh, last.Seed));
    }

    [Fact]
    public void A_grid_may_hold_mappings_and_the_plan_writes_them_so_that_they_read_back()
    {
        using TestFolder folder = Folder(Sweep.Replace("[trajectory, fedavg]", "[fedavg]\n  aggregation.fedavg: [{late: carry}]", StringComparison.Ordinal));
        SweepPlan plan = SweepReader.Read(folder.In("sweeps/s.yaml"), []).Plan!;

        Scenario scenario = ScenarioReader.Read(plan.ScenarioPath, [.. plan.Runs.First().Overrides]).Scenario!;

        Assert.Equal(new FedAvgRule(LateUpdates.Carry), scenario.Aggregation.Rule.Value);
        SweepPlan again = SweepReader.Read(folder.Write("again.yaml", plan.Expanded), []).Plan!;
        Assert.Equal(plan, again);
    }

    [Fact]
    public void The_plan_writes_numbers_as_every_reader_of_yaml_takes_them()
    {
        SweepPlan plan = Read(Sweep.Replace("[10, 20, 30]", "[1e1, 2.5E1, 0.5e-1]", StringComparison.Ordinal)).Plan!;

        Assert.Contains("[1.0e+1, 2.5e+1, 0.5e-1]", plan.Expanded, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_grid_there_is_one_arm()
    {
        SweepPlan plan = Read("name: seeds\nscenario: ../small.yaml\nseeds: [1, 2, 3]\n").Plan!;

        Assert.Equal(("scenario", 3), (Assert.Single(plan.Arms).Label, plan.Runs.Count()));
    }

    [Theory]
    [InlineData("[10, 20, 30]", "[10, -20, low]", "sweeps/s.yaml:5: energy.battery_wh is -20; must be a number from 0.001 to 1000000 Wh. (in the arm rule trajectory, battery_wh -20 and 1 more)|sweeps/s.yaml:5: energy.battery_wh is low; must be a number from 0.001 to 1000000 Wh. (in the arm rule trajectory, battery_wh low and 1 more)")]
    [InlineData("energy.battery_wh", "energy.batery_wh", "sweeps/s.yaml:5: energy.batery_wh is not a key; must be one of battery_wh, initial_charge, min_charge, hysteresis, panel_area_m2, panel_efficiency, panels, body, panel_age_years, panel_loss_per_year, charge_efficiency, discharge_efficiency, eclipse_model, idle_power_w, payload_power_w, heater_power_w, transmit_power_w, receive_power_w. Did you mean battery_wh? (in all arms)")]
    [InlineData("[10, 20, 30]", "10", "sweeps/s.yaml:5: grid.energy.battery_wh is a single value; must be a list of one value or more, as in [a, b], or a mapping from names to values, as in {few: a, many: b}.")]
    [InlineData("[10, 20, 30]", "{}", "sweeps/s.yaml:5: grid.energy.battery_wh is empty; must be a list of one value or more, as in [a, b], or a mapping from names to values, as in {few: a, many: b}.")]
    [InlineData("[10, 20, 30]", "{small: 10, small: 20}", "sweeps/s.yaml:5: grid.energy.battery_wh holds small twice; each name must be given once.")]
    [InlineData("[10, 20, 30]", "[10, 10.0]", "sweeps/s.yaml: grid makes rule trajectory, battery_wh 10 and rule trajectory, battery_wh 10.0 the same scenario; arms must differ.|sweeps/s.yaml: grid makes rule fedavg, battery_wh 10 and rule fedavg, battery_wh 10.0 the same scenario; arms must differ.")]
    [InlineData("energy.battery_wh", "seed", "sweeps/s.yaml:5: grid.seed is not for a grid; list them under seeds.")]
    [InlineData("seeds: [1, 2]", "seeds: [1, 1, x]", "sweeps/s.yaml:6: seeds holds 1 twice; must be a list of different whole numbers from 0 to 18446744073709551615, or of ranges as in 1-5, one or more.|sweeps/s.yaml:6: seeds holds x; must be a list of different whole numbers from 0 to 18446744073709551615, or of ranges as in 1-5, one or more.")]
    [InlineData("seeds: [1, 2]", "seeds: []", "sweeps/s.yaml:6: seeds is an empty list; must be a list of different whole numbers from 0 to 18446744073709551615, or of ranges as in 1-5, one or more, as in [1, 2, 3] or 1-5.")]
    [InlineData("../small.yaml", "small.yaml", "sweeps/s.yaml:2: scenario is small.yaml; must be an existing file; relative paths start from the folder of the file that names it.")]
    public void A_fault_stands_at_its_line_in_the_sweep(string old, string replacement, string faults)
    {
        using TestFolder folder = Folder(Sweep.Replace(old, replacement, StringComparison.Ordinal));

        SweepReadResult result = SweepReader.Read(folder.In("sweeps/s.yaml"), []);

        Assert.Null(result.Plan);
        Assert.Equal(faults.Split('|'), result.Faults.Select(fault => fault.ToString().Replace(folder.Path + "/", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("1-4", "1,2,3,4")]
    [InlineData("[7, 1-3]", "7,1,2,3")]
    [InlineData("5", "5")]
    [InlineData("[18446744073709551614-18446744073709551615]", "18446744073709551614,18446744073709551615")]
    public void Seeds_come_one_by_one_or_as_ranges(string seeds, string expected)
        => Assert.Equal(expected, string.Join(',', Read(Sweep.Replace("[1, 2]", seeds, StringComparison.Ordinal)).Plan!.Seeds));

    [Theory]
    [InlineData("5-1", "holds 5-1; must be")]
    [InlineData("[1, 1-3]", "holds 1 twice")]
    [InlineData("0-18446744073709551615", "must hold at most 10000 seeds")]
    [InlineData("", "is empty; must be")]
    public void A_range_of_seeds_that_makes_no_sense_is_one_fault(string seeds, string problem)
        => Assert.Contains(problem, Assert.Single(Read(Sweep.Replace("[1, 2]", seeds, StringComparison.Ordinal)).Faults).Problem, StringComparison.Ordinal);

    [Fact]
    public void Values_with_names_are_called_so_and_reach_the_scenario()
    {
        SweepPlan plan = Read("name: few\nscenario: ../small.yaml\ngrid:\n  gateways:\n    one: [{name: A, latitude_deg: 1, longitude_deg: 2}]\n    two: [{name: A, latitude_deg: 1, longitude_deg: 2}, {name: B, latitude_deg: 3, longitude_deg: 4}]\nseeds: [1]\n").Plan!;

        Assert.Equal(["one", "two"], plan.Arms.Select(arm => arm.Label));
        Assert.Equal(["one", "two"], plan.Arms.Select(arm => arm.Settings[0].Shown));
        Assert.Contains("    one:\n      - name: A\n", plan.Expanded, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_value_without_a_name_goes_by_its_place_and_stands_in_tables_as_json()
    {
        SweepPlan plan = Read("name: few\nscenario: ../small.yaml\ngrid:\n  gateways:\n    - [{name: Punta, latitude_deg: 1, longitude_deg: 2}]\n    - [{name: \"1\", latitude_deg: .5, longitude_deg: 4}]\nseeds: [1]\n").Plan!;

        Assert.Equal(["gateways 1", "gateways 2"], plan.Arms.Select(arm => arm.Label));
        using JsonDocument json = JsonDocument.Parse(plan.Arms[1].Settings[0].Shown);
        Assert.Equal(("1", 0.5), (json.RootElement[0].GetProperty("name").GetString(), json.RootElement[0].GetProperty("latitude_deg").GetDouble()));
    }

    [Fact]
    public void Keys_that_end_alike_keep_as_much_as_tells_them_apart()
    {
        SweepPlan plan = Read(Sweep.Replace("energy.battery_wh: [10, 20, 30]", "links.downlink.frequency_ghz: [2, 3]\n  links.uplink.frequency_ghz: [2, 3]", StringComparison.Ordinal)).Plan!;

        Assert.Equal("rule trajectory, downlink.frequency_ghz 2, uplink.frequency_ghz 3", plan.Arms[1].Label);
    }

    [Theory]
    [InlineData("- a, b")]
    [InlineData("- it's # not")]
    [InlineData("- A]B {c}")]
    [InlineData("- |\n      block\n      text")]
    [InlineData("- \"x: y\"")]
    [InlineData("- ends:")]
    public void Values_reach_the_runs_and_the_saved_plan_with_every_character(string item)
    {
        using TestFolder folder = Folder($"name: s\nscenario: ../small.yaml\ngrid:\n  description:\n    {item}\nseeds: [1]\n".Replace("ends:", "'ends:'", StringComparison.Ordinal));
        SweepReadResult read = SweepReader.Read(folder.In("sweeps/s.yaml"), []);
        SweepRun run = Assert.Single(read.Plan!.Runs);
        SweepPlan again = SweepReader.Read(folder.Write("again.yaml", read.Plan.Expanded), []).Plan!;

        string expected = run.Arm.Settings[0].Shown;
        Assert.Equal(expected, ScenarioReader.Read(read.Plan.ScenarioPath, run.Overrides).Scenario!.Description);
        Assert.Equal(expected, Assert.Single(again.Arms).Settings[0].Shown);
    }

    [Fact]
    public void A_comma_within_a_name_within_a_list_stays_in_the_name()
    {
        using TestFolder folder = Folder("name: s\nscenario: ../small.yaml\ngrid:\n  gateways:\n    -\n      - name: Punta, Arenas\n        latitude_deg: 50\n        longitude_deg: 5\nseeds: [1]\n");
        SweepPlan plan = SweepReader.Read(folder.In("sweeps/s.yaml"), []).Plan!;

        Scenario scenario = ScenarioReader.Read(plan.ScenarioPath, plan.Runs.Single().Overrides).Scenario!;

        Assert.Equal("Punta, Arenas", Assert.Single(scenario.Gateways).Name);
    }

    [Fact]
    public void A_star_sets_a_key_in_all_items_of_a_list()
    {
        using TestFolder folder = Folder(Sweep.Replace("energy.battery_wh: [10, 20, 30]", "gateways.*.min_elevation_deg: [5, 15]", StringComparison.Ordinal));
        SweepPlan plan = SweepReader.Read(folder.In("sweeps/s.yaml"), []).Plan!;

        Scenario scenario = ScenarioReader.Read(plan.ScenarioPath, plan.Runs.Last().Overrides).Scenario!;

        Assert.Equal("rule fedavg, min_elevation_deg 15", plan.Arms[^1].Label);
        Assert.All(scenario.Gateways, gateway => Assert.Equal(15, gateway.MinElevationDeg));
    }

    private const string Named =
        """
        name: named
        scenario: ../small.yaml
        arms:
          ours: {aggregation.rule: trajectory, aggregation.trajectory.variant: samples}
          plain: {aggregation.rule: fedbuff, aggregation.fedbuff.buffer_size: 3}
        grid:
          energy.battery_wh: [10, 20]
        seeds: [1]
        """;

    [Fact]
    public void Named_arms_set_several_keys_together_and_are_crossed_with_the_grid()
    {
        using TestFolder folder = Folder(Named);
        SweepPlan plan = SweepReader.Read(folder.In("sweeps/s.yaml"), []).Plan!;

        Assert.Equal(["ours, battery_wh 10", "ours, battery_wh 20", "plain, battery_wh 10", "plain, battery_wh 20"], plan.Arms.Select(arm => arm.Label));
        Assert.Equal(["aggregation.rule=fedbuff", "aggregation.fedbuff.buffer_size=3", "energy.battery_wh=20", "seed=1"], plan.Runs.Last().Overrides);
        Assert.Equal(["arms", "energy.battery_wh"], plan.Arms[0].Settings.Select(setting => setting.Key));
        Assert.Equal(plan, SweepReader.Read(folder.Write("again.yaml", plan.Expanded), []).Plan);
        Assert.Equal(["ours", "plain"], Read(Named.Replace("\ngrid:\n  energy.battery_wh: [10, 20]", "", StringComparison.Ordinal)).Plan!.Arms.Select(arm => arm.Label));
    }

    [Theory]
    [InlineData("{from: 5, to: 25, count: 5}", "5,10,15,20,25")]
    [InlineData("{from: 0.001, to: 10, count: 5, scale: log}", "0.001,0.01,0.1,1,10")]
    [InlineData("{from: 1, to: 0.5, count: 3, scale: linear}", "1,0.75,0.5")]
    [InlineData("{from: 1, to: 999999.5, count: 2}", "1,999999.5")]
    [InlineData("{from: 1, to: 2, count: 4}", "1,1.33333,1.66667,2")]
    public void A_range_stands_for_its_values(string range, string values)
        => Assert.Equal(values, string.Join(',', Read(Sweep.Replace("[10, 20, 30]", range, StringComparison.Ordinal)).Plan!.Arms.Take(values.Count(c => c == ',') + 1).Select(arm => arm.Settings[1].Shown)));

    [Fact]
    public void A_range_across_zero_holds_zero()
        => Assert.Equal(
            "-30,-25,-20,-15,-10,-5,0,5,10,15,20,25",
            string.Join(',', Read(Sweep.Replace("energy.battery_wh: [10, 20, 30]", "gateways.0.latitude_deg: {from: -30, to: 25, count: 12}", StringComparison.Ordinal)).Plan!.Arms.Take(12).Select(arm => arm.Settings[1].Shown)));

    [Fact]
    public void Points_that_are_excluded_are_left_out()
    {
        SweepPlan plan = Read(Sweep + "\nexclude:\n  - {rule: fedavg, battery_wh: [10, 20]}\n  - {battery_wh: 30, aggregation.rule: trajectory}\n").Plan!;

        Assert.Equal(["rule trajectory, battery_wh 10", "rule trajectory, battery_wh 20", "rule fedavg, battery_wh 30"], plan.Arms.Select(arm => arm.Label));
        Assert.Equal([0, 1, 2], plan.Arms.Select(arm => arm.Index));
    }

    [Theory]
    [InlineData("[10, 20, 30]", "{from: 5, to: 5, count: 5}", "is a range whose ends are not two different numbers")]
    [InlineData("[10, 20, 30]", "{from: 5, to: 9, count: 1}", "is a range whose count is 1; must be a whole number from 2 to 1000.")]
    [InlineData("[10, 20, 30]", "{from: -5, to: 9, count: 3, scale: log}", "both must be above 0.")]
    [InlineData("[10, 20, 30]", "{from: 5, to: 9, count: 3, step: 1}", "is a range and holds step;")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\nexclude: [{rule: fedprox}]", "exclude holds fedprox, which aggregation.rule is nowhere; must be as tables show it, such as trajectory.")]
    [InlineData("energy.battery_wh: [10, 20, 30]", "arms: [1, 2]", "grid.arms is not for a grid; write them beside the grid.")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\nexclude: [{rule: fedavg, battery_wh: [10, 20.0]}]", "exclude holds 20.0, which energy.battery_wh is nowhere; must be as tables show it, such as 10.")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\nexclude: [{role: fedavg}]", "exclude holds role; must be one of aggregation.rule, energy.battery_wh.")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\nexclude: {rule: [fedavg, trajectory]}", "exclude leaves out every point; some must be left.")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\nexclude: [fedavg]", "exclude holds a single value; must be a list of mappings")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\narms: {a: {energy.battery_wh: 3}}", "arms sets energy.battery_wh, which stands in grid, too; must stand in one of them.")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\narms: {a: 3}", "arms.a is a single value; must be a mapping of scenario keys with their values.")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\narms: {a: {seed: 3}}", "arms.a.seed is not for a grid; list them under seeds.")]
    [InlineData("seeds: [1, 2]", "seeds: [1]\narms: []", "must be a mapping from names to mappings of scenario keys with their values.")]
    public void What_makes_no_sense_is_one_fault(string old, string replacement, string problem)
        => Assert.Contains(problem, Assert.Single(Read(Sweep.Replace(old, replacement, StringComparison.Ordinal)).Faults).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_scenario_is_not_taken_for_a_sweep_nor_a_sweep_for_a_scenario()
    {
        using TestFolder folder = Folder(Sweep);

        Assert.True(SweepReader.IsSweep(folder.In("sweeps/s.yaml")));
        Assert.False(SweepReader.IsSweep(folder.In("small.yaml")));
        Assert.Contains("is a scenario; must be a sweep", Assert.Single(SweepReader.Read(folder.In("small.yaml"), []).Faults).Problem, StringComparison.Ordinal);
        Assert.Contains("is a sweep; must be a scenario", Assert.Single(ScenarioReader.Read(folder.In("sweeps/s.yaml"), []).Faults).Problem, StringComparison.Ordinal);
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

    /// <summary>Of 120 × 100 points with one seed 11,880 are left out; without exclusion 12,000 runs are too many.</summary>
    [Fact]
    public void Runs_are_counted_without_the_points_that_are_left_out()
    {
        string many = Sweep.Replace("[10, 20, 30]", "{from: 10, to: 129, count: 120}", StringComparison.Ordinal).Replace("[trajectory, fedavg]", "[fedavg]", StringComparison.Ordinal)
            .Replace("seeds: [1, 2]", "  aggregation.period_min: {from: 10, to: 109, count: 100}\nseeds: 1", StringComparison.Ordinal);
        string left = $"{many}\nexclude:\n  - battery_wh: [{string.Join(", ", Enumerable.Range(10, 119))}]";

        Assert.Contains("makes 12000 runs", Assert.Single(Read(many).Faults).Problem, StringComparison.Ordinal);
        Assert.Equal(100, Read(left).Plan!.Arms.Count);
        Assert.Contains("make 10100 runs", Assert.Single(Read(left.Replace("seeds: 1", "seeds: 1-101", StringComparison.Ordinal)).Faults).Problem, StringComparison.Ordinal);
        Assert.Contains("makes 120000 points", Assert.Single(Read(left.Replace("[fedavg]", $"[{string.Join(", ", Enumerable.Repeat("fedavg", 10))}]", StringComparison.Ordinal)).Faults).Problem, StringComparison.Ordinal);
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
