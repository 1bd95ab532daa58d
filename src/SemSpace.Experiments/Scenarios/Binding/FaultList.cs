namespace SemSpace.Experiments.Scenarios.Binding;

/// <summary>Collects faults while a configuration is read, so that all come at once.</summary>
internal sealed class FaultList
{
    private readonly List<(Place Place, string Problem)> _faults = [];

    /// <summary>Faults so far.</summary>
    public int Count => _faults.Count;

    /// <summary>Adds a fault.</summary>
    public void Add(Place place, string problem) => _faults.Add((place, problem));

    /// <summary>All faults: those of files by line, then those of overrides as they came.</summary>
    public IReadOnlyList<ScenarioFault> InOrder()
    {
        IEnumerable<(Place Place, string Problem)> ordered = _faults
            .OrderBy(fault => fault.Place.Line == 0)
            .ThenBy(fault => fault.Place.Line == 0 ? "" : fault.Place.Source, StringComparer.Ordinal)
            .ThenBy(fault => fault.Place.Line);
        return [.. ordered.Select(fault => new ScenarioFault(fault.Place.ToString(), fault.Problem)).Distinct()];
    }
}
