using CsCheck;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Scenarios.Properties;

public sealed class DamagedFiles
{
    private const string Troublesome = "[]{}:-,#&*!|>'\"%@`~ \t\n?0a\u00e9\ufeff\u0085";

    [Fact]
    public void A_damaged_file_gives_a_scenario_or_faults_but_never_throws()
    {
        using TestFolder folder = new();
        Gen.Select(Gen.Int[0, Examples.Small.Length - 1], Gen.Int[0, 6], Gen.String[Gen.Int[0, Troublesome.Length - 1].Select(i => Troublesome[i]), 0, 4]).Sample(
            (at, cut, put) =>
            {
                string damaged = Examples.Small[..at] + put + Examples.Small[Math.Min(at + cut, Examples.Small.Length)..];
                ScenarioReadResult result = ScenarioReader.Read(folder.Write("damaged.yaml", damaged), []);
                Assert.NotEqual(result.Scenario is null, result.Faults.Count == 0);
            },
            iter: 2000,
            threads: 1);
    }
}
