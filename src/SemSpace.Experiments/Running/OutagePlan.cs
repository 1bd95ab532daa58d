using SemSpace.Experiments.Scenarios;
using SemSpace.Files;
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

    private readonly List<Outage> _all = [];
    private readonly int _gateways, _satellites;
    private readonly WindowCutter _cutter;

    /// <summary>Draws the outages of a scenario.</summary>
    /// <exception cref="ScenarioException">A name is none of the scenario's, or there would be more than a million.</exception>
    public OutagePlan(Scenario scenario, Constellation constellation)
    {
        _cutter = new(scenario, constellation);
        (_gateways, _satellites) = (scenario.Gateways.Count, constellation.Satellites.Count);
        string[] gateways = [.. scenario.Gateways.Select(gateway => gateway.Name)], satellites = [.. constellation.Satellites.Select(satellite => satellite.Name)];
        OutageNames.Check(scenario.Outages, gateways, satellites);
        foreach ((int entry, OutageSpec spec) in scenario.Outages.Index())
        {
            (OutageKind kind, ValueList<string> chosen, string[] names) = spec switch
            {
                { Gateways.Count: > 0 } => (OutageKind.Gateway, spec.Gateways, gateways),
                { Satellites.Count: > 0 } => (OutageKind.Satellite, spec.Satellites, satellites),
                OutageSpec => (OutageKind.Backhaul, spec.Backhauls, gateways),
            };
            foreach (int index in Chosen(chosen, names))
            {
                _all.AddRange(Times(scenario, spec, $"outage/{entry}/{names[index]}").Select(time => new Outage(kind, names[index], index, time.From, time.To, spec.Reason, spec.Foreseen)));
                if (_all.Count > MostOutages) throw new ScenarioException([ScenarioFault.OfKey($"outages.{entry}.mean_between_h", FormattableString.Invariant($"is {spec.MeanBetweenH}; draws more than {MostOutages} outages in all; must be longer."))]);
            }
        }
    }

    /// <summary>The outages with what they took of the contacts that have been cut, by time.</summary>
    public IReadOnlyList<OutageRecord> Records => RecordsWith(null);

    /// <summary>The same, with what they kept waiting at lines to the cloud, as <see cref="Backhauls"/> has them.</summary>
    public IReadOnlyList<OutageRecord> RecordsWith(IReadOnlyList<IReadOnlyList<LineHold>>? lines)
    {
        if (lines is not null)
        {
            foreach ((int gateway, IReadOnlyList<LineHold> holds) in lines.Index())
                foreach ((Outage outage, LineHold hold) in OfBackhaul[gateway].OrderBy(outage => outage.From).Zip(holds)) outage.Line = hold;
        }

        return [.. _all.OrderBy(outage => outage.From).ThenBy(outage => outage.Kind).ThenBy(outage => outage.Index)
            .Select(outage => new OutageRecord(outage.Kind, outage.Name, outage.From, outage.To, outage.Reason, outage.Foreseen, outage.Contacts, outage.Lost.TotalSeconds, outage.Line))];
    }

    /// <summary>When each gateway's line to the cloud is down, in order of beginnings; null where none ever is.</summary>
    public IReadOnlyList<IReadOnlyList<TimeWindow>>? Backhauls
        => OfBackhaul is { Count: > 0 } down ? [.. Enumerable.Range(0, _gateways).Select(gateway => down[gateway].OrderBy(outage => outage.From).Select(outage => new TimeWindow(outage.From, outage.To, false, false)).ToArray())] : null;

    private ILookup<int, Outage> OfBackhaul => _all.Where(outage => outage.Kind == OutageKind.Backhaul).ToLookup(outage => outage.Index);

    /// <summary>When each satellite's radios are silent and nobody foresees it, in order of time and apart from each other; null where none ever is.</summary>
    public IReadOnlyList<IReadOnlyList<TimeWindow>>? SurpriseSilence
    {
        get
        {
            ILookup<int, Outage> byName = _all.Where(outage => outage.Kind == OutageKind.Satellite && !outage.Foreseen).ToLookup(outage => outage.Index);
            return byName.Count == 0 ? null : [.. Enumerable.Range(0, _satellites).Select(index => Merged(byName[index].OrderBy(outage => outage.From)))];
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
    public IEnumerable<ContactWindow> Cut(IEnumerable<ContactWindow> windows)
    {
        if (_all.Count == 0) return windows;
        Silences all = Silent(_ => true);
        return WindowCutter.Cut(windows, window => Parts(window, Counted(window, all.Within(window))));
    }

    /// <summary>What outages and clocks leave of a plan's windows, and what those know of it who look ahead. To be called once.</summary>
    /// <param name="windows">The plan.</param>
    /// <param name="clocks">The clocks.</param>
    /// <param name="scratch">Where windows are kept.</param>
    public FoundContacts Contacts(IEnumerable<ContactWindow> windows, ClockPlan clocks, Scratch scratch)
    {
        bool[] passing = new bool[_satellites], onTime = new bool[_satellites];
        if (clocks.AreRight && !HasSurprises) return FoundContacts.AsForeseen(Kept(Cut(Noted(windows, passing)))) with { Passing = passing, OnTime = passing };
        IReadOnlyList<ContactWindow> whole = Kept(Noted(windows, passing));
        Silences foreseen = Silent(outage => outage.Foreseen);
        return new(Kept(Cut(Noted(clocks.Cut(whole), onTime))), Kept(WindowCutter.Cut(whole, window => Parts(window, foreseen.Within(window))))) { Passing = passing, OnTime = onTime };

        PagedList<ContactWindow> Kept(IEnumerable<ContactWindow> some)
        {
            PagedList<ContactWindow> kept = scratch.List<ContactWindow>();
            foreach (ContactWindow window in some) kept.Add(window);
            return kept;
        }

        static IEnumerable<ContactWindow> Noted(IEnumerable<ContactWindow> some, bool[] satellites)
        {
            foreach (ContactWindow window in some)
            {
                satellites[window.Satellite] = true;
                yield return window;
            }
        }
    }

    /// <summary>
    /// What is left of links between satellites, of which an outage of either end takes its time, and what those know of it who look ahead: the same links
    /// in the same order, of which some may never open; the same list where nothing surprises.
    /// </summary>
    public (IReadOnlyList<IslLink> Links, IReadOnlyList<IslLink> Foreseen) Cut(IReadOnlyList<IslLink> links)
    {
        Silences known = Silent(outage => outage.Foreseen);
        IslLink[] foreseen = [.. links.Select(link => Cut(link, known)).Where(link => link.Windows.Count > 0)];
        if (!HasSurprises) return (foreseen, foreseen);
        Silences surprising = Silent(outage => !outage.Foreseen);
        return ([.. foreseen.Select(link => Cut(link, surprising))], foreseen);
    }

    private bool HasSurprises => _all.Exists(outage => !outage.Foreseen);

    private static IslLink Cut(IslLink link, Silences silences) => link with { Windows = [.. link.Windows.SelectMany(window => Parts(link, window, silences))] };

    private Silences Silent(Func<Outage, bool> which)
    {
        ILookup<(OutageKind Kind, int Index), Outage> byName = _all.Where(which).ToLookup(outage => (outage.Kind, outage.Index));
        return new(Of(OutageKind.Gateway, _gateways), Of(OutageKind.Satellite, _satellites));

        Silence[] Of(OutageKind kind, int names) => [.. Enumerable.Range(0, names).Select(index => new Silence([.. byName[(kind, index)].OrderBy(outage => outage.From)]))];
    }

    private static IEnumerable<TimeWindow> Parts(IslLink link, TimeWindow window, Silences silences)
    {
        Epoch free = window.Start;
        foreach (Outage outage in silences.Of(link, window))
        {
            if (outage.From > free) yield return window with { Start = free, End = outage.From };
            free = Epoch.Max(free, outage.To);
        }

        if (free < window.End) yield return window with { Start = free };
    }

    private static IEnumerable<int> Chosen(ValueList<string> chosen, string[] names)
        => chosen.Contains(OutageSpec.Every) ? Enumerable.Range(0, names.Length) : chosen.Distinct().Select(name => Array.IndexOf(names, name));

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

        Duration Exponential(double meanH) => Duration.FromMilliseconds(Math.Max(1, Math.Round(meanH * 3.6e6 * draws.NextExponential())));
    }

    private static Outage[] Counted(ContactWindow window, Outage[] outages)
    {
        foreach (Outage outage in outages)
        {
            outage.Contacts++;
            outage.Lost += Epoch.Min(window.Los, outage.To) - Epoch.Max(window.Aos, outage.From);
        }

        return outages;
    }

    private IEnumerable<ContactWindow> Parts(ContactWindow window, Outage[] silent)
    {
        Epoch free = window.Aos;
        foreach (Outage outage in silent)
        {
            if (outage.From > free) yield return _cutter.Part(window, free, outage.From);
            free = Epoch.Max(free, outage.To);
        }

        if (free < window.Los) yield return silent.Length == 0 ? window : _cutter.Part(window, free, window.Los);
    }

    /// <summary>The outages of all gateways and satellites, each by its beginning.</summary>
    private sealed class Silences(Silence[] ofGateway, Silence[] ofSatellite)
    {
        /// <summary>Those that touch a window; asked for windows in order of AOS.</summary>
        public Outage[] Within(ContactWindow window)
            => [.. ofGateway[window.Gateway].Within(window).Concat(ofSatellite[window.Satellite].Within(window)).OrderBy(outage => outage.From)];

        /// <summary>Those of either end of a link that touch one of its windows.</summary>
        public IEnumerable<Outage> Of(IslLink link, TimeWindow window)
            => ofSatellite[link.First].Of(window.Start, window.End).Concat(ofSatellite[link.Second].Of(window.Start, window.End)).OrderBy(outage => outage.From);
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
    private sealed record Outage(OutageKind Kind, string Name, int Index, Epoch From, Epoch To, string Reason, bool Foreseen)
    {
        public int Contacts { get; set; }

        public Duration Lost { get; set; }

        public LineHold Line { get; set; }
    }
}
