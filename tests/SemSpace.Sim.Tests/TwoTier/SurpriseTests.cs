using SemSpace.Fl.Aggregation;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Contacts that plans have and that never come: who looks ahead is misled, and goes on with those that there are.</summary>
public sealed class SurpriseTests
{
    private const double TrainingS = 100;

    /// <summary>A training is timed to end as a contact begins: here at 5000 s, in a contact that does not come. Its update waits for the next.</summary>
    [Theory]
    [InlineData(true, 5000 - TrainingS)]
    [InlineData(false, 9000 - TrainingS)]
    public void A_training_is_timed_for_the_contact_that_is_foreseen(bool isForeseen, double secondS)
    {
        Scene scene = new Scene(1, 1, new QuadraticLearner(0, 0.5, [1], [100])) { Hours = 3 }.Contact(0, 0, 500, 1000).Contact(0, 0, 9000, 9600);
        MissionResult result = (isForeseen ? scene.Missed(0, 0, 5000, 5600) : scene).Run();

        UpdateRecord[] two = [.. result.Updates.Take(2)];
        Assert.Equal([Scene.At(0), Scene.At(secondS)], two.Select(update => update.TrainStart));
        Assert.Equal(Scene.At(9000), two[1].UploadStart);
    }

    /// <summary>S0 never sees a gateway. S1 is foreseen to at 500 s; as that does not come, its update goes on to S2, which does at 900 s.</summary>
    [Fact]
    public void An_update_goes_on_from_an_exit_that_does_not_open()
    {
        MissionResult result = Row(3).Missed(1, 0, 500, 600).Contact(2, 0, 900, 1000).Link(0, 1, 0, 3600).Link(1, 2, 0, 3600).Run();
        UpdateRecord far = result.Updates.Single(update => update.Satellite == "S0");
        IslRecord[] hops = [.. result.IslTransfers.Where(transfer => transfer.UpdateId == far.UpdateId)];

        Assert.Equal([("S0", "S1"), ("S1", "S2")], hops.Select(hop => (hop.From, hop.To)));
        Assert.Equal(Scene.At(100), hops[0].Start);
        Assert.InRange((hops[1].Start - Scene.Start).TotalSeconds, 600, 600 + Routing.LookAgain.TotalSeconds);
        Assert.InRange((far.UploadStart - Scene.Start).TotalSeconds, 900, 1000);
    }

    private static Scene Row(int satellites) => new(satellites, 1, new QuadraticLearner(0, 0.5, [.. Enumerable.Repeat(1.0, satellites)], [.. Enumerable.Repeat(100, satellites)]))
    {
        Hours = 0.9,
        RateBps = 10,
        Isl = new() { RateMbps = 1e-5, SetupS = 2 },
        Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 60 },
    };
}
