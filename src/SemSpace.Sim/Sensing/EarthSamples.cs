using SemSpace.Fl.Data;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Sensing;

/// <summary>Which images of the Earth satellites take below their own tracks and may train on. Thread-safe.</summary>
/// <param name="data">Images of the Earth.</param>
/// <param name="tracks">Where the satellites take them.</param>
public sealed class EarthSamples(EarthDataset data, IReadOnlyList<GroundTrack> tracks) : ISamples
{
    /// <inheritdoc/>
    public IReadOnlyList<long> Held(int satellite, Epoch from, Epoch to) => [.. Points(satellite, from, to).Select(point => point.Ordinal)];

    /// <summary>Where they are taken, in order of time.</summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="from">After that time.</param>
    /// <param name="to">Up to that time.</param>
    internal CapturePoint[] Points(int satellite, Epoch from, Epoch to) => data.Used(tracks[satellite].Captures(from, to));
}
