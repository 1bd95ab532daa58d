using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;
using SemSpace.Sim.Links.Propagation;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Running;

/// <summary>The links of a scenario's passes. Thread-safe.</summary>
public sealed class PassLinks : IContactLinks
{
    private readonly Scenario _scenario;
    private readonly Constellation _constellation;
    private readonly GroundSite[] _sites;

    /// <summary>Made when a link is first asked for: who only looks where satellites stand needs no air.</summary>
    private readonly Lazy<(AirPath Air, LinkBudget Clear)[]> _down, _up;

    internal PassLinks(Scenario scenario, Constellation constellation)
    {
        (_scenario, _constellation, _sites) = (scenario, constellation, MissionFactory.Sites(scenario));
        _down = new(() => [.. scenario.Gateways.Select(gateway => Path(scenario.Downlink, Air(gateway), stationReceives: true))]);
        _up = new(() => [.. scenario.Gateways.Select(gateway => Path(scenario.Uplink, Air(gateway), stationReceives: false))]);
    }

    /// <summary>The budget of a pass from the satellite to the gateway.</summary>
    public LinkBudget Downlink(in ContactWindow pass) => Budget(_scenario.Downlink, _down.Value[pass.Gateway], pass, FastestKmPerS(_scenario.Downlink, pass));

    /// <summary>The budget of a pass from the gateway to the satellite.</summary>
    public LinkBudget Uplink(in ContactWindow pass) => Budget(_scenario.Uplink, _up.Value[pass.Gateway], pass, FastestKmPerS(_scenario.Uplink, pass));

    /// <summary>How fast the satellite of a pass comes nearer or goes away at most, km/s, at the moments at which its links are sampled.</summary>
    public double FastestKmPerS(in ContactWindow pass) => Fastest(Looks(pass));

    /// <summary>Where the satellite of a pass stands at a time, as its gateway sees it.</summary>
    public LookAngles Look(in ContactWindow pass, Epoch time) => _sites[pass.Gateway].Observe(Satellite(pass).At(time), time, _constellation.Earth);

    /// <summary>The link of a pass at a time, number by number.</summary>
    public LinkState At(in ContactWindow pass, Epoch time, LinkDirection direction)
        => (direction == LinkDirection.Downlink ? Downlink(pass) : Uplink(pass)).At(Look(pass, time));

    /// <inheritdoc/>
    public (ContactLink Downlink, ContactLink Uplink) Make(in ContactWindow window)
    {
        (double, LookAngles)[] looks = Looks(window);
        double fastest = HasGuards(_scenario.Downlink) || HasGuards(_scenario.Uplink) ? Fastest(looks) : 0;
        LinkBudget down = Budget(_scenario.Downlink, _down.Value[window.Gateway], window, fastest), up = Budget(_scenario.Uplink, _up.Value[window.Gateway], window, fastest);
        return (new(window.Aos, down, looks), new(window.Aos, up, looks));
    }

    /// <inheritdoc/>
    public Duration DelayAt(in ContactWindow window, Epoch time) => Duration.FromSeconds(Look(window, time).RangeKm / LinkBudget.SpeedOfLightKmPerS);

    /// <inheritdoc/>
    public SkyDirection DirectionAt(in ContactWindow window, Epoch time)
    {
        LookAngles look = Look(window, time);
        return new(look.AzimuthDeg, look.ElevationDeg);
    }

    private static StationAir Air(GatewayOptions gateway)
    {
        double altitudeKm = gateway.AltitudeM / 1e3;
        RainSite? rain = gateway.RainRateMmPerH is { } rate
            ? new(gateway.LatitudeDeg, altitudeKm, rate, gateway.RainHeightKm ?? RainSite.HeightAtLatitude(gateway.LatitudeDeg))
            : null;
        return new(rain, altitudeKm, gateway.AntennaDiameterM, gateway.FloorDeg, gateway.CloudLiquidWaterKgPerM2);
    }

    private IPropagator Satellite(in ContactWindow pass) => _constellation.Satellites[pass.Satellite].Propagator;

    private (AirPath Air, LinkBudget Clear) Path(RadioOptions radio, StationAir station, bool stationReceives)
    {
        AirPath air = new(radio, _scenario.Atmosphere, station, stationReceives);
        return (air, new(radio, air));
    }

    /// <summary>One budget serves all passes of a gateway where nothing is drawn for each and none needs guards of its own.</summary>
    private LinkBudget Budget(RadioOptions radio, (AirPath Air, LinkBudget Clear) path, in ContactWindow pass, double fastestKmPerS)
    {
        bool isOpen = _scenario.Atmosphere.Surroundings == Surroundings.Open;
        if (!HasGuards(radio)) return isOpen ? path.Clear : new(radio, path.Air, Draw(pass));
        return new(radio, path.Air, isOpen ? default : Draw(pass), radio.UsableShare(radio.DopplerKhz(fastestKmPerS)));
    }

    private static bool HasGuards(RadioOptions radio) => radio.DopplerResidual > 0;

    private double FastestKmPerS(RadioOptions radio, in ContactWindow pass) => HasGuards(radio) ? FastestKmPerS(pass) : 0;

    private static double Fastest((double AtS, LookAngles Angles)[] looks) => looks.Max(look => Math.Abs(look.Angles.RangeRateKmPerS));

    /// <summary>Where the satellite of a pass stands at the moments at which its links are sampled, s after its AOS.</summary>
    private (double AtS, LookAngles Angles)[] Looks(in ContactWindow window)
    {
        double[] seconds = ContactLink.SampleTimes(window.Aos, window.Los);
        StateTable states = new(seconds.Length);
        Satellite(window).Fill(window.Aos, seconds, states);
        (double, LookAngles)[] looks = new (double, LookAngles)[seconds.Length];
        GroundSite site = _sites[window.Gateway];
        for (int i = 0; i < looks.Length; i++) looks[i] = (seconds[i], site.Observe(states.TemeAt(i), window.Aos + Duration.FromSeconds(seconds[i]), _constellation.Earth));
        return looks;
    }

    /// <summary>Both directions of a pass meet the same shadow.</summary>
    private PassDraw Draw(in ContactWindow pass)
    {
        string path = $"pass/{_constellation.Satellites[pass.Satellite].Name}/{_scenario.Gateways[pass.Gateway].Name}";
        RandomStream draws = new SeedTree(_scenario.Seed).Stream(path, (ulong)pass.Aos.TaiNanoseconds);
        return new(draws.NextDouble(), draws.NextGaussianPair().First);
    }
}
