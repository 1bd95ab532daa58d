using SkiaSharp;

namespace SemSpace.Fl.Tests.Data;

/// <summary>Small maps in files of the tests' own.</summary>
internal static class Maps
{
    /// <summary>A PNG whose red grows eastwards and green northwards, or of one colour.</summary>
    public static byte[] Png(int width, int height, SKColor? colour = null)
    {
        using SKBitmap bitmap = new(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                bitmap.SetPixel(x, y, colour ?? new SKColor((byte)(255 * x / (width - 1)), (byte)(255 - (255 * y / (height - 1))), 50));
        }

        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    /// <summary>Runs something on files that are deleted afterwards.</summary>
    public static T WithFiles<T>(IReadOnlyList<byte[]> contents, Func<string[], T> use)
    {
        string folder = Directory.CreateTempSubdirectory("semspace-maps-").FullName;
        try
        {
            string[] paths = [.. contents.Select((_, i) => Path.Combine(folder, $"map{i}.png"))];
            for (int i = 0; i < paths.Length; i++) File.WriteAllBytes(paths[i], contents[i]);
            return use(paths);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }
}
