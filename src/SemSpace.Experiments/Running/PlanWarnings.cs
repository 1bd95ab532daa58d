using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Aggregation;
using SemSpace.Orbit;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Network;

namespace SemSpace.Experiments.Running;

/// <summary>Judges a contact plan before its run: who will never be heard, whether a round can close at all, and whether records are as far apart as the run is long. Pure functions.</summary>
internal static class PlanWarnings
{
    private const int NamesShown = 5;

    private static readonly double KeptForS = GatewayOptions.Keys.Blank.MinHoldS;

    /// <summary>In a contact longer than this a satellite may deliver several updates.</summary>
    private const double MinutesPerUpdate = 10;

    /// <summary>A round is far shorter than the way of an update below this share of it.</summary>
    private const double ShortRound = 0.25;

    /// <summary>What the plan foretells that its author will hardly want, one sentence each.</summary>
    public static IEnumerable<string> Of(Scenario scenario, Constellation constellation, FoundContacts contacts)
    {
        IReadOnlyList<ContactWindow> windows = contacts.Windows;
        if (RecordsEndsAlone(scenario) is { } coarse) yield return coarse;
        foreach (string idle in WithoutEffect(scenario)) yield return idle;
        foreach ((int entry, OutageSpec late) in scenario.Outages.Index().Where(outage => outage.Item.FromH >= scenario.DurationH))
            yield return FormattableString.Invariant($"outages.{entry}.from_h is {late.FromH}, and the run lasts {scenario.DurationH} h: it takes nothing.");
        if (windows.Count == 0)
        {
            yield return $"no satellite has a contact with any gateway: no model can be sent, and nothing will be learnt.{Taken(scenario, constellation, contacts, _ => true)}";
            yield break;
        }

        Epoch?[] firstContacts = FirstContacts(constellation, windows);
        bool hasLinks = scenario.Isl.Topology.Value is not NoLinks; // then who is reached when is not for contacts alone to say
        string[] unseen = [.. constellation.Satellites.Where((_, k) => firstContacts[k] is null).Select(satellite => satellite.Name)];
        if (unseen.Length > 0 && !hasLinks) yield return Unseen(unseen, constellation.Satellites.Count, scenario) + Taken(scenario, constellation, contacts, k => firstContacts[k] is null);
        if (!hasLinks && NoRound(scenario, firstContacts, windows) is { } problem) yield return problem;
        if (TooShort(scenario, windows) is { } swinging) yield return swinging;
    }

    /// <summary>Satellites are recorded at the beginning, then every record_min, and at the end.</summary>
    private static string? RecordsEndsAlone(Scenario scenario) => scenario.RecordMin is { } step && step >= scenario.DurationH * 60
        ? FormattableString.Invariant($"record_min is {step} min, and the run lasts {scenario.DurationH * 60:0.#} min: states.csv and the figures battery and age have its beginning and its end, and nothing between. Shorten record_min, or lengthen duration_h.")
        : null;

    /// <summary>Keys that are given, and that another key leaves without effect. No faults, since a sweep may set them for those of its arms that use them.</summary>
    private static IEnumerable<string> WithoutEffect(Scenario scenario)
    {
        FaultOptions faults = scenario.Faults, usual = new();
        if (faults.DelayedShare == 0 && faults.MeanDelayH != usual.MeanDelayH) yield return FormattableString.Invariant($"faults.mean_delay_h is {faults.MeanDelayH}, and faults.delayed_share is 0: no update is held, and it has no effect.");
        if (faults.DuplicatedShare == 0 && faults.DuplicateDelayMin != usual.DuplicateDelayMin) yield return FormattableString.Invariant($"faults.duplicate_delay_min is {faults.DuplicateDelayMin}, and faults.duplicated_share is 0: no update comes twice, and it has no effect.");
        if (faults.BitFlipsPerBitDay > 0 && scenario.Mode == RunMode.Timing) yield return FormattableString.Invariant($"faults.bit_flips_per_bit_day is {faults.BitFlipsPerBitDay}, and mode is timing: there is no model that radiation could change, and it has no effect.");
        if (scenario.Aggregation.PolicyFor(scenario.Clients).Gate != EnergyGate.Soft && scenario.Clients.SoftGateSpan != ClientsSpec.Keys.Blank.SoftGateSpan) yield return FormattableString.Invariant($"clients.soft_gate_span is {scenario.Clients.SoftGateSpan}, and clients.energy_gate is not soft: it has no effect.");
        if (scenario.Compute.Governor.Value is SlackGovernor && NeverSlower(scenario) is { } why) yield return $"compute.governor is slack, and {why}: all trainings have full speed, and it has no effect.";
        foreach (string idle in RadioWarnings.Of(scenario)) yield return idle;
        GatewayOptions[] keeping = [.. scenario.Gateways.Where(gateway => gateway.Preemption == Preemption.None && gateway.MinHoldS != KeptForS)];
        if (keeping.Length == 0) yield break;
        string more = keeping.Length > 1 ? FormattableString.Invariant($", and {keeping.Length - 1} more,") : "";
        yield return FormattableString.Invariant($"min_hold_s of gateway {keeping[0].Name}{more} is {keeping[0].MinHoldS}, and preemption is none: nobody takes an antenna away, and it has no effect.");
    }

