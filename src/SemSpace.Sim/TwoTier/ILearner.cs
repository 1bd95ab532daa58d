using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>What satellites do with a model. Training and evaluation run on worker threads and must depend on their arguments alone.</summary>
public interface ILearner
{
    /// <summary>The model that every satellite carries at the start; its length is the number of parameters.</summary>
    float[] InitialModel { get; }

    /// <summary>
    /// What a satellite could train on now: quick, on the simulation's thread. The work itself is in
    /// <see cref="PreparedTraining.Train"/>.
    /// </summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="updateId">Names the training's random streams.</param>
    /// <param name="from">Oldest capture still held.</param>
    /// <param name="to">Now.</param>
    PreparedTraining Prepare(int satellite, long updateId, Epoch from, Epoch to);

    /// <summary>Scores a cloud version.</summary>
    Evaluation Evaluate(int version, float[] model);
}

/// <summary>A training that is ready to run.</summary>
/// <param name="Samples">Samples it trains on.</param>
/// <param name="Train">Trains from a base model; thread-safe, gives the same result whenever it runs.</param>
public sealed record PreparedTraining(int Samples, Func<float[], LocalUpdate> Train);

/// <summary>What a training gives.</summary>
/// <param name="Delta">Trained parameters less base parameters.</param>
/// <param name="MeanLoss">Mean loss over the training's steps.</param>
public sealed record LocalUpdate(float[] Delta, double MeanLoss)
{
    /// <summary>Whether every parameter is a finite number.</summary>
    public bool IsFinite { get; } = Delta.All(float.IsFinite);
}
