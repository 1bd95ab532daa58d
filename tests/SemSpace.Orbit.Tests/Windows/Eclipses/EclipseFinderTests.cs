using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Propagation.Sgp4;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Eclipses;

namespace SemSpace.Orbit.Tests.Windows.Eclipses;

public sealed class EclipseFinderTests
{
    /// <summary>The Sun moves 0.03 degrees until the eclipse, which changes the share by up to 3e-4 (at beta 60).</summary>
    private const double FractionTolerance = 4e-4;

    private static readonly Epoch Start = Epoch.FromUtc(2025, 3, 1);

    [Theory]
    [InlineData(500, 0, .377817)]
    [InlineData(500, 30, .357658)]
    [InlineData(500, 60, .230543)]
    [InlineData(500, -60, .230543)]
    [InlineData(550, 0, .372244)]
    [InlineData(2000, 0, .275331)]
    public void The_share_of_a_revolution_in_shadow_is_the_closed_formula_s(double altitude, double beta, double expected)
    {
        // Starts on the day side: the one eclipse of the revolution is whole.
        CircularOrbit orbit = new(altitude);
        TimeWindow eclipse = Assert.Single(EclipseFinder.Find(
            new CirclingSatellite(altitude, beta, Start), Start, Start + Duration.FromSeconds(orbit.PeriodSeconds)));
        Assert.Equal(expected, eclipse.Length.TotalSeconds / orbit.PeriodSeconds, FractionTolerance);
        Assert.Equal(orbit.EclipseFraction(beta), eclipse.Length.TotalSeconds / orbit.PeriodSeconds, FractionTolerance);
    }

    [Fact]
    public void Far_above_the_plane_the_sun_never_sets()
        => Assert.Empty(EclipseFinder.Find(new CirclingSatellite(500, 70, Start), Start, Start + Duration.FromHours(6)));

    [Fact]
    public void A_grazing_eclipse_is_found_however_it_lies_on_the_grid()
    {
        // From beta = asin(6371/6871) = 68.01 degrees on there is no eclipse; here the Sun, moving, leaves one shorter than a grid step.
        for (int shift = 0; shift < 60; shift += 7)
        {
            Epoch begin = Start + Duration.FromSeconds(shift);
            TimeWindow eclipse = Assert.Single(EclipseFinder.Find(new CirclingSatellite(500, 68.019, Start), begin, begin + Duration.FromMinutes(90)));
            Assert.InRange(eclipse.Length.TotalSeconds, 1, 60);
        }
    }

    [Theory]
    [InlineData(ShadowModel.Cylinder)]
    [InlineData(ShadowModel.Conical)]
    public void A_flight_may_end_anywhere_in_a_grazing_eclipse(ShadowModel model)
    {
        Epoch begin = Start + Duration.FromMinutes(40);
        CirclingSatellite satellite = new(500, 68.019, Start);
        for (int step = 0; step < 400; step++)
        {
            Epoch end = begin + Duration.FromSeconds(420 + (0.25 * step));
            EndedFlight ended = new(satellite, "ended", new FlightEnd(end + Duration.FromMilliseconds(1), "it was told to"));
            double dark = EclipseFinder.Shadows(ended, model, begin, end).Sum(span => (span.End - span.Start).TotalSeconds);
            Assert.Equal(EclipseFinder.Shadows(satellite, model, begin, end).Sum(span => (span.End - span.Start).TotalSeconds), dark, 0.5);
        }
    }

    [Fact]
    public void A_satellite_without_a_position_within_the_search_is_an_error()
    {
        EndedFlight ended = new(new CirclingSatellite(500, 20, Start), "ended", new FlightEnd(Start + Duration.FromMinutes(50), "it was told to"));
        Assert.Throws<PropagationException>(() => EclipseFinder.Find(ended, Start, Start + Duration.FromMinutes(60)));
    }

    [Fact]
    public void The_margin_is_positive_in_sunlight_and_negative_in_the_dark()
    {
        Sgp4Propagator satellite = new(Walker.Delta(new(1, 1, 0, 53, 550), Start)[0]);
        CylinderShadow shadow = new(satellite);
        IReadOnlyList<TimeWindow> eclipses = EclipseFinder.Find(satellite, Start, Start + Duration.FromHours(24));
        Assert.Equal(15, eclipses.Count(e => !e.CutAtStart));
        Duration inset = Duration.FromMilliseconds(2);
        foreach (TimeWindow e in eclipses.Where(e => !e.CutAtStart && !e.CutAtEnd))
        {
            Assert.True(shadow.SignedMargin(e.Start - inset) > 0 && shadow.SignedMargin(e.End + inset) > 0);
            for (int i = 0; i <= 20; i++) Assert.True(shadow.SignedMargin(e.Start + inset + ((e.Length - (inset * 2)) * i / 20)) < 0);
            Assert.InRange(e.Length.TotalMinutes, 25, 36.5);
        }
    }

    [Fact]
    public void The_margin_does_not_jump_where_day_side_turns_to_night_side()
    {
        // A quarter of a revolution after noon the satellite crosses the plane through the Earth's centre across the Sun.
        CylinderShadow shadow = new(new CirclingSatellite(500, 0, Start));
        Epoch quarter = Start + Duration.FromSeconds(new CircularOrbit(500).PeriodSeconds / 4);
        Assert.Equal(500, shadow.SignedMargin(quarter - Duration.FromSeconds(1)), 0.01);
        Assert.Equal(500, shadow.SignedMargin(quarter + Duration.FromSeconds(1)), 0.01);
    }
}
