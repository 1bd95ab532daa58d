using SemSpace.Sim.Records;

namespace SemSpace.Sim.Learning;

/// <summary>A learner that can also train on all satellites' samples in one place.</summary>
public interface ISampleLearner : ILearner
{
    /// <summary>
    /// The training of one model, with the same options and from the same start, on all samples of the given trainings in one place, each as often as
    /// trainings used it: what federated learning is measured against.
    /// </summary>
    /// <param name="trainings">Whose samples to train on; one or more.</param>
    PreparedBaseline PrepareCentral(IEnumerable<TrainingRecord> trainings);
}
