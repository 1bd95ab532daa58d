using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Windows.Stations;

public sealed class HorizonMaskTests
{
    private static readonly HorizonMask Mask = new([new(350, 20), new(10, 10), new(180, 30)]);

    [Theory]
    [InlineData(10, 10)]
    [InlineData(95, 20)]
    [InlineData(180, 30)]
    [InlineData(265, 25)]
    [InlineData(350, 20)]
    [InlineData(355, 17.5)]
    [InlineData(0, 15)]
    [InlineData(360, 15)]
    [InlineData(5, 12.5)]
    public void Elevations_lie_on_straight_lines_around_the_circle(double azimuth, double elevation)
        => Assert.Equal(elevation, Mask.ElevationDeg(azimuth), 1e-12);

    [Fact]
    public void One_point_is_a_constant_mask()
    {
        HorizonMask flat = new([new(123, 7)]);
        Assert.All([0, 100, 123, 200, 359.9], azimuth => Assert.Equal(7, flat.ElevationDeg(azimuth)));
        Assert.Equal(7, flat.LowestDeg);
        Assert.Equal(10, Mask.LowestDeg);
    }

    [Fact]
    public void Horizons_are_equal_when_their_points_are()
    {
        HorizonMask same = new([new(10, 10), new(180, 30), new(350, 20)]);
        Assert.Equal(Mask, same);
        Assert.Equal(Mask.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(Mask, new([new(10, 10), new(180, 30)]));
    }

    [Fact]
    public void Points_that_make_no_horizon_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new HorizonMask([]));
        Assert.Throws<ArgumentException>(() => new HorizonMask([new(1, 5), new(1, 6)]));
        Assert.Throws<ArgumentException>(() => new HorizonMask([new(360, 5)]));
        Assert.Throws<ArgumentException>(() => new HorizonMask([new(1, 91)]));
        Assert.Throws<ArgumentException>(() => new HorizonMask([new(double.NaN, 5)]));
    }
}
