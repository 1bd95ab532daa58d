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
    [InlineData("sweep ", "status")]
    [InlineData("sweep x.yaml --exec", "--executor")]
    [InlineData("doctor ", "--out")]
    [InlineData("run x.yaml --set ", "learning.")]
    [InlineData("run x.yaml --set learning.ba", "learning.batch_size=")]
    [InlineData("init x.yaml --set gateways.*.", "gateways.*.antennas=")]
    [InlineData("sweep x.yaml --set ", "duration_h=")]
    [InlineData("explain aggregation.fedbuff.", "aggregation.fedbuff.buffer_size")]
    [InlineData("compare x --format ", "latex")]
    [InlineData("completion ", "fish")]
    [InlineData("sweep --executor ", "slurm")]
    public void The_program_says_what_may_come_next(string line, string expected)
    {
        Outcome outcome = CommandLine.Run($"[suggest:{line.Length}]", line);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(expected, outcome.Output.Split('\n'));
    }

    [Fact]
    public void Where_a_file_may_come_options_wait_for_a_dash() => Assert.Equal("", CommandLine.Run("[suggest:4]", "run ").Output);

    [Fact]
    public void Another_shell_is_refused_with_the_ones_there_are()
    {
        Outcome outcome = CommandLine.Run("completion", "csh");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("shell is csh; must be one of bash, zsh, fish.\n", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>The shells themselves, each asked as it asks its completions at the tabulator key. Where the program knows nothing zsh looks for files; bash and fish do of themselves.</summary>
    [Theory]
    [InlineData("bash", "semspace do", "doctor")]
    [InlineData("bash", "semspace sweep --executor sl", "slurm")]
    [InlineData("bash", "semspace run x.yaml --w", "--workers|--work|--work-limit")]
    [InlineData("bash", "semspace run x.yaml --set learning.ba", "learning.batch_size=")]
    [InlineData("bash", "semspace run sc", "")]
    [InlineData("zsh", "semspace do", "doctor")]
    [InlineData("zsh", "semspace sweep --executor sl", "slurm")]
    [InlineData("zsh", "semspace run x.yaml --w", "--workers|--work|--work-limit")]
    [InlineData("zsh", "semspace run x.yaml --set learning.ba", "learning.batch_size=")]
    [InlineData("zsh", "semspace run sc", "files")]
    [InlineData("fish", "semspace do", "doctor")]
    [InlineData("fish", "semspace sweep --executor sl", "slurm")]
    [InlineData("fish", "semspace run x.yaml --w", "--workers|--work|--work-limit")]
    [InlineData("fish", "semspace run x.yaml --set learning.ba", "learning.batch_size=")]
    public async Task Shells_complete(string shell, string line, string expected)
    {
        string path = Path.Combine("/usr/bin", shell);
        Assert.SkipUnless(File.Exists(path), $"There is no {shell} here.");
        string script = _folder.Write(shell, CommandLine.Run("completion", shell).Output), program = Path.Combine(AppContext.BaseDirectory, "semspace.dll");
        Dictionary<string, string[]> asks = new()
        {
            ["bash"] = ["--norc", "-c", $$"""
                semspace() { dotnet exec "{{program}}" "$@"; }
                . "{{script}}"
                COMP_LINE="{{line}}" COMP_POINT={{line.Length}} COMP_WORDS=({{line}}) COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 ))
                _semspace
                printf '%s\n' "${COMPREPLY[@]}"
                """],
            ["zsh"] = ["-f", "-c", $$"""
                semspace() { dotnet exec "{{program}}" "$@" }
                compdef() { }
                typeset -A compstate=(nmatches 0)
                compadd() { local word; for word in ${(P)argv[-1]}; do [[ $word == $words[CURRENT]* ]] && { print -r -- $word; compstate[nmatches]=1 } done }
                _files() { print files }
                . "{{script}}"
                words=({{line}}) CURRENT=${#words}
                _semspace
                """],
            ["fish"] = ["--no-config", "-c", $"""
                function semspace; dotnet exec "{program}" $argv; end
                source "{script}"
                complete -C "{line}"
                """],
        };
        using Process process = Process.Start(new ProcessStartInfo(path, asks[shell]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.Path })!;
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(expected.Split('|').Order(), output.Trim().Split('\n').Order());
    }

    public void Dispose() => _folder.Dispose();
}
