using SemSpace.Reports.Figures;

namespace SemSpace.Reports.Tests.Figures;

public class FigureListTests
{
    [Fact]
    public void A_figure_may_be_added_until_the_list_is_used()
    {
        FigureList<string> figures = new(Kind("score"));
        figures.Add(Kind("weights"));
        Assert.Equal(["score", "weights"], figures.Select(figure => figure.Name));
        Assert.Throws<InvalidOperationException>(() => figures.Add(Kind("late")));
    }

    [Fact]
    public void No_two_figures_share_a_name()
        => Assert.Throws<ArgumentException>(() => new FigureList<string>(Kind("score")).Add(Kind("score")));

    private static FigureKind<string> Kind(string name) => new(name, "", _ => throw new NotSupportedException());
}
