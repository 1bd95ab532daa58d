using SemSpace.Fl.Objectives;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Training.LocalTrainingOptions>;

namespace SemSpace.Fl.Training;

/// <summary>How gradients become steps.</summary>
public enum OptimizerKind
{
    /// <summary>Stochastic gradient descent, with momentum if it is not 0.</summary>
    Sgd,

    /// <summary>Adam (Kingma and Ba, ICLR 2015), beta 0.9 and 0.999, epsilon 1e-8.</summary>
    Adam,
}

/// <summary>What a satellite does with its samples between receiving a model and sending an update.</summary>
/// <param name="Epochs">Passes over the samples, 1 or more.</param>
/// <param name="BatchSize">Samples a step, 1 or more; the last batch of a pass may be smaller.</param>
/// <param name="Optimizer">How gradients become steps.</param>
/// <param name="LearningRate">Step size, above 0.</param>
/// <param name="Momentum">SGD's momentum, 0 to below 1; not used by Adam.</param>
/// <param name="WeightDecay">Added to the gradient as this times the parameters, 0 or more.</param>
public sealed record LocalTrainingOptions(
    int Epochs = 2,
    int BatchSize = 16,
    OptimizerKind Optimizer = OptimizerKind.Adam,
    double LearningRate = 0.002,
    double Momentum = 0.9,
    double WeightDecay = 0)
{
    /// <summary>The keys.</summary>
    public static Section<LocalTrainingOptions> Keys { get; } = new(
        "How a satellite trains.",
        () => new(),
        [
            Is.Of("local_epochs", Kinds.Whole(1, 1000), "passes over the buffer in one training",
                l => l.Epochs, (l, v) => l with { Epochs = v }),
            Is.Of("batch_size", Kinds.Whole(1, 4096), "images in a batch", l => l.BatchSize, (l, v) => l with { BatchSize = v }),
            Is.Of("optimizer", new ChoiceKind<OptimizerKind>(("sgd", OptimizerKind.Sgd), ("adam", OptimizerKind.Adam)), "gradient method",
                l => l.Optimizer, (l, v) => l with { Optimizer = v }),
            Is.Of("learning_rate", Kinds.Within(1e-8, 10), "step size", l => l.LearningRate, (l, v) => l with { LearningRate = v }),
            Is.Of("momentum", Kinds.Within(0, 0.999), "momentum of sgd", l => l.Momentum, (l, v) => l with { Momentum = v }),
            Is.Of("weight_decay", Kinds.Within(0, 10), "pulls the parameters towards 0: adds this times the parameters to the gradient",
                l => l.WeightDecay, (l, v) => l with { WeightDecay = v }),
            Is.Choice("objective", LocalObjectives.All, $"what a satellite minimises, under any rule: {LocalObjectives.All.Meanings}",
                l => l.Objective, (l, v) => l with { Objective = v }),
            .. Is.Options(LocalObjectives.All, l => l.Objective, (l, v) => l with { Objective = v }),
        ]);

    /// <summary>What is minimised beside the task's loss.</summary>
    public Choice<LocalObjective> Objective { get; init; } = LocalObjectives.All.Default;
}
