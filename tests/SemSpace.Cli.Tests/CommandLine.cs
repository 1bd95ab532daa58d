using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>What a command line gave.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Error)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}

/// <summary>Runs command lines.</summary>
internal static class CommandLine
{
    public static string Quickstart { get; } = Path.Combine(GoldenText.Root, "scenarios", "quickstart.yaml");

    /// <summary>In this process.</summary>
    public static Outcome Run(params string[] args)
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new() { NewLine = "\n" };
        int exitCode = Application.Run(args, output, error);
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The program itself, started as a user starts it.</summary>
    public static Process Start(params string[] args)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "semspace.dll");
        ProcessStartInfo start = new("dotnet", ["exec", program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        return Process.Start(start)!;
    }
}
