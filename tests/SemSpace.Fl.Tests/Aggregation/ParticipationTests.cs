using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Aggregation;

/// <summary>Making up for satellites that rarely take part: FedAU's estimate, the plan's, the cap, and mass that is missing.</summary>
public class ParticipationTests
{
    private const double Rounding = 1e-12;

    /// <summary>Worked out by hand from algorithm 1 of Wang and Ji, ICLR 2024: a client that takes part in rounds 1, 4, 6 and 11.</summary>
    [Theory]
    [InlineData(3, new[] { 1.0, 1, 2, 2.25 })]
    [InlineData(100_000, new[] { 1.0, 1, 2, 2 })]
    public void Intervals_are_averaged_as_by_fedau(int longest, double[] weights)
    {
        ParticipationInterval state = default;
        List<double> met = [];
        foreach (char round in "10010100001")
        {
            if (round == '1') met.Add(state.Weight);
            state = state.After(round == '1', longest);
        }

        Assert.Equal(weights, met);
    }

    /// <summary>For independent rounds of probability p the mean interval is (1 - (1 - p)^K) / p.</summary>
    [Theory]
    [InlineData(10, 8.025261)]
    [InlineData(50, 18.461100)]
    [InlineData(100_000, 20)]
    public void The_mean_interval_tends_to_its_expectation(int longest, double expected)
    {
        RandomStream random = new SeedTree(1).Stream("rounds");
        ParticipationInterval state = default;
        for (int round = 0; round < 1_000_000; round++) state = state.After(random.NextDouble() < .05, longest);
        Assert.InRange(state.Mean, .985 * expected, 1.015 * expected);
    }

    [Fact]
    public void The_server_s_state_goes_from_round_to_round()
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Participation = ParticipationCorrection.FedAu, StalenessExponent = 0 };
        ServerModel model = rule.Start([0]);
        foreach (int[] joined in (int[][])[[0, 1], [0], [0], [0, 1]]) model = Round(rule, model, joined).Model!;
        AggregationOutcome next = Round(rule, model, [0, 1]);
        Assert.Equal(1.0 / (1 + 2), next.Weights[0].Weight, Rounding); // 0 came each round: 1; 1 waited 1 and 3 rounds: 2
        Assert.Equal(2.0 / (1 + 2), next.Weights[1].Weight, Rounding);
    }

    [Theory]
    [InlineData(10, 4)]
    [InlineData(3, 3)]
    public void What_the_plan_lets_a_satellite_deliver_counts_for_what_it_does_not_up_to_the_cap(double cap, double factor)
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Participation = ParticipationCorrection.Planned, ParticipationCap = cap, StalenessExponent = 0 };
        RoundPlan plan = RoundPlan.Blind(2) with { Inclusion = [1, .25] };
        AggregationOutcome outcome = Rounds.TwoTier(rule, [0], plan, Updates([0, 1])).Outcome;
        Assert.Equal(1 / (1 + factor), outcome.Weights[0].Weight, Rounding);
        Assert.Equal(factor / (1 + factor), outcome.Weights[1].Weight, Rounding);
    }

    [Theory]
    [InlineData(ShareMode.Planned)]
    [InlineData(ShareMode.Deferred)]
    public void Absentees_leave_their_mass_on_the_model(ShareMode shares)
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Absentees = Absentees.Anchor, Shares = shares, StalenessExponent = 0 };
        AggregationOutcome few = Rounds.TwoTier(rule, [0], RoundPlan.Blind(2) with { SamplesGathered = 80 }, Updates([0, 1])).Outcome;
        AggregationOutcome all = Rounds.TwoTier(rule, [0], RoundPlan.Blind(2) with { SamplesGathered = 5 }, Updates([0, 1])).Outcome;
        Assert.Equal(.75, few.AnchorWeight, Rounding);
        Assert.Equal(0, all.AnchorWeight, Rounding);
    }

    [Theory]
    [InlineData(ShareMode.Planned)]
    [InlineData(ShareMode.Deferred)]
    public void What_is_still_under_way_leaves_its_mass_on_the_model(ShareMode shares)
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Absentees = Absentees.InFlight, Shares = shares, StalenessExponent = 0 };
        AggregationOutcome outcome = Rounds.TwoTier(rule, [0], RoundPlan.Blind(2) with { InFlight = [new(0, 0, 0, 60, [])] }, Updates([0, 1])).Outcome;
        Assert.Equal(.75, outcome.AnchorWeight, Rounding);
        Assert.Equal(.125, outcome.Weights[0].Weight, Rounding);
    }

    /// <summary>A satellite that delivers half of what all others do on average counts twice: in what came, and in what is under way.</summary>
    [Fact]
    public void What_is_under_way_is_corrected_for_participation_as_what_came_is()
    {
        TrajectoryRule rule = new(TrajectoryVariant.Samples) { Absentees = Absentees.InFlight, Participation = ParticipationCorrection.Planned, StalenessExponent = 0 };
        RoundPlan plan = RoundPlan.Blind(2) with { Inclusion = [0.5, 1], InFlight = [new(0, 0, 0, 10, []), new(1, 0, 0, 20, [])] };
        AggregationOutcome outcome = Rounds.TwoTier(rule, [0], plan, Updates([0, 1])).Outcome;
        Assert.Equal(40 / 70.0, outcome.AnchorWeight, Rounding);
        Assert.Equal(20 / 70.0, outcome.Weights.Single(update => update.UpdateId == 0).Weight, Rounding);
    }

    private static ModelUpdate[] Updates(int[] satellites) => [.. satellites.Select(k => Rounds.Update(k, k, k, 10, [1]))];

    private static AggregationOutcome Round(TrajectoryRule rule, ServerModel model, int[] joined)
    {
        IAggregator all = rule.Begin(RoundPlan.Blind(2) with { Counters = model.Counters })();
        foreach (ModelUpdate update in Updates(joined)) all.Add(update);
        return all.Apply(model);
    }
}
