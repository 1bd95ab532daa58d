using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Learning;

/// <summary>
/// A learner whose models and updates are as large on links as recorded ones, whatever their own size, so that they come and go when those did.
/// Thread-safe.
/// </summary>
/// <param name="learner">Does the work.</param>
/// <param name="parameters">Parameters of the recorded model.</param>
/// <param name="updateBytes">Size of a recorded update on the link, in its encoded form.</param>
public sealed class ScheduledLearner(ILearner learner, long parameters, long updateBytes) : ILearner
{
    /// <inheritdoc/>
    public float[] InitialModel => learner.InitialModel;

    /// <inheritdoc/>
    public long ParameterCount => parameters;

    /// <inheritdoc/>
    public long ForeseenUploadBytes => updateBytes;

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
    {
        PreparedTraining prepared = learner.Prepare(satellite, training, from, to);
        return prepared with { Train = start => prepared.Train(start) with { Bytes = updateBytes } };
    }

    /// <inheritdoc/>
    public ExamScores Evaluate(int version, float[] model) => learner.Evaluate(version, model);

    /// <inheritdoc/>
    public void AddTest(WorkInputs inputs) => learner.AddTest(inputs);
}
