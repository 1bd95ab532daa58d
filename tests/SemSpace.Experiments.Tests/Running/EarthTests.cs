using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Eclipses;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Earth orientation, horizons and shadows on their way from a scenario's keys to the simulation.</summary>
public sealed class EarthTests : IDisposable
{
    /// <summary>Made up: UT1 half a second ahead of UTC.</summary>
    private const string HalfASecond =
        """
        DATE,MJD,X,Y,UT1-UTC
        2025-06-30,60856,0,0,0.5
        2025-07-01,60857,0,0,0.5
        2025-07-02,60858,0,0,0.5
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public void The_orientation_file_turns_the_earth_below_the_satellites()
    {
        _folder.Write("eop.csv", HalfASecond);
        IReadOnlyList<ContactWindow> mean = Contacts(Scenario("none")), turned = Contacts(Scenario("eop.csv"));
        Assert.Equal(mean.Count, turned.Count);
        double[] shifts = [.. mean.Zip(turned, (a, b) => Math.Abs((a.Aos - b.Aos).TotalSeconds))];

        // Half a second of turning is 50 m on Svalbard and 140 m at Punta Arenas; a satellite that comes in flat needs long for it.
        Assert.InRange(shifts.Max(), 0.01, 1);
        Assert.Contains(shifts, shift => shift > 0);
    }

    [Fact]
    public void A_damaged_orientation_file_is_refused_with_all_its_faults()
    {
        string file = _folder.Write("eop.csv", HalfASecond.Replace("60857", "60859", StringComparison.Ordinal).Replace("2025-06-30,60856,0", "2025-06-30,60856,x", StringComparison.Ordinal));
        Assert.Equal(
            [$"{file}:2: x of the pole is x; must be a number from -1 to 1", $"{file}:4: MJD is 60858; must be 60860, the day after the line before"],
            Refused("eop.csv"));
    }

    [Fact]
    public void An_orientation_file_that_does_not_cover_the_scenario_is_refused_with_its_range()
    {
        string file = _folder.Write("eop.csv", HalfASecond);
        string fault = Assert.Single(Refused("eop.csv", "duration_h=48"));
        Assert.StartsWith($"{file}: holds the Earth's orientation from 2025-06-30T00:00:00.000Z to 2025-07-02T00:00:00.000Z; must hold 2025-06-30T22:24:", fault, StringComparison.Ordinal);
        Assert.Contains("to 2025-07-03T00:00:01.000Z", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_s_horizon_and_ranges_cut_its_contacts()
    {
        IReadOnlyList<ContactWindow> all = Contacts(Scenario("none"));
        IReadOnlyList<ContactWindow> near = Contacts(Scenario("none", "gateways.0.max_range_km=1000", "gateways.1.mask=[{azimuth_deg: 90, elevation_deg: 89}, {azimuth_deg: 270, elevation_deg: 0}]"));
        foreach (int gateway in new[] { 0, 1 })
        {
            double Minutes(IReadOnlyList<ContactWindow> plan) => plan.Where(c => c.Gateway == gateway).Sum(c => c.Length.TotalMinutes);
            Assert.InRange(Minutes(near), 0.1 * Minutes(all), 0.9 * Minutes(all));
            Assert.All(near, part => Assert.Contains(all, pass => pass.Satellite == part.Satellite && pass.Gateway == part.Gateway && pass.Aos <= part.Aos && part.Los <= pass.Los));
        }
    }

    [Fact]
    public void The_conical_model_dims_the_panel_in_the_penumbra()
    {
        ShadowSpan[] cylinder = Shadows("cylinder"), cone = Shadows("conical");
        Assert.All(cylinder, span => Assert.Equal(0, span.LitFraction));
        Assert.Contains(cone, span => span.LitFraction is > 0.4 and < 0.6);
        double Dark(ShadowSpan[] spans) => spans.Sum(span => (1 - span.LitFraction) * (span.End - span.Start).TotalSeconds);
        Assert.Equal(Dark(cylinder), Dark(cone), 0.002 * Dark(cylinder));
    }

    public void Dispose() => _folder.Dispose();

    private Scenario Scenario(string orientation, params string[] overrides)
    {
        string path = _folder.Write("small.yaml", Examples.Small);
        ScenarioReadResult read = ScenarioReader.Read(path, [$"earth_orientation={orientation}", .. overrides]);
        Assert.Empty(read.Faults);
        return read.Scenario!;
    }

    private ShadowSpan[] Shadows(string model)
    {
        Scenario scenario = Scenario("none", $"energy.eclipse_model={model}");
        return [.. MissionFactory.Create(scenario, Constellation.Build(scenario), [], null!, 1).Satellites.SelectMany(satellite => satellite.Shadows)];
    }

    private string[] Refused(string orientation, params string[] overrides)
    {
        Scenario scenario = Scenario(orientation, overrides);
        return [.. Assert.Throws<ScenarioException>(() => Constellation.Build(scenario)).Faults.Select(fault => fault.ToString())];
    }

    private static IReadOnlyList<ContactWindow> Contacts(Scenario scenario) => [.. ScenarioRunner.StreamContacts(scenario, Constellation.Build(scenario), 1)];
}
