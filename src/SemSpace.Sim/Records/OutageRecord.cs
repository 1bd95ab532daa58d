using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>What was out.</summary>
public enum OutageKind
{
    /// <summary>A gateway's antennas.</summary>
    Gateway,

    /// <summary>A satellite's radio.</summary>
    Satellite,

    /// <summary>A gateway's line to the cloud.</summary>
    Backhaul,
}

/// <summary>A time in which a gateway or a satellite's radio was silent, or a gateway's line to the cloud down.</summary>
/// <param name="Kind">What was out.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until when.</param>
/// <param name="Reason">Why, in the scenario's words.</param>
/// <param name="Foreseen">Whether plans knew it.</param>
/// <param name="Contacts">Contact windows that it cut, divided or took away.</param>
/// <param name="LostSeconds">Contact time that it took, s; two outages at once count each.</param>
/// <param name="Line">What it kept waiting at a line to the cloud.</param>
public sealed record OutageRecord(OutageKind Kind, string Name, Epoch From, Epoch To, string Reason, bool Foreseen, int Contacts, double LostSeconds, LineHold Line = default);
