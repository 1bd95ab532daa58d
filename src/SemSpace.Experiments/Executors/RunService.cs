using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace SemSpace.Experiments.Executors;

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Said">What it wrote to standard error.</param>
public sealed record RunAnswer(int ExitCode, string Said)
{
    /// <summary>How its line begins: libraries may write others.</summary>
    private const string Mark = "run ended: ";

    /// <summary>Reads the line by which it is told; null for any other line.</summary>
    internal static RunAnswer? Read(string line) => line.StartsWith(Mark, StringComparison.Ordinal) ? JsonSerializer.Deserialize<RunAnswer>(line[Mark.Length..]) : null;

    /// <summary>The line by which it is told.</summary>
    internal string Line => Mark + JsonSerializer.Serialize(this);
}

/// <summary>What a worker process does: makes the runs that its standard input asks for.</summary>
public static class RunService
{
    private static readonly TimeSpan OwnEnd = TimeSpan.FromSeconds(3);

    /// <summary>The command by which a worker process is started.</summary>
    public static IReadOnlyList<string> Command { get; } = ["sweep", "serve"];

    /// <summary>
    /// Makes runs until the input ends, and with it whatever is under way: the sweep holds the other end, so a sweep that is killed takes its
    /// workers along. The process has a moment to take away what it has half done; then it is killed.
    /// </summary>
    /// <param name="input">This process's standard input.</param>
    /// <param name="output">Its standard output.</param>
    /// <param name="make">Makes a run of a command line.</param>
    /// <param name="stop">Asks the process to end.</param>
    public static void Serve(TextReader input, TextWriter output, Func<string[], RunAnswer> make, Action stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(make);
        ArgumentNullException.ThrowIfNull(stop);
        using BlockingCollection<string> asked = [];
        new Thread(() =>
        {
            while (input.ReadLine() is { } line) asked.Add(line);
            asked.CompleteAdding();
            stop();
            Thread.Sleep(OwnEnd);
            using Process self = Process.GetCurrentProcess();
            self.Kill();
        })
        { IsBackground = true }.Start();
        foreach (string line in asked.GetConsumingEnumerable())
        {
            output.WriteLine(make(JsonSerializer.Deserialize<string[]>(line) ?? []).Line);
            output.Flush();
        }
    }
}
