namespace SemSpace.Sim.Energy;

/// <summary>What a satellite spends energy on.</summary>
public enum LoadPhase
{
    /// <summary>The platform, at all times.</summary>
    Idle,

    /// <summary>Training.</summary>
    Train,

    /// <summary>Sending to a gateway.</summary>
    Transmit,

    /// <summary>Receiving from a gateway.</summary>
    Receive,

    /// <summary>Sending to and receiving from other satellites.</summary>
    Isl,

    /// <summary>What the satellite is for, such as a camera.</summary>
    Payload,

    /// <summary>Heating the battery in the Earth's shadow.</summary>
    Heater,
}
