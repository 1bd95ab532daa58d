using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>How a training goes.</summary>
/// <param name="End">When it ends.</param>
/// <param name="PowerW">What it takes until then, W.</param>
internal readonly record struct TrainingCourse(Epoch End, double PowerW);
