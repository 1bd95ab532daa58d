namespace SemSpace.Orbit.Elements;

/// <summary>One thing wrong with an element file.</summary>
/// <param name="File">Name of the file as the caller gave it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Message">What is there and what must be, as in <c>checksum is 3; must be 7</c>.</param>
public readonly record struct ElementFault(string File, int Line, string Message)
{
    /// <summary>Whether it is the checksum alone that is wrong or missing.</summary>
    public bool IsChecksum { get; init; }

    /// <summary>File, line and message, as in <c>leo.tle:12: checksum is 3; must be 7</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}: {Message}");
}
