namespace SemSpace.Orbit.Elements;

/// <summary>What an element file held.</summary>
/// <param name="Satellites">The good records in the file's order; none if the reading was strict and found a fault.</param>
/// <param name="Faults">All that is wrong with the file, in the order of its lines.</param>
public sealed record ElementReadResult(IReadOnlyList<OrbitalElements> Satellites, IReadOnlyList<ElementFault> Faults);
