using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;

namespace SemSpace.Sim.TwoTier;

/// <summary>What a mission asks of its contacts' geometry and radio. The same question always has the same answer.</summary>
public interface IContactLinks
{
    /// <summary>Both directions of a contact's link.</summary>
    (ContactLink Downlink, ContactLink Uplink) Make(in ContactWindow window);

    /// <summary>Signal travel time between satellite and gateway at a time within a contact.</summary>
    Duration DelayAt(in ContactWindow window, Epoch time);

    /// <summary>Where the satellite stands over the gateway at a time within a contact.</summary>
    SkyDirection DirectionAt(in ContactWindow window, Epoch time);
}

/// <summary>A contact window with its two links, which are sampled when first needed.</summary>
/// <param name="window">The window.</param>
/// <param name="links">Makes the links.</param>
/// <param name="drive">What the gateway's antennas need to get to the satellite.</param>
/// <param name="foreseen">The contact that plans have in its place; null where it is foreseen as it is.</param>
public sealed class Contact(ContactWindow window, IContactLinks links, AntennaDrive drive = default, Contact? foreseen = null)
{
    /// <summary>A flight may end at the end of a window.</summary>
    private static readonly Duration BeforeEnd = Duration.FromMilliseconds(1);

    private ContactLink? _downlink, _uplink;

    /// <summary>The window.</summary>
    public ContactWindow Window => window;

    /// <summary>What plans have in its place: a contact of which this is all or a part, and which ends where nobody expects otherwise.</summary>
    public Contact Foreseen => foreseen ?? this;

    /// <summary>
    /// From when an antenna is given to the first bit, for those who look ahead: from straight up to where the satellite stands then. Where an antenna will have looked nobody knows; from straight
    /// up to near the horizon it is as far as between two directions near the horizon on average.
    /// </summary>
    /// <param name="given">When it is given.</param>
    public Duration SetUpFrom(Epoch given) => drive.SlewDegPerS is null ? drive.Acquisition : drive.SetUp(SkyDirection.Zenith.AngleTo(DirectionAt(given)));

    /// <summary>From when an antenna is given to the first bit at least, wherever it looked and whenever it is given.</summary>
    internal Duration LeastSetUp => drive.Acquisition;

    /// <summary>From the satellite to the gateway.</summary>
    public ContactLink Downlink => _downlink ?? Make().Downlink;

    /// <summary>From the gateway to the satellite.</summary>
    public ContactLink Uplink => _uplink ?? Make().Uplink;

    /// <summary>Signal travel time between satellite and gateway.</summary>
    public Duration DelayAt(Epoch time) => links.DelayAt(window, time);

    /// <summary>The satellite's elevation at a time, degrees.</summary>
    public double ElevationDegAt(Epoch time) => links.DirectionAt(window, time).ElevationDeg;

    /// <summary>Where the satellite stands over the gateway at a time; before the contact and after it, where it rises and sets.</summary>
    public SkyDirection DirectionAt(Epoch time) => links.DirectionAt(window, Epoch.Max(window.Aos, Epoch.Min(time, window.Los - BeforeEnd)));

    /// <summary>Whether the satellite is above the gateway's mask.</summary>
    public bool IsOpen(Epoch time) => window.Aos <= time && time < window.Los;

    private (ContactLink Downlink, ContactLink Uplink) Make()
    {
        (_downlink, _uplink) = links.Make(window);
        return (_downlink, _uplink);
    }
}
