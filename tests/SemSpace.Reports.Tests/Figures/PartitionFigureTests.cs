using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Figures;

public sealed class PartitionFigureTests
{
    [Fact]
    public void A_run_on_images_of_the_Earth_has_neither_figure_nor_table_of_a_partition()
    {
        using TestFolder folder = new();
        (RunRecords records, Summary summary) = SampleRuns.Run(4, 2, 12, 3);
        RunRecords earth = records with { Partition = [] };
        Assert.DoesNotContain(FigureCatalogue.WriteRun(folder.Path, earth, summary), file => Path.GetFileName(file).StartsWith("partition", StringComparison.Ordinal));
        Assert.DoesNotContain(earth.Files, file => file.Name == RunRecords.PartitionFile);
        Assert.Contains(records.Files, file => file.Name == RunRecords.PartitionFile);
    }

    [Fact]
    public void A_table_that_is_there_is_read_back_with_the_others()
    {
        using TestFolder folder = new();
        (RunRecords records, _) = SampleRuns.Run(4, 2, 12, 3);
        foreach ((string name, Action<string> write) in records.Files) write(folder.In(name));
        Assert.Equal(records.Partition, RunRecords.Read(folder.Path, records.Metrics).Partition);
        File.Delete(folder.In(RunRecords.PartitionFile));
        Assert.Empty(RunRecords.Read(folder.Path, records.Metrics).Partition);
    }
}
