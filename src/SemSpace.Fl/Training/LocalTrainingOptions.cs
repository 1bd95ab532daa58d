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
/// <param name="ProximalMu">FedProx's mu: adds mu (w - start) to the gradient (Li et al., MLSys 2020); 0 is plain FedAvg.</param>
public sealed record LocalTrainingOptions(
    int Epochs = 2,
    int BatchSize = 16,
    OptimizerKind Optimizer = OptimizerKind.Adam,
    double LearningRate = 0.002,
    double Momentum = 0,
    double WeightDecay = 0,
    double ProximalMu = 0)
{
    /// <summary>Checks all ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        Check(LearningRate > 0, nameof(LearningRate), LearningRate, "above 0");
        Check(Momentum is >= 0 and < 1, nameof(Momentum), Momentum, "0 to below 1");
        Check(WeightDecay >= 0, nameof(WeightDecay), WeightDecay, "0 or more");
        Check(ProximalMu >= 0, nameof(ProximalMu), ProximalMu, "0 or more");
    }

    private static void Check(bool isValid, string name, double value, string rule)
    {
        if (!isValid || !double.IsFinite(value)) throw new ArgumentOutOfRangeException(name, value, $"{name} must be {rule}.");
    }
}
