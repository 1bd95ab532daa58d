namespace SemSpace.Experiments.Scenarios;

/// <summary>Small versions of scenarios, for trying things out and for tests.</summary>
public static class QuickMode
{
    private const double LongestH = 3;
    private const int MostExamImages = 64;
    private const double FewestCaptureIntervalS = 60;

    /// <summary>A quick run has room for this many rounds of the longest kind.</summary>
    private const double Rounds = 3;

    private const double ShortestRoundMin = 1;

    /// <summary>
    /// The same scenario with at most 3 h, one pass over the data, a capture a minute at most, 64 test and 64 validation images at most and no
    /// centralised baseline. So that rounds close, a period or a deadline is a third of that time at most, and a large buffer shrinks with the
    /// time. Its name ends with <c>-quick</c>.
    /// </summary>
    public static Scenario Shrink(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        double interval = Math.Max(scenario.Sensing.Options.CaptureIntervalS, FewestCaptureIntervalS);
        double hours = Math.Min(scenario.DurationH, LongestH);
        return scenario with
        {
            Name = $"{scenario.Name}-quick",
            DurationH = hours,
            Sensing = scenario.Sensing with { Options = scenario.Sensing.Options with { CaptureIntervalS = interval } },
            Learning = scenario.Learning with
            {
                Training = scenario.Learning.Training with { Epochs = 1 },
                TestImages = Math.Min(scenario.Learning.TestImages, MostExamImages),
                ValidationImages = Math.Min(scenario.Learning.ValidationImages, MostExamImages),
                CentralisedBaseline = false,
            },
            Aggregation = Shrink(scenario.Aggregation, hours, hours / scenario.DurationH),
        };
    }

    private static AggregationSpec Shrink(AggregationSpec spec, double hours, double share)
    {
        double longestMin = Math.Max(ShortestRoundMin, hours * 60 / Rounds);
        return spec with
        {
            PeriodMin = Math.Min(spec.PeriodMin, longestMin),
            DeadlineMin = Math.Min(spec.DeadlineMin, longestMin),
            Rule = spec.Rule.Change(rule => rule.Shortened(share)),
        };
    }
}
