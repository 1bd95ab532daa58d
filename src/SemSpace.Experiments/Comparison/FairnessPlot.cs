using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Comparison;

/// <summary>Draws who starves.</summary>
public static class FairnessPlot
{
    /// <summary>Writes the figure: each satellite's merged updates, the mean over the arm's seeds, a panel an arm.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="arms">The arms, at least one and at most <see cref="FigureCatalogue.MostFairnessArms"/> of the preset.</param>
    /// <param name="below">The part of the fair share below which a satellite starves.</param>
    /// <param name="preset">The figure's size.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<ArmFairness> arms, double below, FigurePreset preset)
        => FigureCatalogue.WriteFairness(folder, "fairness", Chart(arms, below, preset));

    /// <summary>The figure for a page; null where there are more arms than it shows.</summary>
    /// <param name="arms">The arms, at least one.</param>
    /// <param name="below">The part of the fair share below which a satellite starves.</param>
    public static PageFigure? Page(IReadOnlyList<ArmFairness> arms, double below)
    {
        ArgumentNullException.ThrowIfNull(arms);
        FigurePreset preset = FigurePreset.All[0];
        return arms.Count > FigureCatalogue.MostFairnessArms(preset) ? null : FigureCatalogue.PageOfFairness(Chart(arms, below, preset));
    }

    /// <summary>What the figure shows.</summary>
    internal static FairnessChart Chart(IReadOnlyList<ArmFairness> arms, double below, FigurePreset preset)
    {
        (int least, int most) = (arms.Min(arm => arm.Summary.Seeds), arms.Max(arm => arm.Summary.Seeds));
        return new(
            [.. arms.Select(arm => new FairnessArm(arm.Summary.Arm, [.. arm.Satellites.Select(satellite => (satellite.Satellite, (double)satellite.MergedUpdates / arm.Summary.Seeds))], arm.Summary.Starving))],
            below, most > 1 ? $"mean of {Counted.Between(least, most, "seed")}" : "", preset);
    }
}
