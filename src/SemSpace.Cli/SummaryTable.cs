using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Tables;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary>The table at the end of a run.</summary>
internal static class SummaryTable
{
    private const int Width = 100;

    /// <summary>Prints a run's summary on standard output.</summary>
    public static void Print(Terminal terminal, RunOutcome outcome)
    {
        Table table = new Table().Border(TableBorder.Simple).HideHeaders().AddColumn("what").AddColumn("value");
        foreach ((string what, string value) in Rows(outcome.Summary, outcome.Manifest)) _ = table.AddRow(Markup.Escape(what), Markup.Escape(VisibleText.OneLine(value)));
        PlainTable.Write(table, terminal.Output, Width);
        IReadOnlyList<string> figures = FigureCatalogue.NamesIn(outcome.Folder);
        string drawn = figures.Count == 0 ? "" : $"Figures: {string.Join(", ", figures.SkipLast(1))} and {figures[^1]}, each as PDF, SVG and PNG; ";
        terminal.Output.WriteLine($"{drawn}{(drawn.Length > 0 ? "tables" : "Tables")}: *.csv. All in:");
    }

    private static IEnumerable<(string What, string Value)> Rows(Summary s, Manifest manifest)
    {
        yield return ("scenario", $"{s.Scenario}, seed {s.Seed}, {Counted.Of(s.Satellites, "satellite")}, {Text(s.DurationH)} h");
        if (s.IsTrained)
        {
            foreach ((string, string) row in Scores(s)) yield return row;
        }
        else
        {
            yield return ("mode", "timing: the model's size stands for it, and there are no scores");
        }

        yield return ("staleness, versions", Text(s.StalenessVersions));
        yield return ("staleness, min", Text(s.StalenessS, 1 / 60.0));
        yield return ("energy per satellite, kJ", s.EnergyPerSatelliteJ is { } e ? $"mean {Text(e.Mean / 1e3)} (min {Text(e.Min / 1e3)}, max {Text(e.Max / 1e3)})" : "none");
        yield return ("lowest battery charge", Text(s.MinimumCharge));
        yield return ("contact utilisation", $"{Text(s.ContactUtilisation * 100)} % of {Text(s.ContactTimeH)} h in {Counted.Of(s.Contacts, "contact")}");
        yield return ("updates", $"{s.Updates}: {s.MergedUpdates} merged in {Counted.Of(s.Rounds, "round")}, {s.UnweightedUpdates} without weight, {s.NonFiniteUpdates} not finite, {(s.CorruptedUpdates > 0 ? $"{s.CorruptedUpdates} corrupted, " : "")}{(s.DuplicateUpdates > 0 ? $"{s.DuplicateUpdates} duplicate, " : "")}{s.PendingUpdates} pending");
        if (s.IslTransfers > 0) yield return ("links between satellites", $"{Counted.Of(s.IslTransfers, "transfer")}, {Text(s.IslBytes / 1e6)} MB, {Text(s.IslTotalJ / 1e3)} kJ; {Counted.Of(s.RelayedUpdates, "update")} relayed");
        if (s.Outages > 0) yield return ("outages", $"{s.Outages}, which {string.Join(" and ", Taken(s))}");
        if (s.ClockContactH > 0) yield return ("clocks", $"took {Text(s.ClockContactH)} h of contact");
        if (s.Preemptions > 0) yield return ("preemptions", $"{s.Preemptions}");
        if (s.DelayedUpdates > 0) yield return ("delayed updates", $"{s.DelayedUpdates}");
        if (s.BitFlips > 0) yield return ("bit flips", $"{s.BitFlips}");
        yield return ("rule", $"{s.Rule}: rounds close by {s.Trigger}, satellites train for {s.TrainAgain}");
        yield return ("work", $"{Counted.Of(s.Trainings, "training")}, {Counted.Of(s.GradientSteps, "gradient step")}, {Counted.Of(s.TrainedSamples, "sample")}; {Text(s.DownlinkBytes / 1e6)} MB down, {Text(s.UplinkBytes / 1e6)} MB up; {Text(s.Joules / 1e3)} kJ for training and radio");
        yield return ("trainings held back", $"{s.EnergyGatedTrainings} by the battery, {s.DataGatedTrainings} for want of data");
        yield return ("wall time, s", $"{Text(manifest.WallTimeS.Values.Sum())}: {string.Join(", ", manifest.WallTimeS.Select(part => $"{part.Key} {Text(part.Value)}"))}");
        yield return ("fingerprint", manifest.Fingerprint[..16]);
    }

    /// <summary>What outages took of contacts, and of transfers over lines to the cloud.</summary>
    private static IEnumerable<string> Taken(Summary s)
    {
        bool isLine = s.BackhaulHeldTransfers > 0;
        if (s.OutageContactH > 0 || !isLine) yield return $"took {Text(s.OutageContactH)} h of contact";
        if (isLine) yield return $"kept {Counted.Of(s.BackhaulHeldTransfers, "transfer")} over lines to the cloud waiting for {Text(s.BackhaulWaitH)} h";
    }

    private static IEnumerable<(string What, string Value)> Scores(Summary s)
    {
        if (s.TargetScore is { } target) yield return ($"time to {s.ScoreName} {Text(target)}", $"{(s.TimeToTargetH is { } hours ? $"{Text(hours)} h" : "not reached")}, by the validation set");
        yield return ($"final {s.ScoreName}", $"{Text(s.FinalScore)} (mean over time {Text(s.MeanScore)}, best version {Text(s.BestScore)}, validation {Text(s.FinalValidationScore)})");
        yield return ($"final {s.SecondScoreName}", $"{Text(s.FinalSecondScore)} (mean over time {Text(s.MeanSecondScore)})");
        if (Compared(s) is { Length: > 0 } compared) yield return ($"{s.ScoreName} to compare with", compared);
    }

    /// <summary>What needs no federated learning scores on the same test set.</summary>
    private static string Compared(Summary s) => string.Join(", ", new[]
    {
        ("majority class", s.MajorityClassShare), ("mean colour", s.MeanColourScore), ("JPEG", s.JpegScore), ("centralised training", s.CentralisedScore),
    }.Where(level => level.Item2 is not null).Select(level => $"{level.Item1} {Text(level.Item2)}"));

    private static string Text(Spread? spread, double scale = 1) => spread is null ? "none" : $"mean {Text(spread.Mean * scale)}, p95 {Text(spread.P95 * scale)}";

    private static string Text(double? value) => value is { } number ? number.ToString(Math.Abs(number) < 10 ? "0.###" : "0.#", CultureInfo.InvariantCulture) : "none";
}
