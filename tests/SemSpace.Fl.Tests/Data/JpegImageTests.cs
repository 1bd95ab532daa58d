using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Tests.Data;

public class JpegImageTests
{
    private static readonly ImageSize Colour = new(3, 32, 32);

    [Fact]
    public void More_bits_bring_the_image_closer()
    {
        float[] image = Image();
        double[] errors = [.. new[] { 700.0, 2000, 6000, 1e6 }.Select(bits => Error(image, JpegImage.WithinBits(image, Colour, bits)!))];
        Assert.Equal(errors.OrderDescending(), errors);
        Assert.InRange(errors[^1], 0, 1e-3); // noise in colour at half resolution stays
    }

    [Fact]
    public void Where_no_quality_fits_there_is_no_image() => Assert.Null(JpegImage.WithinBits(Image(), Colour, 8));

    [Fact]
    public void One_colour_is_taken_and_two_are_not()
    {
        float[] image = [.. Enumerable.Range(0, 64 * 64).Select(i => (i % 64) / 64f)];
        Assert.InRange(Error(image, JpegImage.WithinBits(image, new(1, 64, 64), 1e6)!), 0, 1e-4);
        Assert.Null(JpegImage.WithinBits(new float[2 * 64], new(2, 8, 8), 1e6));
    }

    [Fact]
    public void The_bits_are_those_between_the_scans_header_and_the_end()
        => Assert.Equal(24, JpegImage.ScanBits([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xDA, 0, 3, 9, 10, 11, 12, 0xFF, 0xD9]));

    private static float[] Image()
    {
        RandomStream random = new SeedTree(1).Stream("image");
        return [.. Enumerable.Range(0, Colour.Values).Select(i => (float)Math.Clamp((0.5 + (0.3 * Math.Sin(i % 32 / 5.0)) + (0.1 * random.NextDouble())), 0, 1))];
    }

    private static double Error(float[] one, float[] two) => one.Zip(two, (a, b) => (double)(a - b) * (a - b)).Average();
}
