namespace SemSpace.Sim.Records;

/// <summary>Where one image of a data set goes.</summary>
/// <param name="Set"><c>train</c>, <c>validation</c> or <c>test</c>.</param>
/// <param name="Satellite">Who trains on it; empty for the other sets.</param>
/// <param name="Image">Its place, from 0, among the data set's images for training, or for a test image among those for tests.</param>
/// <param name="Class">The class's name.</param>
public sealed record SplitRecord(string Set, string Satellite, int Image, string Class);
