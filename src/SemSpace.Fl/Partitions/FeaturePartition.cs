using SemSpace.Fl.Randomness;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Partitions.FeaturePartition>;

namespace SemSpace.Fl.Partitions;

/// <summary>
/// Feature skew: samples are shared out as under <c>iid</c>, and each satellite's camera changes what it sees by its <see cref="CameraLaw"/>. Of a satellite
/// the gain is 1 + contrast u, the offset brightness v, and the noise's deviation noise w, with u and v uniform in [-1, 1) and w in [0, 1), drawn once.
/// Validation and test images are not changed.
/// </summary>
/// <param name="Brightness">Largest offset, in the range of values 0 to 1.</param>
/// <param name="Contrast">Largest change of the gain.</param>
/// <param name="Noise">Largest standard deviation of the noise.</param>
public sealed record FeaturePartition(double Brightness = 0.2, double Contrast = 0.3, double Noise = 0.05) : Partition
{
    /// <summary>The keys.</summary>
    public static Section<FeaturePartition> Keys { get; } = new(
        "Cameras that differ.",
        () => new(),
        Is.Of("brightness", Kinds.Within(0, 1), "largest offset of a camera; values are 0 to 1", f => f.Brightness, (f, v) => f with { Brightness = v }),
        Is.Of("contrast", Kinds.Within(0, 1), "largest change of a camera's gain of 1", f => f.Contrast, (f, v) => f with { Contrast = v }),
        Is.Of("noise", Kinds.Within(0, 1), "largest standard deviation of a camera's noise", f => f.Noise, (f, v) => f with { Noise = v }));

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Share(PartitionRequest request) => new IidPartition().Share(request);

    /// <inheritdoc/>
    public override CameraLaw? CameraOf(int satellite, SeedTree seeds)
    {
        RandomStream random = seeds.Stream($"{PartitionRequest.Stream}/camera", (ulong)satellite);
        double gain = 1 + (Contrast * Signed(random)), offset = Brightness * Signed(random), deviation = Noise * random.NextDouble();
        return new(gain, offset, deviation, seeds, $"{PartitionRequest.Stream}/noise/{satellite}");
    }

    private static double Signed(RandomStream random) => (2 * random.NextDouble()) - 1;
}
