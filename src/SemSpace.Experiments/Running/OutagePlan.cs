using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Running;

/// <summary>When gateways and satellites of a scenario are silent, and what that leaves of its contacts.</summary>
internal sealed class OutagePlan
{
    private const int MostOutages = 1_000_000;
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    private readonly Silence[] _ofGateway, _ofSatellite;
    private readonly List<Outage> _all = [];
    private readonly WindowCutter _cutter;

    /// <summary>Draws the outages of a scenario.</summary>
    /// <exception cref="ScenarioException">A name is none of the scenario's, or there would be more than a million.</exception>
    public OutagePlan(Scenario scenario, Constellation constellation)
    {
        _cutter = new(scenario, constellation);
        string[] gateways = [.. scenario.Gateways.Select(gateway => gateway.Name)], satellites = [.. constellation.Satellites.Select(satellite => satellite.Name)];
        foreach ((int entry, OutageSpec spec) in scenario.Outages.Index())
        {
            (OutageKind kind, string key, ValueList<string> chosen, string[] names) = spec switch
            {
                { Gateways.Count: > 0 } => (OutageKind.Gateway, "gateways", spec.Gateways, gateways),
                { Satellites.Count: > 0 } => (OutageKind.Satellite, "satellites", spec.Satellites, satellites),
                OutageSpec => (OutageKind.Backhaul, "backhauls", spec.Backhauls, gateways),
            };
            foreach (int index in Chosen($"outages.{entry}.{key}", chosen, names))
            {
                _all.AddRange(Times(scenario, spec, $"outage/{entry}/{names[index]}").Select(time => new Outage(kind, names[index], index, time.From, time.To, spec.Reason)));
                if (_all.Count > MostOutages) throw new ScenarioException($"outages.{entry}.mean_between_h", $"is {spec.MeanBetweenH}; draws more than {MostOutages} outages in all; must be longer.");
            }
        }

        ILookup<(OutageKind Kind, int Index), Outage> byName = _all.ToLookup(outage => (outage.Kind, outage.Index));
        _ofGateway = [.. gateways.Select((_, g) => Of(OutageKind.Gateway, g))];
        _ofSatellite = [.. satellites.Select((_, k) => Of(OutageKind.Satellite, k))];

        Silence Of(OutageKind kind, int index) => new([.. byName[(kind, index)].OrderBy(outage => outage.From)]);
    }

    /// <summary>The outages with what they took of the contacts that have been cut, by time.</summary>
    public IReadOnlyList<OutageRecord> Records
        => [.. _all.OrderBy(outage => outage.From).ThenBy(outage => outage.Kind).ThenBy(outage => outage.Index)
            .Select(outage => new OutageRecord(outage.Kind, outage.Name, outage.From, outage.To, outage.Reason, outage.Contacts, outage.Lost.TotalSeconds))];

    /// <summary>When each gateway's line to the cloud is down, in order of time and apart from each other; null where none ever is.</summary>
    public IReadOnlyList<IReadOnlyList<TimeWindow>>? Backhauls
    {
        get
        {
            if (_all.All(outage => outage.Kind != OutageKind.Backhaul)) return null;
            ILookup<int, Outage> byGateway = _all.Where(outage => outage.Kind == OutageKind.Backhaul).ToLookup(outage => outage.Index);
            return [.. _ofGateway.Select((_, g) => Merged(byGateway[g].OrderBy(outage => outage.From)))];
        }
    }

    private static List<TimeWindow> Merged(IEnumerable<Outage> outages)
    {
        List<TimeWindow> merged = [];
        foreach (Outage outage in outages)
        {
            if (merged.Count > 0 && merged[^1].End >= outage.From) merged[^1] = merged[^1] with { End = Epoch.Max(merged[^1].End, outage.To) };
            else merged.Add(new(outage.From, outage.To, false, false));
        }

        return merged;
    }

    /// <summary>What is left of windows, which come in the order of a plan and leave in it, numbered anew. To be called once.</summary>
    public IEnumerable<ContactWindow> Cut(IEnumerable<ContactWindow> windows) => _all.Count == 0 ? windows : WindowCutter.Cut(windows, Parts);

