using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation;

/// <summary>A sample counts once in a round, however many uploads carry it.</summary>
public class ConservationTests
{
    private const double Rounding = 1e-9, Gathered = 1 << 20;

    private static readonly TrajectoryRule Exact = new(TrajectoryVariant.Samples) { Shares = ShareMode.Deferred, StalenessExponent = 0, Absentees = Absentees.Anchor };

    private static readonly TrajectoryRule ByPlan = Exact with { Shares = ShareMode.Planned };

    private static readonly Gen<ModelUpdate[]> GenUpdates = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 20], Gen.Int[1, 15], (satellite, gateway, first, count) =>
        Update(0, satellite, gateway, [.. Enumerable.Range(first, count).Select(sample => (long)sample)])).Array[1, 8]
        .Select(updates => updates.Select((update, i) => update with { UpdateId = i, Contact = i }).ToArray());

    public static TheoryData<TrajectoryRule> Both => [Exact, ByPlan];

    [Fact]
    public void The_mass_of_all_uploads_is_the_number_of_different_samples() => GenUpdates.Sample(updates =>
    {
        double different = updates.SelectMany(update => update.SampleIds.Select(sample => (update.Satellite, sample))).Distinct().Count();
        foreach (TrajectoryRule rule in (TrajectoryRule[])[Exact, ByPlan]) Assert.Equal(different, Masses(rule, updates).Sum(), Rounding);
    });

    [Fact]
    public void All_goes_to_plan_and_the_plan_is_exact() => GenUpdates.Sample(updates =>
    {
        foreach ((double exact, double planned) in Masses(Exact, updates).Zip(Masses(ByPlan, updates))) Assert.Equal(exact, planned, Rounding);
    });

    [Theory]
    [MemberData(nameof(Both))]
    public void Captures_used_once_weigh_what_they_are(TrajectoryRule rule)
        => Assert.Equal([3, 2], Masses(rule, [Update(0, 0, 0, [1, 2, 3]), Update(1, 0, 1, [4, 5])]), (a, b) => Math.Abs(a - b) < Rounding);

    [Theory]
    [MemberData(nameof(Both))]
    public void A_local_data_set_trained_again_is_split_over_its_uploads(TrajectoryRule rule)
        => Assert.Equal([2, 2, 5], Masses(rule, [Update(0, 0, 0, [1, 2, 3, 4]), Update(1, 0, 0, [1, 2, 3, 4]), Update(2, 1, 0, [1, 2, 3, 4, 5])]), (a, b) => Math.Abs(a - b) < Rounding);

    [Theory]
    [MemberData(nameof(Both))]
    public void One_model_heard_at_two_gateways_counts_once(TrajectoryRule rule)
        => Assert.Equal(4, Masses(rule, [Update(7, 0, 0, [1, 2, 3, 4]), Update(7, 0, 1, [1, 2, 3, 4])]).Sum(), Rounding);

    /// <summary>What a lapsed upload would have carried falls to those that come after it, and nothing is given twice.</summary>
    [Fact]
    public void An_upload_that_was_foretold_and_did_not_come_leaves_its_samples_to_the_next()
    {
        ModelUpdate lapsed = Update(0, 0, 0, [1, 2, 3, 4]), came = Update(1, 0, 0, [1, 2, 3, 4]) with { Contact = 1 };
        Assert.Equal([4], Masses(ByPlan, [came], Rounds.PlanOf([lapsed, came])), (a, b) => Math.Abs(a - b) < Rounding);
    }

    /// <summary>A satellite that trains in seconds delivers the same data several times in one pass.</summary>
    [Fact]
    public void Uploads_of_one_contact_have_equal_parts()
        => Assert.Equal([1, 1, 1], Masses(ByPlan, [.. Enumerable.Range(0, 3).Select(id => Update(id, 0, 0, [1, 2, 3]) with { Contact = 0 })]), (a, b) => Math.Abs(a - b) < Rounding);

    /// <summary>A training that begins later than foretold takes captures that were foretold for the next; used once, they weigh whole.</summary>
    [Fact]
    public void Captures_that_come_with_another_upload_than_foretold_weigh_what_they_are()
    {
        ModelUpdate foretold = Update(0, 0, 0, [1, 2, 3]), next = Update(1, 0, 0, [4, 5, 6]), came = foretold with { SampleIds = [1, 2, 3, 4], Samples = 4 }, rest = next with { SampleIds = [5, 6], Samples = 2 };
        Assert.Equal([4, 2], Masses(ByPlan, [came, rest], Rounds.PlanOf([foretold, next])), (a, b) => Math.Abs(a - b) < Rounding);
        Assert.Equal([4, 2], Masses(ByPlan, [came, rest with { Contact = 0 }], Rounds.PlanOf([foretold, next with { Contact = 0 }])), (a, b) => Math.Abs(a - b) < Rounding);
    }

    private static ModelUpdate Update(long id, int satellite, int gateway, long[] samples)
        => Rounds.Update(id, satellite, gateway, samples.Length, [0], contact: (int)id) with { SampleIds = samples };

    /// <summary>Each upload's mass: its weight where far more samples are gathered than come, times those.</summary>
    private static double[] Masses(TrajectoryRule rule, ModelUpdate[] updates, RoundPlan? plan = null)
    {
        ModelUpdate[] numbered = [.. updates.Select((update, i) => update with { UpdateId = i })];
        return [.. Rounds.TwoTier(rule, [0], (plan ?? Rounds.PlanOf(updates)) with { SamplesGathered = Gathered }, numbered).Outcome.Weights.Select(weight => weight.Weight * Gathered)];
    }
}
