using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Fl.Updates;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.Sensing;

/// <summary>Satellites that learn from images of the Earth below their own tracks. Thread-safe.</summary>
/// <param name="trainer">What is learnt, and how.</param>
/// <param name="data">Images of the Earth.</param>
/// <param name="tracks">Where the satellites take them.</param>
/// <param name="exam">What every version is scored on.</param>
/// <param name="seeds">Random streams, two per training.</param>
/// <param name="updates">What updates pass on their way to a gateway.</param>
public sealed class EarthLearner(
    LocalTrainer trainer, EarthDataset data, IReadOnlyList<GroundTrack> tracks, Exam exam, SeedTree seeds, UpdatePipeline updates) : ILearner
{
    /// <summary>Images of 12 kB that are kept at once; more are cut anew for each batch.</summary>
    private const int MostImagesHeld = 100_000;

    private const string CentralStream = "centralised/train";

    private readonly Lazy<string> _examKey = new(() => KeyOf(exam));

    /// <inheritdoc/>
    public float[] InitialModel { get; } = trainer.InitialParameters();

    /// <inheritdoc/>
    public long ForeseenUploadBytes { get; } = updates.ForeseenBytes(trainer.ParameterCount, 1 + trainer.SentVectors);

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
    {
        CapturePoint[] points = Points(satellite, from, to);
        (string train, string update) = ($"sat/{satellite}/train", $"sat/{satellite}/update");
        return new PreparedTraining(points.Length, Train, AddInputs);

        LocalUpdate Train(TrainingStart start)
        {
            TrainingResult result = trainer.Train(start, data.Capture(points), seeds.Stream(train, (ulong)training));
            float[] delta = [.. result.Parameters.Zip(start.Parameters, (after, before) => after - before)];
            (IReadOnlyList<float[]> received, long bytes) = updates.Send([delta, .. result.Objective.Sent], seeds.Stream(update, (ulong)training));
            return new LocalUpdate(received[0], result.MeanLoss, result.Steps, bytes) { Beside = [.. received.Skip(1)], State = result.Objective.State };
        }

        void AddInputs(WorkInputs inputs)
        {
            inputs.Add(train);
            inputs.Add(update);
            inputs.Add(training);
            Add(inputs, points);
        }
    }

    /// <inheritdoc/>
    public ExamScores Evaluate(int version, float[] model) => trainer.Evaluate(model, exam);

    /// <inheritdoc/>
    public void AddTest(WorkInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Add(_examKey.Value);
    }

    /// <summary>
    /// The training of one model, with the same options and from the same start, on all samples of the given trainings in one place: what
    /// federated learning is measured against.
    /// </summary>
    /// <param name="trainings">Whose samples to train on; one or more.</param>
    public PreparedBaseline PrepareCentral(IEnumerable<TrainingRecord> trainings)
    {
        CapturePoint[] points = [.. trainings.SelectMany(training => Points(training.Satellite, training.From, training.To))];
        return new(afterStep => TrainCentrally(points, afterStep), AddInputs);

        void AddInputs(WorkInputs inputs)
        {
            inputs.Add(CentralStream);
            inputs.Add(InitialModel);
            Add(inputs, points);
            AddTest(inputs);
        }
    }

    private ExamScores TrainCentrally(CapturePoint[] points, Action<double> afterStep)
    {
        RandomStream random = seeds.Stream(CentralStream);
        TrainingResult result = points.Length <= MostImagesHeld
            ? trainer.Train(TrainingStart.At(InitialModel), data.Capture(points), random, afterStep)
            : trainer.Train(TrainingStart.At(InitialModel), points.Length, batch => data.Capture([.. batch.Select(place => points[place])]), random, afterStep);
        return Evaluate(0, result.Parameters);
    }

    private CapturePoint[] Points(int satellite, Epoch from, Epoch to) => data.Used(tracks[satellite].Captures(from, to));

    /// <summary>Samples by where and when they are taken, which with the maps is all that is in them.</summary>
    private static void Add(WorkInputs inputs, CapturePoint[] points)
    {
        inputs.Add([.. points.SelectMany(point => new[] { point.LatitudeDeg, point.LongitudeDeg, point.HeadingDeg })]);
        inputs.Add([.. points.Select(point => point.Month)]);
    }

    private static string KeyOf(Exam exam)
    {
        using WorkInputs inputs = new();
        inputs.Add((long)exam.Seeds.Seed);
        foreach (ImageSet images in (ImageSet[])[exam.Test.Images, exam.Validation.Images])
        {
            foreach (int size in (int[])[images.Channels, images.Height, images.Width]) inputs.Add(size);
            inputs.Add(images.Pixels);
            inputs.Add(images.Labels);
        }

        return inputs.Key;
    }
}
