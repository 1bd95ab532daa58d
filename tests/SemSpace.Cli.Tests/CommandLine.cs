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
    public static Process Start(params string[] args) => Start([], args);

    /// <summary>The program itself, with variables of the environment.</summary>
    public static Process Start((string Name, string Value)[] environment, params string[] args) => Start("semspace.dll", environment, args);

    /// <summary>A program that lies beside the tests.</summary>
    public static Process Start(string program, (string Name, string Value)[] environment, string[] args)
    {
        ProcessStartInfo start = new("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, program), .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The program itself, to its end.</summary>
    public static Task<Outcome> Finish(params string[] args) => Finish([], args);

    /// <summary>The program itself, to its end, with variables of the environment.</summary>
    public static Task<Outcome> Finish((string Name, string Value)[] environment, params string[] args) => Finish(Start(environment, args));

    /// <summary>A program to its end.</summary>
    public static async Task<Outcome> Finish(Process started)
    {
        using Process process = started;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Outcome(process.ExitCode, output, await error);
    }
}
