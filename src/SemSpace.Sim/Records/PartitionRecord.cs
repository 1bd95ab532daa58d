namespace SemSpace.Sim.Records;

/// <summary>How many samples of a class a satellite has.</summary>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Class">The class's name.</param>
/// <param name="Samples">Samples over the whole mission.</param>
public sealed record PartitionRecord(string Satellite, string Class, int Samples);
