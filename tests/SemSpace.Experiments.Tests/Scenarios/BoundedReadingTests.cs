using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios;

/// <summary>Small files that stand for endless work, and large ones that are wrong throughout.</summary>
public sealed class BoundedReadingTests
{
    [Fact]
    public void Aliases_of_aliases_are_refused_before_they_fill_the_memory()
    {
        string bomb = "a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"
            + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        using TestFolder folder = new();
        string path = folder.Write("bomb.yaml", bomb);
        string fault = Assert.Single(ScenarioReader.Read(path, []).Faults).ToString();
        Assert.Equal($"{path}:5: cannot be used: Aliases repeat more than 100000 values.", fault);
        Assert.Equal(fault, Assert.Single(SweepReader.Read(path, []).Faults).ToString());
    }

    [Theory]
    [InlineData("earth_orientation: \"a\\0b\"", "earth_orientation is ")]
    [InlineData("contact_plan: \"a\\0b\"", "contact_plan is ")]
    [InlineData("data: {maps: {7: \"a\\0b\"}}", "data.maps.7 is ")]
    public void A_path_with_a_character_of_code_0_is_a_fault(string line, string start)
        => Assert.StartsWith(start, Assert.Single(Examples.Read($"{Examples.Small}\n{line}\n").Faults).Problem);

    [Theory]
    [InlineData("/dev/zero", "It is a device.")]
    [InlineData("/", "It is a folder.")]
    public void A_file_that_is_none_is_named_where_the_scenario_names_it(string path, string hint)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The paths are Linux's.");
        Assert.EndsWith(hint, Assert.Single(Examples.Read($"{Examples.Small}\nearth_orientation: {path}\n").Faults).Problem);
        ScenarioFault fault = Assert.Single(ScenarioReader.Read(path, []).Faults);
        Assert.EndsWith("must be a scenario file.", fault.Problem);
    }

    [Fact]
    public void A_scenario_larger_than_any_has_reason_to_be_is_not_read()
    {
        using TestFolder folder = new();
        string path = folder.Write("large.yaml", Examples.Small + "\n" + new string('#', 17 << 20));
        Assert.Equal("cannot be read (it holds 17 MiB; must hold at most 16 MiB); must be a scenario file.", Assert.Single(ScenarioReader.Read(path, []).Faults).Problem);
    }

    [Fact]
    public void Of_many_faults_the_first_are_told_in_order_and_the_rest_are_counted()
    {
        string many = string.Concat(Enumerable.Range(0, 5000).Select(i => $"key{i}: 1\n"));
        IReadOnlyList<ScenarioFault> faults = Examples.Read($"{Examples.Small}\n{many}").Faults;
        Assert.Equal(31, faults.Count);
        Assert.StartsWith("key0 is not a key", faults[0].Problem);
        Assert.StartsWith("key29 is not a key", faults[29].Problem);
        Assert.Equal("holds 4970 more faults; the first 30 are told. Mend these first.", faults[30].Problem);
    }

    [Fact]
    public void So_it_is_with_element_files_and_what_they_leave_out()
    {
        using TestFolder folder = new();
        folder.Write("flood.kvn", string.Concat(Enumerable.Repeat("CCSDS_OMM_VERS = 3.0\n", 2000)));
        string yaml = folder.Write("s.yaml", Examples.Small[..Examples.Small.IndexOf("constellation:", StringComparison.Ordinal)]
            + "constellation: {elements: {file: flood.kvn}}\n" + Examples.Small[Examples.Small.IndexOf("gateways:", StringComparison.Ordinal)..]);
        ScenarioException refused = Assert.Throws<ScenarioException>(() => Constellation.Build(ScenarioReader.Read(yaml, []).Scenario!));
        Assert.Equal(31, refused.Faults.Count);
        Assert.Matches("holds [0-9]+ more faults; the first 30 are told. Mend these first", refused.Faults[30].Problem);
    }

    [Theory]
    [InlineData("-0", "is 0; must differ from that in ")]
    [InlineData("360", "is 360 with an elevation_deg of 2; must have 1, as 0 degrees has in ")]
    public void Two_ways_to_write_north_are_one_direction(string azimuth, string problem)
        => Assert.StartsWith(
            $"gateways.0.mask.1.azimuth_deg {problem}--set gateways.0.mask=[{{azimuth_deg: 0, elevation_deg: 1}}, {{azimuth_deg: {azimuth}, elevation_deg: 2}}]",
            Assert.Single(Examples.Read(Examples.Small, $"gateways.0.mask=[{{azimuth_deg: 0, elevation_deg: 1}}, {{azimuth_deg: {azimuth}, elevation_deg: 2}}]").Faults).Problem, StringComparison.Ordinal);

    [Fact]
    public void A_value_of_a_megabyte_does_not_fill_the_screen()
        => Assert.InRange(Assert.Single(Examples.Read(Examples.Small, "seed=" + new string('x', 1 << 20)).Faults).ToString().Length, 100, 3000);
}
