using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Experiments.WorkStore;

/// <summary>A learner whose trainings and evaluations are looked up before they are done. Thread-safe.</summary>
/// <param name="learner">Does what is not there.</param>
/// <param name="work">Looks up.</param>
internal sealed class StoredLearner(ILearner learner, StoredWork work) : ILearner
{
    /// <inheritdoc/>
    public float[] InitialModel => learner.InitialModel;

    /// <inheritdoc/>
    public long ParameterCount => learner.ParameterCount;

    /// <inheritdoc/>
    public long ForeseenUploadBytes => learner.ForeseenUploadBytes;

    /// <inheritdoc/>
    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
    {
        PreparedTraining prepared = learner.Prepare(satellite, training, from, to);
        return prepared with
        {
            Train = start => work.Training(
                inputs =>
                {
                    prepared.AddInputs(inputs);
                    inputs.Add(start);
                },
                () => prepared.Train(start)),
        };
    }

    /// <inheritdoc/>
    public ExamScores Evaluate(int version, float[] model) => work.Evaluation(
        inputs =>
        {
            AddTest(inputs);
            inputs.Add(model);
        },
        () => learner.Evaluate(version, model));

    /// <inheritdoc/>
    public void AddTest(WorkInputs inputs) => learner.AddTest(inputs);
}
