using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Running;

/// <summary>Judges a contact plan before its run: who will never be heard, and whether a round can close at all. Pure functions.</summary>
internal static class PlanWarnings
{
    private const int NamesShown = 5;

    /// <summary>In a contact longer than this a satellite may deliver several updates.</summary>
    private const double MinutesPerUpdate = 10;

    /// <summary>What the plan foretells that its author will hardly want, one sentence each.</summary>
    public static IEnumerable<string> Of(Scenario scenario, Constellation constellation, IReadOnlyList<ContactWindow> windows)
    {
        if (windows.Count == 0)
        {
            yield return "no satellite has a contact with any gateway: no model can be sent, and nothing will be learnt.";
            yield break;
        }

        Epoch?[] firstContacts = FirstContacts(constellation, windows);
        string[] unseen = [.. constellation.Satellites.Where((_, k) => firstContacts[k] is null).Select(satellite => satellite.Name)];
        if (unseen.Length > 0) yield return Unseen(unseen, constellation.Satellites.Count, scenario.Aggregation);
        if (NoRound(scenario, firstContacts, windows) is { } problem) yield return problem;
    }

    private static string Unseen(string[] names, int satellites, AggregationSpec spec)
    {
        string list = Counted.First(names, NamesShown);
        string who = names.Length == 1
            ? FormattableString.Invariant($"1 of {satellites} satellites has no contact with any gateway: {list}. It neither sends updates nor receives models")
            : FormattableString.Invariant($"{names.Length} of {satellites} satellites have no contact with any gateway: {list}. They neither send updates nor receive models");
        return spec.Rule == AggregationRuleName.FedAvg
            ? FormattableString.Invariant($"{who}, and fedavg, which waits for all satellites, closes every round at aggregation.fedavg.deadline_min ({spec.FedAvg.DeadlineMin} min) only.")
            : who + ".";
    }

    private static string? NoRound(Scenario scenario, Epoch?[] firstContacts, IReadOnlyList<ContactWindow> windows)
    {
        AggregationSpec spec = scenario.Aggregation;
        double minutes = scenario.DurationH * 60;
        string lasts = FormattableString.Invariant($"the run lasts {minutes:0.#} min: no round can close");
        switch (spec.Rule)
        {
            case AggregationRuleName.Trajectory:
                return spec.PeriodMin < minutes ? null : FormattableString.Invariant($"aggregation.period_min is {spec.PeriodMin} min and {lasts}. Shorten the period, or lengthen duration_h.");
            case AggregationRuleName.FedAvg:
                double all = firstContacts.Max(first => first is { } time ? (time - scenario.StartUtc).TotalMinutes : double.PositiveInfinity);
                if (Math.Min(all, spec.FedAvg.DeadlineMin) < minutes) return null;
                string returned = double.IsFinite(all) ? FormattableString.Invariant($"all satellites have had a contact after {all:0.#} min") : "some satellites never have a contact";
                return FormattableString.Invariant($"{returned}, aggregation.fedavg.deadline_min is {spec.FedAvg.DeadlineMin} min and {lasts}. Shorten the deadline, or lengthen duration_h.");
            case AggregationRuleName.FedBuff:
                double updates = windows.Sum(window => Math.Max(1, Math.Floor((window.Los - window.Aos).TotalMinutes / MinutesPerUpdate)));
                return spec.FedBuff.BufferSize <= updates ? null : FormattableString.Invariant(
                    $"aggregation.fedbuff.buffer_size is {spec.FedBuff.BufferSize}, and {windows.Count} contacts bring about {updates:0} updates: no round is likely to close. Make the buffer smaller, or lengthen duration_h.");
            default:
                throw new InvalidOperationException($"Bug in SemSpace: no such rule as {spec.Rule}.");
        }
    }

    private static Epoch?[] FirstContacts(Constellation constellation, IReadOnlyList<ContactWindow> windows)
    {
        Epoch?[] first = new Epoch?[constellation.Satellites.Count];
        foreach (ContactWindow window in windows) first[window.Satellite] = first[window.Satellite] is { } known ? Epoch.Min(known, window.Aos) : window.Aos;
        return first;
    }
}
