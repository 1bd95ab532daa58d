using SemSpace.Fl.Partitions;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Datasets;

/// <summary>Which images of a data set satellites have, by their places in it. Thread-safe.</summary>
/// <param name="data">Who has which images.</param>
/// <param name="arrival">When the images are there.</param>
public sealed class PartitionedSamples(PartitionedImages data, Arrival arrival) : ISamples
{
    /// <inheritdoc/>
    public IReadOnlyList<long> Held(int satellite, Epoch from, Epoch to) => Array.ConvertAll(Places(satellite, from, to), place => (long)place);

    /// <summary>The places, in the order in which the satellite gets the images.</summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="from">After that time.</param>
    /// <param name="to">Up to that time.</param>
    internal int[] Places(int satellite, Epoch from, Epoch to)
    {
        ReadOnlySpan<int> all = data.PlacesOf(satellite);
        return [.. all[arrival.Between(all.Length, from, to)]];
    }
}
