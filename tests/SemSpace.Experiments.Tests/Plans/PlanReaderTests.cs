using System.Text;
using SemSpace.Experiments.Plans;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Tests.Plans;

public sealed class PlanReaderTests
{
    private const string Good = "P01-S01,Svalbard,2025-07-01T01:00:00Z,2025-07-01T01:10:00Z";
    private static readonly PlanScene Scene = PlanScene.Small;

    /// <summary>Tables as other tools write them, all with one window from 01:00:00 to 01:10:00.500.</summary>
    public static TheoryData<string> OtherTools =>
    [
        "start,stop,asset,station\n2025-07-01T01:00:00Z,2025-07-01T01:10:00.500Z,P01-S01,Svalbard\n",
        "Satellite;Ground Station;Rise;Set;Duration (s)\nP01-S01;Svalbard;2025-07-01 01:00:00;2025-07-01 01:10:00.500;600.5\n",
        "From\tTo\tStart Time (UTCG)\tStop Time (UTCG)\nSvalbard\tP01-S01\t1 Jul 2025 01:00:00.000\t1 Jul 2025 01:10:00.500\n",
        "\uFEFF\"Access\",\"From Object\",\"To Object\",\"Start Time (UTCG)\",\"Stop Time (UTCG)\"\r\n1,\"P01-S01\",\"Svalbard\",\"1 Jul 2025 01:00:00\",\"01 Jul 2025 01:10:00.500\"\r\n\r\n",
        "# made by hand\n\nobject, facility, start_time, end_time\n# the only one\n P01-S01 , Svalbard , 2025-07-01T01:00:00 , 2025-07-01T03:10:00.5+02:00\n",
        "sat,site,begin,end,tca,max el (deg)\nP01-S01,Svalbard,2025-07-01T01:00:00Z,2025-07-01T01:10:00.500Z,,\n",
    ];

    public static TheoryData<string, string> Mistakes => new()
    {
        { "", "1: is empty; must hold a header row with the columns satellite, gateway, aos_utc and los_utc." },
        { "satellite,gateway,aos_utc\n", "1: has no column for the end of the window; must have one, in UTC where it is a time, headed los, stop, end, set" },
        { "satellite,gateway,Start Time (EpSec),stop\n", "1: has no column for the start of the window" },
        { "satellite,sat,gateway,start,stop\n", "1: has 2 columns for the satellite" },
        { $"{Good}\n", "1: has no column for the satellite" },
        { $"satellite,gateway,aos_utc,los_utc\n{Good},7\n", "2: has 5 fields; must have 4, as the header has." },
        { $"satellite,gateway,aos_utc,los_utc\n{Good.Replace("01:10", "00:50", StringComparison.Ordinal)}\n", "2: los_utc is 2025-07-01T00:50:00Z; must be after aos_utc, which is 2025-07-01T01:00:00Z." },
        { "satellite,gateway,aos_utc,los_utc\n\nP01-S01,Svalbard,noon,2025-07-01T01:00:00Z\n", "3: aos_utc is noon; must be a UTC time such as 2025-07-01T00:00:00.000Z or 1 Jul 2025 00:00:00.000." },
        { "satellite,gateway,aos_utc,los_utc\nP01-S01,Svalbard,2025-07-01T01:00:00Z,\n", "2: los_utc is empty; must be a UTC time" },
        { "satellite,gateway,aos_utc,los_utc\nP01-S1,Svalbard,2025-07-01T01:00:00Z,2025-07-01T02:00:00Z\n", "2: satellite is P01-S1; must be a satellite of the scenario. Did you mean P01-S01?" },
        { "satellite,gateway,aos_utc,los_utc\nP01-S01,Svalbart,2025-07-01T01:00:00Z,2025-07-01T02:00:00Z\n", "2: gateway is Svalbart; must be a gateway of the scenario. Did you mean Svalbard?" },
        { $"satellite,gateway,aos_utc,los_utc\n{Good}\n{Good}\n", "3: the window of P01-S01 with Svalbard begins at 2025-07-01T01:00:00.000Z; must not begin before that of line 2 ends, at 2025-07-01T01:10:00.000Z." },
        { $"satellite,gateway,aos_utc,los_utc,max_elevation_deg\n{Good},high\n", "2: max_elevation_deg is high; must be a number from -90 to 90 degrees." },
        { $"satellite,gateway,aos_utc,los_utc,cut_at_start\n{Good},maybe\n", "2: cut_at_start is maybe; must be true or false." },
    };

