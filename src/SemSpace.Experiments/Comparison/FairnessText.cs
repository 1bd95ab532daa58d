using SemSpace.Orbit;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Comparison;

/// <summary>Who starves, in a table and in words. Pure functions.</summary>
public static class FairnessText
{
    private const int MostNamed = 3, MostArms = 6;
    private const double PerCent = 100;

    /// <summary>The table: of each arm how many satellites starve, how even merged updates are, which satellite has the fewest, and the longest gap.</summary>
    /// <param name="arms">The arms, at least one.</param>
    /// <param name="below">The part of the fair share below which a satellite starves.</param>
    public static PaperTable Table(IReadOnlyList<ArmFairness> arms, double below)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArmFairnessRow[] rows = [.. arms.Select(arm => arm.Summary)];
        bool hasSeeds = rows.Any(row => row.Seeds > 1), differs = rows.DistinctBy(row => row.Starving).Count() > 1;
        int fewest = rows.Min(row => row.Starving);
        List<string> head = ["arm", "seeds", "merged updates", "starve", "with none", "lowest tenth (%)", "Gini"];
        if (hasSeeds) head.Add("Gini of a run");
        head.AddRange(["fewest", "merged", "longest gap (h)"]);
        return new(Text($"Satellites that starve, of {rows[0].Satellites}."), head, [.. rows.Select(Row)], Note()) { BoldNote = "The fewest that starve are bold." };

        IReadOnlyList<PaperCell> Row(ArmFairnessRow row) =>
        [
            new(row.Arm), new(Text($"{row.Seeds}")), new(Text($"{row.MergedUpdates}")), new(Text($"{row.Starving}"), differs && row.Starving == fewest), new(Text($"{row.WithNone}")),
            new(row.LowestTenthShare is { } lowest ? Text($"{lowest * PerCent:0.0}") : ""), new(Number(row.Gini)), .. hasSeeds ? new PaperCell[] { new(Number(row.RunGini)) } : [], new(row.LeastSatellite), new(Text($"{row.LeastMerged}")), new(Text($"{row.LongestGapH:0.0}")),
        ];

        string Note() => Text($"starve: satellites with none, or less than {below:0.###} of the fair share, which is 1/{rows[0].Satellites} of the arm's merged updates{(hasSeeds ? ", all seeds together" : "")}. lowest tenth: what comes from the tenth of the satellites with the fewest; 10 % where all have as many. fewest: the satellite with the fewest{(hasSeeds ? ", over all seeds" : "")}. longest gap: of any satellite, without a merged update.");
        static string Number(double? value) => value is { } known ? Text($"{known:0.000}") : "";
    }

    /// <summary>Who starves under which arm, those with most first, and who starves everywhere.</summary>
    /// <param name="arms">The arms, at least one.</param>
    public static string Sentence(IReadOnlyList<ArmFairness> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        int satellites = arms[0].Summary.Satellites;
        if (arms.All(arm => arm.Summary.MergedUpdates == 0)) return "No update was merged: all satellites starve.";
        ArmFairness[] some = [.. arms.Where(arm => arm.Summary.Starving > 0).OrderByDescending(arm => arm.Summary.Starving)];
        if (some.Length == 0) return Text($"Of {Counted.Of(satellites, "satellite")} none starves{(arms.Count > 1 ? " under any arm" : "")}.");
        if (arms.Count == 1) return Text($"{some[0].Summary.Starving} of {Counted.Of(satellites, "satellite")} {Starve(some[0].Summary.Starving)}: {Names(some[0])}.");
        string under = string.Join("; ", some.Take(MostArms).Select(arm => Text($"{arm.Summary.Starving} {(arm == some[0] ? $"{Starve(arm.Summary.Starving)} " : "")}under {ArmNames.Quoted(arm.Summary.Arm)}: {Names(arm)}")));
        string others = some.Length > MostArms ? $"; and some under {Counted.Of(some.Length - MostArms, "more arm", "more arms")}" : "";
        string none = some.Length < arms.Count ? $"; none under {ArmNames.First(arms.Where(arm => arm.Summary.Starving == 0).Select(arm => arm.Summary.Arm), MostArms)}" : "";
        string[] everywhere = [.. some[^1].Starving.Select(satellite => satellite.Satellite).Where(name => arms.All(arm => arm.Starving.Any(other => other.Satellite == name)))];
        string always = some.Length < arms.Count ? "" : everywhere.Length == 0 ? " No satellite starves under all arms." : Text($" Under all arms {Starve(everywhere.Length)} {Counted.First(everywhere, MostNamed)}.");
        return Text($"Of {Counted.Of(satellites, "satellite")} {under}{others}{none}.{always}");
    }

    private static string Starve(int count) => count == 1 ? "starves" : "starve";

    /// <summary>Those that starve, each with its merged updates.</summary>
    private static string Names(ArmFairness arm) => Counted.First([.. arm.Starving.Select(satellite => Text($"{satellite.Satellite} ({satellite.MergedUpdates})"))], MostNamed);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
