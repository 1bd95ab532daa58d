using System.Text.Json;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Tables;

public sealed class SummariserTests
{
    [Fact]
    public void The_numbers_follow_from_the_records()
    {
        Summary summary = Summariser.Of(SampleRecords.Facts, SampleRecords.Run);

        Assert.Equal(5700.25 / 3600, summary.TimeToTargetH!.Value, 1e-12);
        Assert.Equal((0.875, 0.625, 0.5), (summary.FinalLoss, summary.FinalScore, summary.FinalSecondScore));
        Assert.Equal((2, 4, 3, 1), (summary.Rounds, summary.Updates, summary.MergedUpdates, summary.PendingUpdates));
        Assert.Equal((1 / 3.0, 0), (summary.StalenessVersions!.Mean, summary.StalenessVersions.P50));
        Assert.Equal(0.9, summary.StalenessVersions.P95, 1e-12);
        Assert.Equal(new Spread(900, 900, 1170), summary.StalenessS);
        Assert.Equal(new Extent(7100, 6600, 7600), summary.EnergyPerSatelliteJ);
        Assert.Equal(0.6, summary.MinimumCharge!.Value, 1e-12);
        Assert.Equal(0.3, summary.ContactUtilisation!.Value, 1e-12);
        Assert.Equal((1, 2), (summary.EnergyGatedTrainings, summary.DataGatedTrainings));
        Assert.Equal(0, summary.EnergyImbalanceJ);
        Assert.Equal((2, 8L, 86L), (summary.Trainings, summary.GradientSteps, summary.TrainedSamples));
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
