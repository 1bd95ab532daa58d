using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Tests.Windows;

/// <summary>Values computed once with the closed formulas in double precision (Earth radius 6371 km, mu 398600.4418 km3/s2).</summary>
public sealed class CircularOrbitTests
{
    /// <summary>The values carry three decimals.</summary>
    private const double ThreeDecimals = 5.1e-4;

    private const double SixDecimals = 5.1e-7;

    [Theory]
    [InlineData(500, 10, 1694.567)]
    [InlineData(500, 30, 909.425)]
    [InlineData(500, 90, 500)]
    [InlineData(550, 10, 1815.079)]
    [InlineData(550, 30, 992.778)]
    [InlineData(550, 90, 550)]
    [InlineData(1500, 10, 3646.258)]
    [InlineData(1500, 30, 2427.913)]
    [InlineData(1500, 90, 1500)]
    [InlineData(600, 10, 1931.635)] // from here on of 3GPP TR 38.821's orbits, worked out with numpy 1.24
    [InlineData(600, 30, 1075.088)]
    [InlineData(1200, 10, 3130.942)]
    [InlineData(1200, 30, 1998.881)]
    public void The_slant_range_follows_from_the_elevation(double altitude, double elevation, double rangeKm)
        => Assert.Equal(rangeKm, new CircularOrbit(altitude).SlantRangeKm(elevation), ThreeDecimals);

    [Theory]
    [InlineData(500, 5668.144)]
    [InlineData(550, 5730.127)]
    [InlineData(2000, 7622.141)]
    public void The_period_follows_kepler_s_third_law(double altitude, double seconds)
        => Assert.Equal(seconds, new CircularOrbit(altitude).PeriodSeconds, ThreeDecimals);

    [Fact]
    public void The_speed_at_500_km_is_7616_metres_a_second() => Assert.Equal(7.616561, new CircularOrbit(500).SpeedKmPerS, SixDecimals);

    [Fact]
    public void The_coverage_angle_at_500_km_and_10_degrees_is_14_degrees()
        => Assert.Equal(14.056535, new CircularOrbit(500).CoverageAngleDeg(10), SixDecimals);

    [Theory]
    [InlineData(500, 442.636)]
    [InlineData(550, 476.479)]
    [InlineData(2000, 1331.817)]
    public void The_longest_pass_goes_through_the_zenith(double altitude, double seconds)
        => Assert.Equal(seconds, new CircularOrbit(altitude).LongestPassSeconds(10), ThreeDecimals);

    [Theory]
    [InlineData(500, 0, .377817)]
    [InlineData(500, 30, .357658)]
    [InlineData(500, 60, .230543)]
    [InlineData(500, 70, 0)]
    public void The_share_in_shadow_falls_with_the_sun_s_height_over_the_plane(double altitude, double beta, double share)
        => Assert.Equal(share, new CircularOrbit(altitude).EclipseFraction(beta), SixDecimals);

    [Theory]
    [InlineData(500, 2141.523)]
    [InlineData(550, 2133.006)]
    [InlineData(2000, 2098.608)]
    public void The_longest_eclipse_is_at_beta_zero(double altitude, double seconds)
        => Assert.Equal(seconds, new CircularOrbit(altitude).EclipseFraction(0) * new CircularOrbit(altitude).PeriodSeconds, ThreeDecimals);
}
