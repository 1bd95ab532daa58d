using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Shells ask the program what may come next.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("", "doctor")]
    [InlineData("do", "doctor")]
    [InlineData("sweep ", "--executor")]
    [InlineData("completion ", "fish")]
    [InlineData("sweep --executor ", "slurm")]
    public void The_program_says_what_may_come_next(string line, string expected)
    {
        Outcome outcome = CommandLine.Run($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(expected, outcome.Output.Split('\n'));
    }

    [Theory, InlineData("bash"), InlineData("zsh"), InlineData("fish")]
    public void Every_shell_has_a_script_that_asks_the_program(string shell)
        => Assert.Contains("[suggest:", CommandLine.Run("completion", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void Another_shell_is_refused_with_the_ones_there_are()
    {
        Outcome outcome = CommandLine.Run("completion", "csh");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("shell is csh; must be one of bash, zsh, fish.\n", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>bash itself, as it does at the tabulator key.</summary>
    [Theory]
    [InlineData("semspace do", "doctor")]
    [InlineData("semspace sweep --executor sl", "slurm")]
    [InlineData("semspace run x.yaml --w", "--workers|--work|--work-limit")]
    public async Task Bash_completes(string line, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash here.");
        string script = _folder.Write("completion.bash", CommandLine.Run("completion", "bash").Output);
        string program = Path.Combine(AppContext.BaseDirectory, "semspace.dll"), ask = $$"""
            semspace() { dotnet exec "{{program}}" "$@"; }
            . "{{script}}"
            COMP_LINE="{{line}}" COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
            _semspace
            IFS='|'; echo "${COMPREPLY[*]}"
            """;
        using Process bash = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc", "-c", ask]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected.Split('|').Order(), output.Trim().Split('|').Order());
    }

    public void Dispose() => _folder.Dispose();
}
