using SemSpace.Fl.Data;
using SkiaSharp;

namespace SemSpace.Fl.Tests.Data;

public class EarthImageryTests
{
    private static readonly int Plane = PatchSize.Default.Pixels * PatchSize.Default.Pixels;

    [Fact]
    public void The_embedded_months_are_there() => Assert.Equal([1, 3, 5, 7], EarthImagery.Embedded.Months);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    [InlineData(6, 5)]
    [InlineData(8, 7)]
    [InlineData(10, 7)]
    [InlineData(11, 1)]
    [InlineData(12, 1)]
    public void The_nearest_month_is_shown_and_of_two_the_past_one(int month, int shown)
        => Assert.EndsWith($"0{shown}_2048.jpg", EarthImagery.Embedded.MapFor(month).Name);

    [Theory]
    [InlineData(0)]
    [InlineData(13)]
    public void A_month_that_does_not_exist_is_refused(int month)
        => Assert.Throws<ArgumentOutOfRangeException>(() => EarthImagery.Embedded.MapFor(month));

    [Theory]
    [InlineData(0, -140, 7, LandCover.Ocean)] // Pacific
    [InlineData(41, 12.5, 7, LandCover.Coast)] // Rome
    [InlineData(47.7, -87.5, 7, LandCover.Coast)] // Lake Superior
    [InlineData(72, -40, 7, LandCover.SnowOrIce)] // Greenland
    [InlineData(-80, 90, 1, LandCover.SnowOrIce)] // Antarctica
    [InlineData(23, 10, 1, LandCover.Desert)] // Sahara
    [InlineData(-25, 128, 7, LandCover.Desert)] // Western Australia
    [InlineData(0, 22, 3, LandCover.Vegetation)] // Congo
    [InlineData(51, 10, 1, LandCover.Vegetation)] // Germany, bare in January
    [InlineData(62, 100, 7, LandCover.Vegetation)] // taiga in summer
    [InlineData(62, 100, 1, LandCover.SnowOrIce)] // the same place in winter
    [InlineData(50, 40, 7, LandCover.Vegetation)] // Russian steppe under crops
    [InlineData(19, 76, 5, LandCover.Other)] // Deccan
    public void Places_have_the_class_that_a_person_would_give(double latitudeDeg, double longitudeDeg, int month, LandCover expected)
        => Assert.Equal(expected, EarthImagery.Embedded.Cut(new(latitudeDeg, longitudeDeg, 0, month), PatchSize.Default, new float[3 * Plane]));

    [Theory]
    [InlineData(0, 1)] // flying north, green (north) grows upwards
    [InlineData(90, 0)] // flying east, red (east) grows upwards
    public void Up_is_the_direction_of_flight(double headingDeg, int channel)
    {
        float[] pixels = CutFromGradient(new(10, 20, headingDeg, 1));
        float top = pixels.AsSpan(channel * Plane, 32).ToArray().Average(), bottom = pixels.AsSpan(((channel + 1) * Plane) - 32, 32).ToArray().Average();
        Assert.True(top > bottom);
    }

    [Fact]
    public void Turning_right_turns_the_image_left()
    {
        float[] north = CutFromGradient(new(-35, 20, 0, 1)), east = CutFromGradient(new(-35, 20, 90, 1));
        for (int row = 0; row < 32; row++)
        {
            // East is right in the one image and up in the other: column c becomes row 31 - c.
            for (int column = 0; column < 32; column++)
                Assert.Equal(north[(row * 32) + column], east[((31 - column) * 32) + row], 1e-5); // single precision on angles
        }
    }

    [Fact]
    public void A_map_of_one_colour_gives_images_of_one_colour_everywhere()
    {
        float[] pixels = new float[3 * Plane];
        EarthImagery grey = Maps.WithFiles(
            [Maps.Png(64, 32, new SKColor(51, 102, 204))],
            paths => EarthImagery.FromFiles(new Dictionary<int, string> { [4] = paths[0] }));
        foreach ((double latitudeDeg, double longitudeDeg) in new[] { (90.0, 0.0), (-90, 77), (0, 180), (89, -180), (-12, 359) })
        {
            _ = grey.Cut(new(latitudeDeg, longitudeDeg, 33, 9), PatchSize.Default, pixels);
            Assert.All(pixels[..Plane], value => Assert.Equal(0.2, value, 1e-6)); // single precision
            Assert.All(pixels[(2 * Plane)..], value => Assert.Equal(0.8, value, 1e-6));
        }
    }

    [Fact]
    public void Maps_of_different_sizes_are_refused()
    {
        string message = Maps.WithFiles([Maps.Png(8, 4), Maps.Png(16, 8)], paths => Assert.Throws<EarthMapException>(
            () => EarthImagery.FromFiles(new Dictionary<int, string> { [1] = paths[0], [7] = paths[1] })).Message);
        Assert.Contains("is 16 pixels wide; must be as wide as", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_that_are_too_large_together_are_refused()
    {
        EarthImagery.CheckTogether("map.png", 21_600, 7);
        EarthImagery.CheckTogether("map.png", 16_384, 12);
        Assert.Equal(
            "map.png: has 21600 x 10800 pixels, and 12 maps of that size take 13 GiB; must take at most 8 GiB together. Scale them down, or name fewer months.",
            Assert.Throws<EarthMapException>(() => EarthImagery.CheckTogether("map.png", 21_600, 12)).Message);
    }

    [Fact]
    public void No_maps_and_impossible_months_are_refused()
    {
        _ = Assert.Throws<ArgumentException>(() => EarthImagery.FromFiles(new Dictionary<int, string>()));
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => EarthImagery.FromFiles(new Dictionary<int, string> { [13] = "x.png" }));
    }

    [Theory]
    [InlineData(91)]
    [InlineData(double.NaN)]
    public void A_latitude_beyond_the_pole_is_refused(double latitudeDeg) => Assert.Throws<ArgumentOutOfRangeException>(
        () => EarthImagery.Embedded.Cut(new(latitudeDeg, 0, 0, 1), PatchSize.Default, new float[3 * Plane]));

    [Theory]
    [InlineData(7, 512)]
    [InlineData(32, 0)]
    [InlineData(32, 5000)]
    [InlineData(32, double.NaN)]
    public void An_impossible_image_size_is_refused(int pixels, double km) => Assert.Throws<ArgumentOutOfRangeException>(() => new PatchSize(pixels, km));

    private static float[] CutFromGradient(CapturePoint point)
    {
        float[] pixels = new float[3 * Plane];
        EarthImagery gradient = Maps.WithFiles([Maps.Png(512, 256)], paths => EarthImagery.FromFiles(new Dictionary<int, string> { [1] = paths[0] }));
        _ = gradient.Cut(point, PatchSize.Default, pixels);
        return pixels;
    }
}
