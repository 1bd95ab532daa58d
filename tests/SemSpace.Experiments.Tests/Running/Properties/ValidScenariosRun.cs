using System.Globalization;
using CsCheck;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Running.Properties;

/// <summary>Whatever is called valid runs to its end. SEMSPACE_SAMPLED_RUNS sets how many scenarios are drawn, CsCheck_Seed repeats one.</summary>
public sealed class ValidScenariosRun
{
    private const string CountVariable = "SEMSPACE_SAMPLED_RUNS";
    private const int Few = 200;

    /// <summary>Figures take ten times as long as the rest of such small runs.</summary>
    private const int RunsPerFigure = 10;

    [Fact]
    public void What_validate_calls_valid_ends_without_a_bug()
    {
        using TestFolder folder = new();
        string elements = folder.Write("elements.tle", SampledScenarios.Elements);
        int count = int.Parse(Environment.GetEnvironmentVariable(CountVariable) ?? $"{Few}", CultureInfo.InvariantCulture);
        int valid = 0, updates = 0;
        SampledScenarios.Of(elements).Sample(
            yaml =>
            {
                string path = folder.Write("sampled.yaml", yaml);
                if (ScenarioReader.Read(path, []).Scenario is not { } read || TryCheck(read) is not { } checkedOnce) return;
                Scenario small = Shrink(read, checkedOnce);
                if (TryCheck(small) is not { } constellation) return;
                valid++;
                if (valid % RunsPerFigure == 0) RunWhole(small, constellation, folder.In($"run-{valid}"));
                else updates += ScenarioRunner.Measure(small, constellation, workers: 2, new ScenarioRunner.WallClock(), new Silence(), CancellationToken.None).Summary.Updates;
            },
            iter: count,
            threads: 1);
        Assert.True(valid > count / 3, $"Only {valid} of {count} scenarios were valid; the property says little.");
        Assert.True(updates > count / 4, $"Only {updates} updates arrived in {valid} runs; the property says little.");
    }

    private static void RunWhole(Scenario scenario, Constellation constellation, string results)
    {
        _ = ScenarioRunner.Run(scenario, constellation, results, workers: 2, new Silence(), CancellationToken.None);
        Directory.Delete(results, recursive: true);
    }

    /// <summary>The satellites; null where <c>validate</c> has a fault to tell.</summary>
    private static Constellation? TryCheck(Scenario scenario)
    {
        try
        {
            return ScenarioRunner.Check(scenario);
        }
        catch (ScenarioException)
        {
            return null;
        }
    }

    /// <summary>Smaller than --quick: what takes time, not what may break.</summary>
    private static Scenario Shrink(Scenario scenario, Constellation constellation)
    {
        const double longestH = 3, capturesPerOrbit = 40;
        const int mostImages = 4;
        Scenario quick = QuickMode.Shrink(scenario);
        double interval = Math.Max(quick.Sensing.Options.CaptureIntervalS, constellation.Satellites.Max(satellite => satellite.Elements.PeriodSeconds) / capturesPerOrbit);
        return quick with
        {
            DurationH = Math.Min(quick.DurationH, longestH),
            Sensing = quick.Sensing with { Options = quick.Sensing.Options with { CaptureIntervalS = interval } },
            Learning = quick.Learning with { TestImages = Math.Min(quick.Learning.TestImages, mostImages), CentralisedBaseline = scenario.Learning.CentralisedBaseline },
        };
    }

    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}
