using SemSpace.Experiments.Scenarios;

namespace SemSpace.Experiments.Running;

/// <summary>Small versions of scenarios, for trying things out and for tests.</summary>
public static class QuickMode
{
    private const double LongestH = 3;
    private const int MostTestImages = 64;
    private const double FewestCaptureIntervalS = 60;

    /// <summary>
    /// The same scenario with at most 3 h, one pass over the data, a capture a minute at most, 64 test images at most and no
    /// centralised baseline. Its name ends with <c>-quick</c>.
    /// </summary>
    public static Scenario Shrink(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        double interval = Math.Max(scenario.Sensing.Options.CaptureIntervalS, FewestCaptureIntervalS);
        return scenario with
        {
            Name = $"{scenario.Name}-quick",
            DurationH = Math.Min(scenario.DurationH, LongestH),
            Sensing = scenario.Sensing with { Options = scenario.Sensing.Options with { CaptureIntervalS = interval } },
            Learning = scenario.Learning with
            {
                LocalEpochs = 1,
                TestImages = Math.Min(scenario.Learning.TestImages, MostTestImages),
                CentralisedBaseline = false,
            },
        };
    }
}
