using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Partitions;

/// <summary>A data set's training images, each with the satellite that has it. Immutable, so thread-safe.</summary>
public sealed class PartitionedImages
{
    private readonly PackedImages _images;
    private readonly int[][] _shares;
    private readonly CameraLaw?[] _cameras;

    private PartitionedImages(PackedImages images, IReadOnlyList<string> classNames, int[][] shares, CameraLaw?[] cameras)
        => (_images, ClassNames, _shares, _cameras) = (images, classNames, shares, cameras);

    /// <summary>Names in the order of the labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of satellites.</summary>
    public int Satellites => _shares.Length;

    /// <summary>The size of each image.</summary>
    public ImageSize Size => _images.Size;

    /// <summary>SHA-256 of all images, which with their places is all that is in them but for what cameras change.</summary>
    public string Key => _images.Key;

    /// <summary>Shares images out.</summary>
    /// <param name="images">The images.</param>
    /// <param name="classNames">Names in the order of the labels.</param>
    /// <param name="partition">How.</param>
    /// <param name="satellites">Among whom, one or more.</param>
    /// <param name="seeds">Feeds all draws.</param>
    /// <param name="mostPerSatellite">The most that a satellite keeps, of those in random order the first; null for all.</param>
    /// <exception cref="PartitionException">The images cannot be shared out so.</exception>
    public static PartitionedImages Of(
        PackedImages images, IReadOnlyList<string> classNames, Partition partition, IReadOnlyList<SatelliteTraits> satellites, SeedTree seeds, int? mostPerSatellite = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(classNames);
        ArgumentNullException.ThrowIfNull(partition);
        ArgumentNullException.ThrowIfNull(satellites);
        IReadOnlyList<int[]> shares = partition.Share(new(images.Labels, classNames.Count, satellites, seeds));
        return new(
            images, classNames, [.. shares.Select(share => mostPerSatellite is { } most && share.Length > most ? share[..most] : share)],
            [.. Enumerable.Range(0, satellites.Count).Select(k => partition.CameraOf(k, seeds))]);
    }

    /// <summary>The places, in the data set, of a satellite's images, in the order in which they come.</summary>
    public ReadOnlySpan<int> PlacesOf(int satellite) => _shares[satellite];

    /// <summary>The class of an image.</summary>
    /// <param name="place">Its place in the data set.</param>
    public int LabelOf(int place) => _images.Labels[place];

    /// <summary>A satellite's camera; null where it changes nothing.</summary>
    public CameraLaw? CameraOf(int satellite) => _cameras[satellite];

    /// <summary>Images as satellites see them, in the given order.</summary>
    /// <param name="seen">For each image the satellite and the place in the data set.</param>
    public ImageSet See(IReadOnlyList<(int Satellite, int Place)> seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ImageSet images = _images.Pick([.. seen.Select(one => one.Place)]);
        foreach ((int i, (int satellite, int place)) in seen.Index())
            _cameras[satellite]?.Apply(images.Pixels.AsSpan(i * images.PixelsPerImage, images.PixelsPerImage), place);
        return images;
    }

    /// <summary>The number of a satellite's images of each class.</summary>
    public int[] ClassCounts(int satellite)
    {
        int[] counts = new int[ClassNames.Count];
        foreach (int place in _shares[satellite]) counts[_images.Labels[place]]++;
        return counts;
    }
}
