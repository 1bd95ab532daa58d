using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Experiments.Tests.Comparison;

public class ComparisonTests
{
    private const string Gateways = "gateways=[{name: A, latitude_deg: 0, longitude_deg: 0}]", More = "gateways=[{name: A, latitude_deg: 0, longitude_deg: 0}, {name: B, latitude_deg: 9, longitude_deg: 0}]";

    /// <summary>Three rules run by --set under one scenario name are three arms, not one with a band.</summary>
    [Fact]
    public void Runs_that_differ_in_more_than_the_seed_are_never_one_arm()
    {
        ArmSearch search = ArmFinder.Of([.. from rule in (string[])["trajectory", "fedavg", "fedbuff"] from seed in (ulong[])[2, 1] select Run(seed, $"aggregation.rule={rule}")]);
        Assert.Equal(["trajectory", "fedavg", "fedbuff"], search.Arms.Select(arm => arm.Label));
        Assert.All(search.Arms, arm => Assert.Equal([1UL, 2], arm.Runs.Select(run => run.Summary.Seed)));
        Assert.Equal(["aggregation.rule"], search.Keys);
        Assert.Empty(search.Warnings);
    }

    [Fact]
    public void Numbers_and_several_keys_are_named_with_their_keys()
    {
        Assert.Equal(["duration_h 5", "duration_h 6"], Labels(Run(1, "duration_h=5"), Run(1, "duration_h=6")));
        Assert.Equal(
            ["antennas 1, rule fedavg", "antennas 1, rule fedbuff", "antennas 2, rule fedbuff"],
            Labels(Run(1, "gateways.0.antennas=1", "aggregation.rule=fedavg"), Run(1, "gateways.0.antennas=1", "aggregation.rule=fedbuff"), Run(1, "gateways.0.antennas=2", "aggregation.rule=fedbuff")).Select(Sorted));

        static string Sorted(string label) => string.Join(", ", label.Split(", ").Order());
    }

    [Fact]
    public void Lists_are_named_by_their_items() => Assert.Equal(["A", "A + B"], Labels(Run(1, Gateways), Run(1, More)));

    /// <summary>Not by each key of each item; and by their number where their names are long.</summary>
    [Fact]
    public void Lists_that_differ_in_several_items_are_named_once()
    {
        string many = $"gateways=[{string.Join(", ", new[] { "Kourou", "Dongara", "Hartebeesthoek" }.Select(name => $"{{name: {name}, latitude_deg: 3, longitude_deg: 9}}"))}]";
        Assert.Equal(["A", "A + B", "gateways 3"], Labels(Run(1, Gateways), Run(1, More), Run(1, many)));
        Assert.Equal(
            ["gateways 3, rule fedavg", "gateways A + B, rule fedavg", "gateways A + B, rule fedbuff"],
            Labels(Run(1, many, "aggregation.rule=fedavg"), Run(1, More, "aggregation.rule=fedavg"), Run(1, More, "aggregation.rule=fedbuff")).Select(label => string.Join(", ", label.Split(", ").Order(StringComparer.Ordinal))));
    }

    /// <summary>Runs that a pattern chose out of a sweep bear its names; a table that is broken or names a run twice takes none away.</summary>
    [Fact]
    public void Runs_of_a_sweep_are_called_by_its_names_wherever_they_are_named()
    {
        using TestFolder folder = new();
        foreach (string file in (string[])["summary.json", "manifest.json"]) folder.Write($"s/runs/one/{file}", "");
        string run = folder.In("s/runs/one");
        Assert.Equal(RunPlace.Alone(run).Arm, Assert.Single(ResultSearch.Find([folder.In("s/runs/*")])).Arm);
        folder.Write("s/sweep.csv", "arm,gateways,seed,folder\n\"ours, few\",few,1,runs/one\n");
        RunPlace found = Assert.Single(ResultSearch.Find([folder.In("s/runs/o*")]));
        Assert.Equal(("ours, few", "few", folder.In("s/sweep.csv"), true), (found.Arm, found.Axes["gateways"], found.Table, found.IsByItself));
        Assert.False(Assert.Single(ResultSearch.Find([folder.In("s")])).IsByItself);
        folder.Write("s/sweep.csv", "arm,gateways,seed,folder\na,few,1,runs/one\nb,few,1,runs/one\n");
        Assert.Null(Assert.Single(ResultSearch.Find([run])).Arm);
        folder.Write("s/sweep.csv", "\"");
        Assert.Null(Assert.Single(ResultSearch.Find([run])).Arm);
    }

