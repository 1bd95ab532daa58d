using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using SemSpace.Experiments.Comparison;
using SemSpace.Experiments.Publishing;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Experiments.Tests.Comparison;

public class ComparedMeasureTests
{
    private static readonly JsonSerializerOptions AsWritten = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly string[] Mishaps =
    [
        "interrupted_transfers.loss_of_signal", "interrupted_transfers.outage", "interrupted_transfers.battery_empty", "interrupted_transfers.preempted", "preemptions", "outage_contact_h", "clock_contact_h",
        "energy_gated_trainings", "lost_trainings", "brownouts", "unserved_j", "corrupted_updates", "duplicate_updates", "delayed_updates",
    ];

    /// <summary>Those named as a number of summary.json are that number.</summary>
    [Fact]
    public void A_name_of_the_summary_is_its_number()
    {
        FoundRun run = Troubled("a", 1, 1).Runs[0];
        JsonNode summary = JsonSerializer.SerializeToNode(run.Summary, AsWritten)!;
        (ComparedMeasure Measure, JsonNode Number)[] same =
            [.. from measure in ComparedMeasure.All let value = measure.Name.Split('.').Aggregate((JsonNode?)summary, (node, part) => node?[part]) where value is JsonValue select (measure, value!)];

        Assert.All(same, one => Assert.Equal(double.Parse(one.Number.ToJsonString(), CultureInfo.InvariantCulture), one.Measure.Of(run)!.Value, 1e-12));
        Assert.Subset(same.Select(one => one.Measure.Name).ToHashSet(), new HashSet<string>([.. Mishaps, "planes_per_round", "effective_planes_per_round"]));
        Assert.Equal(3 + 4 + 5 + 6, ComparedMeasure.Named("interrupted_transfers")!.Of(run));
    }

    /// <summary>A round of more planes is better, a run with less trouble too.</summary>
    [Fact]
    public void What_is_better_has_a_direction()
    {
        FoundArm[] arms = [Troubled("little", 1, 1), Troubled("much", 2, 2)];
        foreach (string name in (string[])[.. Mishaps, "interrupted_transfers"]) Assert.Equal(0, ArmComparison.Of(arms, ComparedMeasure.Named(name)!, 0)!.Best);
        foreach (string name in (string[])["planes_per_round", "effective_planes_per_round"]) Assert.Equal(1, ArmComparison.Of(arms, ComparedMeasure.Named(name)!, 0)!.Best);
        Assert.StartsWith("little has the lowest contact time that outages took, 1.5", ComparisonText.Sentence(ArmComparison.Of(arms, ComparedMeasure.Named("outage_contact_h")!, 0)!), StringComparison.Ordinal);
    }

    /// <summary>Arms that are best alike are named together.</summary>
    [Fact]
    public void Arms_that_share_the_best_value_are_all_named()
    {
        FoundArm[] arms = [Troubled("a", 1, 1), Troubled("b", 2, 1), Troubled("c", 1, 1)];
        Assert.StartsWith("a, c have the lowest brown-outs, 13", ComparisonText.Sentence(ArmComparison.Of(arms, ComparedMeasure.Named("brownouts")!, 0)!), StringComparison.Ordinal);
    }

    /// <summary>One arm's 0 beside another's 1 is a finding; 0 everywhere is none.</summary>
    [Fact]
    public void Reports_leave_out_mishaps_that_no_run_had()
    {
        Assert.Subset(Told(Troubled("a", 0, 1), Troubled("b", 1, 1)), Mishaps.ToHashSet());
        HashSet<string> untroubled = Told(Troubled("a", 0, 1), Troubled("b", 0, 1));
        Assert.DoesNotContain(untroubled, name => Mishaps.Contains(name));
        Assert.Subset(untroubled, new HashSet<string>(["rounds", "planes_per_round", "joules"]));

        static HashSet<string> Told(params FoundArm[] arms) => [.. StudyReport.Comparisons([.. arms.SelectMany(arm => arm.Runs)], arms).Select(comparison => comparison.Measure.Name)];
    }

    private static FoundArm Troubled(string label, int times, double planes)
    {
        FoundRun run = ComparisonTests.Run(1);
        Summary summary = run.Summary with
        {
            InterruptedTransfers = new(3 * times, 4 * times, 5 * times, 6 * times),
            Preemptions = 7 * times,
            CorruptedUpdates = 8 * times,
            DuplicateUpdates = 9 * times,
            DelayedUpdates = 10 * times,
            EnergyGatedTrainings = 11 * times,
            LostTrainings = 12 * times,
            Brownouts = 13 * times,
            UnservedJ = 14.5 * times,
            OutageContactH = 1.5 * times,
            ClockContactH = 0.25 * times,
            PlanesPerRound = 2.5 * planes,
            EffectivePlanesPerRound = 2.25 * planes,
            Rounds = 0,
        };
        return new(label, new Dictionary<string, string>(), [run with { Summary = summary, Records = SampleRecords.Run }]);
    }
}
