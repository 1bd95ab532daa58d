using CsCheck;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Tests.Contacts;

public sealed class ContactStatisticsTests
{
    private const int HorizonMs = 86_400_000;
    private static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);

    [Fact]
    public void A_row_says_what_the_passes_were()
    {
        ContactStatistics statistics = Of(Window(0, 0, 60_000, 360_000), Window(1, 0, 300_000, 900_000), Window(0, 1, 40_000_000, 40_480_000), Window(0, 0, 80_000_000, 80_300_001));
        ContactStatisticsRow first = statistics.Gateways()[0];
        Assert.Equal(("gateway", "G0", 3), (first.Kind, first.Name, first.Passes));
        Assert.Equal((300 + 600 + 300.001) / 3, first.MeanS, 9);
        Assert.Equal(300.001, first.MedianS, 9);
        Assert.Equal(600, first.LongestS);
        Assert.Equal(80_000 - 900, first.LongestGapS);
        Assert.Equal(1200.001, first.DailyTotalS, 9);
        Assert.Equal(86_400 - 40_480, statistics.Gateways()[1].LongestGapS);
        Assert.Equal(4, statistics.Windows);
    }

    [Fact]
    public void Without_passes_the_gap_is_the_whole_time()
    {
        ContactStatisticsRow row = Of(Window(0, 0, 1000, 2000)).Satellites()[1];
        Assert.Equal((0, 86_400.0, 0.0), (row.Passes, row.LongestGapS, row.DailyTotalS));
        Assert.True(double.IsNaN(row.MeanS) && double.IsNaN(row.MedianS) && double.IsNaN(row.LongestS));
    }

    [Fact]
    public void One_pass_over_the_windows_gives_what_sorting_them_all_gives()
        => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 1], Gen.Int[0, HorizonMs - 1], Gen.Int[1, 3_000_000]).Array[1, 700].Sample(
            steps =>
            {
                ContactWindow[] windows = [.. steps.Select(s => Window(s.Item1, s.Item2, s.Item3, Math.Min(HorizonMs, s.Item3 + s.Item4))).OrderBy(window => window.Aos)];
                ContactStatistics statistics = Of(windows);
                for (int g = 0; g < 2; g++) AssertSame(statistics.Gateways()[g], [.. windows.Where(window => window.Gateway == g)]);
                for (int k = 0; k < 3; k++) AssertSame(statistics.Satellites()[k], [.. windows.Where(window => window.Satellite == k)]);
            },
            iter: 100);

    [Fact]
    public void Passes_longer_than_four_bytes_of_milliseconds_count_like_all_others()
    {
        const long day = 86_400_000, year = 366 * day;
        ContactStatistics statistics = new(["A", "B", "C"], ["G"], Start, Start + Duration.FromMilliseconds(year));
        statistics.Add(Window(0, 0, 0, (25 * day) + 7));
        statistics.Add(Window(1, 0, 0, 1000));
        statistics.Add(Window(2, 0, day, year));
        ContactStatisticsRow row = statistics.Gateways()[0];
        Assert.Equal(3, row.Passes);
        Assert.Equal((25 * 86_400) + 0.007, row.MedianS);
        Assert.Equal(365 * 86_400, row.LongestS);
        Assert.Equal(((25 * 86_400) + 0.007 + 1 + (365 * 86_400)) / 3, row.MeanS, 6);
        Assert.Equal(365 * 86_400, statistics.Satellites()[2].MedianS);
    }

    [Fact]
    public void Windows_out_of_order_are_refused()
        => Assert.Throws<ArgumentException>(() => Of(Window(0, 0, 2000, 3000), Window(1, 0, 1000, 3000)));

    [Fact]
    public void Rows_are_written_and_read_back()
    {
        using TestFolder folder = new();
        ContactStatisticsRow[] rows = [.. Of(Window(0, 1, 1000, 2001)).Gateways()];
        ContactStatistics.Write(folder.In("deep/statistics.csv"), rows);
        Assert.Equal(rows, ContactStatistics.Read(folder.In("deep/statistics.csv")));
        Assert.Single(Directory.EnumerateFiles(folder.In("deep")));
        Assert.Throws<ResultsException>(() => ContactStatistics.Write(folder.Path, rows));
    }

    private static void AssertSame(ContactStatisticsRow row, ContactWindow[] windows)
    {
        double[] lengths = [.. windows.Select(window => window.Length.TotalSeconds).Order()];
        Assert.Equal(lengths.Length, row.Passes);
        if (lengths.Length > 0) Assert.Equal(Summariser.Percentile(lengths, 0.5), row.MedianS, 6);
        Assert.Equal(lengths.Sum(), row.DailyTotalS, 6);
        Epoch[] edges = [Start, .. windows.Select(window => window.Los).Where(los => !windows.Any(other => other.Aos <= los && los < other.Los))];
        double[] gaps = [.. edges.Select(edge => (windows.Select(window => window.Aos).Where(aos => aos >= edge).DefaultIfEmpty(Start + Duration.FromHours(24)).Min() - edge).TotalSeconds)];
        Assert.Equal(gaps.Max(), row.LongestGapS, 6);
    }

    private static ContactStatistics Of(params ContactWindow[] windows)
    {
        ContactStatistics statistics = new(["S0", "S1", "S2"], ["G0", "G1"], Start, Start + Duration.FromHours(24));
        foreach (ContactWindow window in windows) statistics.Add(window);
        return statistics;
    }

    private static ContactWindow Window(int satellite, int gateway, long aosMs, long losMs)
    {
        Epoch aos = Start + Duration.FromMilliseconds(aosMs), los = Start + Duration.FromMilliseconds(losMs);
        return new(0, satellite, gateway, aos, los, aos, 10, false, false);
    }
}
