using SemSpace.Experiments.Scenarios;
using SemSpace.Reports.Contacts;

namespace SemSpace.Experiments.Running;

/// <summary>What a contact plan of a scenario is about.</summary>
public static class ContactScenes
{
    /// <summary>The scenario's satellites and gateways over its time.</summary>
    public static ContactScene Of(Scenario scenario, Constellation constellation)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(constellation);
        return new(
            scenario.Name, scenario.StartUtc, MissionFactory.End(scenario),
            [.. constellation.Satellites.Select(satellite => new SceneSatellite(satellite.Name, satellite.Plane, satellite.Elements.PeriodSeconds, satellite.Propagator))],
            MissionFactory.Sites(scenario), constellation.Earth);
    }
}
