using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Propagation;

public sealed class PropagatorsTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly OrbitalElements Sat = Walker.Delta(new(1, 1, 0, 53, 550), Start)[0];

    public static TheoryData<OrbitModel> Models => [.. Enum.GetValues<OrbitModel>()];

    [Theory]
    [InlineData("sgp4", typeof(Sgp4Propagator))]
    [InlineData("j2", typeof(J2Propagator))]
    [InlineData("kepler", typeof(KeplerPropagator))]
    public void A_name_stands_for_its_propagator(string name, Type type)
        => Assert.IsType(type, Propagators.Create(Propagators.All.Single(entry => entry.Name == name).Model, Sat));

    [Fact]
    public void Every_model_has_a_name() => Assert.Equal(Enum.GetValues<OrbitModel>(), Propagators.All.Select(entry => entry.Model));

    [Fact]
    public void Another_model_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create((OrbitModel)9, Sat));

    [Theory]
    [MemberData(nameof(Models))]
    public void All_start_from_one_geometry(OrbitModel model)
    {
        const double shortPeriodKm = 15; // SGP4 adds the swings of J2 within a revolution
        Assert.Equal(6378.135 + 550, Propagators.Create(model, Sat).At(Start).XKm, shortPeriodKm);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Elements_out_of_range_are_refused_by_all(OrbitModel model)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create(model, Sat with { Eccentricity = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create(model, Sat with { MeanMotionRevPerDay = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create(model, Sat with { RaanDeg = double.NaN }));
    }
}
