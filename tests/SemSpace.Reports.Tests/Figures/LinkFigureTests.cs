using System.Text;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Figures.Contacts;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Links;

namespace SemSpace.Reports.Tests.Figures;

public sealed class LinkFigureTests
{
    /// <summary>As on charts of the sky, and however high the pass is.</summary>
    [Theory]
    [InlineData(12)]
    [InlineData(89.9)]
    public void Elevation_has_a_tick_at_the_horizon_at_the_zenith_and_twice_between(double highestDeg)
    {
        LinkMoment[] moments = [Moment(0, 10), Moment(250, highestDeg), Moment(500, 10)];
        string[] texts = [.. Encoding.UTF8.GetString(FigureWriter.Svg(LinkFigure.Of(moments))).Split('\n').Select(line => line.Trim())];

        Assert.Equal(["0", "30", "60", "90"], texts.SkipWhile(text => text != "0").SkipWhile(text => text != "8").Skip(1).Where(text => text.Length is 1 or 2 && text.All(char.IsDigit)).Take(4));
    }

    private static LinkMoment Moment(double seconds, double elevationDeg)
    {
        LinkState state = new(new LookAngles(100, elevationDeg, 900, 0), 3, 0, 500, 40, 0, 160, 0.1, 0, 0, 12, 1e6, "");
        return new(Epoch.FromUtc(2025, 7, 1, 0, 0, 0) + Duration.FromSeconds(seconds), state, 0, state, 0);
    }
}
