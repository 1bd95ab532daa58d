using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Stations;

public sealed class GroundSiteTests
{
    private static readonly Epoch Now = Epoch.FromUtc(2025, 7, 1);

    [Fact]
    public void A_satellite_in_the_zenith_stands_at_90_degrees_and_its_height()
    {
        GroundSite site = new("Kourou", new(5.2, -52.8, 0), 10);
        LookAngles seen = site.Observe(Teme(FrameTransforms.GeodeticToEcef(new(5.2, -52.8, 550))), Now);
        Assert.Equal(90, seen.ElevationDeg, 1e-6);
        Assert.Equal(550, seen.RangeKm, 1e-9);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 90)]
    [InlineData(-1, 0, 180)]
    [InlineData(0, -1, 270)]
    public void Azimuth_counts_from_north_over_east(double north, double east, double azimuth)
    {
        GroundSite site = new("Null Island", new(0, 0, 0), 10);
        LookAngles seen = site.Observe(Teme(new(6878.137, east, north)), Now);
        Assert.Equal(azimuth, seen.AzimuthDeg, 1e-9);
    }

    [Theory]
    [InlineData(91, 0, 10)]
    [InlineData(double.NaN, 0, 10)]
    [InlineData(0, 0, 91)]
    [InlineData(0, 0, double.NaN)]
    public void A_place_or_mask_that_does_not_exist_is_refused(double latitude, double longitude, double mask)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new GroundSite("x", new(latitude, longitude, 0), mask));

    private static TemeState Teme(EcefPosition p)
    {
        (double sin, double cos) = Math.SinCos(Gmst.Radians(Now));
        return new((cos * p.XKm) - (sin * p.YKm), (sin * p.XKm) + (cos * p.YKm), p.ZKm, 0, 0, 0);
    }
}
