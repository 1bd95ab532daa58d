using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>Tensors of some images of a set.</summary>
internal static class ImageBatches
{
    /// <summary>Consecutive images, (count, C, H, W).</summary>
    public static Tensor Slice(ImageSet images, int first, int count)
    {
        int length = images.PixelsPerImage;
        return Tensor(images, images.Pixels[(first * length)..((first + count) * length)]);
    }

    /// <summary>The images and labels at the given places, in that order.</summary>
    public static (Tensor Images, Tensor Labels) Pick(ImageSet images, ReadOnlySpan<int> places)
    {
        int length = images.PixelsPerImage;
        float[] pixels = new float[places.Length * length];
        long[] labels = new long[places.Length];
        for (int i = 0; i < places.Length; i++)
        {
            images.Pixels.AsSpan(places[i] * length, length).CopyTo(pixels.AsSpan(i * length));
            labels[i] = images.Labels[places[i]];
        }

        return (Tensor(images, pixels), tensor(labels));
    }

    /// <summary>The numbers below count in random order.</summary>
    public static int[] Shuffled(int count, RandomStream random)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        random.Shuffle(order.AsSpan());
        return order;
    }

    private static Tensor Tensor(ImageSet images, float[] pixels)
        => tensor(pixels, [pixels.Length / images.PixelsPerImage, images.Channels, images.Height, images.Width]);
}
