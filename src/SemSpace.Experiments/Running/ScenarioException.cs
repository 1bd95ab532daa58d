using SemSpace.Experiments.Scenarios;

namespace SemSpace.Experiments.Running;

/// <summary>A scenario that reads well but cannot be run, for example because a file it names is damaged. The faults are the user's to mend.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>A failure without particulars.</summary>
    public ScenarioException() : this([]) { }

    /// <summary>A failure in words.</summary>
    public ScenarioException(string message) : base(message) => Faults = [];

    /// <summary>A failure in words with its cause.</summary>
    public ScenarioException(string message, Exception innerException) : base(message, innerException) => Faults = [];

    /// <summary>All faults found.</summary>
    public ScenarioException(IReadOnlyList<ScenarioFault> faults) : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    /// <summary>One fault at a place.</summary>
    public ScenarioException(string place, string problem) : this([new ScenarioFault(place, problem)]) { }

    /// <summary>All faults found.</summary>
    public IReadOnlyList<ScenarioFault> Faults { get; }
}
