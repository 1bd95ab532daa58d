using SemSpace.Files;
using SkiaSharp;

namespace SemSpace.Fl.Data;

/// <summary>
/// A colour map of the whole Earth in equirectangular projection (plate carrée): columns are longitude from -180° at the left
/// edge to 180°, rows latitude from 90° at the top edge to -90°. Immutable, so thread-safe.
/// Not modelled: the ellipsoid, geodetic and geocentric latitude are one; colour profiles, values are taken as they are stored.
/// </summary>
public sealed class EarthMap
{
    internal const int BytesPerPixel = 4;

    /// <summary>
    /// NASA's Blue Marble comes 21,600 pixels wide at 2 km and 86,400 at 500 m; the former takes 1.4 GB, one byte of land and surface beside the
    /// four of colour, and serves images of 64 km.
    /// </summary>
    private const int MostColumns = 21_600;

    private readonly byte[] _pixels;

    private EarthMap(string name, int width, int height, byte[] pixels)
    {
        (Name, Width, Height) = (name, width, height);
        _pixels = pixels;
    }

    /// <summary>What messages call the map: its file name.</summary>
    public string Name { get; }

    /// <summary>Columns, twice the rows.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>The side of a pixel, degrees of latitude or of longitude.</summary>
    public double PixelDeg => 180.0 / Height;

    /// <summary>Red, green, blue and an unused byte for each pixel, row by row.</summary>
    internal ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>Reads a JPEG or PNG file.</summary>
    /// <exception cref="EarthMapException">There is no such file, it is no image or too large, or its width is not twice its height.</exception>
    public static EarthMap Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using Stream file = UserFile.Open(path, FileLimits.Map);
            return Load(file, path);
        }
        catch (Exception failure) when (FileTrouble.Is(failure))
        {
            throw new EarthMapException($"{path}: cannot be read ({FileTrouble.Words(failure)}). It must be a JPEG or PNG file. Check the path.", failure);
        }
    }

    /// <summary>Reads a JPEG or PNG image.</summary>
    /// <param name="image">The encoded image, read to its end.</param>
    /// <param name="name">What messages are to call it.</param>
    /// <exception cref="EarthMapException">It is no image, it is cut short or too large, or its width is not twice its height.</exception>
    public static EarthMap Load(Stream image, string name)
    {
        ArgumentNullException.ThrowIfNull(image);
        using SKData data = SKData.Create(image);
        using SKCodec? codec = data is null ? null : SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png }) throw Unusable(name, "is not an image that can be decoded", "must be a JPEG or PNG file", "Convert it, or name another file.");
        (int width, int height) = (codec.Info.Width, codec.Info.Height);
        if (width != 2 * height)
        {
            throw Unusable(
                name, $"has {width} x {height} pixels", "must be twice as wide as high (equirectangular, 360° x 180°)",
                "Crop or resample it to the whole Earth, for example 2048 x 1024.");
        }

        if (width > MostColumns)
        {
            throw Unusable(
                name, $"has {width} x {height} pixels", FormattableString.Invariant($"must have at most {MostColumns} x {MostColumns / 2}"),
                "Scale it down: images have 32 x 32 pixels, and a map of 2048 x 1024 is enough for images of 512 km.");
        }

        byte[] pixels = new byte[BytesPerPixel * width * height];
        if (Decode(codec, pixels) is var result and not SKCodecResult.Success)
            throw Unusable(name, $"cannot be decoded to its end ({result})", "must be a whole JPEG or PNG file", "Fetch it again.");
        return new EarthMap(name, width, height, pixels);
    }

    private static unsafe SKCodecResult Decode(SKCodec codec, byte[] pixels)
    {
        SKImageInfo info = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        fixed (byte* first = pixels) return codec.GetPixels(info, (nint)first);
    }

    private static EarthMapException Unusable(string name, string found, string rule, string hint) => new($"{name}: {found}; {rule}. {hint}");
}
