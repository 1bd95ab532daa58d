using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;

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

    private static LinkMoment[] Pass(int index, params string[] changes)
    {
        Scenario scenario = Examples.Legal("extends: quickstart\nduration_h: 3\n", changes);
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        ContactWindow window = ScenarioRunner.StreamContacts(scenario, constellation, 1).Where(window => !window.CutAtStart).ElementAt(index);
        return [.. new LinkPass(scenario, constellation, window).Moments(Duration.FromSeconds(20))];
    }
}
