namespace SemSpace.Orbit.Elements;

/// <summary>What an element file held.</summary>
/// <param name="Format">The format it was read as.</param>
/// <param name="Satellites">The good records in the file's order; none if the reading was strict and found a fault.</param>
/// <param name="Faults">All that is wrong with the file, in the order of its lines.</param>
/// <param name="BadRecords">Records that had faults; a reading that is not strict leaves them out.</param>
public sealed record ElementReadResult(
    ElementFormat Format, IReadOnlyList<OrbitalElements> Satellites, IReadOnlyList<ElementFault> Faults, int BadRecords)
{
    /// <summary>What was taken though it is not as it must be, in the order of its lines.</summary>
    public IReadOnlyList<ElementFault> Warnings { get; init; } = [];
}
