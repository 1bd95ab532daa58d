using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Sim.Network;

namespace SemSpace.Experiments.Running;

/// <summary>
/// Shortest ways between two nodes of a scenario, satellites or gateways, through satellites whose links are open: gateways stand at the ends only.
/// Not modelled: the time in nodes, and that the network moves while a signal is on its way (20 m in 3 ms).
/// </summary>
public sealed class NetworkRoutes
{
    private readonly IslPlan? _plan;
    private readonly Spacecraft[] _satellites;
    private readonly string[] _gateways;
    private readonly ILookup<int, ContactWindow> _contacts;
    private readonly PassLinks _links;
    private readonly Epoch _last;

    /// <summary>Finds all links of a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="constellation">Its satellites, from <see cref="ScenarioRunner.Check"/> or <see cref="ScenarioRunner.CheckOrbits"/>.</param>
    /// <param name="workers">Threads for the search.</param>
    /// <param name="cancellation">Stops the search.</param>
    public NetworkRoutes(Scenario scenario, Constellation constellation, int workers, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(constellation);
        _satellites = [.. constellation.Satellites];
        _gateways = [.. scenario.Gateways.Select(gateway => gateway.Name)];
        _contacts = ScenarioRunner.StreamContacts(scenario, constellation, workers, cancellation).ToLookup(window => window.Gateway);
        _plan = MissionFactory.Isl(scenario, constellation, new OutagePlan(scenario, constellation), workers)?.Links;
        _links = new(scenario, constellation);
        _last = MissionFactory.End(scenario) - Duration.FromMilliseconds(1);
    }

    /// <summary>Whether any link between satellites ever opens.</summary>
    public bool HasLinks => _plan is { Links.Count: > 0 };

    /// <summary>The names of all nodes: satellites, then gateways.</summary>
    public IEnumerable<string> Names => _satellites.Select(satellite => satellite.Name).Concat(_gateways);

    /// <summary>The shortest way at a time; at the scenario's end that of the moment before, since windows are closed there.</summary>
    /// <param name="source">Name of a satellite or a gateway.</param>
    /// <param name="target">Name of another.</param>
    /// <param name="time">When.</param>
    /// <exception cref="ArgumentException">There is no node of a name.</exception>
    public NetworkRoute At(string source, string target, Epoch time) => Look(source, target, Epoch.Min(time, _last)) with { Time = time };

    private NetworkRoute Look(string source, string target, Epoch time)
    {
        int from = IndexOf(source), to = IndexOf(target);
        Dictionary<int, double> down = IsGateway(to) ? InView(to, time).ToDictionary(seen => seen.Satellite, seen => seen.RangeKm) : [];
        IReadOnlyList<(int Node, double Label)>? way = PathSearch.Find<double>(_satellites.Length + _gateways.Length, from, 0, Visit, to);
        return way is null ? new(time, null, []) : new(time, way[^1].Label, [.. way.Select(step => Names.ElementAt(step.Node))]);

        void Visit(int node, double lengthKm, Reach<double> reach)
        {
            if (IsGateway(node))
            {
                foreach ((int satellite, double rangeKm) in InView(node, time)) reach(satellite, lengthKm + rangeKm);
                return;
            }

            foreach (Neighbour neighbour in _plan?.Of(node) ?? [])
            {
                if (_plan!.OpenAt(neighbour.Link, time) is not null) reach(neighbour.Other, lengthKm + _plan.RangeKm(node, neighbour.Other, time));
            }

            if (down.TryGetValue(node, out double last)) reach(to, lengthKm + last);
        }
    }

    private bool IsGateway(int node) => node >= _satellites.Length;

    private int IndexOf(string name)
    {
        int index = Array.IndexOf([.. Names], name);
        return index >= 0 ? index : throw new ArgumentException($"There is no node {name}.", nameof(name));
    }

    private IEnumerable<(int Satellite, double RangeKm)> InView(int node, Epoch time)
        => _contacts[node - _satellites.Length].Where(window => window.Aos <= time && time < window.Los).Select(window => (window.Satellite, _links.Look(window, time).RangeKm));
}
