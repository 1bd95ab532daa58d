using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>What a link between satellites carried.</summary>
public enum IslCargo
{
    /// <summary>A trained update, on its way to a gateway.</summary>
    Update,

    /// <summary>A version of the model, on its way to who has an older one.</summary>
    Model,
}

/// <summary>One transfer over a link between two satellites.</summary>
/// <param name="From">Name of the satellite that sent.</param>
/// <param name="To">Name of the one that received.</param>
/// <param name="Cargo">What was sent.</param>
/// <param name="UpdateId">The update's id; null for a model.</param>
/// <param name="Version">The cloud's version that was sent, or that the update was trained from.</param>
/// <param name="Start">When the terminals began.</param>
/// <param name="End">When they ended; what was sent arrives the signal's travel time later.</param>
/// <param name="Bits">What was sent.</param>
/// <param name="Ended">How it ended: <see cref="TransferEnd.LossOfSignal"/> where the link closed as it was foreseen.</param>
/// <param name="EnergyJ">Energy of both terminals, J.</param>
public sealed record IslRecord(string From, string To, IslCargo Cargo, long? UpdateId, int Version, Epoch Start, Epoch End, double Bits, TransferEnd Ended, double EnergyJ)
{
    /// <summary>Whether all was sent.</summary>
    public bool IsComplete => Ended == TransferEnd.Complete;
}
