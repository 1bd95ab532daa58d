using System.Text.Json;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Tables;

public sealed class SummariserTests
{
    [Fact]
    public void The_numbers_follow_from_the_records()
    {
        Summary summary = Summariser.Of(SampleRecords.Facts, SampleRecords.Run);

        Assert.Equal(5700.25 / 3600, summary.TimeToTargetH!.Value, 1e-12);
        Assert.Equal((0.875, 0.625, 0.5, 0.375), (summary.FinalLoss, summary.FinalScore, summary.FinalSecondScore, summary.FinalValidationScore));
        Assert.Equal((1, 0.5), (summary.BestVersion, summary.BestScore));
        Assert.Equal(((0.25 * 5700.25) + (0.5 * 5700) + (0.625 * (43200 - 11400.25))) / 43200, summary.MeanScore!.Value, 1e-12);
        Assert.Equal((0.4, 0.3, 0.75, 0.625), (summary.MajorityClassShare, summary.ValidationMajorityClassShare, summary.CentralisedScore, summary.CentralisedSecondScore));
        Assert.Equal((2, 4, 3, 1), (summary.Rounds, summary.Updates, summary.MergedUpdates, summary.PendingUpdates));
        Assert.Equal((1 / 3.0, 0), (summary.StalenessVersions!.Mean, summary.StalenessVersions.P50));
        Assert.Equal(0.9, summary.StalenessVersions.P95, 1e-12);
        Assert.Equal(new Spread(900, 900, 1170), summary.StalenessS);
        Assert.Equal(new Extent(7200, 6700, 7700), summary.EnergyPerSatelliteJ);
        Assert.Equal(0.6, summary.MinimumCharge!.Value, 1e-12);
        Assert.Equal(0.3, summary.ContactUtilisation!.Value, 1e-12);
        Assert.Equal((1, 2), (summary.EnergyGatedTrainings, summary.DataGatedTrainings));
        Assert.Equal((2, 1, 0, 1, 7), (summary.Brownouts, summary.LostTrainings, summary.UnfinishedTrainings, summary.UnsentUpdates, summary.InterruptionRecords));
        Assert.Equal(0, summary.UnservedJ);
        Assert.Equal(0, summary.EnergyImbalanceJ);
        Assert.Equal((7, 8L, 86L), (summary.Trainings, summary.GradientSteps, summary.TrainedSamples));
        Assert.Equal((SampleRecords.Run.Contacts.Sum(c => c.DownlinkBits) / 8, SampleRecords.Run.Contacts.Sum(c => c.UplinkBits) / 8), (summary.DownlinkBytes, summary.UplinkBytes));
        Assert.Equal((SampleRecords.Run.Energy.Sum(e => e.TrainJ), SampleRecords.Run.Energy.Sum(e => e.TransmitJ + e.ReceiveJ)), (summary.TrainingJ, summary.RadioJ));
    }

    [Fact]
    public void A_run_in_which_nothing_happened_has_no_numbers_but_zeros_and_nulls()
    {
        Summary summary = Summariser.Of(SampleRecords.Facts with { MajorityClassShare = null, CentralisedScore = double.NaN }, new(SampleRecords.Metrics, [], [], [], [], [], []));

        Assert.Null(summary.StalenessS);
        Assert.Null(summary.FinalLoss);
        Assert.Null(summary.ContactUtilisation);
        Assert.Null(summary.EnergyPerSatelliteJ);
        Assert.Null(summary.CentralisedScore);
        Assert.Null(summary.TimeToTargetH);
        Assert.Null(summary.MeanScore);
        Assert.Null(summary.BestVersion);
    }

    [Fact]
    public void A_target_is_reached_by_the_validation_set_whatever_the_test_set_says()
    {
        double? Time(params (double Test, double Validation)[] scores) => Summariser.TimeToTargetH(
            SampleRecords.Start, scores.Select((score, v) => SampleRecords.Run.Rounds[v] with { Scores = new(new(1, score.Test, 0), new(1, score.Validation, 0)) }), 0.5);
        Assert.Null(Time((0.9, 0.1), (0.9, 0.4), (0.9, 0.49)));
        Assert.Equal(0, Time((0.1, 0.5), (0.9, 0.4)));
        Assert.Equal(5700.25 / 3600, Time((0.9, 0.1), (0.1, 0.6))!.Value, 1e-12);
    }

