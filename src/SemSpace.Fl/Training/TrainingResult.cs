using SemSpace.Fl.Objectives;

namespace SemSpace.Fl.Training;

/// <summary>What local training gives.</summary>
/// <param name="Parameters">The trained parameters, a vector of their own.</param>
/// <param name="MeanLoss">Mean loss a sample over all passes, each sample at the parameters of its step.</param>
/// <param name="Steps">Gradient steps taken.</param>
/// <param name="Finite">Whether the loss and all parameters are finite numbers. If not, training diverged and the result is of no use.</param>
public sealed record TrainingResult(float[] Parameters, double MeanLoss, int Steps, bool Finite)
{
    /// <summary>What the rule's objective leaves.</summary>
    public ObjectiveResult Objective { get; init; } = ObjectiveResult.Nothing;
}
