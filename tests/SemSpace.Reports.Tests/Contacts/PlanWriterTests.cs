using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Tests.Tables;

namespace SemSpace.Reports.Tests.Contacts;

public sealed class PlanWriterTests
{
    [Fact]
    public void A_plan_has_the_bytes_that_its_columns_make()
    {
        using TestFolder folder = new();
        string[] satellites = ["A", "B, the second"], gateways = ["G", "H \"north\""];
        ContactWindow[] windows =
        [
            new(0, 0, 1, SampleRecords.At(0), SampleRecords.At(600.5), SampleRecords.At(300.25), 45.125, true, false),
            new(1, 1, 0, SampleRecords.At(0.001), SampleRecords.At(86_400 * 30), SampleRecords.At(0.001), -0.000001, false, true),
        ];
        using (PlanWriter writer = PlanWriter.Begin(folder.In("plan.csv"), satellites, gateways))
        {
            foreach (ContactWindow window in windows) writer.Add(window);
            writer.Complete();
        }

        PlanTable.Plan.Write(folder.In("slow.csv"), windows.Select(window => new PlanLine(satellites[window.Satellite], gateways[window.Gateway], window)));
        Assert.Equal(File.ReadAllText(folder.In("slow.csv")), File.ReadAllText(folder.In("plan.csv")));
    }
}
