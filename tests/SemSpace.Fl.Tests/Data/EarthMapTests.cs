using SemSpace.Fl.Data;

namespace SemSpace.Fl.Tests.Data;

public class EarthMapTests
{
    [Fact]
    public void A_map_knows_its_size_and_colours()
    {
        EarthMap map = EarthMap.Load(new MemoryStream(Maps.Png(8, 4)), "small.png");
        Assert.Equal(("small.png", 8, 4, 45.0), (map.Name, map.Width, map.Height, map.PixelDeg));
        Assert.Equal([0, 255, 50], map.Pixels[..3].ToArray());
        Assert.Equal([255, 0, 50], map.Pixels.Slice((8 * 4 * 4) - 4, 3).ToArray());
    }

    [Fact]
    public void A_file_that_is_no_image_is_refused()
        => AssertRefused([1, 2, 3, 4, 5], "bad.png: is not an image that can be decoded; must be a JPEG or PNG file.");

    [Fact]
    public void An_empty_file_is_refused() => AssertRefused([], "bad.png: is not an image that can be decoded");

    [Theory]
    [InlineData(8, 8)]
    [InlineData(9, 4)]
    public void A_map_that_is_not_twice_as_wide_as_high_is_refused(int width, int height)
        => AssertRefused(Maps.Png(width, height), $"bad.png: has {width} x {height} pixels; must be twice as wide as high");

    /// <summary>A header alone; pixels of the larger sizes would take more bytes than an int counts.</summary>
    [Theory]
    [InlineData(21_602)]
    [InlineData(43_200)]
    [InlineData(46_342)]
    [InlineData(65_536)]
    [InlineData(2_000_000_000)]
    public void A_map_too_large_for_memory_is_refused_before_it_is_decoded(int width)
    {
        byte[] png = Maps.Png(8, 4);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), width / 2);
        uint sum = uint.MaxValue;
        foreach (byte value in png.AsSpan(12, 17))
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(29), ~sum);
        AssertRefused(png, width == 2_000_000_000 ? "bad.png: " : $"bad.png: has {width} x {width / 2} pixels; must have at most 21600 x 10800. Scale it down");
    }

    [Fact]
    public void A_file_that_is_cut_short_is_refused()
    {
        using Stream whole = typeof(EarthMap).Assembly.GetManifestResourceStream("Earth/nasa-bmng-07_2048.jpg")!;
        byte[] head = new byte[100_000];
        whole.ReadExactly(head);
        AssertRefused(head, "bad.png: cannot be decoded to its end (IncompleteInput)");
    }

    [Fact]
    public void A_missing_file_is_named()
        => Assert.StartsWith("/no/such/map.jpg: cannot be read", Assert.Throws<EarthMapException>(() => EarthMap.Load("/no/such/map.jpg")).Message);

    private static void AssertRefused(byte[] content, string message)
        => Assert.StartsWith(message, Assert.Throws<EarthMapException>(() => EarthMap.Load(new MemoryStream(content), "bad.png")).Message);
}
