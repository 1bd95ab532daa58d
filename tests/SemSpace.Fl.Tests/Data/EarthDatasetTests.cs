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
    public void Threads_do_not_disturb_each_other()
    {
        CapturePoint[] points = [.. Enumerable.Range(0, 40).Select(i => new CapturePoint(i, 9 * i, i, 1 + (i % 12)))];
        ImageSet alone = Dataset.Capture(points);
        ImageSet[] together = new ImageSet[4];
        _ = Parallel.For(0, together.Length, i => together[i] = Dataset.Capture(points));
        Assert.All(together, images => Assert.Equal(alone.Pixels, images.Pixels));
    }

    [Fact]
    public void A_map_of_two_pixels_has_no_place_for_tests()
    {
        GeographicSplit split = new(20, 0.1, 0.2, new SeedTree(1));
        Assert.Equal(0, split.Share(PatchUse.Test, 90, 540));
    }

    [Fact]
    public void The_majority_share_and_the_counts_are_those_of_the_labels()
    {
        ImageSet images = new(1, 1, 1, new float[5], [2, 0, 2, 1, 2]);
        Assert.Equal(0.6, images.MajorityClassShare);
        Assert.Equal([1, 1, 3, 0], images.ClassCounts(4));
    }
}