    /// <summary>Why no training can save energy by a lower clock; null where one can.</summary>
    private static string? NeverSlower(Scenario scenario)
    {
        ComputeOptions compute = scenario.Compute;
        if (scenario.Isl.Topology.Value is not NoLinks) return FormattableString.Invariant($"isl.topology is {scenario.Isl.Topology.Name}, with which an update may leave at any time");
        if (compute.LowestSpeed < 1) return null;
        if (compute.Processor.Value is not CycleProcessor) return FormattableString.Invariant($"compute.processor is {compute.Processor.Name}, which has no clock");
        if (compute.EffectiveCapacitanceF == 0) return "compute.effective_capacitance_f is 0, so that no clock takes more energy than another but for board_power_w";
        return compute.Processor.Value.CriticalSpeed(compute) < 1 ? "compute.slack.min_clock_share is 1"
            : FormattableString.Invariant($"at compute.clock_mhz ({compute.ClockMhz}) or below it a slower cycle takes no less energy, for board_power_w ({compute.BoardPowerW}) goes on meanwhile");
    }

    private static string Unseen(string[] names, int satellites, Scenario scenario)
    {
        string list = Counted.First(names, NamesShown);
        string who = names.Length == 1
            ? FormattableString.Invariant($"1 of {satellites} satellites has no contact with any gateway: {list}. It neither sends updates nor receives models")
            : FormattableString.Invariant($"{names.Length} of {satellites} satellites have no contact with any gateway: {list}. They neither send updates nor receive models");
        return WaitsForAll(scenario, names.Length, satellites) is { } waits ? $"{who}, and {waits}." : who + ".";
    }

    /// <summary>Which of some satellites without contacts would have some but for outages and errors of clocks; empty where none would.</summary>
    private static string Taken(Scenario scenario, Constellation constellation, FoundContacts contacts, Func<int, bool> isUnseen)
    {
        if (contacts is not { Passing: { } passing, OnTime: { } onTime }) return "";
        string[] late = Names(k => passing[k] && !onTime[k]), silent = Names(k => onTime[k]);
        return (silent.Length == 0 ? "" : $" Outages take all contacts that there would be of {Counted.First(silent, NamesShown)} (outages).")
            + (late.Length == 0 ? "" : FormattableString.Invariant($" Errors of clocks take all contacts that there would be of {Counted.First(late, NamesShown)} (faults.clock_offset_s is {scenario.Faults.ClockOffsetS}, faults.clock_drift_ppm is {scenario.Faults.ClockDriftPpm})."));

        string[] Names(Func<int, bool> which) => [.. constellation.Satellites.Index().Where(one => isUnseen(one.Index) && which(one.Index)).Select(one => one.Item.Name)];
    }

    /// <summary>What it means for rounds that some satellites never return; null where rounds do not wait for all.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="absent">How many never return, one or more.</param>
    /// <param name="satellites">How many there are.</param>
    public static string? WaitsForAll(Scenario scenario, int absent, int satellites)
    {
        AggregationSpec spec = scenario.Aggregation;
        if (spec.PolicyFor(scenario.Clients).Trigger != RoundTrigger.AllReturned) return null;
        (string waits, string rounds) = scenario.Clients.PerRound is { } chosen && chosen < satellites
            ? ("the satellites chosen for a round", absent == 1 ? "every round that it is chosen for" : "every round that one of them is chosen for")
            : ("all satellites", "every round");
        return FormattableString.Invariant($"{spec.Rule.Name}, which waits for {waits}, closes {rounds} at aggregation.deadline_min ({spec.DeadlineMin} min) only");
    }

    private static string? NoRound(Scenario scenario, Epoch?[] firstContacts, IReadOnlyList<ContactWindow> windows)
    {
        AggregationSpec spec = scenario.Aggregation;
        double minutes = scenario.DurationH * 60;
        string lasts = FormattableString.Invariant($"the run lasts {minutes:0.#} min: no round can close");
        RoundPolicy policy = spec.PolicyFor(scenario.Clients);
        return policy.Trigger switch
        {
            RoundTrigger.Period => spec.PeriodMin < minutes ? null : FormattableString.Invariant($"aggregation.period_min is {spec.PeriodMin} min and {lasts}. Shorten the period, or lengthen duration_h."),
            RoundTrigger.AllReturned => NotAllReturn(scenario, firstContacts, lasts),
            RoundTrigger.Count => NotEnough(policy, scenario.Clients.PerRound, firstContacts.Length, $"aggregation.{spec.CountKey} is {policy.Count}", windows),
            RoundTrigger.Planned => spec.MergePrice is not null || spec.MergesIn(scenario.DurationH) > 0 ? null : FormattableString.Invariant($"aggregation.planned_merges is 0, or period_min no shorter than the run, {minutes:0.#} min: no round can close."),
            RoundTrigger.EdgeRounds => Math.Min(spec.DeadlineMin, policy.Edge!.Trigger == EdgeTrigger.Period ? policy.Edge.PeriodMin * policy.EdgeRounds : 0) < minutes ? null : FormattableString.Invariant($"{policy.EdgeRounds} rounds of gateways of {policy.Edge.PeriodMin} min each, or aggregation.deadline_min, {spec.DeadlineMin} min, and {lasts}."),
            RoundTrigger.EveryArrival => null,
        };
    }

