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
/// <param name="test">Images that every version is scored on.</param>
/// <param name="seeds">Random streams: two per training, and one that is the same for all versions' evaluations.</param>
/// <param name="updates">What updates pass on their way to a gateway.</param>
public sealed class EarthLearner(
    LocalTrainer trainer, EarthDataset data, IReadOnlyList<GroundTrack> tracks, ImageSet test, SeedTree seeds, UpdatePipeline updates) : ILearner
{
    /// <summary>Images of 12 kB that are kept at once; more are cut anew for each batch.</summary>
    private const int MostImagesHeld = 100_000;

    /// <inheritdoc/>
    public float[] InitialModel { get; } = trainer.InitialParameters();

    /// <inheritdoc/>
    public long ForeseenUploadBytes { get; } = updates.ForeseenBytes(trainer.ParameterCount, 1 + trainer.SentVectors);

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
    {
        CapturePoint[] points = Points(satellite, from, to);
        return new PreparedTraining(points.Length, start =>
        {
            TrainingResult result = trainer.Train(start, data.Capture(points), seeds.Stream($"sat/{satellite}/train", (ulong)training));
            float[] delta = [.. result.Parameters.Zip(start.Parameters, (after, before) => after - before)];
            (IReadOnlyList<float[]> received, long bytes) = updates.Send([delta, .. result.Objective.Sent], seeds.Stream($"sat/{satellite}/update", (ulong)training));
            return new LocalUpdate(received[0], result.MeanLoss, result.Steps, bytes) { Beside = [.. received.Skip(1)], State = result.Objective.State };
        });
    }

    /// <inheritdoc/>
    public Evaluation Evaluate(int version, float[] model) => trainer.Evaluate(model, test, seeds.Stream("evaluation"));

    /// <summary>
    /// The score of one model trained, with the same options and from the same start, on all samples of the given trainings in
    /// one place: what federated learning is measured against.
    /// </summary>
    /// <param name="trainings">Whose samples to train on; one or more.</param>
    /// <param name="afterStep">Told after each step what share of the work is done, 0 to 1; what it throws ends the training.</param>
    public Evaluation TrainCentrally(IEnumerable<TrainingRecord> trainings, Action<double> afterStep)
    {
        ArgumentNullException.ThrowIfNull(trainings);
        CapturePoint[] points = [.. trainings.SelectMany(training => Points(training.Satellite, training.From, training.To))];
        RandomStream random = seeds.Stream("centralised/train");
        TrainingResult result = points.Length <= MostImagesHeld
            ? trainer.Train(TrainingStart.At(InitialModel), data.Capture(points), random, afterStep)
            : trainer.Train(TrainingStart.At(InitialModel), points.Length, batch => data.Capture([.. batch.Select(place => points[place])]), random, afterStep);
        return Evaluate(0, result.Parameters);
    }

    private CapturePoint[] Points(int satellite, Epoch from, Epoch to) => [.. tracks[satellite].Captures(from, to).Where(data.IsTrainable)];
}
