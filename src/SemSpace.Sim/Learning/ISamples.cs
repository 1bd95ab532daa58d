using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Learning;

/// <summary>What satellites could train on, without what is in it. Thread-safe.</summary>
public interface ISamples
{
    /// <summary>Numbers that name the samples of a satellite that came after one time and up to another, within its own data: <see cref="PreparedTraining.SampleIds"/>.</summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="from">Oldest capture still held.</param>
    /// <param name="to">Now.</param>
    IReadOnlyList<long> Held(int satellite, Epoch from, Epoch to);
}
