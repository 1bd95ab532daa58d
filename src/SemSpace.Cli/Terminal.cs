namespace SemSpace.Cli;

/// <summary>Where a command writes, and when it must stop. Results go to Output, everything else to Error.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Cancellation">Set by Ctrl+C.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, CancellationToken Cancellation);
