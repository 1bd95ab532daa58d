using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.TwoBody;

namespace SemSpace.Orbit.Tests;

public sealed class PropagatorsTests
{
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private static readonly OrbitalElements Sat = Walker.Delta(new(1, 1, 0, 53, 550), Start)[0];

    [Theory]
    [InlineData("sgp4", typeof(Sgp4Propagator))]
    [InlineData("j2", typeof(J2Propagator))]
    [InlineData("kepler", typeof(KeplerPropagator))]
    public void A_name_gives_its_propagator(string name, Type type) => Assert.IsType(type, Propagators.Create(name, Sat));

    [Fact]
    public void Every_name_listed_can_be_made() => Assert.All(Propagators.Names, name => Propagators.Create(name, Sat));

    [Fact]
    public void Another_name_is_answered_with_the_list()
        => Assert.Contains("must be one of sgp4, j2, kepler.", Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create("SGP4", Sat)).Message, StringComparison.Ordinal);

    [Fact]
    public void All_start_from_one_geometry()
        => Assert.All(Propagators.Names, name =>
        {
            const double shortPeriodKm = 15; // SGP4 adds the swings of J2 within a revolution
            Assert.Equal(6378.135 + 550, Propagators.Create(name, Sat).At(Start).XKm, shortPeriodKm);
        });

    [Theory]
    [InlineData("sgp4")]
    [InlineData("j2")]
    [InlineData("kepler")]
    public void Elements_out_of_range_are_refused_by_all(string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create(name, Sat with { Eccentricity = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create(name, Sat with { MeanMotionRevPerDay = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Propagators.Create(name, Sat with { RaanDeg = double.NaN }));
    }
}
