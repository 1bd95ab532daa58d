using CsCheck;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Propagation.TwoBody;

public sealed class KeplerPropagatorTests
{
    private const double Rounding = 1e-11;

    [Fact]
    public void A_satellite_is_back_after_its_period()
        => Orbits.Any.Sample(elements =>
        {
            KeplerPropagator propagator = new(elements);
            Duration period = Duration.FromSeconds(2 * Math.PI * Math.Sqrt(Math.Pow(elements.SemiMajorAxisKm, 3) / EarthGravity.MuKm3PerS2));
            TemeState start = propagator.At(Orbits.Start), after = propagator.At(Orbits.Start + period);
            const double nanosecondsKm = 1e-7; // the period is rounded to a nanosecond, at up to 11 km/s; rounding of 1e5 km
            return Gap.Km(after, start) < nanosecondsKm;
        });

    [Fact]
    public void Energy_and_angular_momentum_stay()
        => Gen.Select(Orbits.Any, Gen.Double[-100, 100]).Sample((elements, hours) =>
        {
            TemeState state = new KeplerPropagator(elements).At(Orbits.Start + Duration.FromHours(hours));
            double a = elements.SemiMajorAxisKm;
            double energy = (state.SpeedKmPerS * state.SpeedKmPerS / 2) - (EarthGravity.MuKm3PerS2 / state.RadiusKm);
            double expected = -EarthGravity.MuKm3PerS2 / (2 * a);
            double momentum = Math.Sqrt(EarthGravity.MuKm3PerS2 * a * (1 - (elements.Eccentricity * elements.Eccentricity)));
            (double sinNode, double cosNode) = Math.SinCos(elements.RaanDeg * Math.PI / 180);
            (double sin, double cos) = Math.SinCos(elements.InclinationDeg * Math.PI / 180);
            (double x, double y, double z) = Momentum(state);
            double off = Math.Abs(x - (momentum * sin * sinNode)) + Math.Abs(y + (momentum * sin * cosNode)) + Math.Abs(z - (momentum * cos));
            return Math.Abs(energy - expected) < 100 * Rounding * Math.Abs(expected) && off < Rounding * momentum;
        });

    [Fact]
    public void Velocity_is_the_slope_of_position()
        => Gen.Select(Orbits.Any, Gen.Double[-100, 100]).Sample((elements, hours) => Slope.Gap(new KeplerPropagator(elements), hours) < Slope.ToleranceKmPerS);

    [Fact]
    public void A_state_on_the_way_continues_the_same_orbit()
        => Gen.Select(Orbits.Any, Gen.Double[-20, 20], Gen.Double[-20, 20]).Sample((elements, first, second) =>
        {
            KeplerPropagator propagator = new(elements);
            Epoch restart = Orbits.Start + Duration.FromHours(first), later = Orbits.Start + Duration.FromHours(second);
            TemeState expected = propagator.At(later), state = new KeplerPropagator(restart, propagator.At(restart)).At(later);
            return Gap.Km(state, expected) < 1e-6;
        });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 53)]
    [InlineData(0.1, 0)]
    [InlineData(0.1, 180)]
    public void States_of_circles_and_of_equatorial_orbits_continue(double eccentricity, double inclination)
    {
        KeplerPropagator propagator = new(Orbits.Of(7000 / (1 - eccentricity), eccentricity, inclination, 30, 40, 50));
        Epoch later = Orbits.Start + Duration.FromHours(5);
        TemeState expected = propagator.At(later), state = new KeplerPropagator(Orbits.Start, propagator.At(Orbits.Start)).At(later);
        Assert.Equal(expected.XKm, state.XKm, 1e-7);
        Assert.Equal(expected.YKm, state.YKm, 1e-7);
        Assert.Equal(expected.ZKm, state.ZKm, 1e-7);
    }

    [Fact]
    public void A_walker_satellite_circles_at_exactly_the_altitude_asked_for()
    {
        KeplerPropagator propagator = new(Walker.Delta(new(1, 1, 0, 53, 550), Orbits.Start)[0]);
        for (int minute = 0; minute < 100; minute++)
            Assert.Equal(6378.135 + 550, propagator.At(Orbits.Start + Duration.FromMinutes(minute)).RadiusKm, 1e-8);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_gravitational_parameter_out_of_range_is_refused(double mu)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new KeplerPropagator(Orbits.Of(7000, 0, 53), mu));

    [Theory]
    [InlineData(11)]
    [InlineData(double.NaN)]
    public void A_state_that_leaves_the_earth_is_refused(double speed)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new KeplerPropagator(Orbits.Start, new(7000, 0, 0, 0, speed, 0)));

    private static (double X, double Y, double Z) Momentum(in TemeState s) => (
        (s.YKm * s.VzKmPerS) - (s.ZKm * s.VyKmPerS),
        (s.ZKm * s.VxKmPerS) - (s.XKm * s.VzKmPerS),
        (s.XKm * s.VyKmPerS) - (s.YKm * s.VxKmPerS));
}
