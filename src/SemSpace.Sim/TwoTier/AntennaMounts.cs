using SemSpace.Orbit.Time;
using SemSpace.Sim.Gateways;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// Where each of a gateway's antennas looks. At the start all look straight up, as stowed ones do; each follows the satellite that it is given to, and stays where it looked last. Of those that
/// nobody has, the one is given that looks nearest to the satellite, of equals the first. An antenna turns on the shortest way, at its drive's rate, to where the satellite stands as it is
/// given. Not modelled: axes, and what of the sky they reach slowly or not at all; that the satellite goes on while the antenna turns.
/// </summary>
internal sealed class AntennaMounts(GatewayOptions gateway)
{
    private readonly SkyDirection[] _looks = [.. Enumerable.Repeat(SkyDirection.Zenith, gateway.Antennas)];
    private readonly Dictionary<int, (int Mount, SkyDirection Target, Epoch Since)> _given = [];

    /// <summary>Gives a satellite an antenna, and tells how long that takes to turn to it and acquire it.</summary>
    public Duration Give(int satellite, Contact contact, Epoch now)
    {
        if (gateway.SlewDegS is null) return gateway.Drive.Acquisition;
        SkyDirection target = contact.DirectionAt(now);
        int mount = Enumerable.Range(0, _looks.Length).Except(_given.Values.Select(given => given.Mount)).MinBy(free => _looks[free].AngleTo(target));
        _given.Add(satellite, (mount, target, now));
        return gateway.Drive.SetUp(_looks[mount].AngleTo(target));
    }

    /// <summary>Takes it back; it looks where the satellite stands, or, had it not yet turned to it, where it has come to.</summary>
    public void TakeBack(int satellite, Contact contact, Epoch now)
    {
        if (gateway.SlewDegS is not { } rate || !_given.Remove(satellite, out (int Mount, SkyDirection Target, Epoch Since) given)) return;
        SkyDirection from = _looks[given.Mount];
        double angle = from.AngleTo(given.Target), turned = rate * (now - given.Since).TotalSeconds;
        _looks[given.Mount] = turned < angle ? from.Towards(given.Target, turned / angle) : contact.DirectionAt(now);
    }
}
