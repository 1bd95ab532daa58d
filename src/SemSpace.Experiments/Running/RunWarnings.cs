using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Aggregation;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Running;

/// <summary>Judges the records of a finished run: whether it learnt anything, and if not, why; and what else its author must know. Pure functions.</summary>
internal static class RunWarnings
{
    private const int NamesShown = 5;

    /// <summary>What to tell, one sentence or two each.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="records">Its records.</param>
    /// <param name="evidence">What the records do not tell.</param>
    public static IEnumerable<string> Of(Scenario scenario, RunRecords records, Evidence evidence)
    {
        bool isDead = records.Contacts.Count > 0 && !records.Rounds.Any(round => round.Version > 0);
        if (isDead) yield return $"{Dead(scenario, records, evidence)} The model is as it was at the start.";
        else if (Stranded(scenario, records) is { } stranded) yield return stranded;
        if (Unreceived(records) is { } unreceived) yield return unreceived;
        int refused = records.Updates.Count(update => update.Fate == UpdateFate.NonFinite);
        if (refused > 0) yield return FormattableString.Invariant($"{refused} of {records.Updates.Count} updates held values that are no finite numbers and were refused. {(evidence.BitFlips > 0 ? FormattableString.Invariant($"Radiation turned over {Counted.Of(evidence.BitFlips, "bit")} of models on board (faults.bit_flips_per_bit_day); if that is not why, a") : "A")} smaller learning.learning_rate may help.");
        if (Idle(scenario, records, evidence.Trainings) is { } idle) yield return idle;
        if (evidence.Trainings.Count > 0 && Silent(records.Contacts) == 0 && Unaffordable(scenario, records.Energy, evidence) is { } unaffordable) yield return $"{unaffordable}.";
        if (records.Energy.Any(energy => energy.Brownouts > 0)) yield return Brownouts(records.Energy);
    }

    /// <summary>What a run tells beside its records.</summary>
    /// <param name="Trainings">Trainings that ran.</param>
    /// <param name="BitFlips">Bits that radiation turned over.</param>
    /// <param name="BeyondCapacityJ">What each satellite's energy gate wanted in its battery at most where that is more than it holds, J; else 0.</param>
    public sealed record Evidence(IReadOnlyList<TrainingRecord> Trainings, long BitFlips, IReadOnlyList<double> BeyondCapacityJ);

    private static string Dead(Scenario scenario, RunRecords records, Evidence evidence)
    {
        if (evidence.Trainings.Count == 0) return $"no satellite trained: {Untrained(scenario, records.Energy, evidence)}.";
        if (records.Updates.Count == 0) return FormattableString.Invariant($"no update reached a gateway: {Counted.Of(evidence.Trainings.Count, "training")} began, and {Undelivered(scenario, records.Contacts, evidence.Trainings)}.");
        string came = FormattableString.Invariant($"no round made a version, though {Counted.Of(records.Updates.Count(update => update.Fate != UpdateFate.Duplicate), "update")} of {records.Updates.DistinctBy(update => update.Satellite).Count()} of {Counted.Of(records.Energy.Count, "satellite")} reached gateways");
        int unweighted = records.Updates.Count(update => update.Fate == UpdateFate.Unweighted);
        int corrupted = records.Updates.Count(update => update.Fate == UpdateFate.Corrupted);
        int held = records.Updates.Count(update => update.Fate == UpdateFate.Pending && update.HeldSeconds > 0);
        string[] beside =
        [
            .. corrupted == 0 ? [] : new[] { FormattableString.Invariant($"{corrupted} of them came corrupted (faults.corrupted_share is {scenario.Faults.CorruptedShare})") },
            .. held == 0 ? [] : new[] { FormattableString.Invariant($"the ground segment had held {held} of them (faults.mean_delay_h is {scenario.Faults.MeanDelayH})") },
        ];
        string also = string.Concat(beside.Select(cause => $" And {cause}."));
        if (corrupted + held == records.Updates.Count) return $"{came}: {string.Join(", and ", beside)}.";
        if (records.Outages.FirstOrDefault(outage => outage.Line.Transfers > 0) is { } down) return $"{came}: the cloud waited for lines that were down, the first of them {down.Name}'s from {down.From} to {down.To} (outages.csv).{also}";
        if (LineSeconds(scenario, records) is var line && line > scenario.DurationH * 3600 / 2)
            return FormattableString.Invariant($"{came}: one update takes {line / 3600:0.##} h over a gateway's line to the cloud (backhaul.rate_mbps is {scenario.Backhaul.RateMbps}), and the run lasts {scenario.DurationH:0.###} h.{also}");
        if (unweighted > 0) return FormattableString.Invariant($"{came}: {unweighted} of them got no weight.{also}");
        AggregationSpec spec = scenario.Aggregation;
        RoundPolicy policy = spec.PolicyFor(scenario.Clients);
        return policy.Trigger switch
        {
            RoundTrigger.Period => FormattableString.Invariant($"{came}: aggregation.period_min is {spec.PeriodMin} min, the run lasts {scenario.DurationH * 60:0.#} min."),
            RoundTrigger.AllReturned => FormattableString.Invariant($"{came}: {spec.Rule.Name} waits for all that train in it, or for aggregation.deadline_min, {spec.DeadlineMin} min; the run lasts {scenario.DurationH * 60:0.#} min."),
            RoundTrigger.Count => FormattableString.Invariant($"{came}: aggregation.{spec.CountKey} is {policy.Count}."),
            RoundTrigger.EdgeRounds => FormattableString.Invariant($"{came}: no gateway closed {Counted.Of(policy.EdgeRounds, "round")} of its own, and aggregation.deadline_min is {spec.DeadlineMin} min; the run lasts {scenario.DurationH * 60:0.#} min."),
            RoundTrigger.Planned when spec.MergePrice is { } price => FormattableString.Invariant($"{came}: aggregation.merge_price is {price}, more than any merge was worth."),
            RoundTrigger.Planned => FormattableString.Invariant($"{came}: {Counted.Of(spec.MergesIn(scenario.DurationH), "merge")} were to be planned for the run (aggregation.planned_merges, or as many as aggregation.period_min makes)."),
            RoundTrigger.EveryArrival => $"{came}: they came too late for the cloud.",
        } + also;
    }