    private static string? NotAllReturn(Scenario scenario, Epoch?[] firstContacts, string lasts)
    {
        double deadlineMin = scenario.Aggregation.DeadlineMin, minutes = scenario.DurationH * 60;
        double[] firstMin = [.. firstContacts.Select(first => first is { } time ? (time - scenario.StartUtc).TotalMinutes : double.PositiveInfinity).Order()];
        int waitedFor = Math.Min(scenario.Clients.PerRound ?? firstMin.Length, firstMin.Length);
        double enough = firstMin[waitedFor - 1];
        if (Math.Min(enough, deadlineMin) < minutes) return null;
        string who = waitedFor == firstMin.Length ? "all satellites" : FormattableString.Invariant($"{waitedFor} satellites, clients.per_round,");
        string returned = double.IsFinite(enough) ? FormattableString.Invariant($"{who} have had a contact after {enough:0.#} min") : waitedFor == firstMin.Length ? "some satellites never have a contact" : $"fewer than {who} ever have a contact";
        return FormattableString.Invariant($"{returned}, aggregation.deadline_min is {deadlineMin} min and {lasts}. Shorten the deadline, or lengthen duration_h.");
    }

    private static string? NotEnough(RoundPolicy policy, int? perRound, int satellites, string key, IReadOnlyList<ContactWindow> windows)
    {
        int count = policy.Count;
        if (policy is { TrainAgain: TrainAgain.EachVersion, Edge: null } && Math.Min(perRound ?? satellites, satellites) < count)
        {
            string who = perRound < satellites ? FormattableString.Invariant($"clients.per_round is {perRound}: the chosen satellites send") : FormattableString.Invariant($"there are {Counted.Of(satellites, "satellite")}, which send");
            return $"{key}, and {who} one update each before the next version (clients.train_again: each_version), so that no round can close. Make it smaller, or let more of them train.";
        }

        double updates = windows.Sum(window => Math.Max(1, Math.Floor((window.Los - window.Aos).TotalMinutes / MinutesPerUpdate)));
        return count <= updates ? null : FormattableString.Invariant(
            $"{key}, and {windows.Count} contacts bring about {updates:0} updates: no round is likely to close. Make it smaller, or lengthen duration_h.");
    }

    /// <summary>Whole steps on updates that know nothing of the last ones; null where rounds are long enough, or something shortens steps.</summary>
    private static string? TooShort(Scenario scenario, IReadOnlyList<ContactWindow> windows)
    {
        AggregationSpec spec = scenario.Aggregation;
        if (!spec.Rule.Value.StepsWholeOnStale || spec.MaxStep is not null || spec.PolicyFor(scenario.Clients).Trigger != RoundTrigger.Period) return null;
        double[] ways = [.. WaysMin(windows).Order()];
        double middle = ways.ElementAtOrDefault(ways.Length / 2);
        if (spec.PeriodMin >= ShortRound * middle) return null;
        return FormattableString.Invariant($"aggregation.period_min is {spec.PeriodMin} min, the middle time from one contact of a satellite to its next is {middle:0} min, and {spec.Rule.Name} makes whole steps of updates however old they are: ")
            + "several in a row know nothing of each other, and the model may swing or run away. Lengthen the period, bound steps with aggregation.max_step, or choose a rule or an option of it by which old updates count less.";
    }

    /// <summary>Times from the start of one contact of a satellite to that of its next, min; contacts that overlap are one.</summary>
    /// <param name="windows">In order of AOS.</param>
    private static IEnumerable<double> WaysMin(IEnumerable<ContactWindow> windows)
    {
        Dictionary<int, (Epoch Began, Epoch Until)> last = [];
        foreach (ContactWindow window in windows)
        {
            bool isFirst = !last.TryGetValue(window.Satellite, out (Epoch Began, Epoch Until) before);
            if (!isFirst && window.Aos <= before.Until)
            {
                last[window.Satellite] = before with { Until = Epoch.Max(before.Until, window.Los) };
                continue;
            }

            if (!isFirst) yield return (window.Aos - before.Began).TotalMinutes;
            last[window.Satellite] = (window.Aos, window.Los);
        }
    }

    private static Epoch?[] FirstContacts(Constellation constellation, IReadOnlyList<ContactWindow> windows)
    {
        Epoch?[] first = new Epoch?[constellation.Satellites.Count];
        foreach (ContactWindow window in windows) first[window.Satellite] = first[window.Satellite] is { } known ? Epoch.Min(known, window.Aos) : window.Aos;
        return first;
    }
}
