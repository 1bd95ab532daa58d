using System.Diagnostics;

namespace SemSpace.Experiments.Sweeps;

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

    /// <summary>
    /// Ends this process as soon as its standard input does: the sweep holds the other end, so a sweep that is killed takes its
    /// workers along, and the next one finds no folder still being written.
    /// </summary>
    /// <param name="input">This process's standard input.</param>
    public static void EndWithInput(Stream input)
    {
        ArgumentNullException.ThrowIfNull(input);
        Thread watch = new(() =>
        {
            while (input.ReadByte() >= 0)
            {
            }

            using Process self = Process.GetCurrentProcess();
            self.Kill();
        })
        { IsBackground = true };
        watch.Start();
    }

    /// <summary>Starts the process and waits for its end; kills it when cancelled.</summary>
    /// <returns>Its exit code and what it wrote to standard error.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the process is gone.</exception>
    internal static async Task<(int ExitCode, string Error)> Run(WorkerCommand command, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(command.Program, [.. command.Arguments, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true, // held open until the worker ends: see EndWithInput
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("Bug in SemSpace: the worker process did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None), error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        _ = await output;
        return (process.ExitCode, await error);
    }
}
