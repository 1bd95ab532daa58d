using SemSpace.Experiments.Comparison;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tests.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Comparison;

public class MeasurePlotTests
{
    [Fact]
    public void A_line_an_arm_and_a_point_a_value_in_order_of_numbers()
    {
        MeasureChart chart = MeasurePlot.Lines(Grid(), new() { X = "duration_h" });
        Assert.Equal(["fedavg", "fedbuff"], chart.Series.Select(series => series.Label));
        Assert.All(chart.Series, series => Assert.Equal([5.0, 10], series.Points.Select(point => point.X.Middle)));
        Assert.Equal([0.15, 0.25], chart.Series[0].Points.Select(point => point.Y.Middle), (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(("duration (h)", "final accuracy", "mean and 95 % interval (t) of 2 seeds"), (chart.X.Label, chart.Y.Label, chart.Meaning));
    }

    /// <summary>Two values 0.1 apart: the half width is t(0.975; 1) = 12.7062 times 0.05.</summary>
    [Fact]
    public void What_is_around_a_point_is_what_was_asked_for()
    {
        Assert.Equal(12.7062 * 0.05, First(PlotBand.Ci95).High - First(PlotBand.Ci95).Middle, 1e-4);
        Assert.Equal(0, First(PlotBand.Ci95).Low); // no accuracy is below
        Assert.Equal(new(0.15, 0.1, 0.2), Rounded(First(PlotBand.Range)));
        Assert.Equal(new(0.15, 0.125, 0.175), Rounded(First(PlotBand.Quartiles)));
        Assert.Equal((0.15, double.NaN), (Rounded(First(PlotBand.None)).Middle, First(PlotBand.None).Low));

        static Estimate First(PlotBand band) => MeasurePlot.Lines(Grid(), new() { X = "duration_h", Band = band }).Series[0].Points[0].Y;
        static Estimate Rounded(Estimate estimate) => new(Math.Round(estimate.Middle, 9), Math.Round(estimate.Low, 9), Math.Round(estimate.High, 9));
    }

    [Fact]
    public void Runs_that_differ_in_more_than_axes_and_arms_are_refused()
    {
        Assert.StartsWith("The runs differ in aggregation.rule, too;", Refused(() => MeasurePlot.Lines(Grid(), new() { X = "duration_h", Arms = ["duration_h"] })), StringComparison.Ordinal);
        Assert.StartsWith("The runs differ in learning.local_epochs, too", Refused(() => MeasurePlot.HeatMap(
            RunGrid.Of([Run(1, 5, "fedavg", 0.1), Run(1, 6, "fedbuff", 0.1), ComparisonTests.Run(1, "learning.local_epochs=4")]), new() { X = "duration_h", Rows = "rule", Kind = PlotKind.HeatMap })), StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_may_show_some_of_the_runs()
    {
        PlotSpec spec = new() { X = "rule", Only = [("duration_h", "10")] };
        MeasureChart chart = MeasurePlot.Lines(MeasurePlot.Grid(Grid().Runs, spec), spec);
        Assert.Equal(["fedavg", "fedbuff"], chart.X.Names);
        Assert.Equal([0.25, 0.25], Assert.Single(chart.Series).Points.Select(point => Math.Round(point.Y.Middle, 9)));
    }

    [Theory]
    [InlineData("hours", "10", "only is hours, which is no key of the runs. Must be one of duration_h, aggregation.rule.")]
    [InlineData("duration_h", "7", "only holds 7, which duration_h is in none of the runs; must be one of 5, 10.")]
    public void Of_runs_that_are_not_there_it_says_so(string key, string value, string problem)
        => Assert.Equal(problem, Refused(() => MeasurePlot.Grid(Grid().Runs, new() { X = "rule", Only = [(key, value)] })));

    [Theory]
    [InlineData("duration", "x is duration, which is no key of the runs. Did you mean duration_h? Must be one of duration_h, aggregation.rule.")]
    [InlineData("hour", "x is hour, which is no key of the runs. Did you mean hours? Must be one of duration_h, aggregation.rule.")]
    [InlineData("local_epoch", "x is local_epoch, which is no key of the runs. Did you mean local_epochs? Must be one of duration_h, aggregation.rule.")]
    [InlineData("weather", "x is weather, which is no key of the runs. Must be one of duration_h, aggregation.rule.")]
    [InlineData("learning.local_epochs", "x is learning.local_epochs, in which the runs do not differ. Must be one of duration_h, aggregation.rule.")]
    [InlineData("joules_to_target", "x is joules_to_target, a measure, which is across in kind: pareto alone. Must be one of duration_h, aggregation.rule.")]
    public void A_key_that_is_none_is_told_from_one_that_is_everywhere_the_same(string x, string problem) => Assert.Equal(problem, Refused(() => MeasurePlot.Lines(Grid(), new() { X = x })));

    /// <summary>Versions come to 0.3 after an hour and to 0.6 after two.</summary>
    [Fact]
    public void A_target_that_is_asked_for_is_the_one_that_is_drawn()
    {
        FoundRun[] runs = [.. from hours in (int[])[5, 10] select Run(1, hours, hours == 5 ? "fedavg" : "fedbuff", 0.5) is var run ? run with { Records = SampleRecords.Run with { Rounds = [Version(run, 1, 0.3), Version(run, 2, 0.6)] } } : run];
        Assert.Equal((1.0, "time to accuracy 0.3 (h)"), Drawn(0.3));
        Assert.Equal((2.0, "time to accuracy 0.55 (h)"), Drawn(0.55));
        Assert.StartsWith("None of the runs reaches a validation accuracy of 2, so none has time_to_target_h", Refused(() => MeasurePlot.Write("nowhere", runs, Spec(2))), StringComparison.Ordinal);

        (double, string) Drawn(double target) => MeasurePlot.HeatMap(MeasurePlot.Grid(runs, Spec(target)), Spec(target)) is var map ? (map.Values[0][0], map.Measure) : default;
        static RoundRecord Version(FoundRun run, double hour, double score) => SampleRecords.Run.Rounds[^1] with { Published = run.Start + Duration.FromHours(hour), Scores = new(new(1, score, score), new(1, score, score)) };
        static PlotSpec Spec(double target) => new() { Kind = PlotKind.HeatMap, X = "duration_h", Rows = "rule", Y = ComparedMeasure.Named("time_to_target_h")!, Target = target };
    }

    /// <summary>Of two sweeps over the same key with different scenarios below.</summary>
    [Fact]
    public void Runs_that_a_sweeps_names_do_not_tell_apart_are_not_averaged()
    {
        FoundRun[] runs = [Named(Run(1, 5, "fedavg", 0.1), "a"), Named(Run(1, 6, "fedavg", 0.2), "a"), Named(Run(1, 7, "fedavg", 0.2), "b")];
        Assert.StartsWith("Runs that differ in duration_h would be one point", Refused(() => MeasurePlot.Lines(RunGrid.Of(runs), new() { X = "set" })), StringComparison.Ordinal);
    }

    /// <summary>They may differ in more than their keys say.</summary>
    [Fact]
    public void Runs_of_two_sweeps_go_by_their_scenarios()
    {
        FoundRun[] runs = [Named(Run(1, 5, "fedavg", 0.1), "a"), Named(Run(1, 6, "fedbuff", 0.2), "b") is var other ? other with { Place = other.Place with { Table = "other.csv" } } : other];
        Assert.Equal(["aggregation.rule", "duration_h"], RunGrid.Of(runs).Keys.Order());
    }

    /// <summary>A run that never came to the target has at the least the time that it had: no cell of a map, and a place on a front up to the limit, as in all means.</summary>
    [Fact]
    public void What_runs_did_not_come_to_is_hollow_and_in_no_map()
    {
        FoundRun[] runs = [Timed(5, "fedavg", null), Timed(10, "fedbuff", 8)];
        MeasureChart chart = MeasurePlot.Pareto(RunGrid.Of(runs), new() { Kind = PlotKind.Pareto, X = "time_to_target_h" });
        Assert.Equal([false, true], chart.Series.Select(series => series.Points[0].IsWhole));
        Assert.Equal(5, Assert.Single(chart.Front).X); // as far as both were followed
        FoundRun better = runs[0] with { Summary = runs[0].Summary with { FinalScore = 0.9 } }, quick = Timed(10, "fedbuff", 2);
        Assert.Equal([(2, 0.1), (5, 0.9)], MeasurePlot.Pareto(RunGrid.Of([better, quick]), new() { Kind = PlotKind.Pareto, X = "time_to_target_h" }).Front);
        HeatMapChart map = MeasurePlot.HeatMap(RunGrid.Of(runs), new() { Kind = PlotKind.HeatMap, X = "duration_h", Rows = "rule", Y = ComparedMeasure.Named("time_to_target_h")! });
        Assert.Equal([double.NaN, double.NaN, double.NaN, 8], map.Values.SelectMany(row => row));

        static FoundRun Timed(int hours, string rule, double? reached) => Run(1, hours, rule, 0.1) is var run ? run with { Summary = run.Summary with { DurationH = hours, TargetScore = 0.5, TimeToTargetH = reached } } : run;
    }

    [Fact]
    public void Values_are_called_what_the_sweep_calls_them()
    {
        MeasureChart chart = MeasurePlot.Lines(RunGrid.Of([Named(Run(1, 6, "fedavg", 0.1), "few"), Named(Run(1, 5, "fedavg", 0.2), "many")]), new() { X = "set" });
        Assert.Equal(["few", "many"], chart.X.Names!);
        Assert.Equal([0.0, 1], Assert.Single(chart.Series).Points.Select(point => point.X.Middle));
    }

    [Fact]
    public void A_heat_map_has_a_row_a_value_and_gaps_where_no_run_is()
    {
        HeatMapChart map = MeasurePlot.HeatMap(RunGrid.Of([Run(1, 5, "fedavg", 0.1), Run(2, 5, "fedavg", 0.3), Run(1, 6, "fedbuff", 0.4)]), new() { Kind = PlotKind.HeatMap, X = "duration_h", Rows = "rule" });
        Assert.Equal([0.2, double.NaN], map.Values[0]);
        Assert.Equal([double.NaN, 0.4], map.Values[1]);
    }

    [Fact]
    public void A_front_holds_what_no_other_beats_in_both()
        => Assert.Equal([(1, 0.1), (3, 0.4)], MeasurePlot.Front([(1, 0.1), (3, 0.4), (3, 0.3), (2, 0.1), (5, 0.4)], isHigherXBetter: false, isHigherYBetter: true));

    /// <summary>Of two tasks with two seeds each: one run of four lies at the lowest value, none above the highest.</summary>
    [Fact]
    public void A_profile_is_the_share_of_runs_above_each_value()
    {
        MeasureChart chart = ProfilePlot.Of(Grid(), new() { Kind = PlotKind.Profile, Arms = ["rule"], Band = PlotBand.None });
        Assert.Equal(["fedavg", "fedbuff"], chart.Series.Select(series => series.Label));
        Assert.All(chart.Series, series => Assert.Equal((1.0, 0.0), (series.Points[0].Y.Middle, series.Points[^1].Y.Middle)));
        Assert.Equal("share of 8 runs in 2 tasks", chart.Meaning);
    }

    [Fact]
    public void A_profile_of_times_begins_no_earlier_than_they_do()
    {
        FoundRun[] runs = [.. new[] { 0.0, 4 }.Select((hours, i) => Run((ulong)i + 1, 5, "fedavg", 0.1) is var run ? run with { Summary = run.Summary with { TargetScore = 0.5, TimeToTargetH = hours } } : run)];
        ChartSeries profile = Assert.Single(ProfilePlot.Of(RunGrid.Of(runs), new() { Kind = PlotKind.Profile, Y = ComparedMeasure.Named("time_to_target_h")!, Band = PlotBand.None }).Series);
        Assert.Equal([(0.0, 0.5), (4, 0)], profile.Points.Take(2).Select(point => (point.X.Middle, point.Y.Middle)));
    }

    [Fact]
    public void A_band_between_quantiles_says_what_it_holds()
    {
        Assert.Equal("median and middle 90 % of 3 seeds; it holds 33 % of runs left out", MeasurePlot.Meaning(PlotBand.Q90, [[1, 2, 3]]));
        Assert.Equal("median and middle 80 % of 2 seeds", MeasurePlot.Meaning(PlotBand.Q80, [[1, 2]]));
    }

    [Fact]
    public void A_course_starts_with_the_first_trained_version_and_is_of_scores_alone()
    {
        FoundRun run = ComparisonTests.Run(1, "duration_h=5") with { Records = SampleRecords.Run };
        double[] trained = [.. SampleRecords.Run.Rounds.Where(round => round.Version > 0).Select(round => (double)round.Version)];
        MeasureChart chart = CoursePlot.Of(RunGrid.Of([run]), new() { X = "rounds" }, RunProgress.Named("rounds")!);
        Assert.Equal(trained[0], chart.Series[0].Points[0].X.Middle);
        Assert.True(chart.IsCurve);
        Assert.StartsWith("y is joules, which a version on the way has not", Refused(() => CoursePlot.Of(RunGrid.Of([run]), new() { X = "rounds", Y = ComparedMeasure.Named("joules")! }, RunProgress.Named("rounds")!)), StringComparison.Ordinal);
    }

    /// <summary>All that was sent and received is there at the end.</summary>
    [Fact]
    public void Bytes_on_the_way_grow_to_those_of_the_summary()
    {
        FoundRun run = ComparisonTests.Run(1) with { Records = SampleRecords.Run };
        Assert.Equal(0, RunProgress.Bytes(run, SampleRecords.Run.Contacts.Min(contact => contact.Aos)));
        Assert.Equal(run.Summary.DownlinkBytes + run.Summary.UplinkBytes, RunProgress.Bytes(run, SampleRecords.Run.Contacts.Max(contact => contact.Los)), 1e-6);
    }

    /// <summary>A curve over joules ends with what its own counting comes to, so that its last segment does not jump.</summary>
    [Fact]
    public void A_course_over_joules_ends_by_the_count_that_it_goes_by()
    {
        FoundRun run = ComparisonTests.Run(1) with { Records = SampleRecords.Run };
        Assert.Equal((SampleRecords.Run.Updates.Sum(update => update.EnergyJ) + SampleRecords.Run.Downloads.Sum(download => download.EnergyJ)
            + SampleRecords.Run.IslTransfers.Where(transfer => transfer.Cargo == IslCargo.Model).Sum(transfer => transfer.EnergyJ)) / 1e3, RunProgress.Named("joules")!.AtEnd(run with { Summary = run.Summary with { DurationH = 1e4 } }), 1e-9);
    }

    /// <summary>Bytes and joules to the target are those until its hour; a run that never came to it had those of its end.</summary>
    [Fact]
    public void What_the_target_takes_is_what_was_used_until_then()
    {
        FoundRun run = ComparisonTests.Run(1) is var one ? one with { Records = SampleRecords.Run, Summary = one.Summary with { DurationH = 10, TargetScore = 0.5, TimeToTargetH = 2 } } : one;
        FoundRun never = run with { Summary = run.Summary with { TimeToTargetH = null } };
        foreach ((string name, Func<FoundRun, Epoch, double> used) in (ReadOnlySpan<(string, Func<FoundRun, Epoch, double>)>)[("bytes_to_target", RunProgress.Bytes), ("joules_to_target", RunProgress.Joules)])
        {
            ComparedMeasure measure = ComparedMeasure.Named(name)!;
            Assert.Equal([new(1, used(run, run.Start + Duration.FromHours(2)), true)], measure.Values([run]));
            Assert.Equal([new(1, used(run, run.Start + Duration.FromHours(10)), false)], measure.Values([never]));
            Assert.Empty(measure.Values([never with { Summary = never.Summary with { TargetScore = null } }]));
        }
    }

    /// <summary>Points of an arm that was given up at 6 h and of one that took 8 h stand alike, at the limit, and hollow.</summary>
    [Fact]
    public void Points_of_runs_that_never_came_to_it_are_up_to_the_first_that_was_given_up()
    {
        RunGrid grid = RunGrid.Of([Timed(1, 5, null), Timed(2, 5, null), Timed(1, 10, 8), Timed(2, 10, 3)]);
        MeasureChart chart = MeasurePlot.Lines(grid, new() { X = "duration_h", Y = ComparedMeasure.Named("time_to_target_h")!, Band = PlotBand.None });
        Assert.Equal([5, 4], chart.Series[0].Points.Select(point => point.Y.Middle));
        Assert.Equal([false, true], chart.Series[0].Points.Select(point => point.IsWhole));
        Assert.Equal("time to accuracy 0.5 (h), up to 5", chart.Y.Label);

        static FoundRun Timed(ulong seed, int hours, double? at) => Run(seed, hours, "fedavg", 0.5) is var run ? run with { Summary = run.Summary with { TargetScore = 0.5, TimeToTargetH = at } } : run;
    }

    /// <summary>Arms that a sweep names go by their names, with the other keys that tell.</summary>
    [Fact]
    public void Named_arms_with_a_further_key_do_not_name_the_key_of_arms()
    {
        FoundRun[] runs = [.. from arm in (string[])["ours", "plain"] from wh in (string[])["10", "20"] select ComparisonTests.Run(1) with { Place = new("", null, new Dictionary<string, string> { ["arms"] = arm, ["energy.battery_wh"] = wh }, "sweep.csv") }];
        RunGrid grid = RunGrid.Of(runs);
        Assert.Equal(["ours, battery_wh 10", "ours, battery_wh 20", "plain, battery_wh 10", "plain, battery_wh 20"], grid.Labels(runs, grid.Keys));
    }

    /// <summary>Two rules, two durations, two seeds.</summary>
    private static RunGrid Grid() => RunGrid.Of(
        [.. from rule in (string[])["fedavg", "fedbuff"] from hours in (int[])[10, 5] from seed in (ulong[])[1, 2] select Run(seed, hours, rule, (0.1 * seed) + (hours == 10 ? 0.1 : 0))]);

    private static FoundRun Run(ulong seed, int hours, string rule, double score)
        => ComparisonTests.Run(seed, $"duration_h={hours}", $"aggregation.rule={rule}") is var run ? run with { Summary = run.Summary with { FinalScore = score } } : run;

    private static FoundRun Named(FoundRun run, string set) => run with { Place = new("", set, new Dictionary<string, string> { ["set"] = set }, "sweep.csv") };

    private static string Refused(Action draw) => Assert.Throws<ResultsException>(draw).Message;
}
