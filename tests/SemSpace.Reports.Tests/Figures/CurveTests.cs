using ScottPlot;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Tables;
using SemSpace.Reports.Tests.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Figures;

public sealed class CurveTests
{
    private static readonly Summary TwoHours = new()
    {
        Scenario = "s",
        Seed = 1,
        StartUtc = "2025-07-01T00:00:00.000Z",
        DurationH = 2,
        ScoreName = "accuracy",
        SecondScoreName = "balanced_accuracy",
        Rule = "fedavg",
        Trigger = "period",
        TrainAgain = "each_version",
        Trainings = 0,
        GradientSteps = 0,
        TrainedSamples = 0,
        DownlinkBytes = 0,
        UplinkBytes = 0,
        TrainingJ = 0,
        RadioJ = 0,
        Rounds = 1,
        Updates = 0,
        MergedUpdates = 0,
        UnweightedUpdates = 0,
        NonFiniteUpdates = 0,
        PendingUpdates = 0,
        Satellites = 0,
        Contacts = 0,
        ContactTimeH = 0,
        EnergyGatedTrainings = 0,
        DataGatedTrainings = 0,
    };

    [Fact]
    public void A_curve_ends_with_the_run_and_leaves_out_scores_that_are_none()
    {
        Coordinates[] curve = ScoreFigure.Curve([Version(0, 0.2), Version(0.5, double.NaN), Version(1, 0.6)], TwoHours);

        Assert.Equal([new(0, 0.2), new(1, 0.6), new(2, 0.6)], curve);
    }

    [Fact]
    public void Below_five_seeds_a_band_goes_from_lowest_to_highest_at_every_change()
    {
        ArmRuns arm = new("arm", [Run(0.5, 0.8), Run(1, 0.6), Run(1.5, 0.7)]);

        ArmsFigure.Band band = ArmsFigure.BandOf(arm, 2);

        Assert.Equal([0, 0.5, 1, 1.5, 2], band.Times);
        Assert.Equal([0.2, 0.2, 0.2, 0.6, 0.6], band.Low);
        Assert.Equal([0.2, 0.2, 0.6, 0.7, 0.7], band.Middle);
        Assert.Equal([0.2, 0.8, 0.8, 0.8, 0.8], band.High);
    }

    [Fact]
    public void From_five_seeds_on_a_band_goes_from_first_to_third_quartile()
    {
        ArmRuns arm = new("arm", [.. new[] { 0.9, 0.3, 0.7, 0.4, 0.5 }.Select(score => Run(1, score))]);

        ArmsFigure.Band band = ArmsFigure.BandOf(arm, 2);

        Assert.Equal((0.4, 0.5, 0.7), (band.Low[^1], band.Middle[^1], band.High[^1]));
    }

    [Theory]
    [InlineData("accuracy", "test accuracy")]
    [InlineData("psnr_db", "test PSNR (dB)")]
    [InlineData("ssim", "test SSIM")]
    [InlineData("balanced_accuracy", "test balanced accuracy")]
    public void A_metric_is_named_in_words_with_its_unit(string metric, string label) => Assert.Equal(label, ScoreAxis.Label(metric));

    private static ArmRun Run(double hour, double score) => new(TwoHours, [Version(0, 0.2), Version(hour, score)]);

    private static RoundRecord Version(double hour, double score)
        => new(0, SampleRecords.At(3600 * hour), SampleRecords.At(3600 * hour), 0, default, 0, 0, 0, 0, new(new(1, score, score), new(1, 1 - score, score)));
}
