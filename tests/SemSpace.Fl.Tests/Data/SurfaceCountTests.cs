using SemSpace.Fl.Data;

namespace SemSpace.Fl.Tests.Data;

public class SurfaceCountTests
{
    [Theory]
    [InlineData(100, 0, 0, 0, 0, LandCover.Ocean)]
    [InlineData(99, 1, 0, 0, 0, LandCover.Ocean)]
    [InlineData(98, 0, 0, 1, 1, LandCover.Coast)]
    [InlineData(2, 0, 98, 0, 0, LandCover.Coast)]
    [InlineData(1, 0, 99, 0, 0, LandCover.Desert)]
    [InlineData(50, 50, 0, 0, 0, LandCover.SnowOrIce)]
    [InlineData(51, 49, 0, 0, 0, LandCover.Coast)]
    [InlineData(0, 50, 50, 0, 0, LandCover.SnowOrIce)]
    [InlineData(0, 0, 50, 50, 0, LandCover.Other)]
    [InlineData(0, 0, 49, 51, 0, LandCover.Vegetation)]
    [InlineData(0, 20, 40, 0, 40, LandCover.Other)]
    [InlineData(0, 0, 0, 0, 100, LandCover.Other)]
    public void The_class_follows_from_the_shares(int water, int snow, int bare, int green, int mixed, LandCover expected)
    {
        SurfaceCount count = default;
        int[] shares = [water, snow, bare, green, mixed];
        foreach (Surface surface in Enum.GetValues<Surface>())
        {
            for (int i = 0; i < shares[(int)surface]; i++) count.Add(surface);
        }

        Assert.Equal(expected, count.Judge());
    }

    [Fact]
    public void Each_class_has_a_name() => Assert.Equal(Enum.GetValues<LandCover>().Length, EarthDataset.ClassNames.Count);
}
