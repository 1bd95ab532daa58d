using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Data;

public class EarthDatasetTests
{
    private static readonly EarthDataset Dataset = new(EarthImagery.Embedded, EarthDatasetOptions.Default, new SeedTree(1));

    [Fact]
    public void Captures_keep_their_order_and_leave_out_what_is_not_for_training()
    {
        RandomStream random = new SeedTree(2).Stream("points");
        CapturePoint[] points = [.. Enumerable.Range(0, 60).Select(_ => new CapturePoint((120 * random.NextDouble()) - 60, 360 * random.NextDouble(), 0, 5))];
        CapturePoint[] trainable = [.. points.Where(Dataset.IsTrainable)];
        Assert.InRange(trainable.Length, 1, points.Length - 1);
        ImageSet images = Dataset.Capture(points);
        Assert.Equal((trainable.Length, 3, 32, 32), (images.Count, images.Channels, images.Height, images.Width));
        float[] last = new float[images.PixelsPerImage];
        Assert.Equal(images.Labels[^1], (long)EarthImagery.Embedded.Cut(trainable[^1], PatchSize.Default, last));
        Assert.Equal(last, images.Pixels[^images.PixelsPerImage..]);
    }

    [Fact]
    public void Captures_of_nowhere_are_an_empty_set()
    {
        ImageSet images = Dataset.Capture([]);
        Assert.Equal((0, 0.0), (images.Count, images.MajorityClassShare));
    }

    [Fact]
    public void A_test_set_depends_on_its_stream_alone()
    {
        ImageSet one = Dataset.TestSet(20, 7, 60, new SeedTree(3).Stream("test")), two = Dataset.TestSet(20, 7, 60, new SeedTree(3).Stream("test"));
        Assert.Equal(one.Pixels, two.Pixels);
        Assert.Equal(one.Labels, two.Labels);
        Assert.NotEqual(one.Pixels, Dataset.TestSet(20, 7, 60, new SeedTree(4).Stream("test")).Pixels);
    }

    [Fact]
    public void Threads_do_not_disturb_each_other()
    {
        CapturePoint[] points = [.. Enumerable.Range(0, 40).Select(i => new CapturePoint(i, 9 * i, i, 1 + (i % 12)))];
        ImageSet alone = Dataset.Capture(points);
        ImageSet[] together = new ImageSet[4];
        _ = Parallel.For(0, together.Length, i => together[i] = Dataset.Capture(points));
        Assert.All(together, images => Assert.Equal(alone.Pixels, images.Pixels));
    }

    [Fact]
    public void Test_blocks_that_hold_no_image_are_reported()
    {
        EarthDataset tight = new(EarthImagery.Embedded, new EarthDatasetOptions(new PatchSize(32, 3000), 10), new SeedTree(1));
        string message = Assert.Throws<InvalidOperationException>(() => tight.TestSet(1, 7, 60, new SeedTree(1).Stream("test"))).Message;
        Assert.StartsWith("No image of 3000 km fits into a test block within 60° of the equator", message);
    }

    [Fact]
    public void Satellites_above_the_equator_have_a_test_set_on_it()
    {
        Assert.True(Dataset.TestShare(0) > EarthDataset.LeastTestShare);
        Assert.Equal(20, Dataset.TestSet(20, 7, 0, new SeedTree(3).Stream("test")).Count);
    }

    [Fact]
    public void A_map_of_two_pixels_has_no_place_for_tests()
    {
        GeographicSplit split = new(20, 0.2, new SeedTree(1));
        Assert.Equal(0, split.TestShare(90, 540));
    }

    [Fact]
    public void The_majority_share_and_the_counts_are_those_of_the_labels()
    {
        ImageSet images = new(1, 1, 1, new float[5], [2, 0, 2, 1, 2]);
        Assert.Equal(0.6, images.MajorityClassShare);
        Assert.Equal([1, 1, 3, 0], images.ClassCounts(4));
    }
}
