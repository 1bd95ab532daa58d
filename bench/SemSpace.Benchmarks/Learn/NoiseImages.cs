using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Benchmarks.Learn;

/// <summary>Images without content, for measuring how long training takes.</summary>
internal static class NoiseImages
{
    /// <summary>Uniform noise, the classes in turn.</summary>
    public static ImageSet Of(ImageSize size, int classes, int count, RandomStream random)
    {
        float[] pixels = new float[count * size.Values];
        random.FillUniform(pixels, 0, 1);
        return new(size.Channels, size.Height, size.Width, pixels, [.. Enumerable.Range(0, count).Select(i => (long)(i % classes))]);
    }
}