    /// <summary>How long one update takes over a line to the cloud, s.</summary>
    private static double LineSeconds(Scenario scenario, RunRecords records)
        => scenario.Backhaul.SecondsFor(records.Updates.Select(update => update.Bytes).DefaultIfEmpty(0).Max() * 8);

    /// <summary>Updates that are in no version since a line to the cloud that kept them waiting was down to the end; null where there are none.</summary>
    private static string? Stranded(Scenario scenario, RunRecords records)
    {
        Epoch end = scenario.StartUtc + Duration.FromHours(scenario.DurationH);
        OutageRecord[] down = [.. records.Outages.Where(outage => outage.Line.Transfers > 0 && outage.To >= end)];
        int pending = records.Updates.Count(update => update.Fate == UpdateFate.Pending);
        return down.Length == 0 || pending == 0 ? null
            : FormattableString.Invariant($"{pending} of {Counted.Of(records.Updates.Count, "update")} are in no version: {Counted.Of(down.Length, "line")} to the cloud {(down.Length == 1 ? "was" : "were")} down to the end, that of {down[0].Name} from {down[0].From} on (outages.csv).");
    }

    /// <summary>Satellites whose energy gate wants more than their battery holds; null where there are none.</summary>
    private static string? Unaffordable(Scenario scenario, IReadOnlyList<EnergyRecord> energy, Evidence evidence)
    {
        int[] beyond = [.. evidence.BeyondCapacityJ.Index().Where(one => one.Item > 0).Select(one => one.Index)];
        if (beyond.Length == 0) return null;
        int worst = beyond.MaxBy(k => evidence.BeyondCapacityJ[k]);
        return FormattableString.Invariant($"{Counted.Of(beyond.Length, "satellite")} put trainings off for good, since energy.min_charge and a training with its upload want more than the battery holds ({Counted.First([.. beyond.Select(k => energy[k].Satellite)], NamesShown)}): ")
            + FormattableString.Invariant($"up to {evidence.BeyondCapacityJ[worst] / 3600:0.##} Wh of {energy[worst].Satellite}; energy.battery_wh is {scenario.Energy.BatteryWh}. clients.energy_gate: predicted counts what the panel gives meanwhile; semspace link shows how long an upload takes");
    }

    private static string Untrained(Scenario scenario, IReadOnlyList<EnergyRecord> energy, Evidence evidence)
    {
        if (Unaffordable(scenario, energy, evidence) is { } unaffordable) return unaffordable;

        int gated = energy.Sum(e => e.EnergyGatedTrainings), data = energy.Sum(e => e.DataGatedTrainings), lost = energy.Sum(e => e.LostTrainings);
        List<string> reasons = [];
        if (gated > 0) reasons.Add(FormattableString.Invariant($"{Counted.Of(gated, "training")} {(gated == 1 ? "was" : "were")} put off because a battery was low (energy.min_charge is {scenario.Energy.MinCharge})"));
        if (lost > 0) reasons.Add(FormattableString.Invariant($"{lost} ended with an empty battery"));
        if (data > 0) reasons.Add(FormattableString.Invariant($"{Counted.Of(data, "time")} a buffer held fewer images than sensing.min_samples, {scenario.Sensing.Options.MinSamples} ({NotCounted(scenario)})"));
        return reasons.Count == 0 ? "none had a training to begin before the end" : string.Join(", ", reasons);
    }

