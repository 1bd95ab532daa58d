using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Output;
using SemSpace.Reports.Runs;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Tables;

public sealed class RunRecordsTests
{
    private static readonly string[] Files = ["contacts.csv", "updates.csv", "downloads.csv", "rounds.csv", "energy.csv", "classes.csv", "regions.csv", "satellites.csv", "activity.csv", "interruptions.csv"];

    [Fact]
    public void The_files_hold_these_bytes()
    {
        using TestFolder folder = new();
        string run = Written(folder);

        foreach (string file in Files) GoldenText.MatchesBeside($"Golden/{file}", File.ReadAllText(Path.Combine(run, file)));
        Assert.All(Files, file => Assert.NotEqual(0xEF, File.ReadAllBytes(Path.Combine(run, file))[0]));
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        using TestFolder folder = new();

        RunRecords read = RunRecords.Read(Written(folder), SampleRecords.Metrics);

        Assert.Equal(SampleRecords.Run.Contacts, read.Contacts);
        Assert.Equal(SampleRecords.Run.Updates, read.Updates);
        Assert.Equal(SampleRecords.Run.Downloads, read.Downloads);
        Assert.Equal(SampleRecords.Run.Rounds, read.Rounds);
        Assert.Equal(SampleRecords.Run.Energy, read.Energy);
        Assert.Equal(SampleRecords.Run.Classes, read.Classes);
        Assert.Equal(SampleRecords.Run.Regions, read.Regions);
        Assert.Equal(SampleRecords.Run.Satellites, read.Satellites);
        Assert.Equal(SampleRecords.Run.Activities, read.Activities);
        Assert.Equal(SampleRecords.Run.Interruptions, read.Interruptions);
        Assert.Equal(0, read.Links.Records);
    }

    [Theory]
    [InlineData("energy.csv", "57600", "much", "energy.csv: row 2, initial_j is much; must be a number.")]
    [InlineData("updates.csv", "pending", "lost", "updates.csv: row 5, fate is lost; must be one of merged, unweighted, non_finite, corrupted, duplicate, pending.")]
    [InlineData("rounds.csv", "accuracy,", "psnr_db,", "rounds.csv:1: the columns must be version,closed_utc,published_utc,updates,satellites,planes,effective_satellites,effective_planes,samples,mean_staleness_versions,anchor_weight,mean_train_loss,test_loss,accuracy,balanced_accuracy,validation_loss,validation_accuracy,validation_balanced_accuracy.")]
    [InlineData("contacts.csv", ",true,", ",", "contacts.csv: row 2, cut is 300; must be true or false.")]
    public void A_damaged_file_is_named_with_row_and_column(string file, string old, string replacement, string message)
    {
        using TestFolder folder = new();
        string run = Written(folder), path = Path.Combine(run, file);
        string text = File.ReadAllText(path);
        int at = text.IndexOf(old, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + replacement + text[(at + old.Length)..]);

        ResultsException fault = Assert.Throws<ResultsException>(() => RunRecords.Read(run, SampleRecords.Metrics));

        Assert.Equal(message, fault.Message.Replace(run + "/", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_results_is_one_clear_fault()
    {
        using TestFolder folder = new();

        ResultsException fault = Assert.Throws<ResultsException>(() => Summary.Read(folder.Path));

        Assert.Equal($"{folder.In("summary.json")} cannot be read: it is not there.", fault.Message);
    }

    private static string Written(TestFolder folder)
    {
        using ResultFolder results = ResultFolder.Begin(folder.In("run"));
        results.Write(SampleRecords.Run);
        results.Complete();
        return results.FullPath;
    }
}
