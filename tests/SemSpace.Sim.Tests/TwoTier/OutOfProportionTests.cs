using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Quantities that no mission lives to see.</summary>
public sealed class OutOfProportionTests
{
    [Fact]
    public void A_training_that_outlasts_time_itself_is_a_training_that_does_not_end()
    {
        QuadraticLearner learner = new(0, 0.3, [1], [10]);
        Scene scene = new Scene(1, 1, learner) { Compute = new ComputeOptions { CyclesPerSample = 1e15, ClockMhz = 0.001 } }.AlwaysConnected();
        MissionResult result = scene.Run();
        Assert.Single(result.Trainings);
        Assert.Empty(result.Updates);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(1e30, 316_224_000)]
    [InlineData(double.PositiveInfinity, 316_224_000)]
    [InlineData(double.NaN, 316_224_000)]
    public void A_span_is_cut_to_what_can_be_added_to_any_instant(double seconds, double expected)
    {
        Duration span = Span.OfSeconds(seconds);
        Assert.Equal(expected, span.TotalSeconds);
        Assert.True(Epoch.FromUtc(2202, 1, 1) + span + span > Epoch.FromUtc(2202, 1, 1));
    }
}
