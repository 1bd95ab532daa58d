using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Data;

/// <summary>What images of the Earth a learning task uses.</summary>
/// <param name="Patch">The square that an image shows.</param>
/// <param name="BlockDeg">Height of the blocks that part training from validation and test places, deg.</param>
/// <param name="ValidationFraction">Share of the blocks that is for validation.</param>
/// <param name="TestFraction">Share of the blocks that is for tests.</param>
/// <param name="OceanShareMax">The largest share of open ocean among the images of a training, 0 to 1.</param>
/// <param name="ExamOceanShareMax">The largest share of open ocean in a set of the exam, 0 to 1; beyond an equal share of the classes it limits nothing.</param>
public sealed record EarthDatasetOptions(
    PatchSize Patch, double BlockDeg = 20, double ValidationFraction = 0.1, double TestFraction = 0.2, double OceanShareMax = 1, double ExamOceanShareMax = 1)
{
    /// <summary>Images of 32 x 32 pixels over 512 km x 512 km, blocks of 20°, one tenth of them for validation and one fifth for tests.</summary>
    public static EarthDatasetOptions Default { get; } = new(PatchSize.Default);
}

/// <summary>
/// Images of the Earth as satellites take them, with land cover classes, parted into places for training, for validation and for tests. Immutable, so
/// thread-safe.
/// </summary>
public sealed class EarthDataset
{
    private const int CandidatesAtOnce = 128, PlacesLookedAt = 4096;

    private readonly SeedTree _seeds;
    private readonly EarthImagery _imagery;
    private readonly EarthDatasetOptions _options;
    private readonly GeographicSplit _split;
    private readonly double _reachDeg;

    /// <summary>A data set over some imagery.</summary>
    /// <param name="imagery">For example <see cref="EarthImagery.Embedded"/>.</param>
    /// <param name="options">Sizes and split.</param>
    /// <param name="seeds">Chooses blocks, and places and headings of exams: the exam's own seed, not that of a training.</param>
    public EarthDataset(EarthImagery imagery, EarthDatasetOptions options, SeedTree seeds)
    {
        ArgumentNullException.ThrowIfNull(imagery);
        ArgumentNullException.ThrowIfNull(options);
        (_imagery, _options, _seeds) = (imagery, options, seeds);
        _split = new GeographicSplit(options.BlockDeg, options.ValidationFraction, options.TestFraction, seeds);

        // An image's outermost value is mixed from map pixels whose far corners lie up to two pixels, or 2.83 along the diagonal, away.
        _reachDeg = options.Patch.CornerDeg + (3 * imagery.PixelDeg);
    }

    /// <summary>Names in the order of the class indices.</summary>
    public static IReadOnlyList<string> ClassNames => LandCoverNames.All;

    /// <summary>The split into places for training, for validation and for tests.</summary>
    public GeographicSplit Split => _split;

    /// <summary>The smallest <see cref="Share"/> that an exam set is drawn from; below it there is hardly a place to draw.</summary>
    public static double LeastShare => 0.001;

    /// <summary>The same imagery and seed with other sizes and another split.</summary>
    public EarthDataset With(EarthDatasetOptions options) => new(_imagery, options, _seeds);

    /// <summary>The share, by area, of the places within a latitude of the equator whose images lie in blocks of one use as a whole.</summary>
    /// <param name="use">Of the blocks: training, validation or test.</param>
    /// <param name="maxAbsLatitudeDeg">0 to 90°; 0 for the equator alone.</param>
    public double Share(PatchUse use, double maxAbsLatitudeDeg) => _split.Share(use, maxAbsLatitudeDeg, _reachDeg);

    /// <summary>Whether an image taken there is for training: no part of it lies in a block for validation or for tests. Costs about a microsecond.</summary>
    public bool IsTrainable(CapturePoint point) => UseOf(point) == PatchUse.Train;

    /// <summary>The images of those points that are for training, in the order of the points; the others are left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A point has no valid month or latitude.</exception>
    public ImageSet Capture(IReadOnlyList<CapturePoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return Cut([.. points.Where(IsTrainable)]);
    }

    /// <summary>
    /// Those points of a training that it uses: the trainable ones, and of open ocean no more than <see cref="EarthDatasetOptions.OceanShareMax"/>
    /// allows, spread over the time. Costs an image per point where there is such a limit.
    /// </summary>
    /// <param name="points">Where images are taken, in order of time.</param>
    public CapturePoint[] Used(IEnumerable<CapturePoint> points)
    {
        CapturePoint[] trainable = [.. points.Where(IsTrainable)];
        if (_options.OceanShareMax >= 1) return trainable;
        bool[] isOcean = [.. trainable.Select(point => ClassOf(point) == LandCover.Ocean)];
        int oceans = isOcean.Count(ocean => ocean), other = trainable.Length - oceans, seen = 0;
        int kept = Math.Min(oceans, (int)(_options.OceanShareMax * other / (1 - _options.OceanShareMax)));

        // Of all ocean images the i-th is kept where i * kept / oceans reaches a new whole number.
        return [.. trainable.Where((_, i) => !isOcean[i] || ((seen + 1L) * kept / oceans) > (seen++ * (long)kept / oceans))];
    }

