using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Data;

/// <summary>What images of the Earth a learning task uses.</summary>
/// <param name="Patch">The square that an image shows.</param>
/// <param name="BlockDeg">Height of the blocks that part training from test places, deg.</param>
/// <param name="TestFraction">Share of the blocks that is for tests.</param>
public sealed record EarthDatasetOptions(PatchSize Patch, double BlockDeg = 20, double TestFraction = 0.2)
{
    /// <summary>Images of 32 x 32 pixels over 512 km x 512 km, blocks of 20°, one fifth of them for tests.</summary>
    public static EarthDatasetOptions Default { get; } = new(PatchSize.Default);
}

/// <summary>
/// Images of the Earth as satellites take them, with land cover classes, parted into training and test places. Immutable, so
/// thread-safe.
/// </summary>
public sealed class EarthDataset
{
    private readonly SeedTree _seeds;
    private readonly EarthImagery _imagery;
    private readonly PatchSize _size;
    private readonly GeographicSplit _split;
    private readonly double _reachDeg;

    /// <summary>A data set over some imagery.</summary>
    /// <param name="imagery">For example <see cref="EarthImagery.Embedded"/>.</param>
    /// <param name="options">Sizes and split.</param>
    /// <param name="seeds">Chooses the test blocks.</param>
    public EarthDataset(EarthImagery imagery, EarthDatasetOptions options, SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(imagery);
        ArgumentNullException.ThrowIfNull(options);
        (_imagery, _size, _seeds) = (imagery, options.Patch, seeds);
        _split = new GeographicSplit(options.BlockDeg, options.TestFraction, seeds);

        // An image's outermost value is mixed from map pixels whose far corners lie up to two pixels, or 2.83 along the diagonal, away.
        _reachDeg = _size.CornerDeg + (3 * imagery.PixelDeg);
    }

    /// <summary>Names in the order of the class indices.</summary>
    public static IReadOnlyList<string> ClassNames => LandCoverNames.All;

    /// <summary>The split into training and test places.</summary>
    public GeographicSplit Split => _split;

    /// <summary>The smallest <see cref="TestShare"/> that a test set is drawn from; below it there is hardly a place to draw.</summary>
    public static double LeastTestShare => 0.001;

    /// <summary>The same imagery and seed with other sizes and another split.</summary>
    public EarthDataset With(EarthDatasetOptions options) => new(_imagery, options, _seeds);

    /// <summary>The share, by area, of the places within a latitude of the equator whose images lie in test blocks as a whole.</summary>
    /// <param name="maxAbsLatitudeDeg">0 to 90°; 0 for the equator alone.</param>
    public double TestShare(double maxAbsLatitudeDeg) => _split.TestShare(maxAbsLatitudeDeg, _reachDeg);

    /// <summary>Whether an image taken there is for training: no part of it lies in a test block. Costs about a microsecond.</summary>
    public bool IsTrainable(CapturePoint point) => UseOf(point) == PatchUse.Train;

    /// <summary>The images of those points that are for training, in the order of the points; the others are left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A point has no valid month or latitude.</exception>
    public ImageSet Capture(IReadOnlyList<CapturePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Cut([.. points.Where(IsTrainable)]);
    }

    /// <summary>Images of test places, spread evenly over the area of the test blocks, with headings of any direction.</summary>
    /// <param name="count">How many.</param>
    /// <param name="month">Calendar month, 1 to 12.</param>
    /// <param name="maxAbsLatitudeDeg">Centres lie no further from the equator, for example the orbits' inclination; 0 to 90°.</param>
    /// <param name="random">The source of places and headings.</param>
    /// <exception cref="InvalidOperationException"><see cref="TestShare"/> is below <see cref="LeastTestShare"/>: the test blocks are too small, or all beyond the latitude.</exception>
    public ImageSet TestSet(int count, int month, double maxAbsLatitudeDeg, RandomStream random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(random);
        if (!(maxAbsLatitudeDeg is >= 0 and <= 90))
            throw new ArgumentOutOfRangeException(nameof(maxAbsLatitudeDeg), maxAbsLatitudeDeg, "A latitude limit lies in 0 to 90°.");
        if (TestShare(maxAbsLatitudeDeg) < LeastTestShare)
        {
            throw new InvalidOperationException(
                $"No image of {_size.Km} km fits into a test block within {maxAbsLatitudeDeg}° of the equator; "
                + "use larger blocks, a larger test fraction or smaller images.");
        }

        return Cut([.. Enumerable.Range(0, count).Select(_ => TestPoint(month, maxAbsLatitudeDeg, random))]);
    }

    private CapturePoint TestPoint(int month, double maxAbsLatitudeDeg, RandomStream random)
    {
        double maxSine = Math.Sin(double.DegreesToRadians(maxAbsLatitudeDeg));
        while (true)
        {
            double latitudeDeg = double.RadiansToDegrees(Math.Asin(maxSine * ((2 * random.NextDouble()) - 1)));
            CapturePoint point = new(latitudeDeg, 360 * random.NextDouble(), 360 * random.NextDouble(), month);
            if (UseOf(point) == PatchUse.Test) return point;
        }
    }

    internal PatchUse UseOf(CapturePoint point) => _split.UseOf(point.LatitudeDeg, point.LongitudeDeg, _reachDeg);

    private ImageSet Cut(CapturePoint[] points)
    {
        int length = 3 * _size.Pixels * _size.Pixels;
        float[] pixels = new float[points.Length * length];
        long[] labels = new long[points.Length];
        for (int i = 0; i < points.Length; i++) labels[i] = (long)_imagery.Cut(points[i], _size, pixels.AsSpan(i * length, length));
        return new ImageSet(3, _size.Pixels, _size.Pixels, pixels, labels);
    }
}
