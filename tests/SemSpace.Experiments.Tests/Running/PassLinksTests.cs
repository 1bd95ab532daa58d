using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Sim.Links.Modems;
using SemSpace.Sim.Links.Propagation;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Scenarios' links: what their keys do to passes.</summary>
public sealed class PassLinksTests
{
    [Fact]
    public void A_constant_rate_is_one_in_every_pass()
    {
        LinkMoment[] pass = Pass(0, "links.downlink.model=constant", "links.downlink.constant.rate_mbps=2");

        Assert.All(pass, moment => Assert.Equal(2e6, moment.Downlink.RateBps));
        Assert.Equal(2e6 * (pass[^1].Time - pass[0].Time).TotalSeconds, pass[^1].DownlinkBits, 1e-3);
    }

    /// <summary>A modem that changes down at once and up late: what was carried between two moments lies between their rates, but where the mode changes twice in between.</summary>
    [Fact]
    public void A_modem_that_hesitates_is_shown_with_the_mode_and_rate_that_it_has()
    {
        string[] keys = ["links.downlink.model=dvb_s2", "links.downlink.dvb_s2.margin_db=2", "links.downlink.dvb_s2.hysteresis_db=6"];
        LinkMoment[] hesitant = Pass(0, keys), ready = Pass(0, keys[..2]);

        Assert.Contains(hesitant.Zip(ready), pair => pair.First.Downlink.Mode != pair.Second.Downlink.Mode && pair.First.Downlink.RateBps < pair.Second.Downlink.RateBps);
        Assert.All(hesitant.Zip(hesitant.Skip(1)).Where(step => step.First.Downlink.Mode == step.Second.Downlink.Mode), step
            => Assert.Equal(step.First.Downlink.RateBps * (step.Second.Time - step.First.Time).TotalSeconds, step.Second.DownlinkBits - step.First.DownlinkBits, 1));
    }

    [Fact]
    public void Rain_costs_more_at_a_higher_frequency_and_lower_elevation_and_raises_the_downlink_s_noise_alone()
    {
        LinkMoment[] Rainy(string carrier) => Pass(0, "links.atmosphere.availability_percent=99.9", "gateways.*.rain_rate_mm_per_h=40", $"links.downlink.frequency_ghz={carrier}", $"links.uplink.frequency_ghz={carrier}");
        LinkMoment[] x = Rainy("8"), ka = Rainy("30");

        Assert.All(x.Zip(ka), pair => Assert.True(pair.First.Downlink.WeatherDb < pair.Second.Downlink.WeatherDb));
        Assert.All(ka, moment => Assert.True(moment.Uplink.WeatherDb < moment.Downlink.WeatherDb));
        LinkMoment highest = ka.MaxBy(moment => moment.Uplink.Angles.ElevationDeg)!;
        Assert.All(ka, moment => Assert.True(moment.Uplink.WeatherDb >= highest.Uplink.WeatherDb));
    }

    /// <summary>Oracle: 0.4 kg/m² of P.840-9's absorption at 30 GHz over the sine of the elevation, on top of no rain and next to no scintillation; without an availability the sky is clear.</summary>
    [Fact]
    public void Clouds_lie_on_the_links_of_the_gateway_that_has_them()
    {
        string[] keys = ["gateways.*.rain_rate_mm_per_h=0", "gateways.*.cloud_liquid_water_kg_per_m2=0.4", "links.uplink.frequency_ghz=30", "links.atmosphere.wet_refractivity=0", "gateways.*.antenna_diameter_m=100"];
        double perKgDb = new CloudAttenuation(30, 1).DbPerKgPerM2;
        Assert.All(Pass(0, [.. keys, "links.atmosphere.availability_percent=99"]), moment
            => Assert.Equal(0.4 * perKgDb / Math.Sin(Math.Max(5, moment.Uplink.Angles.ElevationDeg) * Math.PI / 180), moment.Uplink.WeatherDb, 2e-3));
        Assert.All(Pass(0, keys), moment => Assert.Equal(0, moment.Uplink.WeatherDb));
    }

