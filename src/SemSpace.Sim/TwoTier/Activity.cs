namespace SemSpace.Sim.TwoTier;

/// <summary>What a satellite does at a time; of several at once the first counts.</summary>
internal enum Activity
{
    /// <summary>Without power, whatever else it would do.</summary>
    Off,

    /// <summary>Trains.</summary>
    Train,

    /// <summary>Sends to a gateway.</summary>
    Transmit,

    /// <summary>Receives from a gateway.</summary>
    Receive,

    /// <summary>Sends to another satellite, or receives from it.</summary>
    Isl,

    /// <summary>An antenna turns to it.</summary>
    SetUp,

    /// <summary>Waits for an antenna.</summary>
    AwaitAntenna,

    /// <summary>Lets its processor rest.</summary>
    Cool,

    /// <summary>Waits for the battery to allow a training.</summary>
    AwaitEnergy,

    /// <summary>Waits for samples.</summary>
    AwaitData,

    /// <summary>Waits for a newer model.</summary>
    AwaitModel,

    /// <summary>Waits to be chosen for a round.</summary>
    AwaitChoice,

    /// <summary>Does nothing of all this: waits for a contact.</summary>
    AwaitContact,
}
