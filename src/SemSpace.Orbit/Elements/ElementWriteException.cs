namespace SemSpace.Orbit.Elements;

/// <summary>Elements cannot be written in a format, because a value does not fit into its field.</summary>
/// <param name="faults">What does not fit, one sentence each, naming the satellite.</param>
public sealed class ElementWriteException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults))
{
    /// <summary>What does not fit, one sentence each, naming the satellite.</summary>
    public IReadOnlyList<string> Faults => faults;
}
