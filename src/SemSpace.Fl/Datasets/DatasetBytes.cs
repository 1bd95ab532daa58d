using System.IO.Compression;
using System.Text.Json;
using SemSpace.Files;
using SkiaSharp;

namespace SemSpace.Fl.Datasets;

/// <summary>Reads the files of data sets; what is wrong with one is told with its name.</summary>
internal static class DatasetBytes
{
    private const long MostPixels = 1 << 26;

    /// <summary>All bytes of a file; of one that ends in .gz, those that it was packed from.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DatasetException">It cannot be read.</exception>
    public static byte[] Read(string path)
    {
        try
        {
            byte[] bytes = UserFile.ReadBytes(path, FileLimits.Dataset);
            return path.EndsWith(".gz", StringComparison.Ordinal) ? Unpacked(bytes) : bytes;
        }
        catch (Exception fault) when (FileTrouble.Is(fault) || fault is InvalidDataException)
        {
            throw Fault(path, fault is InvalidDataException ? "is not packed by gzip, or is damaged" : $"cannot be read: {FileTrouble.Words(fault)}", fault);
        }
    }

    /// <summary>A list of whole numbers in JSON.</summary>
    /// <exception cref="DatasetException">It is none.</exception>
    public static int[] ReadNumbers(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<int[]>(Read(path)) ?? [];
        }
        catch (JsonException fault)
        {
            throw Fault(path, "is no list of whole numbers in JSON", fault);
        }
    }

    /// <summary>An image's pixels, four bytes each: red, green, blue, opacity, row by row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="resize">Width and height to bring it to; null for its own.</param>
    /// <exception cref="DatasetException">It is no image.</exception>
    public static (int Width, int Height, byte[] Pixels) ReadImage(string path, (int Width, int Height)? resize = null)
    {
        using SKData data = SKData.CreateCopy(Read(path));
        using SKCodec codec = SKCodec.Create(data) ?? throw Fault(path, "is no image that can be read");
        if ((long)codec.Info.Width * codec.Info.Height > MostPixels) throw Fault(path, FormattableString.Invariant($"has {codec.Info.Width} x {codec.Info.Height} pixels; must have at most {MostPixels}"));
        using SKBitmap image = new(Plain(codec.Info.Width, codec.Info.Height));
        if (codec.GetPixels(image.Info, image.GetPixels()) is var result and not SKCodecResult.Success) throw Fault(path, $"is a damaged image ({result})");
        if (resize is not { } size || size == (image.Width, image.Height)) return (image.Width, image.Height, image.Bytes);
        using SKBitmap scaled = image.Resize(Plain(size.Width, size.Height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) ?? throw Fault(path, "cannot be resized");
        return (size.Width, size.Height, scaled.Bytes);
    }

    private static SKImageInfo Plain(int width, int height) => new(width, height, SKColorType.Rgba8888, SKAlphaType.Unpremul);

    /// <summary>Arrays one after the other; byte by byte, as sequences join, a large data set takes a second.</summary>
    public static byte[] Joined(byte[][] parts)
    {
        byte[] all = new byte[parts.Sum(part => part.Length)];
        int place = 0;
        foreach (byte[] part in parts)
        {
            part.CopyTo(all, place);
            place += part.Length;
        }

        return all;
    }

    /// <summary>What is wrong with a file.</summary>
    public static DatasetException Fault(string path, string problem, Exception? cause = null)
    {
        string message = $"{path}: {problem}. Fetch the data set again, or name another folder.";
        return cause is null ? new(message) : new(message, cause);
    }

    private static byte[] Unpacked(byte[] packed)
    {
        using GZipStream stream = new(new MemoryStream(packed), CompressionMode.Decompress);
        using MemoryStream plain = new();
        byte[] part = new byte[1 << 16];
        while (stream.Read(part) is > 0 and int count)
        {
            plain.Write(part, 0, count);
            if (plain.Length > FileLimits.Dataset) throw new InvalidDataException("It holds too much.");
        }

        return plain.ToArray();
    }
}
