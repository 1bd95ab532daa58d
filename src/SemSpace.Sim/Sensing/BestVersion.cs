using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Sim.Sensing;

/// <summary>A learner that keeps the best of the versions it scores: that with the highest score on the validation set, of several the earliest. Thread-safe.</summary>
/// <param name="learner">Does the work.</param>
public sealed class BestVersion(ILearner learner) : ILearner
{
    private readonly Lock _choosing = new();
    private (int Version, double Score, float[] Model)? _best;

    /// <inheritdoc/>
    public float[] InitialModel => learner.InitialModel;

    /// <inheritdoc/>
    public long ParameterCount => learner.ParameterCount;

    /// <inheritdoc/>
    public long ForeseenUploadBytes => learner.ForeseenUploadBytes;

    /// <summary>The best version and its parameters; null while no version has a score that is a finite number.</summary>
    public (int Version, float[] Model)? Best
    {
        get
        {
            lock (_choosing) return _best is { } best ? (best.Version, best.Model) : null;
        }
    }

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to) => learner.Prepare(satellite, training, from, to);

    /// <inheritdoc/>
    public void AddTest(WorkInputs inputs) => learner.AddTest(inputs);

    /// <inheritdoc/>
    public ExamScores Evaluate(int version, float[] model)
    {
        ExamScores scores = learner.Evaluate(version, model);
        double score = scores.Validation.Score;
        if (!double.IsFinite(score)) return scores;
        lock (_choosing)
        {
            bool isBetter = _best is not { } best || score > best.Score || (score == best.Score && version < best.Version);
            if (isBetter) _best = (version, score, model);
        }

        return scores;
    }
}
