using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
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

/// <summary>
/// A process that makes runs, one after the other, as lines on its standard input ask for them, and answers each by a line on its standard output. It does
/// not outlive the sweep that started it. Not thread-safe.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private const int MostSaid = 20_000;

    private static readonly TimeSpan ForcedEnd = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private WorkerProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text && _said.Length < MostSaid) _said.AppendLine(text);
        };
        _process.BeginErrorReadLine();
    }

    /// <summary>The process's number.</summary>
    public int Id => _process.Id;

    /// <summary>Starts a process.</summary>
    /// <param name="command">How to start SemSpace.</param>
    public static WorkerProcess Start(WorkerCommand command)
    {
        ProcessStartInfo start = new(command.Program, [.. command.Arguments, .. RunService.Command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("Bug in SemSpace: the worker process did not start.");
        MakeFirstToGo(process.Id);
        return new(process);
    }

    /// <summary>Has a run made; when cancelled, asks the process to end, and kills it if it does not.</summary>
    /// <param name="arguments">The run's command line.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <returns>The run's exit code and what it wrote to standard error; those of the process where it ended meanwhile.</returns>
    /// <exception cref="OperationCanceledException">Cancelled; the process is gone.</exception>
    public async Task<RunAnswer> Make(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(arguments));
            await _process.StandardInput.FlushAsync(CancellationToken.None);
            while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
            {
                if (RunAnswer.Read(line) is { } answer) return answer;
            }
        }
        catch (IOException)
        {
            // It has ended, and its exit code says why.
        }
        catch (OperationCanceledException)
        {
            await End();
            throw;
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        return new(_process.ExitCode, _said.ToString());
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) End().GetAwaiter().GetResult();
        _process.Dispose();
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

    private async Task End()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // What was still to be written has nobody to read it.
        }

        using CancellationTokenSource patience = new(ForcedEnd);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
