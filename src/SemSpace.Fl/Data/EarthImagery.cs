using System.Reflection;

namespace SemSpace.Fl.Data;

/// <summary>
/// Colour maps of the Earth by month, and the class of every place in them. Immutable, so thread-safe.
/// Not modelled: clouds, haze, sun angle, night, sensor noise; change between the months that have maps.
/// </summary>
public sealed class EarthImagery
{
    private const long MostBytes = 8L << 30;

    private static readonly Lazy<EarthImagery> LazyEmbedded = new(LoadEmbedded);

    private readonly MonthOfEarth[] _months;
    private readonly PatchMemory? _memory;

    private EarthImagery(SortedDictionary<int, EarthMap> maps)
    {
        EarthMap[] all = [.. maps.Values];
        LandMask mask = LandMask.Rasterise(LandOutlines.ReadFile(), all[0].Width, all[0].Height);
        Surface[][] surfaces = SurfaceRaster.Judge(all, mask);
        _months = [.. maps.Select((entry, i) => new MonthOfEarth(entry.Key, entry.Value, surfaces[i]))];
    }

    private EarthImagery(MonthOfEarth[] months, PatchMemory memory) => (_months, _memory) = (months, memory);

    /// <summary>
    /// The maps that come with SemSpace: NASA Blue Marble Next Generation of January, March, May and July, 2048 x 1024 pixels.
    /// Decoded at first use, once; about 40 MB.
    /// </summary>
    public static EarthImagery Embedded => LazyEmbedded.Value;

    /// <summary>The months that have a map, ascending.</summary>
    public IReadOnlyList<int> Months => [.. _months.Select(month => month.Month)];

    /// <summary>The side of a map pixel, degrees of latitude or of longitude.</summary>
    public double PixelDeg => _months[0].Map.PixelDeg;

    /// <summary>
    /// Reads maps of the user's own. Classes are judged by all of them, with thresholds that fit NASA's Blue Marble, and by the
    /// embedded coastline; with a single map, what grows is judged by that map alone.
    /// </summary>
    /// <param name="paths">JPEG or PNG files by calendar month, 1 to 12; at least one.</param>
    /// <exception cref="EarthMapException">A file cannot be used (<see cref="EarthMap.Load(string)"/>), or sizes differ.</exception>
    /// <exception cref="ArgumentException">There is no path, or a month is not 1 to 12.</exception>
    public static EarthImagery FromFiles(IReadOnlyDictionary<int, string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        if (paths.Count == 0) throw new ArgumentException("At least one map is needed.", nameof(paths));
        foreach (int month in paths.Keys) CheckMonth(month);
        SortedDictionary<int, EarthMap> maps = [];
        foreach ((int month, string path) in paths.OrderBy(entry => entry.Key))
        {
            maps.Add(month, EarthMap.Load(path));
            if (maps.Count == 1) CheckTogether(path, maps[month].Width, paths.Count);
        }

        EarthMap first = maps.Values.First();
        foreach (EarthMap map in maps.Values.Where(map => map.Width != first.Width))
        {
            throw new EarthMapException(
                $"{map.Name}: is {map.Width} pixels wide; must be as wide as {first.Name}, {first.Width} pixels. Resample one of them.");
        }

        return new EarthImagery(maps);
    }

    /// <summary>The same imagery, which keeps what it cuts: for many runs over the same captures.</summary>
    /// <param name="mostImages">Images that are kept; further ones are cut anew each time.</param>
    public EarthImagery Remembering(int mostImages) => new(_months, new PatchMemory(mostImages));

    /// <summary>The map whose month is nearest around the year; of two equally near ones, the one whose month is past.</summary>
    /// <param name="month">Calendar month, 1 to 12.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public EarthMap MapFor(int month) => Nearest(month).Map;

    /// <summary>
    /// Cuts an image out of the nearest month's map and names its class. Resampling is bilinear on the plane that touches the
    /// Earth at the centre (gnomonic projection on the sphere), which is right at the poles and across the date line too.
    /// </summary>
    /// <param name="point">Where to look, which way is up, and in which month.</param>
    /// <param name="size">The square to show.</param>
    /// <param name="pixels">Receives 3 * P * P values in [0, 1]: red, green and blue planes, each row by row from the upper left.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month or latitude.</exception>
    public LandCover Cut(CapturePoint point, PatchSize size, Span<float> pixels)
    {
        ArgumentNullException.ThrowIfNull(size);
        Check(point);
        MonthOfEarth month = Nearest(point.Month);
        return _memory?.Cut(month, point, size, pixels) ?? PatchCutter.Cut(month, point, size, pixels);
    }

    /// <summary>The class that <see cref="Cut"/> names, without the image.</summary>
    /// <param name="point">Where to look, which way is up, and in which month.</param>
    /// <param name="size">The square.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month or latitude.</exception>
    public LandCover Classify(CapturePoint point, PatchSize size)
    {
        ArgumentNullException.ThrowIfNull(size);
        Check(point);
        MonthOfEarth month = Nearest(point.Month);
        return _memory?.Classify(month, point, size) ?? PatchCutter.Classify(month, point, size);
    }

    private static void Check(CapturePoint point)
    {
        if (!(Math.Abs(point.LatitudeDeg) <= 90)) throw new ArgumentOutOfRangeException(nameof(point), point, "A latitude lies in [-90, 90]°.");
    }

    private MonthOfEarth Nearest(int month)
    {
        CheckMonth(month);
        return _months.MinBy(candidate =>
        {
            int monthsPast = (month - candidate.Month + 12) % 12;
            return monthsPast <= 6 ? 2 * monthsPast : (2 * (12 - monthsPast)) + 1;
        })!;
    }

    /// <summary>Colours and the surface of each month, and one byte of land, for every pixel.</summary>
    internal static void CheckTogether(string path, int width, int months)
    {
        long pixels = (long)width * (width / 2), bytes = pixels * ((months * (EarthMap.BytesPerPixel + 1)) + 1);
        if (bytes <= MostBytes) return;
        throw new EarthMapException(FormattableString.Invariant(
            $"{path}: has {width} x {width / 2} pixels, and {months} maps of that size take {bytes >> 30} GiB; must take at most {MostBytes >> 30} GiB together. Scale them down, or name fewer months."));
    }

    private static void CheckMonth(int month)
    {
        if (month is < 1 or > 12) throw new ArgumentOutOfRangeException(nameof(month), month, "A calendar month lies in 1 to 12.");
    }

    private static EarthImagery LoadEmbedded()
    {
        SortedDictionary<int, EarthMap> maps = [];
        foreach (int month in (int[])[1, 3, 5, 7])
        {
            string name = $"Earth/nasa-bmng-0{month}_2048.jpg";
            using Stream image = Resource(name);
            maps.Add(month, EarthMap.Load(image, name));
        }

        return new EarthImagery(maps);
    }

    /// <summary>A file of the Earth data set.</summary>
    internal static Stream Resource(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"Bug in SemSpace: the resource {name} is not embedded.");
}

/// <summary>The map of one month with the surface of each of its pixels.</summary>
internal sealed record MonthOfEarth(int Month, EarthMap Map, Surface[] Surfaces);
