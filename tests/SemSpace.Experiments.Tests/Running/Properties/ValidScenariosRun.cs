using System.Globalization;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Experiments.Tests.Running.Properties;

/// <summary>
/// Whatever is called valid runs to its end. SEMSPACE_SAMPLED_RUNS sets how many scenarios are drawn, SEMSPACE_SAMPLED_SEED the first one; a
/// failure names its own.
/// </summary>
public sealed class ValidScenariosRun
{
    private const uint Few = 100;

    /// <summary>Figures take ten times as long as the rest of such small runs.</summary>
    private const int RunsPerFigure = 10;

    [Fact]
    public void What_validate_calls_valid_ends_without_a_bug()
    {
        using TestFolder folder = new();
        string elements = folder.Write("elements.tle", SampledScenarios.Elements);
        uint count = Setting("SEMSPACE_SAMPLED_RUNS") ?? Few, first = Setting("SEMSPACE_SAMPLED_SEED") ?? 1;
        int valid = 0, updates = 0;
        for (uint seed = first; seed - first < count; seed++)
        {
            string path = folder.Write("sampled.yaml", SampledScenarios.Of(seed, elements));
            if (ScenarioReader.Read(path, []).Scenario is not { } read || TryCheck(read) is not { } checkedOnce) continue;
            Scenario small = Shrink(read, checkedOnce);
            if (TryCheck(small, guards: true) is not { } constellation) continue;
            valid++;
            updates += Updates(small, constellation, seed, valid % RunsPerFigure == 0 ? folder.In($"run-{seed}") : null);
        }

        Assert.True(valid > count / 3, $"Only {valid} of {count} scenarios were valid; the property says little.");
        // Most rules have a satellite train once per version, of which such short runs make few.
        Assert.True(updates > count / 6, $"Only {updates} updates arrived in {valid} runs; the property says little.");
    }

    private static uint? Setting(string variable)
        => Environment.GetEnvironmentVariable(variable) is { } text ? uint.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>The updates that a run brought; written with figures where it is told a folder.</summary>
    private static int Updates(Scenario scenario, Constellation constellation, uint seed, string? results)
    {
        try
        {
            if (results is null) return ScenarioRunner.Measure(scenario, constellation, new RunMeans(2), new ScenarioRunner.WallClock(), new Silence(), CancellationToken.None).Summary.Updates;
            int updates = ScenarioRunner.Run(scenario, constellation, results, new RunMeans(2), new Silence(), CancellationToken.None).Summary.Updates;
            Directory.Delete(results, recursive: true);
            return updates;
        }
        catch (Exception bug)
        {
            throw new InvalidOperationException($"SEMSPACE_SAMPLED_SEED={seed} SEMSPACE_SAMPLED_RUNS=1 repeats this: {bug.Message}", bug);
        }
    }

    /// <summary>The satellites; null where <c>validate</c> has a fault to tell, of guards against Doppler when it has found the contacts.</summary>
    private static Constellation? TryCheck(Scenario scenario, bool guards = false)
    {
        try
        {
            Constellation constellation = ScenarioRunner.Check(scenario);
            if (guards && (scenario.Downlink.DopplerResidual > 0 || scenario.Uplink.DopplerResidual > 0)) _ = ScenarioRunner.JudgePlan(scenario, constellation);
            return constellation;
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
            Learning = quick.Learning with
            {
                TestImages = Math.Min(quick.Learning.TestImages, mostImages),
                ValidationImages = Math.Min(quick.Learning.ValidationImages, mostImages),
                CentralisedBaseline = scenario.Learning.CentralisedBaseline,
                CentralisedEpochs = scenario.Learning.CentralisedEpochs is null ? null : 1,
            },
        };
    }

    private sealed class Silence : IProgress<RunProgress>
    {
        public void Report(RunProgress value)
        {
        }
    }
}
