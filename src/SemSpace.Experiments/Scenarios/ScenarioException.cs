using SemSpace.Files;

namespace SemSpace.Experiments.Scenarios;

/// <summary>A scenario that reads well but cannot be run, for example because a file it names is damaged. The faults are the user's to mend.</summary>
public sealed class ScenarioException : Exception
{
    /// <summary>A failure without particulars.</summary>
    public ScenarioException() : this([]) { }

    /// <summary>A failure in words.</summary>
    public ScenarioException(string message) : base(message) => Faults = [];

    /// <summary>A failure in words with its cause.</summary>
    public ScenarioException(string message, Exception innerException) : base(message, innerException) => Faults = [];

    /// <summary>The faults found; of many, the first and a count.</summary>
    public ScenarioException(IReadOnlyList<ScenarioFault> faults) : base(string.Join(Environment.NewLine, Told(faults))) => Faults = Told(faults);

    /// <summary>One fault at a place.</summary>
    public ScenarioException(string place, string problem) : this([new ScenarioFault(place, problem)]) { }

    /// <summary>The faults found; of many, the first and a count.</summary>
    public IReadOnlyList<ScenarioFault> Faults { get; }

    /// <summary>A reader may have counted for itself, in one fault more.</summary>
    private static IReadOnlyList<ScenarioFault> Told(IReadOnlyList<ScenarioFault> faults)
        => faults.Count <= FaultLimit.Most + 1
            ? faults
            : [.. faults.Take(FaultLimit.Most), new(faults[0].Place, $"{FaultLimit.More(faults.Count - FaultLimit.Most)}.")];
}
