using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Fl.Updates;
using SemSpace.Fl.Vectors;

namespace SemSpace.Sim.Learning;

/// <summary>What every learner does, wherever samples come from: trains on a satellite's, takes the difference, sends it; and scores models. Thread-safe.</summary>
/// <param name="trainer">What is learnt, and how.</param>
/// <param name="exam">What every version is scored on.</param>
/// <param name="seeds">Two random streams per training.</param>
/// <param name="updates">What updates pass on their way to a gateway.</param>
public sealed class SatelliteTrainer(LocalTrainer trainer, Exam exam, SeedTree seeds, UpdatePipeline updates)
{
    private const string CentralStream = "centralised/train";

    private readonly Lazy<string> _examKey = new(() => KeyOf(exam));

    /// <summary>The model that every satellite carries at the start.</summary>
    public float[] InitialModel { get; } = trainer.InitialParameters();

    /// <summary>The size of an update that plans reckon with, bytes.</summary>
    public long ForeseenUploadBytes { get; } = updates.ForeseenBytes(trainer.ParameterCount, 1 + trainer.SentVectors);

    /// <summary>A training of a satellite.</summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="training">How many trainings the satellite itself has done before.</param>
    /// <param name="ids">Names its samples.</param>
    /// <param name="samples">Makes them.</param>
    /// <param name="addSamples">Takes down all that is in them.</param>
    public PreparedTraining Prepare(int satellite, long training, IReadOnlyList<long> ids, Func<ImageSet> samples, Action<WorkInputs> addSamples)
    {
        ArgumentNullException.ThrowIfNull(ids);
        (string train, string update) = ($"sat/{satellite}/train", $"sat/{satellite}/update");
        return new PreparedTraining(ids.Count, Train, AddInputs) { SampleIds = ids };

        LocalUpdate Train(TrainingStart start)
        {
            TrainingResult result = trainer.Train(start, samples(), seeds.Stream(train, (ulong)training));
            float[] delta = LongVectors.Difference(result.Parameters, start.Parameters);
            (IReadOnlyList<float[]> received, long bytes) = updates.Send([delta, .. result.Objective.Sent], seeds.Stream(update, (ulong)training));
            return new LocalUpdate(received[0], result.MeanLoss, result.Steps, bytes) { Beside = [.. received.Skip(1)], State = result.Objective.State };
        }

        void AddInputs(WorkInputs inputs)
        {
            inputs.Add(train);
            inputs.Add(update);
            inputs.Add(training);
            addSamples(inputs);
        }
    }

    /// <summary>Scores a model.</summary>
    public ExamScores Evaluate(float[] model) => trainer.Evaluate(model, exam);

    /// <summary>Takes down what <see cref="Evaluate"/> depends on beside the model.</summary>
    public void AddTest(WorkInputs inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        inputs.Add(_examKey.Value);
    }

    /// <summary>The training of one model on samples in one place.</summary>
    /// <param name="train">Trains from the given start with the given draws; told as <see cref="PreparedBaseline.Train"/> is.</param>
    /// <param name="addSamples">Takes down all that is in the samples.</param>
    public PreparedBaseline PrepareCentral(Func<TrainingStart, RandomStream, Action<double>, TrainingResult> train, Action<WorkInputs> addSamples)
    {
        return new(Train, AddInputs);

        ExamScores Train(Action<double> afterStep)
            => Evaluate(train(TrainingStart.At(InitialModel), seeds.Stream(CentralStream), afterStep).Parameters);

        void AddInputs(WorkInputs inputs)
        {
            inputs.Add(CentralStream);
            inputs.Add(InitialModel);
            addSamples(inputs);
            AddTest(inputs);
        }
    }

    /// <summary>A key of an exam by its content.</summary>
    private static string KeyOf(Exam exam)
    {
        ArgumentNullException.ThrowIfNull(exam);
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
