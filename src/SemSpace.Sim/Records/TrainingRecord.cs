using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>A training that ran.</summary>
/// <param name="UpdateId">The update it made.</param>
/// <param name="Satellite">Satellite index.</param>
/// <param name="From">Oldest capture used.</param>
/// <param name="To">Newest capture used.</param>
/// <param name="Samples">Samples.</param>
/// <param name="Steps">Gradient steps; 0 where the mission ended before the training.</param>
public readonly record struct TrainingRecord(long UpdateId, int Satellite, Epoch From, Epoch To, int Samples, int Steps);
