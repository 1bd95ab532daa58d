namespace SemSpace.Fl.Objectives;

/// <summary>
/// What a satellite minimises beside the task's loss. The record holds options; what one training remembers lives in what
/// <see cref="Start"/> gives. Serves all threads.
/// </summary>
public abstract record LocalObjective
{
    /// <summary>Vectors of D values that travel up beside each update.</summary>
    public virtual int SentVectors => 0;

    /// <summary>Begins one training.</summary>
    public abstract ILocalObjective Start(TrainingStart start);
}

/// <summary>The objective of one training under way.</summary>
public interface ILocalObjective
{
    /// <summary>Adds the objective's own gradient.</summary>
    /// <param name="first">Where the values stand in the parameter vector.</param>
    /// <param name="slopes">The gradient of the task's loss; changed.</param>
    /// <param name="parameters">The parameters as they are.</param>
    void Adjust(int first, Span<float> slopes, ReadOnlySpan<float> parameters);

    /// <summary>What travels up beside the update, and what the satellite keeps for its next training.</summary>
    /// <param name="trained">The trained parameters.</param>
    /// <param name="steps">Gradient steps taken.</param>
    /// <param name="learningRate">Their size.</param>
    ObjectiveResult Finish(float[] trained, int steps, double learningRate);
}

/// <summary>What a training starts from. Its vectors have D values each and never change.</summary>
/// <param name="Parameters">The model.</param>
/// <param name="Broadcast">What came down beside it.</param>
/// <param name="State">What the satellite kept of its last training that was delivered; empty at its first.</param>
public sealed record TrainingStart(float[] Parameters, IReadOnlyList<float[]> Broadcast, IReadOnlyList<float[]> State)
{
    /// <summary>A model alone.</summary>
    public static TrainingStart At(float[] parameters) => new(parameters, [], []);
}

/// <summary>What an objective leaves.</summary>
/// <param name="Sent">Vectors of D values that travel up beside the update.</param>
/// <param name="State">Vectors of D values that the satellite keeps.</param>
public sealed record ObjectiveResult(IReadOnlyList<float[]> Sent, IReadOnlyList<float[]> State)
{
    /// <summary>Nothing.</summary>
    public static ObjectiveResult Nothing { get; } = new([], []);
}
