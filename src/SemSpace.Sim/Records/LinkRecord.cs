using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>Which way a transfer goes.</summary>
public enum LinkDirection
{
    /// <summary>An update, from a satellite to a gateway.</summary>
    Downlink,

    /// <summary>A model, from a gateway to a satellite.</summary>
    Uplink,
}

/// <summary>How a transfer between a satellite and a gateway ended.</summary>
public enum TransferEnd
{
    /// <summary>All was sent.</summary>
    Complete,

    /// <summary>The satellite went below the gateway's horizon or mask.</summary>
    LossOfSignal,

    /// <summary>An outage began.</summary>
    Outage,

    /// <summary>The satellite's battery ran empty.</summary>
    BatteryEmpty,

    /// <summary>A satellite of a better rank took the antenna.</summary>
    Preempted,
}

/// <summary>A transfer between a satellite and a gateway at a moment.</summary>
/// <param name="Transfer">The transfer's number, in order of the transfers' ends.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Gateway">Gateway name.</param>
/// <param name="Contact">The contact, as in <see cref="ContactRecord.Contact"/>.</param>
/// <param name="Cargo">Downlink: the update's id. Uplink: the cloud version in the model.</param>
/// <param name="Time">The moment.</param>
/// <param name="ElevationDeg">How high the satellite stands, degrees.</param>
/// <param name="RangeKm">How far away it is, km.</param>
/// <param name="DopplerKhz">What arrives less what is sent, kHz.</param>
/// <param name="SnrDb">Signal to noise in the channel, dB.</param>
/// <param name="Mode">The modem's mode; empty where it has one.</param>
/// <param name="RateBps">Bit rate of the transfer, bit/s.</param>
/// <param name="Bits">Bits that it has carried so far.</param>
/// <param name="End">How it ended, in its last record; null before.</param>
public sealed record LinkRecord(
    long Transfer, LinkDirection Direction, string Satellite, string Gateway, int Contact, long Cargo, Epoch Time, double ElevationDeg, double RangeKm, double DopplerKhz, double SnrDb,
    string Mode, double RateBps, double Bits, TransferEnd? End);
