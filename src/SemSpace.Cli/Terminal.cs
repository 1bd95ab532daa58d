namespace SemSpace.Cli;

/// <summary>Where a command writes, and when it must stop. Results go to Output, everything else to Error.</summary>
/// <param name="Output">Standard output.</param>
/// <param name="Error">Standard error.</param>
/// <param name="Cancellation">Set by Ctrl+C.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, CancellationToken Cancellation)
{
    private static readonly string[] StandardOutput = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    /// <summary>Tells what the user should know though the command goes on.</summary>
    public void Warn(IEnumerable<string> warnings)
    {
        foreach (string warning in warnings) Error.WriteLine($"Warning: {warning}");
    }

    /// <summary>Where to tell about files that were written: standard error when one of them is standard output, which then holds it alone.</summary>
    public TextWriter Beside(IEnumerable<string> files) => files.Any(StandardOutput.Contains) ? Error : Output;
}
