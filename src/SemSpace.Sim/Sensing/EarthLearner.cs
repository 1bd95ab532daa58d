using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Fl.Updates;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Sensing;

/// <summary>Satellites that learn from images of the Earth below their own tracks. Thread-safe.</summary>
/// <param name="trainer">What is learnt, and how.</param>
/// <param name="data">Images of the Earth.</param>
/// <param name="tracks">Where the satellites take them.</param>
/// <param name="exam">What every version is scored on.</param>
/// <param name="seeds">Random streams, two per training.</param>
/// <param name="updates">What updates pass on their way to a gateway.</param>
public sealed class EarthLearner(
    LocalTrainer trainer, EarthDataset data, IReadOnlyList<GroundTrack> tracks, Exam exam, SeedTree seeds, UpdatePipeline updates) : ISampleLearner
{
    /// <summary>Images of 12 kB that are kept at once; more are cut anew for each batch.</summary>
    private const int MostImagesHeld = 100_000;

    private readonly SatelliteTrainer _satellites = new(trainer, exam, seeds, updates);
    private readonly EarthSamples _samples = new(data, tracks);

    /// <inheritdoc/>
    public float[] InitialModel => _satellites.InitialModel;

    /// <inheritdoc/>
    public long ParameterCount => _satellites.InitialModel.Length;

    /// <inheritdoc/>
    public long ForeseenUploadBytes => _satellites.ForeseenUploadBytes;

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
    {
        CapturePoint[] points = _samples.Points(satellite, from, to);
        return _satellites.Prepare(satellite, training, [.. points.Select(point => point.Ordinal)], () => data.Capture(points), inputs => Add(inputs, points));
    }

    /// <inheritdoc/>
    public ExamScores Evaluate(int version, float[] model) => _satellites.Evaluate(model);

    /// <inheritdoc/>
    public void AddTest(WorkInputs inputs) => _satellites.AddTest(inputs);

    /// <inheritdoc/>
    public PreparedBaseline? PrepareCentral(LocalTrainer trainer, IReadOnlyList<(Epoch From, Epoch To)> gathering)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        CapturePoint[] points = [.. gathering.SelectMany((span, satellite) => _samples.Points(satellite, span.From, span.To))];
        return points.Length == 0 ? null : _satellites.PrepareCentral((start, random, afterStep) => TrainCentrally(trainer, points, start, random, afterStep), inputs => Add(inputs, points));
    }

    private TrainingResult TrainCentrally(LocalTrainer trainer, CapturePoint[] points, TrainingStart start, RandomStream random, Action<double> afterStep)
        => points.Length <= MostImagesHeld
            ? trainer.Train(start, data.Capture(points), random, afterStep)
            : trainer.Train(start, points.Length, batch => data.Capture([.. batch.Select(place => points[place])]), random, afterStep);

    /// <summary>Samples by where and when they are taken, which with the maps is all that is in them.</summary>
    private static void Add(WorkInputs inputs, CapturePoint[] points)
    {
        inputs.Add([.. points.SelectMany(point => new[] { point.LatitudeDeg, point.LongitudeDeg, point.HeadingDeg })]);
        inputs.Add([.. points.Select(point => point.Month)]);
    }
}
