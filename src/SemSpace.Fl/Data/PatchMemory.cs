using System.Collections.Concurrent;

namespace SemSpace.Fl.Data;

/// <summary>Patches that were cut before, for a program that makes many runs over the same captures. Thread-safe.</summary>
/// <param name="mostImages">Images that are kept; further ones are cut anew each time.</param>
internal sealed class PatchMemory(int mostImages)
{
    private readonly ConcurrentDictionary<(CapturePoint, PatchSize), LandCover> _classes = new();
    private readonly ConcurrentDictionary<(CapturePoint, PatchSize), (LandCover Class, float[] Pixels)> _images = new();

    /// <summary>See <see cref="EarthImagery.Cut"/>.</summary>
    public LandCover Cut(MonthOfEarth month, CapturePoint point, PatchSize size, Span<float> pixels)
    {
        if (_images.TryGetValue((point, size), out (LandCover Class, float[] Pixels) known))
        {
            known.Pixels.CopyTo(pixels);
            return known.Class;
        }

        LandCover found = PatchCutter.Cut(month, point, size, pixels);
        if (_images.Count < mostImages) _images[(point, size)] = (found, pixels[..(3 * size.Pixels * size.Pixels)].ToArray());
        return found;
    }

    /// <summary>See <see cref="EarthImagery.Classify"/>.</summary>
    public LandCover Classify(MonthOfEarth month, CapturePoint point, PatchSize size)
        => _classes.GetOrAdd((point, size), _ => PatchCutter.Classify(month, point, size));
}
