using CsCheck;
using SemSpace.Experiments.Plans;
using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Tests.Plans.Properties;

public sealed class PlanRoundTrip
{
    private const int Satellites = 24, Gateways = 2, LongestStepMs = 3_600_000, HorizonMs = 12 * 3_600_000;

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
