using System.Text;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Figures;

public sealed class OccupationFigureTests
{
    private static readonly GatewayRecord Served = new("Served", 1, 4, 3600, 0.2, 600, 4, 0, 120, 60, 1, 4, 2);

    /// <summary>A wait of 0 is a dot; where nobody got an antenna there is no wait, and a word says so.</summary>
    [Fact]
    public void A_station_without_waits_has_a_word_and_no_dot()
    {
        string svg = Svg(Served, Served with { Gateway = "Prompt", WaitSeconds = 0, LongestWaitSeconds = 0 }, Served with { Gateway = "Blind", Contacts = 0, InViewSeconds = 0, BusyShare = 0, Grants = 0 }, Served with { Gateway = "Passed by", BusyShare = 0, Grants = 0 });

        Assert.Equal((2, 1, 1), (Count(svg, "<ellipse"), Count(svg, "none in view"), Count(svg, "none served")));
    }

    /// <summary>Nothing is drawn twice, the first time either: the vectors of a figure are for editing, too.</summary>
    [Fact]
    public void A_figure_is_drawn_once()
    {
        Figure figure = OccupationFigure.Of([Served], 24);
        Assert.Equal(FigureWriter.Svg(figure), FigureWriter.Svg(figure));
    }

    private static string Svg(params GatewayRecord[] gateways) => Encoding.UTF8.GetString(FigureWriter.Svg(OccupationFigure.Of(gateways, 24)));

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
