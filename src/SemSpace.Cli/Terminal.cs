using SemSpace.Reports.Output;
using Spectre.Console;

namespace SemSpace.Cli;

/// <summary>Where a command writes, and when it must stop. Results go to Output, everything else to Error.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="stop">The user's wish to stop.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, StopSignal stop)
{
    private static readonly string[] StandardOutput = ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"];

    /// <summary>Standard output, for people.</summary>
    public TextWriter Output { get; } = new VisibleWriter(output, FullStream.Refuse);

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; } = new VisibleWriter(error, FullStream.Ignore);

    /// <summary>Makes a writer of data to standard output.</summary>
    public Func<TextWriter> Data { get; init; } = () => output;

    /// <summary>Whether these are the process's own streams.</summary>
    public bool IsConsole => error == Console.Error;

    /// <summary>Whether there is somebody to ask.</summary>
    public bool CanAsk => IsConsole && !Console.IsInputRedirected && !Console.IsOutputRedirected;

    /// <summary>The user's wish to stop.</summary>
    public StopSignal Stop { get; } = stop;

    /// <summary>Tells what the user should know though the command goes on.</summary>
    public void Warn(IEnumerable<string> warnings)
    {
        foreach (string warning in warnings) Error.WriteLine(Line(warning));
    }

    /// <summary>Where a file is to be written: standard output where it is called so, or where there is no name.</summary>
    public OutputPlace Place(string? file) => file is null || StandardOutput.Contains(file) ? new(file ?? StandardOutput[0], Data()) : new(file);

    /// <summary>The same above a live display.</summary>
    public static void Warn(IAnsiConsole live, IEnumerable<string> warnings)
    {
        foreach (string warning in warnings) live.WriteLine(Line(warning));
    }

    private static string Line(string warning) => $"Warning: {warning}";

    /// <summary>Where to tell about files that were written: standard error when one of them is standard output, which then holds it alone.</summary>
    public TextWriter Beside(IEnumerable<OutputPlace> files) => files.Any(file => file.Open is not null) ? Error : Output;
}