    /// <summary>
    /// The images that all versions of a run are scored on: stratified sets from validation blocks and from test blocks (<see cref="StratifiedDraw"/>).
    /// They depend on the imagery, the options, this exam's request and the data set's seed, and on nothing else.
    /// </summary>
    /// <param name="request">How many images, of which month and latitudes.</param>
    /// <exception cref="InvalidOperationException">A <see cref="Share"/> is below <see cref="LeastShare"/>: the blocks are too small, or all beyond the latitude.</exception>
    public Exam DrawExam(ExamRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new Exam(
            Draw(PatchUse.Validation, request.ValidationImages, request, _seeds.Stream("exam/validation-images")),
            Draw(PatchUse.Test, request.TestImages, request, _seeds.Stream("exam/test-images")), ClassNames, _seeds);
    }

    /// <summary>The classes of a few thousand images for training, taken anywhere within a latitude: what satellites may come to train on.</summary>
    /// <param name="month">Calendar month, 1 to 12.</param>
    /// <param name="maxAbsLatitudeDeg">Centres lie no further from the equator, 0 to 90°.</param>
    public IReadOnlySet<LandCover> TrainableClasses(int month, double maxAbsLatitudeDeg)
    {
        if (Share(PatchUse.Train, maxAbsLatitudeDeg) < LeastShare) return new HashSet<LandCover>();
        RandomStream random = _seeds.Stream("exam/classes-of-trainings");
        LandCover[] found = new LandCover[PlacesLookedAt];
        CapturePoint[] places = [.. found.Select(_ => PlaceOf(PatchUse.Train, month, maxAbsLatitudeDeg, random))];
        _ = Parallel.For(0, places.Length, i => found[i] = ClassOf(places[i]));
        return found.ToHashSet();
    }

    private ExamSet Draw(PatchUse use, int count, ExamRequest request, RandomStream random)
    {
        double limitDeg = request.MaxAbsLatitudeDeg;
        if (Share(use, limitDeg) < LeastShare)
        {
            throw new InvalidOperationException(
                $"No image of {_options.Patch.Km} km fits into a {(use == PatchUse.Test ? "test" : "validation")} block within {limitDeg}° of the equator; "
                + "use larger blocks, a larger fraction or smaller images.");
        }

        StratifiedDraw draw = new(count, ClassNames.Count, (int)LandCover.Ocean, _options.ExamOceanShareMax);
        while (draw.WantsMore)
        {
            CapturePoint[] candidates = [.. Enumerable.Range(0, CandidatesAtOnce).Select(_ => PlaceOf(use, request.Month, limitDeg, random))];
            int[] labels = new int[candidates.Length];
            _ = Parallel.For(0, labels.Length, i => labels[i] = (int)ClassOf(candidates[i]));
            draw.Offer(candidates, labels);
        }

        CapturePoint[] points = draw.Chosen();
        return new ExamSet(Cut(points), [.. points.Select(point => _split.MiddleOf(point.LatitudeDeg, point.LongitudeDeg))]);
    }

    /// <summary>A place of a use with a heading, evenly over the area.</summary>
    private CapturePoint PlaceOf(PatchUse use, int month, double maxAbsLatitudeDeg, RandomStream random)
    {
        double maxSine = Math.Sin(double.DegreesToRadians(maxAbsLatitudeDeg));
        while (true)
        {
            double latitudeDeg = double.RadiansToDegrees(Math.Asin(maxSine * ((2 * random.NextDouble()) - 1)));
            CapturePoint point = new(latitudeDeg, 360 * random.NextDouble(), 360 * random.NextDouble(), month);
            if (UseOf(point) == use) return point;
        }
    }

    private LandCover ClassOf(CapturePoint point) => _imagery.Classify(point, _options.Patch);

    internal PatchUse UseOf(CapturePoint point) => _split.UseOf(point.LatitudeDeg, point.LongitudeDeg, _reachDeg);

    private ImageSet Cut(CapturePoint[] points)
    {
        int length = 3 * _options.Patch.Pixels * _options.Patch.Pixels;
        float[] pixels = new float[points.Length * length];
        long[] labels = new long[points.Length];
        for (int i = 0; i < points.Length; i++) labels[i] = (long)_imagery.Cut(points[i], _options.Patch, pixels.AsSpan(i * length, length));
        return new ImageSet(3, _options.Patch.Pixels, _options.Patch.Pixels, pixels, labels);
    }
}
