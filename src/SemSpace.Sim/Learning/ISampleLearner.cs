using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Learning;

/// <summary>A learner that can also train on all satellites' samples in one place.</summary>
public interface ISampleLearner : ILearner
{
    /// <summary>
    /// The training of one model, from the same start, on all samples that satellites gather, in one place and each once: what federated learning is
    /// measured against. It depends on no schedule, so that it may begin at any time. Null where there are no samples. Thread-safe.
    /// </summary>
    /// <param name="trainer">How to train.</param>
    /// <param name="gathering">When each satellite gathers, by index.</param>
    PreparedBaseline? PrepareCentral(LocalTrainer trainer, IReadOnlyList<(Epoch From, Epoch To)> gathering);
}
