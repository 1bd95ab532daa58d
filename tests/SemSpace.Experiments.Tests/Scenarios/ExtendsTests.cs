using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios;

public sealed class ExtendsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public ExtendsTests() => _ = _folder.Write("base.yaml", Examples.Small);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Keys_replace_those_of_the_base_sections_merge_and_lists_replace()
    {
        Scenario scenario = Legal("extends: base.yaml\nname: mine\nconstellation: {walker_delta: {planes: 12}}\ngateways: [{name: Redu, latitude_deg: 50, longitude_deg: 5}]\nenergy: {panel_area_m2: 0.2}\n");

        Scenario below = ScenarioReader.Read(_folder.In("base.yaml"), []).Scenario!;
        Assert.Equal(
            below with
            {
                Name = "mine",
                Constellation = (WalkerSpec)below.Constellation with { Planes = 12 },
                Gateways = [new() { Name = "Redu", LatitudeDeg = 50, LongitudeDeg = 5 }],
                Energy = below.Energy with { PanelAreaM2 = 0.2 },
            },
            scenario);
    }

    [Fact]
    public void Another_kind_of_constellation_takes_the_place_of_the_base_s()
    {
        Scenario scenario = Legal("extends: base.yaml\nconstellation: {walker_star: {satellites: 12, planes: 3, inclination_deg: 87, altitude_km: 600}}\n");

        Assert.Equal((WalkerPattern.Star, 12), (((WalkerSpec)scenario.Constellation).Pattern, ((WalkerSpec)scenario.Constellation).Satellites));
    }

    /// <summary>What a run is known by is what its scenario says, wherever the keys stand.</summary>
    [Fact]
    public void A_run_is_known_by_the_resolved_scenario()
    {
        _folder.Write("middle.yaml", "extends: base.yaml\nduration_h: 3\n");
        string whole = _folder.Write("whole.yaml", Examples.Small.Replace("duration_h: 12", "duration_h: 3", StringComparison.Ordinal).Replace("battery_wh: 15", "battery_wh: 30", StringComparison.Ordinal));

        Scenario extended = Legal("extends: middle.yaml\nenergy: {battery_wh: 30}\n");

        Assert.Equal(ScenarioWriter.Hash(ScenarioReader.Read(whole, []).Scenario!), ScenarioWriter.Hash(extended));
        Assert.Equal(4, Legal("extends: middle.yaml\n", "duration_h=4").DurationH);
        Assert.Equal([_folder.In("mine.yaml"), _folder.In("middle.yaml"), _folder.In("base.yaml")], ScenarioReader.Files(_folder.In("mine.yaml")));
    }

    [Fact]
    public void Relative_paths_start_from_the_folder_of_the_file_that_names_them()
    {
        string below = _folder.Write("lib/data/plan.csv", "");
        string own = _folder.Write("data/plan.csv", "");
        _folder.Write("lib/base.yaml", Examples.Small + "\ncontact_plan: data/plan.csv\n");

        Assert.Equal(below, Legal("extends: lib/base.yaml\n").ContactPlan!.Value.FullPath);
        Assert.Equal(own, Legal("extends: lib/base.yaml\ncontact_plan: data/plan.csv\n").ContactPlan!.Value.FullPath);
        Assert.Equal(own, Legal("extends: lib/base.yaml\n", "contact_plan=data/plan.csv").ContactPlan!.Value.FullPath);
    }

    [Fact]
    public void Every_preset_is_legal_described_and_can_be_extended()
    {
        Assert.Equal("quickstart", Presets.All[0].Name);
        Assert.All(Presets.All, preset =>
        {
            Assert.NotEmpty(preset.Description);
            Assert.Equal((preset.Name, 1.5), (Legal($"extends: {preset.Name}\nduration_h: 1.5\n").Name, Legal($"extends: {preset.Name}\nduration_h: 1.5\n").DurationH));
        });
    }

    /// <summary>Every part is legal over every whole scenario, says what it is, and leaves what it does not name.</summary>
    [Fact]
    public void Every_part_can_be_laid_over_a_scenario()
    {
        Assert.NotEmpty(Presets.Parts);
        Assert.All(Presets.Parts, part =>
        {
            Scenario with = Legal($"extends: [quickstart, {part.Name}]\n"), without = Legal("extends: quickstart\n");
            Assert.NotEmpty(part.Description);
            Assert.NotEqual(with, without);
            Assert.Equal(without, with with { Downlink = without.Downlink, Uplink = without.Uplink, Atmosphere = without.Atmosphere, Energy = without.Energy, Compute = without.Compute });
        });
    }

    [Fact]
    public void Of_several_bases_a_later_one_lies_over_those_before_it_and_they_may_share_a_base()
    {
        _folder.Write("left.yaml", "extends: base.yaml\nduration_h: 3\nenergy: {battery_wh: 40}\n");
        _folder.Write("right.yaml", "extends: base.yaml\nduration_h: 4\n");

        Scenario scenario = Legal("extends: [base.yaml, left.yaml, cubesat-6u]\n");

        Assert.Equal((3, 40, 0.11), (scenario.DurationH, scenario.Energy.BatteryWh, scenario.Energy.PanelAreaM2));
        Assert.Equal(4, Legal("extends: [left.yaml, right.yaml]\n").DurationH);
        Assert.Equal([_folder.In("mine.yaml"), _folder.In("left.yaml"), _folder.In("base.yaml"), _folder.In("right.yaml")], ScenarioReader.Files(_folder.In("mine.yaml")));
    }

    [Fact]
    public void A_sweep_may_be_of_a_scenario_that_extends_another()
    {
        _folder.Write("mine.yaml", "extends: base.yaml\nduration_h: 3\n");
        string sweep = _folder.Write("sweep.yaml", "name: s\nscenario: mine.yaml\ngrid:\n  energy.battery_wh: [10, 20]\nseeds: 1-2\n");

        SweepPlan plan = SweepReader.Read(sweep, []).Plan!;

        Assert.All(plan.Runs, run => Assert.Equal(3, plan.ScenarioOf(run).DurationH));
        Assert.False(SweepReader.IsSweep(_folder.In("mine.yaml")));
        Assert.Contains("is a scenario; must be a sweep", Assert.Single(SweepReader.Read(_folder.In("mine.yaml"), []).Faults).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("extends: none.yaml", "mine.yaml:1: extends is none.yaml; must be an existing scenario file, or one of the presets ")]
    [InlineData("\nextends: quikstart", "mine.yaml:2: extends is quikstart; must be an existing scenario file, or one of the presets ", "Did you mean quickstart?")]
    [InlineData("extends: []", "mine.yaml:1: extends is an empty list; must be an existing scenario file")]
    [InlineData("extends: [base.yaml, [base.yaml]]", "mine.yaml:1: extends is a list; must be an existing scenario file")]
    [InlineData("extends: [base.yaml, x-band]", "mine.yaml:1: extends is x-band; must be an existing scenario file", "Did you mean ka-band?")]
    [InlineData("extends:", "mine.yaml:1: extends is empty; must be an existing scenario file")]
    [InlineData("extends: base.yaml\nextends: quickstart", "mine.yaml:2: extends is given twice; must be given once. It stands first in ")]
    [InlineData("extends: mine.yaml", "mine.yaml:1: extends is mine.yaml, which leads back to this file; files must not extend each other in a circle.")]
    [InlineData("extends: one.yaml", "two.yaml:2: extends is ./one.yaml, which leads back to this file; files must not extend each other in a circle.")]
    [InlineData("extends: wrong.yaml", "wrong.yaml:3: energy.battery_wh is -1; must be a number from 0.001 to 1000000 Wh.")]
    [InlineData("extends: list.yaml", "list.yaml:1: the file is a list; must be a mapping of keys to values.")]
    [InlineData("extends: sweep.yaml", "sweep.yaml: is a sweep; must be a scenario. Run it with: semspace sweep.")]
    [InlineData("extends: broken.yaml", "broken.yaml:2: is not YAML: ")]
    [InlineData("extends: base.yaml\nenergy: {}\nenergie: {}", "mine.yaml:3: energie is not a key; must be one of extends, name, ")]
    [InlineData("extends: base.yaml\nconstellation: {walker_delta: {planes: 7}}", "mine.yaml:2: constellation.walker_delta.planes is 7; must divide satellites, which is 24: ")]
    public void A_fault_is_told_once_in_the_file_that_it_is_in(string text, string start, string end = "")
    {
        _folder.Write("one.yaml", "extends: two.yaml\n");
        _folder.Write("two.yaml", "name: two\nextends: ./one.yaml\n");
        _folder.Write("wrong.yaml", "extends: base.yaml\nenergy:\n  battery_wh: -1\n");
        _folder.Write("list.yaml", "- a\n");
        _folder.Write("broken.yaml", "name: [\n\t}\n");
        _folder.Write("sweep.yaml", "name: s\nscenario: base.yaml\nseeds: [1]\n");

        string fault = Assert.Single(ScenarioReader.Read(_folder.Write("mine.yaml", text), []).Faults).ToString().Replace(_folder.Path + "/", "", StringComparison.Ordinal);

        Assert.StartsWith(start, fault, StringComparison.Ordinal);
        Assert.EndsWith(end, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_base_stands_in_the_file_and_not_on_the_command_line()
        => Assert.Equal("--set extends=quickstart: extends cannot be set from outside; must stand in the scenario's file.", Assert.Single(ScenarioReader.Read(_folder.In("base.yaml"), ["extends=quickstart"]).Faults).ToString());

    private Scenario Legal(string text, params string[] overrides)
    {
        ScenarioReadResult read = ScenarioReader.Read(_folder.Write("mine.yaml", text), overrides);
        Assert.Empty(read.Faults);
        return read.Scenario!;
    }
}
