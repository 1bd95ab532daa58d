using SemSpace.Fl.Objectives;
using SemSpace.Fl.Training;
using SemSpace.Fl.Vectors;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Learning;

/// <summary>What satellites do with a model. Training and evaluation run on worker threads and must depend on their arguments alone.</summary>
public interface ILearner
{
    /// <summary>The model that every satellite carries at the start.</summary>
    float[] InitialModel { get; }

    /// <summary>Parameters of the model, for which links are charged: the length of <see cref="InitialModel"/>, but where a short one stands for a model of that size.</summary>
    long ParameterCount { get; }

    /// <summary>The size of an update that plans reckon with, before there is one, bytes.</summary>
    long ForeseenUploadBytes { get; }

    /// <summary>
    /// What a satellite could train on now: quick, on the simulation's thread. The work itself is in
    /// <see cref="PreparedTraining.Train"/>.
    /// </summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="training">How many trainings the satellite itself has done before: with it, names the training's random streams.</param>
    /// <param name="from">Oldest capture still held.</param>
    /// <param name="to">Now.</param>
    PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to);

    /// <summary>Scores a cloud version, on the test set and on the validation set.</summary>
    ExamScores Evaluate(int version, float[] model);

    /// <summary>Takes down what <see cref="Evaluate"/> depends on beside the model and what is the same throughout a run.</summary>
    void AddTest(WorkInputs inputs);
}

/// <summary>A training that is ready to run.</summary>
/// <param name="Samples">Samples it trains on.</param>
/// <param name="Train">Trains; thread-safe, gives the same result whenever it runs.</param>
/// <param name="AddInputs">Takes down what the result depends on beside the start and what is the same throughout a run; thread-safe.</param>
public sealed record PreparedTraining(int Samples, Func<TrainingStart, LocalUpdate> Train, Action<WorkInputs> AddInputs)
{
    /// <summary>
    /// Numbers that name the samples within the satellite's own data: a sample that two trainings of a satellite use has the same number in both.
    /// Empty where the learner does not tell samples apart.
    /// </summary>
    public IReadOnlyList<long> SampleIds { get; init; } = [];
}

/// <summary>The training on all samples in one place, ready to run.</summary>
/// <param name="Train">Trains, and scores the model; tells after each step what share of the work is done, 0 to 1, and ends with what that throws.</param>
/// <param name="AddInputs">Takes down what the score depends on beside what is the same throughout a run.</param>
public sealed record PreparedBaseline(Func<Action<double>, ExamScores> Train, Action<WorkInputs> AddInputs);

/// <summary>What a training gives.</summary>
/// <param name="Delta">Trained parameters less base parameters, as its gateway decodes them.</param>
/// <param name="MeanLoss">Mean loss over the training's steps.</param>
/// <param name="Steps">Gradient steps taken.</param>
/// <param name="Bytes">Size of the update on the link, in its encoded form.</param>
public sealed record LocalUpdate(float[] Delta, double MeanLoss, int Steps, long Bytes)
{
    /// <summary>Vectors that travel beside the delta.</summary>
    public IReadOnlyList<float[]> Beside
    {
        get;
        init
        {
            field = value;
            IsFinite &= value.All(vector => LongVectors.AreFinite(vector));
        }
    }

    = [];

    /// <summary>Vectors that the satellite keeps once the update is delivered.</summary>
    public IReadOnlyList<float[]> State { get; init; } = [];

    /// <summary>Whether every value that is sent is a finite number; without the vectors, whether they were.</summary>
    public bool IsFinite { get; private set; } = LongVectors.AreFinite(Delta);

    /// <summary>Bits that radiation has turned over in it.</summary>
    public int BitFlips { get; init; }

    /// <summary>The same with another delta, in which so many bits have flipped.</summary>
    public LocalUpdate Irradiated(float[] delta, int flips) => new(delta, MeanLoss, Steps, Bytes) { Beside = Beside, State = State, BitFlips = flips };

    /// <summary>What is still asked for once nobody needs the vectors.</summary>
    public LocalUpdate WithoutVectors() => this with { Delta = [], Beside = [], State = [] };
}