    [Fact]
    public void Arms_that_differ_in_much_and_have_names_go_by_these()
        => Assert.Equal(["one", "two"], Labels(Run(1, "name=one", "duration_h=5"), Run(1, "name=two", "duration_h=6")).Select(label => label.StartsWith("duration", StringComparison.Ordinal) ? label.EndsWith('5') ? "one" : "two" : label));

    [Fact]
    public void Arms_of_a_sweep_go_by_its_names() => Assert.Equal(["few", "many"], Labels(Run(1, Gateways) with { Place = InSweep("few") }, Run(1, More) with { Place = InSweep("many") }));

    [Fact]
    public void The_same_run_in_two_folders_counts_once()
    {
        ArmSearch search = ArmFinder.Of([Run(1), Run(1, "name=other"), Run(2)]);
        Assert.Equal(2, Assert.Single(search.Arms).Runs.Count);
        Assert.StartsWith("1 run is there twice", Assert.Single(search.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Different_test_sets_are_told_with_what_always_guessing_scores()
    {
        ArmSearch search = ArmFinder.Of([Run(1), Run(1, "data.exam_seed=2") is var other ? other with { Summary = other.Summary with { TestSet = "b", MajorityClassShare = 0.859 } } : other]);
        string warning = Assert.Single(search.Warnings);
        Assert.StartsWith("scores of 2 different test sets are side by side: ", warning, StringComparison.Ordinal);
        Assert.Contains("(always guessing 0.859)", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comparison_says_what_was_found_and_what_was_not()
    {
        ArmComparison comparison = Compare(("a", [.50, .52, .51, .53, .49]), ("b", [.60, .63, .61, .62, .60]), ("c", [.51, .53, .50, .54, .50]));
        Assert.Equal((1, 5), (comparison.Best, comparison.CommonSeeds));
        Assert.Equal("repeated-measures analysis of variance, Tukey's test", comparison.Test!.Name);
        Assert.Equal(
            "b has the highest mean of final accuracy, 0.612: it differs from a, c (repeated-measures analysis of variance, Tukey's test, 5 seeds, corrected for all pairs).",
            ComparisonText.Sentence(comparison));
        Assert.Equal(0.102, comparison.Arms[1].Less!.Mean.Mean, 1e-12);
        Assert.Equal(1, comparison.Arms[1].Less!.Improvement);
        PaperTable table = ComparisonText.Table(comparison);
        Assert.Equal(["a", "5", "0.510"], table.Rows[0].Take(3).Select(cell => cell.Text));
        Assert.Equal(["difference", "baseline", "+0.102 *"], [table.Head[6], table.Rows[0][6].Text, table.Rows[1][6].Text]);
        Assert.StartsWith("difference: mean of the arm's runs minus those of a with equal seeds.", table.Note, StringComparison.Ordinal);
        Assert.True(table.Rows[1][2].IsBest);
        Assert.Contains("    b & 5 & \\textbf{0.612} &", table.Latex("tab:x"), StringComparison.Ordinal);
        Assert.Contains("| b | 5 | **0.612** |", table.Markdown(), StringComparison.Ordinal);
        Assert.All([table.Markdown(), table.Latex("tab:x")], text => Assert.Contains("Higher is better. The best mean is bold.", text, StringComparison.Ordinal));
        Assert.DoesNotContain("bold", table.Note, StringComparison.Ordinal); // which is all that plain text shows
    }

    [Fact]
    public void What_was_not_found_is_said_as_well()
    {
        Assert.EndsWith("that the arms differ at all was not found (p = 0.998; repeated-measures analysis of variance, Tukey's test, 4 seeds).", Sentence(("a", [1, 2, 3, 4]), ("b", [2, 1, 4, 3]), ("c", [1.5, 2.5, 2.9, 3.2])), StringComparison.Ordinal);
        Assert.Contains("no difference from any other arm was found", Sentence(("a", [1, 2, 3, 4]), ("b", [2, 1, 4, 3.5])), StringComparison.Ordinal);
        Assert.EndsWith("with 2 seeds that all arms have in common nothing can be tested, three are the least.", Sentence(("a", [1, 2]), ("b", [2, 1.5])), StringComparison.Ordinal);
    }

    [Fact]
    public void Arms_that_are_all_alike_have_no_best()
    {
        ArmComparison comparison = Compare(("a", [.5, .5, .5]), ("b", [.5, .5, .5]), ("c", [.5, .5, .5]));
        Assert.Equal("All arms have the same mean of final accuracy, 0.500.", ComparisonText.Sentence(comparison));
        Assert.DoesNotContain(ComparisonText.Table(comparison).Rows, row => row.Any(cell => cell.IsBest));
        Assert.DoesNotContain("bold", ComparisonText.Table(comparison).Markdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void Arms_that_share_the_best_mean_are_all_marked()
        => Assert.Equal([true, false, true], ComparisonText.Table(Compare(("a", [.5, .5, .5]), ("b", [.25, .25, .5]), ("c", [.5, .5, .5]))).Rows.Select(row => row[2].IsBest));

    /// <summary>Two of three runs never reach the target in 12 h: their time is more than that.</summary>
    [Fact]
    public void Runs_that_never_reach_the_target_count_with_the_time_that_they_had()
    {
        ArmComparison comparison = Hours(Timed("a", 12, [3, null, null]));
        ComparedArm compared = Assert.Single(comparison.Arms);
        Assert.Equal((1, 9.0, null, 12.0), (compared.Reached, compared.Student.Mean, compared.Median.Middle, comparison.Limit));
    }

    /// <summary>An arm that was run for 6 h and never reaches the target is no quicker than one that reaches it in 8 to 10 of 24 h, however few hours it had.</summary>
    [Fact]
    public void An_arm_that_is_given_up_early_is_not_the_quicker()
    {
        FoundArm early = Timed("early", 6, [null, null, null]), late = Timed("late", 24, [8, 9, 10]), quick = Timed("quick", 24, [2, 3, 4]);
        Assert.Equal("All arms have the same mean of time to accuracy 0.5, 6.00 h (no run counts with more than 6.00 h).", ComparisonText.Sentence(Hours(early, late)));
        ArmComparison comparison = Hours(early, late, quick);
        Assert.Equal((2, 3.0, "log-rank test by exchanges within seeds"), (comparison.Best, comparison.Arms[2].Student.Mean, comparison.Test!.Name));
        Assert.Equal(9, comparison.Arms[1].Median.Middle);
        Assert.Equal("0 of 3", ComparisonText.Table(comparison).Rows[0][6].Text);
    }

    /// <summary>Six seeds are the fewest of which 2 of 2^n exchanges lie below 0.05.</summary>
    [Fact]
    public void A_difference_of_times_is_found_from_six_seeds_on()
    {
        Assert.Contains("quick has the lowest mean of time to accuracy 0.5, 3.3 h (no run counts with more than 24.0 h): it differs from never (log-rank test by exchanges within seeds, 6 seeds, p = 0.031)", ComparisonText.Sentence(Hours(Timed("never", 24, [null, null, null, null, null, null]), Timed("quick", 24, [2, 3, 4, 3, 4, 4]))), StringComparison.Ordinal);
        Assert.Contains("no difference from any other arm was found", ComparisonText.Sentence(Hours(Timed("never", 24, [null, null, null]), Timed("quick", 24, [2, 3, 4]))), StringComparison.Ordinal);
    }

    [Fact]
    public void That_no_run_reaches_the_target_is_all_that_is_said()
    {
        ArmComparison comparison = Hours(Timed("a", 3, [null, null, null]), Timed("b", 3, [null, null, null]));
        Assert.Equal("No run of any arm reaches a validation accuracy of 0.5.", ComparisonText.Sentence(comparison));
        Assert.Equal("95 % (median)", ComparisonText.Table(comparison).Head[^1]); // no differences, no p-values
        Assert.Equal("No run of the arm reaches a validation accuracy of 0.5.", ComparisonText.Sentence(Hours(Timed("a", 3, [null, null, null]))));
    }

    /// <summary>Of 0, 0 and 3 h, 3 h being all, Student's interval would go from 1 - 3.30 to 1 + 4.30 h: t(0.975; 2) = 4.3027 (a table of Student's distribution) times 3/√3 over √3.</summary>
    [Fact]
    public void An_interval_ends_where_the_possible_does()
    {
        ComparedArm arm = Hours(Timed("a", 3, [0, 0, null])).Arms[0];
        Assert.Equal((1.0, 0.0, 3.0), (arm.Student.Mean, arm.Student.Low, arm.Student.High));
        Assert.Equal(1 + 4.3027, Hours(Timed("a", 9, [0, 0, 3])).Arms[0].Student.High, 1e-4);
        Assert.Equal(1.0, Compare(("a", [1, 1, 0.7])).Arms[0].Student.High);
    }

    [Fact]
    public void Names_with_commas_are_quoted()
    {
        ArmComparison comparison = Compare(("a, 1", [.50, .52, .51, .53, .49]), ("b, 2", [.60, .63, .61, .62, .60]), ("c", [.51, .53, .50, .54, .50]));
        Assert.StartsWith("“b, 2” has the highest mean of final accuracy, 0.612: it differs from “a, 1”, c (", ComparisonText.Sentence(comparison), StringComparison.Ordinal);
        Assert.Contains("minus those of ``a, 1'' with equal seeds", ComparisonText.Table(comparison).Latex("tab:x"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_run_an_arm_has_no_interval_and_no_effect_size()
    {
        ArmComparison comparison = Compare(("a", [.5]), ("b", [.6]));
        Assert.Equal("b has the highest final accuracy, 0.600; one run an arm cannot tell whether arms differ.", ComparisonText.Sentence(comparison));
        Assert.Equal(["1", "0.600", "one run", "one run", "0.600", "+0.100", "one seed", "", "", ""], ComparisonText.Table(comparison).Rows[1].Skip(1).Select(cell => cell.Text));
        ComparisonRow row = ComparisonText.Rows(comparison).Last();
        Assert.Equal((null, null, null, null), (row.LowBootstrap, row.LowDifference, row.EffectSize, row.Improvement));
    }

    /// <summary>As in figures: megabytes, and one way to write numbers in a sentence.</summary>
    [Fact]
    public void Amounts_are_shown_in_the_unit_of_figures_and_kept_in_their_own()
    {
        FoundArm Sent(string label, params long[] bytes) => new(label, new Dictionary<string, string>(), [.. bytes.Select((sent, i) => Run((ulong)i + 1) is var run ? run with { Summary = run.Summary with { DownlinkBytes = sent, UplinkBytes = 0 } } : run)]);
        ArmComparison comparison = ArmComparison.Of([Sent("a", 2_500_000, 2_600_000), Sent("b", 1_500_000, 1_600_000)], ComparedMeasure.Named("bytes")!, 0)!;
        Assert.StartsWith("b has the lowest mean of data on the link, 1.55 MB; with 2 seeds", ComparisonText.Sentence(comparison), StringComparison.Ordinal);
        Assert.Equal("Data on the link (MB).", ComparisonText.Table(comparison).Caption);
        Assert.Equal(["2.55", "−1.00"], [ComparisonText.Table(comparison).Rows[0][2].Text, ComparisonText.Table(comparison).Rows[1][6].Text]);
        Assert.Equal(2_550_000, ComparisonText.Rows(comparison).First().Mean);
    }

    private static ArmComparison Hours(params FoundArm[] arms) => ArmComparison.Of(arms, ComparedMeasure.Named("time_to_target_h")!, 0)!;

    private static FoundArm Timed(string label, double durationH, double?[] hours)
        => new(label, new Dictionary<string, string>(), [.. hours.Select((at, i) => Run((ulong)i + 1) is var run ? run with { Summary = run.Summary with { DurationH = durationH, TargetScore = 0.5, TimeToTargetH = at } } : run)]);

    [Fact]
    public void A_target_that_nobody_asked_for_is_not_compared()
        => Assert.Null(ArmComparison.Of([new("a", new Dictionary<string, string>(), [Run(1) is var run ? run with { Summary = run.Summary with { TargetScore = null, TimeToTargetH = null } } : run])], ComparedMeasure.Named("time_to_target_h")!, 0));

    private static string Sentence(params (string Label, double[] Scores)[] arms) => ComparisonText.Sentence(Compare(arms));

    private static ArmComparison Compare(params (string Label, double[] Scores)[] arms)
        => ArmComparison.Of([.. arms.Select(arm => new FoundArm(arm.Label, new Dictionary<string, string>(), [.. arm.Scores.Select((score, i) => Run((ulong)i + 1) is var run ? run with { Summary = run.Summary with { FinalScore = score } } : run)]))], ComparedMeasure.All[0], 0)!;

    private static IEnumerable<string> Labels(params FoundRun[] runs) => ArmFinder.Of(runs).Arms.Select(arm => arm.Label);

    private static RunPlace InSweep(string arm) => RunPlace.Alone("") with { Arm = arm };

    internal static FoundRun Run(ulong seed, params string[] changes)
    {
        Scenario scenario = Examples.Legal(Examples.Small, [.. changes, $"seed={seed}"]);
        Summary summary = Summariser.Of(SampleRecords.Facts, SampleRecords.Run) with { Scenario = scenario.Name, Seed = seed, DurationH = scenario.DurationH };
        return new(RunPlace.Alone(""), summary, Manifest.Of(scenario.Name, "", seed, "", 1, new Dictionary<string, double>()), ScenarioWriter.Choices(scenario), ScenarioWriter.Values(scenario));
    }
}
