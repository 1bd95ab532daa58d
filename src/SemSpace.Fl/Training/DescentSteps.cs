using SemSpace.Fl.Objectives;

namespace SemSpace.Fl.Training;

/// <summary>
/// Gradient steps of one local training: the optimiser with its state, weight decay, and the local objectives' own gradients. All
/// of it runs over plain memory, part by part: TorchSharp 0.107's optimisers pass numbers that the garbage collector may free while
/// the native call still reads them, which made results differ from run to run.
/// </summary>
/// <param name="options">How gradients become steps.</param>
/// <param name="objectives">What is minimised beside the task's loss.</param>
/// <param name="count">The number of parameters.</param>
internal sealed class DescentSteps(LocalTrainingOptions options, IReadOnlyList<ILocalObjective> objectives, int count)
{
    private readonly float[] _first = options.Optimizer == OptimizerKind.Adam || options.Momentum != 0 ? new float[count] : [];
    private readonly float[] _second = options.Optimizer == OptimizerKind.Adam ? new float[count] : [];

    /// <summary>Steps begun so far.</summary>
    public int Taken { get; private set; }

    /// <summary>Begins a step, in which each part of the parameters moves once.</summary>
    public void Begin() => Taken++;

    /// <summary>Moves a part of the parameters down its gradient.</summary>
    /// <param name="first">Where the part stands in the parameter vector.</param>
    /// <param name="slopes">The gradient of the task's loss by it; changed.</param>
    /// <param name="parameters">The part; changed.</param>
    public void Move(int first, Span<float> slopes, Span<float> parameters)
    {
        int length = parameters.Length;
        if (options.WeightDecay != 0) Descent.Decay(slopes, parameters, (float)options.WeightDecay);
        foreach (ILocalObjective objective in objectives) objective.Adjust(first, slopes, parameters);
        if (options.Optimizer == OptimizerKind.Adam) Descent.Adam(parameters, slopes, Part(_first), Part(_second), options.LearningRate, Taken);
        else if (options.Momentum != 0) Descent.Momentum(parameters, slopes, Part(_first), (float)options.LearningRate, (float)options.Momentum);
        else Descent.Plain(parameters, slopes, (float)options.LearningRate);

        Span<float> Part(float[] state) => state.AsSpan(first, length);
    }
}
