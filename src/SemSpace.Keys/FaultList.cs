using SemSpace.Files;

namespace SemSpace.Keys;

/// <summary>Collects faults while a configuration is read, so that all come at once.</summary>
public sealed class FaultList
{
    /// <summary>Kept to be put in order; those beyond are counted.</summary>
    private const int MostKept = 1000;

    private readonly List<(Place Place, string Problem)> _faults = [];

    /// <summary>Faults so far.</summary>
    public int Count { get; private set; }

    /// <summary>Whether more faults are counted only, so that their words cost no time.</summary>
    public bool IsFull => _faults.Count == MostKept;

    /// <summary>Adds a fault.</summary>
    public void Add(Place place, string problem)
    {
        Count++;
        if (_faults.Count < MostKept) _faults.Add((place, FaultLimit.Shorten(problem)));
    }

    /// <summary>The faults: those of files by line, then those of overrides as they came; the first of them and a count where there are many.</summary>
    public IReadOnlyList<ScenarioFault> InOrder()
    {
        IEnumerable<(Place Place, string Problem)> ordered = _faults
            .OrderBy(fault => fault.Place.Line == 0)
            .ThenBy(fault => fault.Place.Line == 0 ? "" : fault.Place.Source, StringComparer.Ordinal)
            .ThenBy(fault => fault.Place.Line);
        ScenarioFault[] all = [.. ordered.Select(fault => new ScenarioFault(FaultLimit.Shorten(fault.Place.ToString()), fault.Problem)).Distinct()];
        int beyond = Count - _faults.Count + Math.Max(0, all.Length - FaultLimit.Most);
        return beyond == 0 ? all : [.. all.Take(FaultLimit.Most), new(ordered.First().Place.Source, $"{FaultLimit.More(beyond)}.")];
    }
}
