using System.Text.RegularExpressions;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Sweeps that pages tell their readers to write are valid as they stand there; pages show what there is.</summary>
public sealed partial class PageTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("tutorial.md", "few-gateways: 12 arms × 5 seeds = 60 runs: valid\n")]
    [InlineData("how-to.md", "battery: 8 arms × 5 seeds = 40 runs: valid\n")]
    public void Sweeps_of_pages_are_valid(string page, string said)
    {
        string sweep = Yaml().Match(File.ReadAllText(Path.Combine(GoldenText.Root, "docs", page))).Groups["sweep"].Value;
        Outcome outcome = CommandLine.Run("validate", _folder.Write("sweep.yaml", sweep.Replace("scenario: scenarios/", $"scenario: {GoldenText.Root}/scenarios/", StringComparison.Ordinal)));
        Assert.Equal((0, said, ""), (outcome.ExitCode, outcome.Output, outcome.Error));
    }

    [Fact]
    public void The_gallery_has_a_command_for_every_kind_of_figure_of_many_runs()
    {
        string gallery = File.ReadAllText(Path.Combine(GoldenText.Root, "docs", "gallery.md"));
        string[] kinds = Kinds().Match(CommandLine.Run("plot", _folder.Path, "--kind", "none").Error).Groups["kinds"].Value.Split(", ");
        Assert.Contains("lines", kinds);
        Assert.All(kinds.Where(kind => kind != "lines"), kind => Assert.Contains($"--kind {kind} ", gallery, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("```yaml\n(?<sweep>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();

    [GeneratedRegex("must be one of (?<kinds>[a-z, ]+)\\.")]
    private static partial Regex Kinds();
}
