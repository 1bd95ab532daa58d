namespace SemSpace.Fl.Objectives.Plain;

/// <summary>The task's loss alone.</summary>
public sealed record PlainObjective : LocalObjective
{
    /// <summary>No keys.</summary>
    public static Section<PlainObjective> Keys { get; } = new("The task's loss alone.", () => new());

    /// <inheritdoc/>
    public override ILocalObjective Start(TrainingStart start) => new Nothing();

    private sealed class Nothing : ILocalObjective
    {
        public void Adjust(int first, Span<float> slopes, ReadOnlySpan<float> parameters)
        {
        }

        public ObjectiveResult Finish(float[] trained, int steps, double learningRate) => ObjectiveResult.Nothing;
    }
}
