using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Frames;

public sealed class FrameTransformsTests
{
    /// <summary>Double precision at 7000 km keeps 1e-12 km; some roundings add up.</summary>
    private const double KmTolerance = 1e-9;

    /// <summary>1e-11 degrees are a micrometre on the ground.</summary>
    private const double DegTolerance = 1e-11;

    [Theory]
    [InlineData(0, 0, 6378.137, 0, 0)]
    [InlineData(0, 90, 0, 6378.137, 0)]
    [InlineData(90, 0, 0, 0, 6356.752314245179)]
    [InlineData(-90, 0, 0, 0, -6356.752314245179)]
    public void Axes_of_the_ellipsoid_are_where_wgs84_has_them(double latitude, double longitude, double x, double y, double z)
    {
        EcefPosition position = FrameTransforms.GeodeticToEcef(new(latitude, longitude, 0));
        Assert.InRange(position.DistanceKm(new(x, y, z)), 0, KmTolerance);
    }

    [Theory]
    [InlineData(90, 500)]
    [InlineData(-90, 0)]
    public void At_the_poles_latitude_and_altitude_are_exact(double latitude, double altitude)
    {
        Geodetic place = FrameTransforms.EcefToGeodetic(FrameTransforms.GeodeticToEcef(new(latitude, 0, altitude)));
        Assert.Equal(latitude, place.LatitudeDeg, DegTolerance);
        Assert.Equal(altitude, place.AltitudeKm, KmTolerance);
    }

    [Fact]
    public void A_point_above_greenwich_in_teme_is_at_longitude_zero()
    {
        Epoch epoch = Epoch.FromUtc(2025, 3, 20, 7, 31, 11);
        (double sin, double cos) = Math.SinCos(Gmst.Radians(epoch));
        EcefPosition position = FrameTransforms.TemeToEcef(new(7000 * cos, 7000 * sin, 123, 0, 0, 0), epoch);
        Assert.InRange(position.DistanceKm(new(7000, 0, 123)), 0, KmTolerance);
    }

    [Fact]
    public void Sidereal_time_gains_a_turn_in_a_mean_sidereal_day()
    {
        const double siderealDaySeconds = 86164.0905308; // IAU 1982 rate 1.00273790935
        Epoch epoch = Epoch.FromUtc(2025, 6, 1);
        double turned = Gmst.Radians(epoch + Duration.FromSeconds(siderealDaySeconds)) - Gmst.Radians(epoch);
        Assert.Equal(0, turned, 1e-9);
    }
}