    /// <summary>What is left of links between satellites, of which an outage of either end takes its time.</summary>
    public IReadOnlyList<IslLink> Cut(IReadOnlyList<IslLink> links)
        => [.. links.Select(link => link with { Windows = [.. link.Windows.SelectMany(window => Parts(link, window))] }).Where(link => link.Windows.Count > 0)];

    private IEnumerable<TimeWindow> Parts(IslLink link, TimeWindow window)
    {
        Epoch free = window.Start;
        foreach (Outage outage in _ofSatellite[link.First].Of(window.Start, window.End).Concat(_ofSatellite[link.Second].Of(window.Start, window.End)).OrderBy(outage => outage.From))
        {
            if (outage.From > free) yield return window with { Start = free, End = outage.From };
            free = Epoch.Max(free, outage.To);
        }

        if (free < window.End) yield return window with { Start = free };
    }

    private static IEnumerable<int> Chosen(string key, ValueList<string> chosen, string[] names)
    {
        if (chosen.Contains(OutageSpec.Every)) return Enumerable.Range(0, names.Length);
        if (chosen.FirstOrDefault(name => !names.Contains(name)) is not { } strange) return chosen.Distinct().Select(name => Array.IndexOf(names, name));
        string hint = Spelling.Nearest(strange, names) is { } near ? $" Did you mean {near}?" : "";
        throw new ScenarioException(key, $"holds {strange}, which is none of the scenario's {names.Length}, the first of which is {names[0]}; must hold names of these, or {OutageSpec.Every}.{hint}");
    }

    /// <summary>The times of one name's outages: one that is scripted, or those that are drawn between its ends, one after the other.</summary>
    private static IEnumerable<(Epoch From, Epoch To)> Times(Scenario scenario, OutageSpec spec, string stream)
    {
        Epoch end = MissionFactory.End(scenario), from = At(spec.FromH), to = spec.ToH is { } last ? Epoch.Min(end, At(last)) : end;
        if (spec.MeanBetweenH is not { } between)
        {
            if (from < to) yield return (from, to);
            yield break;
        }

        RandomStream draws = new SeedTree(scenario.Seed).Stream(stream);
        for (Epoch time = from + Exponential(between); time < to; time += Exponential(between))
        {
            Epoch over = Epoch.Min(to, time + Exponential(spec.MeanLengthH));
            yield return (time, over);
            time = over;
        }

        Epoch At(double hours) => (scenario.StartUtc + Duration.FromHours(hours)).RoundTo(Millisecond);

        Duration Exponential(double meanH) => Duration.FromMilliseconds(Math.Max(1, Math.Round(-meanH * 3.6e6 * Math.Log(1 - draws.NextDouble()))));
    }

    private IEnumerable<ContactWindow> Parts(ContactWindow window)
    {
        Outage[] silent = [.. _ofGateway[window.Gateway].Within(window).Concat(_ofSatellite[window.Satellite].Within(window)).OrderBy(outage => outage.From)];
        Epoch free = window.Aos;
        foreach (Outage outage in silent)
        {
            outage.Contacts++;
            outage.Lost += Epoch.Min(window.Los, outage.To) - Epoch.Max(window.Aos, outage.From);
            if (outage.From > free) yield return _cutter.Part(window, free, outage.From);
            free = Epoch.Max(free, outage.To);
        }

        if (free < window.Los) yield return silent.Length == 0 ? window : _cutter.Part(window, free, window.Los);
    }

    /// <summary>One name's outages by their beginnings; asked for windows in order of AOS, it passes over what is past.</summary>
    private sealed class Silence(Outage[] outages)
    {
        private int _past;

        public IEnumerable<Outage> Within(ContactWindow window)
        {
            while (_past < outages.Length && outages[_past].To <= window.Aos) _past++;
            return outages.Skip(_past).TakeWhile(outage => outage.From < window.Los).Where(outage => outage.To > window.Aos);
        }

        public IEnumerable<Outage> Of(Epoch from, Epoch to) => outages.Where(outage => outage.From < to && outage.To > from);
    }

    /// <summary>A time in which one name is silent, and what it has taken so far.</summary>
    private sealed record Outage(OutageKind Kind, string Name, int Index, Epoch From, Epoch To, string Reason)
    {
        public int Contacts { get; set; }

        public Duration Lost { get; set; }
    }
}