    [Fact]
    public void Every_column_of_a_plan_is_known_but_the_duration_which_follows_from_the_times()
        => Assert.Equal(["duration_s"], Scene.Written([]).TrimEnd().Split(',').Where(header => PlanColumns.Recognise(header) == PlanColumn.Other));

    [Theory]
    [MemberData(nameof(OtherTools))]
    public void Tables_of_other_tools_are_read(string text)
    {
        ContactWindow window = Assert.Single(Scene.Read(text).Windows);
        Assert.Equal((0, 0, 0), (window.Id, window.Satellite, window.Gateway));
        Assert.Equal("2025-07-01T01:00:00.000Z", window.Aos.ToString());
        Assert.Equal("2025-07-01T01:10:00.500Z", window.Los.ToString());
        Assert.InRange(window.Culmination.TaiNanoseconds, window.Aos.TaiNanoseconds, window.Los.TaiNanoseconds);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_line_and_what_would_be_right(string text, string fault)
        => Assert.StartsWith(fault, Scene.Faults(text)[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void A_byte_order_mark_is_read(string encoding)
    {
        using TestFolder folder = new();
        string path = folder.In("plan.csv");
        File.WriteAllText(path, PlanScene.Small.Written(PlanScene.Small.Found), Encoding.GetEncoding(encoding));
        Assert.Equal(PlanScene.Small.Found, PlanReader.Read(path, PlanScene.Small.Contacts).Windows);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_a_fault_of_their_line()
    {
        using TestFolder folder = new();
        string path = folder.In("plan.csv");
        File.WriteAllText(path, PlanScene.Small.Written(PlanScene.Small.Found.Take(2)).Replace("Svalbard", "Svålbard", StringComparison.Ordinal), Encoding.Latin1);
        ScenarioFault fault = Assert.Single(Assert.Throws<ScenarioException>(() => PlanReader.Read(path, PlanScene.Small.Contacts)).Faults);
        Assert.StartsWith($"{path}:2: holds the bytes E5, which are no text in UTF-8; must be UTF-8", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_not_closed_is_told_in_plain_words()
        => Assert.DoesNotContain("Exception", string.Concat(PlanScene.Small.Faults("satellite,gateway,aos_utc,los_utc\n\"P01-S01,Svalbard,2025-07-01T00:00:00Z,2025-07-01T00:10:00Z\n")), StringComparison.Ordinal);

    [Fact]
    public void All_faults_come_at_once_but_not_by_the_million()
    {
        const string header = "satellite,gateway,aos_utc,los_utc\n";
        Assert.Equal(3, Scene.Faults($"{header}P01-S01,Svalbard,x,y\nP01-S01,Kiruna,2025-07-01T01:00:00Z,2025-07-01T02:00:00Z\n").Length);
        string[] many = Scene.Faults(header + string.Concat(Enumerable.Repeat("P01-S01,Svalbard,x,2025-07-01T01:00:00Z\n", 1000)));
        Assert.Equal(31, many.Length);
        Assert.Contains("may hold more faults", many[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_name_is_one_fault_however_often_it_stands_there()
    {
        string[] faults = Scene.Faults($"satellite,gateway,aos_utc,los_utc\n{string.Concat(Enumerable.Range(1, 5).Select(h => $"ISS,Svalbard,2025-07-01T0{h}:00:00Z,2025-07-01T0{h}:05:00Z\n"))}");
        Assert.Equal("2: satellite is ISS, in 5 rows; must be a satellite of the scenario.", Assert.Single(faults));
    }

    [Fact]
    public void What_lies_outside_the_scenario_is_cut_or_left_out_with_a_warning()
    {
        ImportedPlan plan = Scene.Read("""
            satellite,gateway,aos_utc,los_utc
            P01-S01,Svalbard,2025-06-30T23:55:00Z,2025-07-01T00:05:00Z
            P01-S01,Svalbard,2025-07-01T11:55:00Z,2025-07-01T12:05:00Z
            P01-S02,Svalbard,2025-07-01T12:00:00Z,2025-07-01T12:05:00Z
            """);
        Assert.Equal([(true, false), (false, true)], plan.Windows.Select(window => (window.CutAtStart, window.CutAtEnd)));
        Assert.Equal(["2025-07-01T00:00:00.000Z", "2025-07-01T11:55:00.000Z"], plan.Windows.Select(window => window.Aos.ToString()));
        Assert.Equal(["2025-07-01T00:05:00.000Z", "2025-07-01T12:00:00.000Z"], plan.Windows.Select(window => window.Los.ToString()));
        Assert.Contains(plan.Warnings, warning => warning.Contains("1 of 3 windows lie outside", StringComparison.Ordinal));
        Assert.Contains(plan.Warnings, warning => warning.Contains("2 of 3 windows reach beyond", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_highest_point_is_the_one_that_the_search_finds()
    {
        IReadOnlyList<ContactWindow> found = Scene.Found;
        string[] lines = Scene.Written(found).TrimEnd('\n').Split('\n');
        string bare = string.Join('\n', lines.Select(line => string.Join(',', line.Split(',')[..4])));
        ImportedPlan plan = Scene.Read(bare);
        Assert.Empty(plan.Warnings);
        Assert.All(found.Zip(plan.Windows), pair =>
        {
            Assert.Equal((pair.First.Aos, pair.First.Los, pair.First.Satellite), (pair.Second.Aos, pair.Second.Los, pair.Second.Satellite));
            Assert.InRange((pair.First.Culmination - pair.Second.Culmination).TotalSeconds, -0.002, 0.002); // both are rounded to 1 ms
            Assert.Equal(pair.First.MaxElevationDeg, pair.Second.MaxElevationDeg, 1e-5);
        });
    }

    [Fact]
    public void A_window_below_the_mask_is_kept_as_it_is_with_a_warning()
    {
        ContactWindow window = Scene.Found[0];
        Epoch aos = window.Aos + Duration.FromMinutes(45), los = aos + Duration.FromMinutes(5);
        string satellite = Scene.Constellation.Satellites[window.Satellite].Name, gateway = Scene.Scenario.Gateways[window.Gateway].Name;
        ImportedPlan plan = Scene.Read($"satellite,gateway,aos_utc,los_utc,max_elevation_deg\n{satellite},{gateway},{aos},{los},42.5\n");
        Assert.Equal((aos, los, 42.5), (plan.Windows[0].Aos, plan.Windows[0].Los, plan.Windows[0].MaxElevationDeg));
        string warning = Assert.Single(plan.Warnings);
        Assert.Contains("in the only window the satellite does not rise above the mask", warning, StringComparison.Ordinal);
        Assert.Contains("plan.csv:2 has", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_window_of_a_satellite_that_is_not_there_is_a_fault()
    {
        Spacecraft decayed = Scene.Constellation.Satellites[0] with { Propagator = new Decayed() };
        PlanScene scene = Scene with { Constellation = Scene.Constellation with { Satellites = [decayed, .. Scene.Constellation.Satellites.Skip(1)] } };
        Assert.Equal(
            "2: the window cannot be used: gone has no position at 2025-07-01T01:00:00.000Z: it is gone (SGP4 error 6).",
            Assert.Single(scene.Faults($"satellite,gateway,aos_utc,los_utc\n{Good}\n")));
    }

    [Fact]
    public void Rows_may_come_in_any_order()
    {
        string[] lines = Scene.Written(Scene.Found).TrimEnd('\n').Split('\n');
        Assert.Equal(Scene.Found, Scene.Read(string.Join('\n', lines[1..].Reverse().Prepend(lines[0]))).Windows);
    }

    [Fact]
    public void A_scenario_with_a_plan_must_have_it_read()
    {
        Experiments.Scenarios.Scenario scenario = Scene.Scenario with { ContactPlan = new("plan.csv") };
        Assert.Throws<ArgumentException>(() => ScenarioRunner.StreamContacts(scenario, Scene.Constellation, 1));
    }

    private sealed class Decayed : IPropagator
    {
        public TemeState At(Epoch epoch) => throw new PropagationException("gone", epoch, 6, "it is gone");
    }
}
