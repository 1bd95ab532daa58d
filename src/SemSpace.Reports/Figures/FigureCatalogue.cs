using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Figures;

/// <summary>One run of a sweep's arm, as figures need it.</summary>
/// <param name="Summary">Its summary.</param>
/// <param name="Rounds">Its cloud versions.</param>
public sealed record ArmRun(Summary Summary, IReadOnlyList<RoundRecord> Rounds);

/// <summary>All runs of one arm.</summary>
/// <param name="Label">The arm's name in the legend.</param>
/// <param name="Runs">One run a seed, at least one.</param>
public sealed record ArmRuns(string Label, IReadOnlyList<ArmRun> Runs);

/// <summary>
/// Writes paper-ready figures: single-column width, PDF, SVG and PNG, the same bytes for the same records. Safe from any thread,
/// one figure at a time.
/// </summary>
public static class FigureCatalogue
{
    private static readonly Lock OneAtATime = new();

    /// <summary>Writes the figures of one run: score, staleness, energy.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="records">The run's records.</param>
    /// <param name="summary">The run's summary.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteRun(string folder, RunRecords records, Summary summary)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(summary);
        return Write(folder, () => [ScoreFigure.Of(records.Rounds, summary), StalenessFigure.Of(records.Updates), EnergyFigure.Of(records.Energy)]);
    }

    /// <summary>Writes the figures of a sweep: arms, arm-costs.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="arms">The arms in order, at least one.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">There is no run.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteSweep(string folder, IReadOnlyList<ArmRuns> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.Count == 0 || arms.Any(arm => arm.Runs.Count == 0)) throw new ArgumentException("Every arm must have a run.", nameof(arms));
        return Write(folder, () => [ArmsFigure.Of(arms), ArmCostsFigure.Of(arms)]);
    }

    /// <summary>Writes a figure of distances over time, the distance by powers of ten.</summary>
    /// <param name="folder">Where to; made if needed.</param>
    /// <param name="name">The figure's name: of its files.</param>
    /// <param name="axes">What the hours count from, and what the distances are.</param>
    /// <param name="curves">The curves in the legend's order.</param>
    /// <returns>The files' paths.</returns>
    /// <exception cref="ArgumentException">No distance is above 0.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static IReadOnlyList<string> WriteDistances(string folder, string name, (string Hours, string Km) axes, IReadOnlyList<DistanceCurve> curves)
    {
        ArgumentNullException.ThrowIfNull(curves);
        if (!curves.Any(curve => curve.Points.Any(point => point.Km > 0))) throw new ArgumentException("A distance must be above 0.", nameof(curves));
        return Write(folder, () => [DistanceFigure.Of(name, axes.Hours, axes.Km, curves)]);
    }

    /// <summary>Writes figures one at a time: the drawing library keeps state that all plots share.</summary>
    internal static IReadOnlyList<string> Write(string folder, Func<Figure[]> figures)
    {
        lock (OneAtATime) return [.. figures().SelectMany(figure => FigureWriter.Write(folder, figure))];
    }
}
