using System.Text;
using SemSpace.Fl.Data;

namespace SemSpace.Fl.Tests.Data;

public class LandMaskTests
{
    /// <summary>A square around the null point with a hole, and its neighbour to the east that shares an arc, walked backwards.</summary>
    private const string TwoSquares = """
        {"type":"Topology","transform":{"scale":[10,10],"translate":[-20,-20]},
         "objects":{"land":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","arcs":[[0,1],[3]]},
           {"type":"MultiPolygon","arcs":[[[2,-1]]]}]}},
         "arcs":[[[4,0],[0,4]],[[4,4],[-4,0],[0,-4],[4,0]],[[4,0],[4,0],[0,4],[-4,0]],[[1,1],[1,0],[0,1],[-1,0],[0,-1]]]}
        """;

    [Fact]
    public void Rings_share_arcs_and_inner_rings_are_water()
    {
        IReadOnlyList<(double LongitudeDeg, double LatitudeDeg)[]> rings = TopoJsonLand.ReadRings(new MemoryStream(Encoding.UTF8.GetBytes(TwoSquares)));
        Assert.Equal(3, rings.Count);
        Assert.All(rings, ring => Assert.Equal(ring[0], ring[^1]));
        LandMask mask = LandMask.Rasterise(rings, 360, 180);
        Assert.True(IsLand(mask, 15, 15));
        Assert.True(IsLand(mask, 0, 30));
        Assert.False(IsLand(mask, -5, -5));
        Assert.False(IsLand(mask, 15, -21));
        Assert.False(IsLand(mask, 21, 0));
        Assert.Equal((2 * 40 * 40) - 100, Enumerable.Range(0, 360 * 180).Count(pixel => mask[pixel]));
    }

    [Theory]
    [InlineData(48.86, 2.35, true)] // Paris
    [InlineData(-33.9, 151.0, true)] // Sydney
    [InlineData(-89.5, 100, true)] // South Pole
    [InlineData(66, 179, true)] // Chukotka, beside the date line
    [InlineData(66, -172.5, true)] // Chukotka, beyond the date line
    [InlineData(0, -140, false)] // Pacific
    [InlineData(42, 51, false)] // Caspian Sea
    [InlineData(89.5, 0, false)] // North Pole
    public void The_embedded_land_is_where_it_should_be(double latitudeDeg, double longitudeDeg, bool isLand)
        => Assert.Equal(isLand, IsLand(Embedded(720, 360), latitudeDeg, longitudeDeg));

    [Fact]
    public void Land_covers_29_percent_of_the_Earth()
    {
        // 148.94 of 510.07 million km² (CIA World Factbook): 29.2 %; the map's pixels and ice shelves leave a percent open.
        LandMask mask = Embedded(720, 360);
        double land = 0, all = 0;
        for (int pixel = 0; pixel < 720 * 360; pixel++)
        {
            double area = Math.Cos(double.DegreesToRadians(90 - (((pixel / 720) + 0.5) / 2)));
            all += area;
            if (mask[pixel]) land += area;
        }

        Assert.InRange(land / all, 0.282, 0.302);
    }

    private static LandMask Embedded(int width, int height)
    {
        using Stream land = typeof(LandMask).Assembly.GetManifestResourceStream("Earth/land-50m.json")!;
        return LandMask.Rasterise(TopoJsonLand.ReadRings(land), width, height);
    }

    private static bool IsLand(LandMask mask, double latitudeDeg, double longitudeDeg)
        => mask[((int)((90 - latitudeDeg) / 180 * mask.Height) * mask.Width) + (int)((longitudeDeg + 180) / 360 * mask.Width)];
}
