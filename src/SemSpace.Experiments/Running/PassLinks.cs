using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Propagation;

namespace SemSpace.Experiments.Running;

/// <summary>The links of a scenario's passes. Thread-safe.</summary>
public sealed class PassLinks
{
    private readonly Scenario _scenario;
    private readonly Constellation _constellation;
    private readonly GroundSite[] _sites;
    private readonly AirPath[] _down, _up;

    internal PassLinks(Scenario scenario, Constellation constellation)
    {
        (_scenario, _constellation, _sites) = (scenario, constellation, MissionFactory.Sites(scenario));
        StationAir[] stations = [.. scenario.Gateways.Select(Air)];
        _down = [.. stations.Select(station => new AirPath(scenario.Downlink, scenario.Atmosphere, station, stationReceives: true))];
        _up = [.. stations.Select(station => new AirPath(scenario.Uplink, scenario.Atmosphere, station, stationReceives: false))];
    }

    /// <summary>The budget of a pass from the satellite to the gateway.</summary>
    public LinkBudget Downlink(ContactWindow pass) => new(_scenario.Downlink, _down[pass.Gateway], Draw(pass));

    /// <summary>The budget of a pass from the gateway to the satellite.</summary>
    public LinkBudget Uplink(ContactWindow pass) => new(_scenario.Uplink, _up[pass.Gateway], Draw(pass));

    /// <summary>Where the satellite of a pass stands at a time, as its gateway sees it.</summary>
    public LookAngles Look(ContactWindow pass, Epoch time)
        => _sites[pass.Gateway].Observe(_constellation.Satellites[pass.Satellite].Propagator.At(time), time, _constellation.Earth);

    private static StationAir Air(GatewayOptions gateway)
    {
        double altitudeKm = gateway.AltitudeM / 1e3;
        RainSite? rain = gateway.RainRateMmPerH is { } rate
            ? new(gateway.LatitudeDeg, altitudeKm, rate, gateway.RainHeightKm ?? RainSite.HeightAtLatitude(gateway.LatitudeDeg))
            : null;
        return new(rain, altitudeKm, gateway.AntennaDiameterM);
    }

    /// <summary>Both directions of a pass meet the same shadow.</summary>
    private PassDraw Draw(ContactWindow pass)
    {
        if (_scenario.Atmosphere.Surroundings == Surroundings.Open) return default;
        string path = $"pass/{_constellation.Satellites[pass.Satellite].Name}/{_scenario.Gateways[pass.Gateway].Name}";
        RandomStream draws = new SeedTree(_scenario.Seed).Stream(path, (ulong)pass.Aos.TaiNanoseconds);
        return new(draws.NextDouble(), draws.NextGaussianPair().First);
    }
}
