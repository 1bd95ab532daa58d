using CsCheck;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Propagation.TwoBody;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Propagation.TwoBody;

public sealed class J2PropagatorTests
{
    private const double TropicalYearDays = 365.2422;

    /// <summary>Of positions up to 4e5 km.</summary>
    private const double RoundingKm = 1e-8;

    /// <summary>
    /// The sun-synchronous condition for circles as it is widely printed, cos i = -(a / 12,352 km)^(7/2) (Wikipedia, Sun-synchronous
    /// orbit); the length is rounded to the kilometre, which is 0.0002 degrees a day.
    /// </summary>
    [Theory]
    [InlineData(97.4)]
    [InlineData(98.18)]
    [InlineData(98.6)]
    [InlineData(102)]
    public void The_node_of_a_sun_synchronous_orbit_turns_once_a_year(double inclination)
    {
        double semiMajorAxisKm = 12_352 * Math.Pow(-Math.Cos(inclination * Math.PI / 180), 2.0 / 7);
        Assert.Equal(360 / TropicalYearDays, new J2Propagator(Orbits.Of(semiMajorAxisKm, 0, inclination)).NodeDriftDegPerDay, 0.0003);
    }

    [Fact]
    public void The_satellite_stays_in_the_plane_whose_node_drifts_as_stated()
        => Gen.Select(Orbits.Any, Gen.Double[-10, 10]).Sample((elements, days) =>
        {
            J2Propagator propagator = new(elements);
            TemeState state = propagator.At(Orbits.Start + Duration.FromHours(24 * days));
            (double sinNode, double cosNode) = Math.SinCos((elements.RaanDeg + (days * propagator.NodeDriftDegPerDay)) * Math.PI / 180);
            (double sin, double cos) = Math.SinCos(elements.InclinationDeg * Math.PI / 180);
            return Math.Abs((state.XKm * sin * sinNode) - (state.YKm * sin * cosNode) + (state.ZKm * cos)) < RoundingKm;
        });

    [Fact]
    public void The_perigee_rests_at_the_critical_inclination()
    {
        double critical = Math.Acos(Math.Sqrt(0.2)) * 180 / Math.PI;
        Assert.Equal(0, new J2Propagator(Orbits.Of(26_560, 0.7, critical)).PerigeeDriftDegPerDay, 1e-12);
        Assert.True(new J2Propagator(Orbits.Of(26_560, 0.7, critical - 1)).PerigeeDriftDegPerDay > 0);
        Assert.True(new J2Propagator(Orbits.Of(26_560, 0.7, critical + 1)).PerigeeDriftDegPerDay < 0);
    }

    [Fact]
    public void Velocity_is_the_slope_of_position()
        => Gen.Select(Orbits.Any, Gen.Double[-100, 100]).Sample((elements, hours) => Slope.Gap(new J2Propagator(elements), hours) < Slope.ToleranceKmPerS);

    /// <summary>A day of J2 acceleration integrated numerically: node and argument of latitude against the theory's.</summary>
    [Theory]
    [InlineData(7000, 53)]
    [InlineData(7071, 98.18)]
    [InlineData(7500, 20)]
    public void The_node_drifts_as_numerical_integration_has_it(double semiMajorAxisKm, double inclination)
    {
        OrbitalElements elements = Orbits.Of(semiMajorAxisKm, 0, inclination);
        TemeState end = OblateIntegration.Run(new KeplerPropagator(elements).At(Orbits.Start), seconds: 86_400);
        double drift = Math.IEEERemainder(NodeDeg(end), 360);
        const double secondOrder = 0.01; // the start's osculating axis is some 10 km from the mean one; J2 squared
        double expected = new J2Propagator(elements).NodeDriftDegPerDay;
        Assert.InRange(drift / expected, 1 - secondOrder, 1 + secondOrder);
    }

    [Theory]
    [InlineData(53, 550)]
    [InlineData(98.18, 693)]
    [InlineData(86.4, 780)]
    public void After_a_day_it_is_near_sgp4_where_two_body_motion_is_far(double inclination, double altitudeKm)
    {
        OrbitalElements elements = Walker.Delta(new(1, 1, 0, inclination, altitudeKm), Orbits.Start)[0];
        Epoch later = Orbits.Start + Duration.FromHours(24);
        TemeState reference = new Sgp4Propagator(elements).At(later);
        Assert.InRange(Gap.Km(reference, new J2Propagator(elements).At(later)), 0, 20);
        Assert.InRange(Gap.Km(reference, new KeplerPropagator(elements).At(later)), 100, 2000);
    }

    private static double NodeDeg(in TemeState s)
    {
        double hx = (s.YKm * s.VzKmPerS) - (s.ZKm * s.VyKmPerS);
        double hy = (s.ZKm * s.VxKmPerS) - (s.XKm * s.VzKmPerS);
        return Math.Atan2(hx, -hy) * 180 / Math.PI;
    }
}
