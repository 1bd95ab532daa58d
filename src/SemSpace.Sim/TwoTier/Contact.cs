using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Links;

namespace SemSpace.Sim.TwoTier;

/// <summary>A contact window with its two links, sampled when first needed, and the use made of it. Belongs to one run.</summary>
public sealed class Contact
{
    private readonly Lazy<ContactLink> _downlink, _uplink;

    /// <summary>A contact with links that are made when first needed.</summary>
    /// <param name="window">The window.</param>
    /// <param name="downlink">Makes the link from the satellite to the gateway.</param>
    /// <param name="uplink">Makes the link from the gateway to the satellite.</param>
    /// <param name="delay">Signal travel time at a time.</param>
    public Contact(ContactWindow window, Func<ContactLink> downlink, Func<ContactLink> uplink, Func<Epoch, Duration> delay)
    {
        (Window, DelayAt, ElevationDegAt) = (window, delay, _ => window.MaxElevationDeg);
        (_downlink, _uplink) = (new(downlink), new(uplink));
    }

    /// <summary>The window.</summary>
    public ContactWindow Window { get; }

    /// <summary>From the satellite to the gateway.</summary>
    public ContactLink Downlink => _downlink.Value;

    /// <summary>From the gateway to the satellite.</summary>
    public ContactLink Uplink => _uplink.Value;

    /// <summary>Signal travel time between satellite and gateway.</summary>
    public Func<Epoch, Duration> DelayAt { get; }

    /// <summary>The satellite's elevation at a time, degrees; that at culmination where it is not known.</summary>
    public Func<Epoch, double> ElevationDegAt { get; init; }

    internal double UsedSeconds { get; set; }

    internal double DownlinkBits { get; set; }

    internal double UplinkBits { get; set; }

    /// <summary>Whether the satellite is above the gateway's mask.</summary>
    public bool IsOpen(Epoch time) => Window.Aos <= time && time < Window.Los;
}
