using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Standard streams that are closed, full or no longer read, as a shell hands them over.</summary>
public sealed class StreamTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("validate $Q >&-", 0, "")]
    [InlineData("validate nothing 2>&-", 2, "")]
    [InlineData("validate nothing >&- 2>&- <&-", 2, "")]
    [InlineData("validate nothing 2>/dev/full", 2, "")]
    [InlineData("validate $Q >/dev/full", 2, "Standard output cannot be written: the disk is full.\n")]
    [InlineData("orbit export $Q --format tle --out /dev/stdout >&-", 2, "Standard output cannot be written: it is closed.\n")]
    [InlineData("orbit export $Q --format tle --out /dev/stdout >/dev/full", 2, "Results cannot be written to /dev/stdout: the disk is full.\n")]
    public async Task No_state_of_a_stream_is_a_bug(string command, int exitCode, string error)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a shell and /dev/full.");
        (int code, string _, string said) = await Shell($"$S {command}");
        Assert.Equal((exitCode, error), (code, said));
    }

    [Fact]
    public async Task A_reader_that_has_seen_enough_is_no_fault()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a shell.");
        (int code, string output, string error) = await Shell("set -o pipefail; $S orbit export $Q --format tle --out /dev/stdout | head -n 1");
        Assert.Equal((0, 1), (code, output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
        Assert.Equal("24 satellites: /dev/stdout\n", error);
    }

    [Fact]
    public async Task Standard_output_that_is_appended_to_keeps_what_was_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a shell.");
        (int code, string _, string _) = await Shell($"cd {_folder.Path}; echo before > f; ($S orbit states $Q --at 2025-07-01 --frame teme --satellite P01-S01 --out /dev/stdout; echo after) >> f");
        Assert.Equal(0, code);
        string[] lines = await File.ReadAllLinesAsync(_folder.In("f"), TestContext.Current.CancellationToken);
        Assert.Equal(("before", "after", 4), (lines[0], lines[^1], lines.Length));
    }

    [Fact]
    public async Task Figures_do_not_depend_on_time_zone_language_or_home()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a shell.");
        string run = $"$S contacts $Q --set duration_h=1 --plot --figures {_folder.Path}";
        Assert.Equal(0, (await Shell($"env -u HOME TZ=UTC LC_ALL=C {run}/a && HOME=/proc TZ=Asia/Kathmandu LC_ALL=tr_TR.UTF-8 {run}/b && diff -r {_folder.Path}/a {_folder.Path}/b")).ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(int ExitCode, string Output, string Error)> Shell(string command)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "semspace.dll");
        string script = command.Replace("$S", $"dotnet exec '{program}'", StringComparison.Ordinal).Replace("$Q", $"'{CommandLine.Quickstart}'", StringComparison.Ordinal);
        using Process shell = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> error = shell.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (shell.ExitCode, output, await error);
    }
}