    /// <summary>Dishes, a noise figure and DVB-S2X from a scenario: a metre at 8.2 GHz with an efficiency of 0.6 is 36.464 dBi, 2 dB and 60 K are 229.619 K, and near the zenith the link takes modes that DVB-S2 has not.</summary>
    [Fact]
    public void A_radio_is_told_by_its_dish_and_noise_figure()
    {
        string[] keys = ["links.downlink.frequency_ghz=8.2", "links.downlink.model=dvb_s2", "links.downlink.dvb_s2.modcods=s2x", "links.downlink.receive_antenna_diameter_m=1", "links.downlink.receive_antenna_efficiency=0.6", "links.downlink.noise_figure_db=2", "links.downlink.antenna_temperature_k=60"];
        LinkMoment[] told = Pass(0, keys), given = Pass(0, [.. keys[..3], "links.downlink.receive_gain_dbi=36.464373", "links.downlink.noise_temperature_k=229.6190"]);

        Assert.All(told.Zip(given), pair => Assert.Equal(pair.Second.Downlink.SnrDb, pair.First.Downlink.SnrDb, 1e-5));
        Assert.Contains(told, moment => ModCodList.S2X.Useful.Any(mode => mode.Name == moment.Downlink.Mode && !ModCodList.S2.All.Contains(mode)));
    }

    /// <summary>A pass has one shadow in both directions, which is another in another pass or with another seed.</summary>
    [Fact]
    public void Shadows_are_drawn_by_pass_and_seed()
    {
        double Clutter(int pass, params string[] changes) => Pass(pass, ["links.atmosphere.surroundings=urban", .. changes])[0] is var moment && moment.Downlink.ClutterDb == moment.Uplink.ClutterDb ? moment.Downlink.ClutterDb : double.NaN;

        Assert.Equal(Clutter(0), Clutter(0));
        Assert.Distinct([Clutter(0), Clutter(1), Clutter(2), Clutter(0, "seed=2")]);
        Assert.Equal(0, Pass(0)[0].Downlink.ClutterDb);
    }

    /// <summary>In the quickstart's city most passes begin hidden, as the table for 10° says: 75 % of them.</summary>
    [Fact]
    public void Passes_are_hidden_as_often_as_the_table_says()
    {
        const double hiddenAtLeastDb = 15;
        Scenario scenario = Examples.Legal("extends: quickstart\n", "links.atmosphere.surroundings=urban");
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        ContactWindow[] windows = [.. ScenarioRunner.StreamContacts(scenario, constellation, 1).Where(window => !window.CutAtStart)];
        PassLinks links = new(scenario, constellation);
        int hidden = windows.Count(window => links.Downlink(window).At(links.Look(window, window.Aos)).ClutterDb > hiddenAtLeastDb);
        double share = (double)hidden / windows.Length;

        Assert.True(windows.Length > 400);
        Assert.InRange(share, 0.754 - (3 * Math.Sqrt(0.754 * 0.246 / windows.Length)), 0.754 + (3 * Math.Sqrt(0.754 * 0.246 / windows.Length)));
    }

    /// <summary>Passes over the quickstart's gateways begin at 10°, where trees leave 0.27808 of the power on the mean, as at 20°, with a standard deviation of Ω / √m = 0.2108.</summary>
    [Fact]
    public void Trees_leave_the_mean_power_of_their_law()
    {
        Scenario scenario = Examples.Legal("extends: quickstart\n", "links.atmosphere.surroundings=trees");
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        ContactWindow[] windows = [.. ScenarioRunner.StreamContacts(scenario, constellation, 1).Where(window => !window.CutAtStart)];
        PassLinks links = new(scenario, constellation);
        double mean = windows.Average(window => Math.Pow(10, -links.Downlink(window).At(links.Look(window, window.Aos)).ClutterDb / 10));

        Assert.True(windows.Length > 400);
        Assert.Equal(0.27808, mean, 3 * 0.2108 / Math.Sqrt(windows.Length));
    }

