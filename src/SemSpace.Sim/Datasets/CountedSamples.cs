using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Datasets;

/// <summary>Samples that have a number and no content, as many on each satellite. Thread-safe.</summary>
/// <param name="count">Samples of each satellite.</param>
/// <param name="arrival">When they are there.</param>
public sealed class CountedSamples(int count, Arrival arrival) : ISamples
{
    private readonly long[] _all = [.. Enumerable.Range(0, count)];

    /// <inheritdoc/>
    public IReadOnlyList<long> Held(int satellite, Epoch from, Epoch to)
    {
        (int first, int length) = arrival.Between(count, from, to).GetOffsetAndLength(count);
        if (length == count) return _all;
        return new ArraySegment<long>(_all, first, length);
    }
}
