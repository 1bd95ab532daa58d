using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Figures;

public sealed class PartitionFigureTests
{
    [Fact]
    public void A_run_on_images_of_the_Earth_has_no_figure_of_a_partition_and_an_empty_table()
    {
        using TestFolder folder = new();
        (RunRecords records, Summary summary) = SampleRuns.Run(4, 2, 12, 3);
        RunRecords earth = records with { Partition = [] };
        Assert.DoesNotContain(FigureCatalogue.WriteRun(folder.Path, earth, summary), file => Path.GetFileName(file).StartsWith("partition", StringComparison.Ordinal));
        foreach ((string name, Action<string> write) in earth.Files) write(folder.In(name));
        Assert.Empty(RunRecords.Read(folder.Path, earth.Metrics).Partition);
    }

    [Fact]
    public void A_partition_is_read_back_and_a_run_without_its_table_is_damaged()
    {
        using TestFolder folder = new();
        (RunRecords records, _) = SampleRuns.Run(4, 2, 12, 3);
        foreach ((string name, Action<string> write) in records.Files) write(folder.In(name));
        Assert.Equal(records.Partition, RunRecords.Read(folder.Path, records.Metrics).Partition);
        File.Delete(folder.In(RunRecords.PartitionFile));
        Assert.Throws<ResultsException>(() => RunRecords.Read(folder.Path, records.Metrics));
    }
}
