namespace SemSpace.Experiments.Machine;

/// <summary>How well something is that a run uses.</summary>
public enum Health
{
    /// <summary>Nothing is to be done.</summary>
    Well,

    /// <summary>Runs go on without it, or with less.</summary>
    Limited,

    /// <summary>No run comes to its end before it is mended.</summary>
    Broken,
}

/// <summary>What was found of one thing that a run uses.</summary>
/// <param name="Subject">The thing.</param>
/// <param name="Health">How well it is.</param>
/// <param name="Text">What was found, and where it is not well what to do: one line.</param>
public sealed record Finding(string Subject, Health Health, string Text);
