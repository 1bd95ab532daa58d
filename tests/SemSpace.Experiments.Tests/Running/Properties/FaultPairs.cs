using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;

namespace SemSpace.Experiments.Tests.Running.Properties;

/// <summary>No fault hides another: a scenario with two has the faults of both, whether they show in a value, between two sections, or only in files and orbits.</summary>
public sealed class FaultPairs
{
    private static readonly string[] Satellites = ["constellation", "start_utc", "duration_h", "propagation"];
    private static readonly string[] Gateways = ["gateways", "gateway_defaults"];
    private static readonly string[] Contacts = [.. Satellites, "earth_orientation", .. Gateways, "contact_plan", "outages", "seed", "links"];

    /// <summary>A timing run without images, so that thousands of checks take seconds.</summary>
    private static readonly string[] Base = ["mode=timing", "data.source=counted", "learning.parameters=1000", "duration_h=2"];

    /// <summary>What is wrong, and the sections without which it cannot be told.</summary>
    private static readonly (string[] Overrides, string[] Needs)[] Cases =
    [
        (["seed=x"], []),
        (["start_utc=yesterday"], []),
        (["duration_h=0"], []),
        (["record_min=0"], []),
        (["earth_orientation=none.txt"], []),
        (["schedule=none.json"], []),
        (["constellation.walker_delta.planes=7"], []),
        (["constellation.walker_delta.altitude_km=-5"], []),
        (["constellation={elements: {file: broken.tle}}"], Satellites),
        (["earth_orientation=broken.eop"], ["start_utc", "duration_h", "outages.0.satellites"]),
        (["gateways.0.antennas=0"], []),
        (["gateways.0.latitude_deg=91"], []),
        (["gateways.1.name=Svalbard"], []),
        (["gateways.0.mask=[{azimuth_deg: 400, elevation_deg: 1}, {azimuth_deg: 0, elevation_deg: 2}]"], []),
        (["gateway_defaults={slew_deg_s: -1}"], []),
        (["contact_plan=broken.csv"], [.. Satellites, "earth_orientation", .. Gateways]),
        (["outages=[{gateways: [Kuru], from_h: 1}]"], ["gateways.1.name"]),
        (["outages=[{satellites: [P77-S01]}]"], Satellites),
        (["outages=[{backhauls: []}]"], []),
        (["faults.corrupted_share=2"], []),
        (["links.downlink.transmit_power_dbm=60"], ["energy.transmit_power_w"]),
        (["links.uplink.frequency_ghz=-2"], []),
        (["links.atmosphere.availability_percent=99"], ["gateways.1.name"]),
        (["links.uplink.doppler_residual=1", "links.uplink.bandwidth_khz=50"], Contacts),
        (["isl.max_range_km=-1"], []),
        (["backhaul.rate_mbps=0"], []),
        (["energy.initial_charge=2"], []),
        (["energy.transmit_power_w=0"], ["links.downlink.transmit_power_dbm"]),
        (["energy.hysteresis=0.9"], []),
        (["energy.colour=red"], []),
        (["energy=3"], []),
        (["compute.clock_mhz=0"], []),
        (["sensing.capture_interval_s=0"], []),
        (["data.counted.per_satellite=0"], []),
        (["learning.learning_rate=0"], []),
        (["learning.momentum=0.5", "learning.optimizer=sgd", "aggregation.rule=scaffold"], []),
        (["clients.per_round=0"], []),
        (["updates.stages=[zip]"], []),
        (["aggregation.period_min=0"], []),
        (["aggregation.trajectory.variant=none"], []),
    ];

    [Fact]
    public void A_scenario_with_two_faults_has_those_of_both()
    {
        using TestFolder folder = new();
        string path = folder.Write("small.yaml", Examples.Small);
        folder.Write("broken.tle", "1 25544U\n");
        folder.Write("broken.eop", "no orientation\n");
        folder.Write("broken.csv", "satellite,gateway,aos_utc,los_utc\nnobody,nowhere,2025-07-01T00:00:00Z,2025-07-01T00:10:00Z\n");
        Assert.Empty(Told(path, []));
        Single[] all = [.. Cases.Select(one => new Single(one.Overrides, one.Needs, Told(path, one.Overrides)))];
        Assert.All(all, one => Assert.True(one.Problems.Length > 0, string.Join(' ', one.Overrides)));
        int pairs = 0;
        List<string> hidden = [];
        foreach ((Single first, Single second) in all.SelectMany((first, i) => all.Skip(i + 1).Select(second => (first, second))))
        {
            if (first.Touches(second) || first.NeedsFrom(second) || second.NeedsFrom(first)) continue;
            pairs++;
            string[] both = Told(path, [.. first.Overrides, .. second.Overrides]);
            hidden.AddRange(first.Problems.Concat(second.Problems).Except(both).Select(problem => $"{string.Join(' ', first.Overrides)} {string.Join(' ', second.Overrides)} hide: {problem}"));
        }

        Assert.True(hidden.Count == 0, string.Join('\n', hidden));
        Assert.InRange(pairs, 500, all.Length * all.Length / 2);
    }

    private static string[] Told(string path, string[] overrides)
    {
        string[] changes = [.. Base, .. overrides];
        ScenarioReadResult read = ScenarioRunner.Read(path, changes);
        if (read.Scenario is not { } scenario) return Problems(read.Faults);
        try
        {
            _ = ScenarioRunner.Check(scenario);
            return [];
        }
        catch (ScenarioException refused)
        {
            return Problems(ScenarioReader.Placed(path, changes, refused.Faults));
        }
    }

    /// <summary>In the words that they have alone: which of several places is told may depend on what is overridden, and a value that several items share is told once.</summary>
    private static string[] Problems(IReadOnlyList<ScenarioFault> faults) => [.. faults.Select(fault => fault.Problem)];

    private sealed record Single(string[] Overrides, string[] Needs, string[] Problems)
    {
        /// <summary>The keys that are changed and those that are told.</summary>
        private string[] Keys => [.. Overrides.Select(change => change.Split('=')[0]), .. Problems.Select(problem => problem.Split(' ')[0])];

        public bool Touches(Single other) => Keys.Any(key => other.Keys.Any(theirs => IsWithin(key, theirs) || IsWithin(theirs, key)));

        public bool NeedsFrom(Single other) => Needs.Any(need => other.Keys.Any(theirs => IsWithin(theirs, need) || IsWithin(need, theirs)));

        private static bool IsWithin(string key, string outer) => key == outer || key.StartsWith(outer + ".", StringComparison.Ordinal);
    }
}
