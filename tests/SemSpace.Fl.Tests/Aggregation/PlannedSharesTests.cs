using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation;

public class PlannedSharesTests
{
    /// <summary>A few roundings of numbers below 1.</summary>
    private const double Rounding = 1e-12;

    private static readonly RoundPlan Plan = new(1, [Rounds.Planned(3, 0, 0, 100), Rounds.Planned(7, 0, 1, 300), Rounds.Planned(9, 0, 0, 600)], []);

    [Fact]
    public void An_upload_takes_its_own_share()
    {
        PlannedShares ledger = new(Rounds.BySeconds, Plan);
        Assert.Equal(.1, ledger.Take(0, 3), Rounding);
        Assert.Equal(.3, ledger.Take(0, 7), Rounding);
        Assert.Equal(.6, ledger.Left(0), Rounding);
    }

    [Fact]
    public void An_upload_inherits_the_shares_of_lapsed_contacts()
        => Assert.Equal(.4, new PlannedShares(Rounds.BySeconds, Plan).Take(0, 7), Rounding);

    [Fact]
    public void An_upload_outside_the_plan_takes_what_lapsed_before_it()
        => Assert.Equal(.4, new PlannedShares(Rounds.BySeconds, Plan).Take(0, 8), Rounding);

    [Fact]
    public void A_share_is_taken_once()
    {
        PlannedShares ledger = new(Rounds.BySeconds, Plan);
        Assert.Equal(1, ledger.Take(0, 9), Rounding);
        Assert.Equal(0, ledger.Take(0, 9), Rounding);
        Assert.Equal(0, ledger.Take(0, 3), Rounding);
    }

    [Fact]
    public void A_satellite_without_a_plan_gives_its_whole_mass_once()
    {
        PlannedShares ledger = new(Rounds.BySeconds, Plan);
        Assert.Equal(1, ledger.Take(5, -1), Rounding);
        Assert.Equal(0, ledger.Take(5, -1), Rounding);
        Assert.Equal(0, ledger.Left(5), Rounding);
    }

    [Fact]
    public void A_contact_too_short_for_an_upload_has_no_share()
    {
        RoundPlan plan = new(1, [new(1, 0, 0, 50, 0), Rounds.Planned(2, 0, 1, 50)], []);
        Assert.Equal(0, new PlannedShares(Rounds.BySeconds, plan).Take(0, 1), Rounding);
        Assert.Equal(1, new PlannedShares(Rounds.BySeconds, plan).Take(0, 2), Rounding);
    }

    [Fact]
    public void Last_gateway_only_plans_the_last_contact_alone()
    {
        PlannedShares ledger = new(new TrajectoryRule(TrajectoryVariant.LastGateway) { Measure = ContactMeasure.Seconds }, Plan);
        Assert.Equal(0, ledger.Take(0, 7), Rounding);
        Assert.Equal(1, ledger.Take(0, 9), Rounding);
    }

    [Fact]
    public void Foresight_of_gateways_out_of_reach_leaves_the_past_to_decide()
    {
        RoundPlan plan = Plan with { After = [Rounds.Planned(20, 0, 4, 500)] };
        Assert.Equal(.1, new PlannedShares(Rounds.BySeconds with { Foresight = 1 }, plan).Take(0, 3), Rounding);
    }
}
