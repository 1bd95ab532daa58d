using SemSpace.Fl.Data;
using SemSpace.Fl.Partitions;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Fl.Updates;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Datasets;

/// <summary>Satellites that learn from a data set which is parted among them. Thread-safe.</summary>
/// <param name="trainer">What is learnt, and how.</param>
/// <param name="data">Who has which images.</param>
/// <param name="arrival">When the images are there.</param>
/// <param name="exam">What every version is scored on.</param>
/// <param name="seeds">Random streams, two per training.</param>
/// <param name="updates">What updates pass on their way to a gateway.</param>
public sealed class PartitionedLearner(
    LocalTrainer trainer, PartitionedImages data, Arrival arrival, Exam exam, SeedTree seeds, UpdatePipeline updates) : ISampleLearner
{
    private readonly SatelliteTrainer _satellites = new(trainer, exam, seeds, updates);
    private readonly PartitionedSamples _samples = new(data, arrival);

    /// <inheritdoc/>
    public float[] InitialModel => _satellites.InitialModel;

    /// <inheritdoc/>
    public long ParameterCount => _satellites.InitialModel.Length;

    /// <inheritdoc/>
    public long ForeseenUploadBytes => _satellites.ForeseenUploadBytes;

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
    {
        int[] places = _samples.Places(satellite, from, to);
        return _satellites.Prepare(
            satellite, training, [.. places.Select(place => (long)place)],
            () => data.See([.. places.Select(place => (satellite, place))]),
            inputs => Add(inputs, satellite, places));
    }

    /// <inheritdoc/>
    public ExamScores Evaluate(int version, float[] model) => _satellites.Evaluate(model);

    /// <inheritdoc/>
    public void AddTest(WorkInputs inputs) => _satellites.AddTest(inputs);

    /// <inheritdoc/>
    public PreparedBaseline? PrepareCentral(LocalTrainer trainer, IReadOnlyList<(Epoch From, Epoch To)> gathering)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        (int Satellite, int[] Places)[] gathered = [.. gathering.Select((span, satellite) => (satellite, _samples.Places(satellite, span.From, span.To)))];
        (int Satellite, int Place)[] all = [.. gathered.SelectMany(one => one.Places.Select(place => (one.Satellite, place)))];
        return all.Length == 0 ? null : _satellites.PrepareCentral(
            (start, random, afterStep) => trainer.Train(start, all.Length, batch => data.See([.. batch.Select(i => all[i])]), random, afterStep),
            AddAll);

        void AddAll(WorkInputs inputs)
        {
            foreach ((int satellite, int[] places) in gathered) Add(inputs, satellite, places);
        }
    }

    /// <summary>Samples by the content of the data set, their places in it, and what the camera makes of them.</summary>
    private void Add(WorkInputs inputs, int satellite, int[] places)
    {
        inputs.Add(data.Key);
        inputs.Add(places);
        if (data.CameraOf(satellite) is not { } camera) return;
        inputs.Add([camera.Gain, camera.Offset, camera.NoiseDeviation]);
        inputs.Add((long)camera.Seeds.Seed);
        inputs.Add(camera.NoiseStream);
    }
}
