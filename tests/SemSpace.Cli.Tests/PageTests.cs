using System.Text.RegularExpressions;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Sweeps that pages tell their readers to write are valid as they stand there.</summary>
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

    public void Dispose() => _folder.Dispose();

    [GeneratedRegex("```yaml\n(?<sweep>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