    /// <summary>A pass loses guards of twice its own largest shift, which is at its ends, at every moment and in all that it carries; each direction by its own carrier.</summary>
    [Fact]
    public void Uncompensated_Doppler_costs_a_pass_guards_on_both_sides()
    {
        string[] carriers = ["links.downlink.frequency_ghz=2", "links.uplink.frequency_ghz=2.2"];
        LinkMoment[] followed = Pass(0, carriers), not = Pass(0, [.. carriers, "links.downlink.doppler_residual=1", "links.uplink.doppler_residual=0.25"]);
        double down = 1 - (2 * followed.Max(moment => Math.Abs(moment.Downlink.DopplerKhz)) / 500), up = 1 - (0.5 * followed.Max(moment => Math.Abs(moment.Uplink.DopplerKhz)) / 500);

        Assert.InRange(down, 0.9, 0.91);
        Assert.All(not, moment => Assert.Equal((500 * down, 500 * up), (moment.Downlink.UsableKhz, moment.Uplink.UsableKhz), Near(1e-4)));
        Assert.All(followed.Zip(not), pair => Assert.Equal((pair.First.Downlink.RateBps * down, pair.First.Uplink.RateBps * up), (pair.Second.Downlink.RateBps, pair.Second.Uplink.RateBps), Near(1)));
        Assert.Equal((followed[^1].DownlinkBits * down, followed[^1].UplinkBits * up), (not[^1].DownlinkBits, not[^1].UplinkBits), Near(100));
        Assert.All(followed, moment => Assert.Equal(500, moment.Downlink.UsableKhz));
    }

    /// <summary>The fault tells what would do, to its last digit.</summary>
    [Fact]
    public void Guards_that_leave_nothing_are_a_fault()
    {
        Scenario Narrow(string khz) => Examples.Legal("extends: quickstart\nduration_h: 3\n", "links.uplink.doppler_residual=0.9", $"links.uplink.bandwidth_khz={khz}");
        ScenarioException Fault(Scenario scenario) => Assert.Throws<ScenarioException>(() => ScenarioRunner.JudgePlan(scenario, ScenarioRunner.CheckOrbits(scenario)));
        ScenarioFault fault = Assert.Single(Fault(Narrow("90")).Faults);

        Assert.Equal("links.uplink.doppler_residual", fault.Key);
        System.Text.RegularExpressions.Match told = System.Text.RegularExpressions.Regex.Match(fault.Problem, @"^links\.uplink\.doppler_residual is 0\.9, and the signal of P\d\d-S\d\d over [A-Z].* is shifted by up to 5\d\.\d+ kHz: guards of twice 4\d\.\d+ kHz leave nothing of bandwidth_khz, 90; must be at most 0\.8\d+, or bandwidth_khz at least (9\d\.\d+)\.$");
        Assert.True(told.Success, fault.Problem);
        double least = double.Parse(told.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
        _ = Fault(Narrow(FormattableString.Invariant($"{least - 0.0002:0.####}")));
        Scenario legal = Narrow(FormattableString.Invariant($"{least:0.####}"));
        _ = ScenarioRunner.JudgePlan(legal, ScenarioRunner.CheckOrbits(legal));
    }

    [Fact]
    public void Guards_that_leave_nothing_of_either_direction_are_a_fault_each()
    {
        Scenario scenario = Examples.Legal("extends: quickstart\nduration_h: 3\n", [.. new[] { "uplink", "downlink" }.SelectMany(way => new[] { $"links.{way}.doppler_residual=1", $"links.{way}.bandwidth_khz=50" })]);
        ScenarioException refused = Assert.Throws<ScenarioException>(() => ScenarioRunner.JudgePlan(scenario, ScenarioRunner.CheckOrbits(scenario)));

        Assert.Equal(["links.downlink.doppler_residual", "links.uplink.doppler_residual"], refused.Faults.Select(fault => fault.Key));
        Assert.All(refused.Faults, fault => Assert.Contains("leave nothing of bandwidth_khz, 50;", fault.Problem, StringComparison.Ordinal));
    }

    private static Func<(double A, double B), (double A, double B), bool> Near(double tolerance) => (one, other) => Math.Abs(one.A - other.A) <= tolerance && Math.Abs(one.B - other.B) <= tolerance;

    private static LinkMoment[] Pass(int index, params string[] changes)
    {
        Scenario scenario = Examples.Legal("extends: quickstart\nduration_h: 3\n", changes);
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        ContactWindow window = ScenarioRunner.StreamContacts(scenario, constellation, 1).Where(window => !window.CutAtStart).ElementAt(index);
        return [.. new LinkPass(scenario, constellation, window).Moments(Duration.FromSeconds(20))];
    }
}
