using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Tests.Running;

public sealed class OrbitModelTests
{
    [Theory]
    [InlineData("sgp4", typeof(Sgp4Propagator))]
    [InlineData("j2", typeof(J2Propagator))]
    [InlineData("kepler", typeof(KeplerPropagator))]
    public void One_key_sets_the_propagator_of_every_satellite(string model, Type type)
    {
        Scenario scenario = Examples.Legal(Examples.Small, $"propagation.model={model}");
        Assert.All(Constellation.Build(scenario).Satellites, satellite => Assert.IsType(type, satellite.Propagator));
    }

    [Fact]
    public void Sgp4_is_the_default() => Assert.Equal(OrbitModel.Sgp4, Examples.Legal(Examples.Small).Propagation.Model);

    [Fact]
    public void An_unknown_model_is_answered_with_the_list()
    {
        ScenarioFault fault = Assert.Single(Examples.Read(Examples.Small, "propagation.model=keppler").Faults);
        Assert.Contains("one of sgp4, j2, kepler", fault.Problem, StringComparison.Ordinal);
        Assert.Contains("Did you mean kepler?", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void The_models_agree_at_the_start_and_part_within_a_day()
    {
        Scenario scenario = Examples.Legal(Examples.Small);
        TemeState[] now = StatesAt(scenario.StartUtc), later = StatesAt(scenario.StartUtc + Duration.FromHours(24));
        Assert.InRange(DistanceKm(now[0], now[2]), 0, 20);
        Assert.InRange(DistanceKm(later[0], later[1]), 0, 30);
        Assert.InRange(DistanceKm(later[0], later[2]), 500, 1500);

        TemeState[] StatesAt(Epoch epoch) => [.. Propagators.All.Select(entry =>
            Constellation.Build(scenario with { Propagation = new() { Model = entry.Model } }).Satellites[5].Propagator.At(epoch))];
    }

    private static double DistanceKm(in TemeState a, in TemeState b)
        => Math.Sqrt(Math.Pow(a.XKm - b.XKm, 2) + Math.Pow(a.YKm - b.YKm, 2) + Math.Pow(a.ZKm - b.ZKm, 2));
}
