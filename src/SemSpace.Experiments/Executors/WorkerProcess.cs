using System.Diagnostics;
using System.Globalization;
using SemSpace.Files;

namespace SemSpace.Experiments.Executors;

/// <summary>How to start SemSpace again: the program and the arguments that come before the command's own.</summary>
/// <param name="Program">Program to start.</param>
/// <param name="Arguments">Its first arguments.</param>
public sealed record WorkerCommand(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>The program that this process is.</summary>
    /// <param name="assembly">Path of the program's assembly, for when it was started as <c>dotnet program.dll</c>.</param>
    public static WorkerCommand Self(string assembly)
    {
        string program = Environment.ProcessPath ?? throw new InvalidOperationException("Bug in SemSpace: the process has no path.");
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new WorkerCommand(program, isHost ? [assembly] : []);
    }
}

/// <summary>A run in a process of its own, which does not outlive the sweep that started it.</summary>
public static class WorkerProcess
{
    /// <summary>The option that tells a worker to call <see cref="EndWithInput"/>.</summary>
    public const string BoundOption = "--end-with-input";

    private static readonly TimeSpan OwnEnd = TimeSpan.FromSeconds(3), ForcedEnd = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Ends this process as soon as its standard input does: the sweep holds the other end, so a sweep that is killed takes its
    /// workers along. The process has a moment to take away what it has half done; then it is killed.
    /// </summary>
    /// <param name="input">This process's standard input.</param>
    /// <param name="stop">Asks the process to end.</param>
    public static void EndWithInput(Stream input, Action stop)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(stop);
        Thread watch = new(() =>
        {
            while (input.ReadByte() >= 0)
            {
            }

            stop();
            Thread.Sleep(OwnEnd);
            using Process self = Process.GetCurrentProcess();
            self.Kill();
        })
        { IsBackground = true };
        watch.Start();
    }

    /// <summary>Starts the process and waits for its end; when cancelled it asks the process to end, and kills it if it does not.</summary>
    /// <param name="command">How to start SemSpace.</param>
    /// <param name="arguments">Arguments of the worker.</param>
    /// <param name="started">Told of the process's number.</param>
    /// <param name="clear">Takes away what a killed worker leaves.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>Its exit code and what it wrote to standard error.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the process is gone.</exception>
    internal static async Task<(int ExitCode, string Error)> Run(WorkerCommand command, IEnumerable<string> arguments, Action<int> started, Action clear, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(command.Program, [.. command.Arguments, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true, // held open until the worker ends: see EndWithInput
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("Bug in SemSpace: the worker process did not start.");
        MakeFirstToGo(process.Id);
        started(process.Id);
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            await End(process);
            clear();
            throw;
        }

        _ = await output;
        return (process.ExitCode, await error);
    }

    /// <summary>Where memory runs out, Linux is to end a run and not the sweep.</summary>
    private static void MakeFirstToGo(int process)
    {
        const string scoreOfOne = "500";
        if (!OperatingSystem.IsLinux()) return;
        try
        {
            File.WriteAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/oom_score_adj"), scoreOfOne);
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            // It has ended by now.
        }
    }

    private static async Task End(Process process)
    {
        process.StandardInput.Close();
        using CancellationTokenSource patience = new(ForcedEnd);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
