using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;
using SkiaSharp;

namespace SemSpace.Reports.Tests.Figures;

/// <summary>What the figure of energy shows apart, by the areas of its colours.</summary>
public sealed class EnergyFigureTests
{
    private const string Platform = "#B3B3B3", Heaters = "#F0E442";

    /// <summary>200 kJ of the platform, 100 of the payload and 50 of heaters have areas as 4 to 2 to 1; as well where a brown-out left 10 % of them unserved.</summary>
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 35_000)]
    public void Payload_and_heaters_are_told_from_the_platform(int brownouts, double unservedJ)
    {
        EnergyRecord record = Record(100_000, 50_000) with { Brownouts = brownouts, UnservedJ = unservedJ };
        double platform = Area(record, Platform);
        Assert.Equal(0.5, Area(record, PaperStyle.ColorOf(5).ToHex()) / platform, 0.02);
        Assert.Equal(0.25, Area(record, Heaters) / platform, 0.02);
    }

    [Fact]
    public void What_a_satellite_does_not_have_is_not_there_and_not_in_the_legend()
    {
        EnergyRecord bare = Record(0, 0), small = Record(1e-9, 1e-9);
        Assert.Equal((0, 0), (Area(bare, PaperStyle.ColorOf(5).ToHex(), 0), Area(bare, Heaters, 0)));
        Assert.True(Area(small, PaperStyle.ColorOf(5).ToHex(), 0) > 100);
        Assert.True(Area(small, Heaters, 0) > 100);
    }

    private static EnergyRecord Record(double payloadJ, double heaterJ) => new(
        "S", 0, 0, 0, 0, 400_000, 200_000, 5_000, 2_000, 1_000, 0, payloadJ, heaterJ, 20_000, 0, 0, 0, 0, 0, 0, 0, 0, null, 0);

    /// <summary>Pixels of a colour below the uppermost share of the picture, which has the legend.</summary>
    private static double Area(EnergyRecord record, string colour, double above = 1 / 6.0)
    {
        using SKBitmap picture = SKBitmap.Decode(FigureWriter.Png(EnergyFigure.Of([record, record, record])));
        SKColor wanted = SKColor.Parse(colour);
        return picture.Pixels.Skip((int)(picture.Height * above) * picture.Width).Count(pixel => pixel == wanted);
    }
}
