using System.Globalization;
using CsCheck;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Randomness;

namespace SemSpace.Experiments.Tests.Scenarios;

public sealed class SweepSampleTests
{
    private const string Sweep =
        """
        name: sampled
        scenario: small.yaml
        grid:
          aggregation.rule: [trajectory, fedavg]
        sample:
          count: 16
          over:
            energy.battery_wh: {from: 10, to: 40}
            learning.learning_rate: {from: 0.003, to: 0.1, scale: log}
        seeds: [1, 2]
        """;

    /// <summary>McKay, Beckman and Conover, Technometrics 21 (1979): each of as many equal parts of a range as there are points holds one.</summary>
    [Fact]
    public void A_hypercube_has_one_point_in_each_stratum_of_each_key()
        => Gen.Select(Gen.Int[1, 200], Gen.ULong, Gen.Bool).Sample((count, seed, isLogarithmic) =>
        {
            SampleRange range = new(0.003, 0.1, isLogarithmic, IsWhole: false);
            RandomStream random = new SeedTree(seed).Stream("test");
            double Share(double value) => isLogarithmic ? Math.Log(value / 0.003) / Math.Log(0.1 / 0.003) : (value - 0.003) / (0.1 - 0.003);
            for (int part = 0; part < count; part++)
            {
                double share = Share(double.Parse(range.Draw(part, count, random.NextDouble()), CultureInfo.InvariantCulture));
                Assert.InRange(share * count, part - 1e-9, part + 1 + 1e-9);
            }
        });

    [Theory]
    [InlineData("energy.battery_wh", false)]
    [InlineData("learning.learning_rate", true)]
    public void Each_key_of_a_sweep_has_one_value_a_stratum(string name, bool isLogarithmic)
    {
        SweepPlan plan = Read(Sweep).Plan!;
        double[] values = [.. plan.Arms.Take(16).Select(arm => arm.Settings.Single(setting => setting.Key == name)).Select(setting => double.Parse(setting.Shown, CultureInfo.InvariantCulture))];

        Assert.Equal(Enumerable.Range(0, 16), values.Select(value => (int)(16 * (isLogarithmic ? Math.Log(value / 0.003) / Math.Log(0.1 / 0.003) : (value - 10) / 30))).Order());
        Assert.NotEqual(values.Order(), values);
    }

    [Fact]
    public void Points_are_crossed_with_the_grid_and_a_key_s_draws_hang_on_itself_alone()
    {
        SweepPlan plan = Read(Sweep).Plan!, fewer = Read(Sweep.Replace("    energy.battery_wh: {from: 10, to: 40}\n", "", StringComparison.Ordinal)).Plan!;

        Assert.Equal((32, 64), (plan.Arms.Count, plan.Runs.Count()));
        Assert.Equal(Shown(plan.Arms.Take(16), 1), Shown(plan.Arms.Skip(16), 1));
        Assert.Equal(Shown(plan.Arms, 2), Shown(fewer.Arms, 1));
        Assert.Equal(Shown(plan.Arms, 1), Shown(Read(Sweep).Plan!.Arms, 1));
        Assert.NotEqual(Shown(plan.Arms, 1), Shown(Read(Sweep.Replace("count: 16", "count: 16\n  seed: 2", StringComparison.Ordinal)).Plan!.Arms, 1));
        Assert.NotEqual(Shown(plan.Arms, 1), Shown(Read(Sweep.Replace("count: 16", "count: 16\n  method: random", StringComparison.Ordinal)).Plan!.Arms, 1));
    }

    [Fact]
    public void Whole_numbers_are_drawn_by_strata_with_both_ends()
    {
        SweepPlan plan = Read(Sweep.Replace("count: 16", "count: 4", StringComparison.Ordinal).Replace("energy.battery_wh: {from: 10, to: 40}", "learning.local_epochs: {from: 1, to: 4}", StringComparison.Ordinal)).Plan!;

        Assert.Equal(["1", "2", "3", "4"], Shown(plan.Arms.Take(4), 1).Order());
    }

    [Theory]
    [InlineData("energy.battery_wh: {from: 10, to: 40}", "aggregation.rule: {from: 10, to: 40}", "stands in grid, too")]
    [InlineData("from: 10, to: 40", "from: 10, to: 10", "ends are not two different numbers")]
    [InlineData("from: 10, to: 40", "from: 10, to: 40, count: 3", "holds count; must hold from, to and perhaps scale")]
    [InlineData("from: 0.003", "from: -1", "both must be above 0")]
    [InlineData("count: 16", "count: 0", "sample.count is 0")]
    [InlineData("count: 16", "count: 16\n  method: sobol", "sample.method is sobol")]
    [InlineData("energy.battery_wh: {from: 10, to: 40}", "seed: {from: 10, to: 40}", "list them under seeds")]
    [InlineData("energy.battery_wh: {from: 10, to: 40}", "energy.battery_wh: 10", "must be a range")]
    [InlineData("count: 16", "count: 6000", "runs with its seeds")]
    public void A_wrong_sample_is_a_fault(string old, string replacement, string told)
    {
        string text = Sweep.Replace(old, replacement, StringComparison.Ordinal);

        Assert.NotEqual(Sweep, text);
        Assert.Contains(told, Assert.Single(Read(text).Faults).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_point_that_comes_up_twice_is_a_fault()
    {
        string text = Sweep[..Sweep.IndexOf("    energy", StringComparison.Ordinal)] + "    learning.local_epochs: {from: 1, to: 4}\nseeds: [1]\n";

        Assert.Contains("makes the point learning.local_epochs", Assert.Single(Read(text).Faults).Problem, StringComparison.Ordinal);
    }

    private static string[] Shown(IEnumerable<SweepArm> arms, int setting) => [.. arms.Select(arm => arm.Settings[setting].Shown)];

    private static SweepReadResult Read(string sweep)
    {
        using TestFolder folder = new();
        folder.Write("small.yaml", Examples.Small);
        return SweepReader.Read(folder.Write("s.yaml", sweep), []);
    }
}