    private static string NotCounted(Scenario scenario) => scenario.Data.Counted is { } counted ? FormattableString.Invariant($"data.counted.per_satellite is {counted.PerSatellite}")
        : scenario.Data.Stored is null ? FormattableString.Invariant($"one is taken every {scenario.Sensing.Options.CaptureIntervalS} s (sensing.capture_interval_s), and those {(scenario.Sensing.Options.DaylightOnly ? "at night (sensing.daylight_only) and those " : "")}that touch a block for validation or tests (data.validation_fraction, data.test_fraction) do not count")
        : "those that satellites have are in partition.csv";

    /// <summary>Contacts in which antennas tried to send and not a bit came through, where none did in any.</summary>
    private static int Silent(IReadOnlyList<ContactRecord> contacts)
        => contacts.Any(contact => contact.DownlinkBits > 0) ? 0 : contacts.Count(contact => contact.UsedSeconds > 0 && contact.UplinkBits == 0);

    private static string Undelivered(Scenario scenario, IReadOnlyList<ContactRecord> contacts, IReadOnlyList<TrainingRecord> trainings)
    {
        if (trainings.All(training => training.Steps == 0)) return "none of them was over before the run was";

        double sent = contacts.Sum(contact => contact.DownlinkBits);
        if (Silent(contacts) is > 0 and var silent) return FormattableString.Invariant($"not a bit came through in the {Counted.Of(silent, "contact")} in which antennas sent one: the signal is too weak for links.downlink.model, {scenario.Downlink.Modem.Name}. semspace link shows its budget");
        return sent > 0
            ? FormattableString.Invariant($"{sent / 1e6:0.###} Mbit were sent of updates that no contact was long enough for. aggregation.handover lets them go on at another gateway")
            : "no upload began: the contacts were over when the trainings were";
    }

    /// <summary>Newer models were made and sent, and no satellite ever had one whole; null where one had.</summary>
    private static string? Unreceived(RunRecords records)
    {
        if (records.Downloads.Count == 0 || records.Downloads.Any(download => download.IsComplete)) return null;
        double longest = records.Downloads.Max(download => download.Bits);
        return FormattableString.Invariant($"no satellite received a newer model: {Counted.Of(records.Downloads.Count, "transfer")} began, of which the largest brought {longest / 1e6:0.###} Mbit before the contact was over. ")
            + "Every training began from the initial model. A faster links.uplink, a smaller model or a longer run may help.";
    }

    /// <summary>Satellites that were in contact and never had the images for a training, where others trained; null where there are none.</summary>
    private static string? Idle(Scenario scenario, RunRecords records, IReadOnlyList<TrainingRecord> trainings)
    {
        HashSet<int> trained = [.. trainings.Select(training => training.Satellite)];
        HashSet<string> seen = [.. records.Contacts.Select(contact => contact.Satellite)];
        string[] idle = [.. records.Energy.Where((ledger, k) => !trained.Contains(k) && ledger.DataGatedTrainings > 0 && seen.Contains(ledger.Satellite)).Select(ledger => ledger.Satellite)];
        if (idle.Length == 0 || trained.Count == 0) return null;
        string names = Counted.First(idle, NamesShown);
        string never = idle.Length == 1 ? "1 satellite never trains" : FormattableString.Invariant($"{idle.Length} satellites never train");
        return FormattableString.Invariant($"{never}, for want of images, though in contact: {names}. A training needs {Counted.Of(scenario.Sensing.Options.MinSamples, "image")} (sensing.min_samples); ")
            + $"{NotCounted(scenario)}.";
    }

    private static string Brownouts(IReadOnlyList<EnergyRecord> energy)
    {
        EnergyRecord[] dark = [.. energy.Where(e => e.Brownouts > 0)];
        double hours = Duration.FromSeconds(dark.Sum(e => e.BrownoutSeconds)).TotalHours, unservedKj = dark.Sum(e => e.UnservedJ) / 1e3;
        Epoch first = dark.Min(e => e.FirstBrownout!.Value);
        string who = FormattableString.Invariant($"{dark.Length} of {Counted.Of(energy.Count, "satellite")} {(dark.Length == 1 ? "was" : "were")} without power for {hours:0.##} h in total, from {first} on");
        string lost = dark.Sum(e => e.LostTrainings) is > 0 and var trainings ? FormattableString.Invariant($", {Counted.Of(trainings, "training")} {(trainings == 1 ? "was" : "were")} lost") : "";
        return FormattableString.Invariant($"{who}: batteries ran empty {Counted.Of(dark.Sum(e => e.Brownouts), "time")}{lost}, and {unservedKj:0.#} kJ that platforms asked for were not served (interruptions.csv).");
    }
}