    [Fact]
    public void A_mean_over_time_goes_on_where_a_score_is_none()
    {
        RoundRecord Version(double hour, double score) => new(0, SampleRecords.At(3600 * hour), SampleRecords.At(3600 * hour), 0, default, 0, 0, 0, 0, new(new(1, score, score / 2), default));
        Summary summary = Summariser.Of(SampleRecords.Facts, SampleRecords.Run with { Rounds = [Version(0, 0.2), Version(3, double.NaN), Version(6, 0.8)] });
        Assert.Equal(0.5, summary.MeanScore!.Value, 1e-12);
        Assert.Equal(0.25, summary.MeanSecondScore!.Value, 1e-12);
        Assert.Equal(0.2, Summariser.Of(SampleRecords.Facts, SampleRecords.Run with { Rounds = [Version(0, 0.2)] }).MeanScore!.Value, 1e-12);
    }

    [Fact]
    public void Satellites_have_shares_of_data_and_of_weights()
    {
        UpdateRecord[] updates = [.. SampleRecords.Run.Updates.Select(update => update with { Satellite = update.UpdateId == 2 ? "SAT-02" : "SAT-01" })];
        IReadOnlyList<SatelliteRecord> records = SatelliteRecord.Of(SampleRecords.Run.Energy, updates, SampleRecords.Facts.Trainings, [0, 7], [15, 45]);
        Assert.Equal([new("SAT-01", 6, 10, 3, 2, 0, 0.1 + 0.3, 0.25, 0.4 / 0.9), new("SAT-02", 1, 33, 1, 1, 7, 0.5, 0.75, 0.5 / 0.9)], records);
        Assert.All(SatelliteRecord.Of(SampleRecords.Run.Energy, [], [], [0, 0], [0, 0]), record => Assert.Equal((null, null, 0.0), (record.DataShare, record.Importance, record.Weight)));
    }

    [Fact]
    public void The_keys_of_a_summary_are_declared_in_order_and_hold_what_is_declared()
    {
        Summary summary = SampleRecords.Summary;
        (string Key, string Text)[] written = [.. Leaves("", JsonDocument.Parse(summary.ToJson()).RootElement)];

        Assert.Equal(SummaryKeys.All.Columns.Select(column => (column.Name, column.Text(summary))), written);
    }

    private static IEnumerable<(string Key, string Text)> Leaves(string path, JsonElement element)
        => element.ValueKind != JsonValueKind.Object
            ? [(path, element.ToString())]
            : element.EnumerateObject().SelectMany(property => Leaves(path.Length == 0 ? property.Name : $"{path}.{property.Name}", property.Value));

    [Fact]
    public void Summary_and_manifest_are_written_as_json_and_read_back()
    {
        using TestFolder folder = new();
        Summary summary = Summariser.Of(SampleRecords.Facts with { CentralisedScore = null }, SampleRecords.Run);
        Manifest manifest = Manifest.Of("small", "5eed", 1, "f00d", 2, new Dictionary<string, double> { ["orbits"] = 0.5, ["training"] = 12.25 }) with { Warnings = ["A is left out", "B is old"] };
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        results.WriteText(Summary.FileName, summary.ToJson());
        results.WriteText(Manifest.FileName, manifest.ToJson());
        results.Complete();

        Assert.Equal(summary, Summary.Read(results.FullPath));
        Manifest read = Manifest.Read(results.FullPath);
        Assert.Equal(manifest.WallTimeS, read.WallTimeS);
        Assert.Equal(manifest.Warnings, read.Warnings);
        Assert.Equal(manifest, read with { WallTimeS = manifest.WallTimeS, Warnings = manifest.Warnings, Inputs = manifest.Inputs });
        Assert.Matches("^0\\.107\\.0", manifest.TorchsharpVersion);
        GoldenText.MatchesBeside("Golden/summary.json", File.ReadAllText(Path.Combine(results.FullPath, "summary.json")));
    }
}
