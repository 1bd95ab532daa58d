namespace SemSpace.Orbit.Time;

/// <summary>One thing wrong with a file of Earth orientation.</summary>
/// <param name="File">Name of the file as the caller gave it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Message">What is there and what must be.</param>
public readonly record struct EarthOrientationFault(string File, int Line, string Message)
{
    /// <summary>File, line and message.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Message}");
}

/// <summary>What a file of Earth orientation held.</summary>
/// <param name="Orientation">The table; null if there was a fault.</param>
/// <param name="Faults">All that is wrong with the file, in the order of its lines.</param>
public sealed record EarthOrientationReadResult(EarthOrientation? Orientation, IReadOnlyList<EarthOrientationFault> Faults);
