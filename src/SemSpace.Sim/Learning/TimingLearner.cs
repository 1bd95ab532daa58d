using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Learning;

/// <summary>How large a model and its updates are.</summary>
/// <param name="Parameters">Parameters D of the model.</param>
/// <param name="UpdateBytes">Size of an update on the link, in its encoded form, with all vectors beside it.</param>
/// <param name="SentVectors">Vectors of D values that the rule's objective sends beside each update.</param>
public sealed record ModelSize(long Parameters, long UpdateBytes, int SentVectors);

/// <summary>
/// Trains nothing: a model of one value stands for one of the given size, and no score is a number. When satellites train, send and receive
/// is as if they did train, for as long as nothing that a rule decides depends on the values of updates. Thread-safe.
/// </summary>
/// <param name="samples">What satellites could train on.</param>
/// <param name="size">How large the model is.</param>
/// <param name="options">Passes and batches of a training.</param>
public sealed class TimingLearner(ISamples samples, ModelSize size, LocalTrainingOptions options) : ILearner
{
    private static readonly Evaluation NoScore = new(double.NaN, double.NaN, double.NaN);
    private static readonly float[] Stand = [0];

    /// <inheritdoc/>
    public float[] InitialModel => Stand;

    /// <inheritdoc/>
    public long ParameterCount => size.Parameters;

    /// <inheritdoc/>
    public long ForeseenUploadBytes => size.UpdateBytes;

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
    {
        IReadOnlyList<long> held = samples.Held(satellite, from, to);
        return new PreparedTraining(held.Count, _ => Update(held.Count), _ => { }) { SampleIds = held };
    }

    /// <summary>No number at all.</summary>
    public ExamScores Evaluate(int version, float[] model) => new(NoScore, NoScore);

    /// <inheritdoc/>
    public void AddTest(WorkInputs inputs)
    {
    }

    private LocalUpdate Update(int count)
    {
        int batches = (count + options.BatchSize - 1) / options.BatchSize;
        return new LocalUpdate(Stand, double.NaN, options.Epochs * batches, size.UpdateBytes) { Beside = [.. Enumerable.Repeat(Stand, size.SentVectors)] };
    }
}
