using SemSpace.Fl.Data;
using SemSpace.Fl.Partitions;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Partitions;

public sealed class PartitionedImagesTests
{
    private static readonly PackedImages Images = new(new(1, 1, 2), [.. Enumerable.Range(0, 200).Select(i => (byte)i)], [.. Enumerable.Range(0, 100).Select(i => i % 4)]);
    private static readonly SatelliteTraits[] Satellites = [.. Enumerable.Range(0, 5).Select(k => new SatelliteTraits(k, []))];

    [Fact]
    public void A_satellite_sees_the_images_of_its_places()
    {
        PartitionedImages parted = Of(new IidPartition());
        int[] places = parted.PlacesOf(2).ToArray();
        ImageSet seen = parted.See([.. places.Select(place => (2, place))]);
        Assert.Equal(places.SelectMany(place => new[] { 2 * place / 255f, ((2 * place) + 1) / 255f }), seen.Pixels);
        Assert.Equal(places.Select(place => (long)(place % 4)), seen.Labels);
        Assert.Equal(places.Length, parted.ClassCounts(2).Sum());
    }

    [Fact]
    public void A_limit_keeps_the_first_of_each_share()
    {
        PartitionedImages all = Of(new IidPartition()), some = Of(new IidPartition(), 7);
        Assert.Equal(all.PlacesOf(1)[..7].ToArray(), some.PlacesOf(1).ToArray());
    }

    [Fact]
    public void Cameras_differ_between_satellites_and_leave_shares_as_they_are()
    {
        PartitionedImages plain = Of(new IidPartition()), shifted = Of(new FeaturePartition());
        Assert.Equal(plain.PlacesOf(3).ToArray(), shifted.PlacesOf(3).ToArray());
        Assert.NotEqual(shifted.See([(0, 50)]).Pixels, shifted.See([(1, 50)]).Pixels);
        Assert.Equal(shifted.See([(1, 50)]).Pixels, shifted.See([(0, 1), (1, 50)]).Pixels[2..]);
        Assert.Null(plain.CameraOf(0));
    }

    private static PartitionedImages Of(Partition partition, int? most = null)
        => PartitionedImages.Of(Images, ["a", "b", "c", "d"], partition, Satellites, new SeedTree(4), most);
}
