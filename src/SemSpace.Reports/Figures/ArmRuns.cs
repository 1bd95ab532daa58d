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
