using SemSpace.Experiments.Scenarios;
using SemSpace.Files;

namespace SemSpace.Experiments.Plans;

/// <summary>Collects what is wrong with a plan. A plan may have a million rows with the same fault, so it ends the reading when there are many.</summary>
/// <param name="path">The plan's file.</param>
internal sealed class PlanFaults(string path)
{
    private readonly List<(int Line, string Problem)> _faults = [];

    /// <summary>Adds a fault.</summary>
    /// <exception cref="ScenarioException">There are many by now.</exception>
    public void Add(int line, string problem)
    {
        _faults.Add((line, FaultLimit.Shorten(problem)));
        if (_faults.Count < FaultLimit.Most) return;
        _faults.Add((int.MaxValue, "may hold more faults; the reading ended here. Mend these first."));
        ThrowIfAny();
    }

    /// <summary>Ends the reading where something is wrong.</summary>
    /// <exception cref="ScenarioException">There are faults.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0) throw new ScenarioException([.. _faults.OrderBy(fault => fault.Line).Select(Place)]);
    }

    private ScenarioFault Place((int Line, string Problem) fault)
        => new(fault.Line == int.MaxValue ? path : FormattableString.Invariant($"{path}:{fault.Line}"), fault.Problem);
}
