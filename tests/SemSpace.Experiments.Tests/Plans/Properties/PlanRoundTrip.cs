using CsCheck;
using SemSpace.Experiments.Plans;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Tests.Plans.Properties;

public sealed class PlanRoundTrip
{
    private const int Satellites = 24, Gateways = 2, LongestStepMs = 3_600_000, HorizonMs = 12 * 3_600_000;

    private const string Standing =
        """
        name: standing
        start_utc: 2025-01-01T00:00:00Z
        duration_h: 1
        constellation:
          satellites:
            - {name: GEO, semi_major_axis_km: 42164, inclination_deg: 0, raan_deg: 0, mean_anomaly_deg: 100}
        gateways:
          - {name: Quito, latitude_deg: 0, longitude_deg: 0, min_elevation_deg: 0}
        """;

    private static readonly Gen<string> Name = Gen.String[Gen.Char['\u0001', '\u2100'], 1, 8].Where(text => !string.IsNullOrWhiteSpace(text));

    private static readonly Gen<ContactWindow[]> PairOfWindows =
        from satellite in Gen.Int[0, Satellites - 1]
        from gateway in Gen.Int[0, Gateways - 1]
        from steps in Gen.Select(Gen.Int[0, LongestStepMs], Gen.Int[1, LongestStepMs], Gen.Double[0, 1], Gen.Double[-5, 90]).Array[1, 6]
        from cut in Gen.Select(Gen.Bool, Gen.Bool)
        select Windows(satellite, gateway, steps, cut);

    private static readonly Gen<ContactWindow[]> Plans = PairOfWindows.Array[0, 12].Select(pairs => pairs
        .DistinctBy(pair => (pair[0].Satellite, pair[0].Gateway)).SelectMany(windows => windows)
        .Where(window => window.Los <= PlanScene.Small.Scenario.StartUtc + Duration.FromMilliseconds(HorizonMs))
        .OrderBy(window => window.Aos).ThenBy(window => window.Satellite).ThenBy(window => window.Gateway)
        .Select((window, id) => window with { Id = id }).ToArray());

    [Fact]
    public void Reading_what_was_written_gives_the_same_windows_whatever_the_names_are()
        => Gen.Select(Plans, Name.HashSet[Satellites], Name.HashSet[Gateways]).Sample(
            (plan, satellites, gateways) =>
            {
                PlanScene scene = Renamed([.. satellites], [.. gateways]);
                ImportedPlan read = scene.Read(scene.Written(plan));
                Assert.Equal(plan, read.Windows);
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void Found_windows_come_back_as_they_were()
    {
        IReadOnlyList<ContactWindow> found = PlanScene.Small.Found;
        ImportedPlan read = PlanScene.Small.Read(PlanScene.Small.Written(found));
        Assert.NotEmpty(found);
        Assert.Equal(found, read.Windows);
        Assert.Empty(read.Warnings);
    }

    /// <summary>A satellite that stands still over the equator, in view from start to end, whatever the end is.</summary>
    [Theory]
    [InlineData("0.3333333333")] // the end is not on a whole millisecond
    [InlineData("0.00100000042")] // 3,600.001512 ms
    [InlineData("596")]
    [InlineData("597")] // more milliseconds than four bytes hold
    public void A_plan_that_the_end_cuts_comes_back_byte_for_byte_and_without_a_warning(string durationH)
    {
        PlanScene scene = PlanScene.Of(Examples.Legal(Standing, $"duration_h={durationH}"));
        string written = scene.Written(scene.Found);
        ImportedPlan read = scene.Read(written);
        Assert.Single(read.Windows);
        Assert.Empty(read.Warnings);
        Assert.Equal(written, scene.Written(read.Windows));
    }

    /// <summary>The end moves in steps of 0.1 ms about the beginning of a pass.</summary>
    [Fact]
    public void A_pass_that_begins_with_the_end_is_there_whole_milliseconds_long_or_not_at_all()
    {
        ContactWindow first = PlanScene.Small.Found.First(window => !window.CutAtStart);
        double aosMs = (first.Aos - PlanScene.Small.Scenario.StartUtc).TotalSeconds * 1e3;
        for (int tenth = -10; tenth <= 30; tenth++)
        {
            PlanScene scene = PlanScene.Of(PlanScene.Small.Scenario with { DurationH = (aosMs + (tenth / 10.0)) / 3_600_000 });
            ImportedPlan read = scene.Read(scene.Written(scene.Found));
            Assert.Equal(scene.Found, read.Windows);
            Assert.Empty(read.Warnings);
            Assert.All(read.Windows, window => Assert.True(window.Length >= Duration.FromMilliseconds(1)));
        }
    }

    /// <summary>Windows one after the other, some of them touching.</summary>
    private static ContactWindow[] Windows(int satellite, int gateway, (int GapMs, int LengthMs, double Top, double Elevation)[] steps, (bool Start, bool End) cut)
    {
        List<ContactWindow> windows = [];
        Epoch time = PlanScene.Small.Scenario.StartUtc;
        foreach ((int gapMs, int lengthMs, double top, double elevation) in steps)
        {
            Epoch aos = time + Duration.FromMilliseconds(gapMs % 3 == 0 ? 0 : gapMs), los = aos + Duration.FromMilliseconds(lengthMs);
            Epoch culmination = (aos + Duration.FromSeconds(top * lengthMs / 1e3)).RoundTo(Duration.FromMilliseconds(1));
            windows.Add(new(0, satellite, gateway, aos, los, Epoch.Min(culmination, los), elevation, cut.Start, cut.End));
            time = los;
        }

        return [.. windows];
    }

    private static PlanScene Renamed(string[] satellites, string[] gateways)
    {
        PlanScene scene = PlanScene.Small;
        return new(
            scene.Scenario with { Gateways = [.. scene.Scenario.Gateways.Select((gateway, i) => gateway with { Name = gateways[i] })] },
            scene.Constellation with { Satellites = [.. scene.Constellation.Satellites.Select((satellite, i) => satellite with { Name = satellites[i] })] });
    }
}
