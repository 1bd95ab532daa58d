using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// What lies between a gateway's antenna and its merging: it may hold an update for a while, and a network that delivers at least once may bring one twice. The second copy comes
/// from the network behind the antenna, not from the satellite, so it costs neither antenna time nor energy; its gateway knows it by the update's number and refuses it.
/// Not modelled: a satellite that sends again because an acknowledgement was lost, and a gateway that takes a copy for a new update.
/// </summary>
internal sealed class GroundSegment(World world)
{
    /// <summary>For how long it holds an update that arrives; zero for most.</summary>
    public Duration Holds(Delivery delivery)
    {
        if (world.Setup.Faults.DelayedShare is not (> 0 and var share)) return Duration.Zero;
        RandomStream draws = world.Setup.Seeds.Stream("cloud/delayed", (ulong)delivery.UpdateId);
        return draws.NextDouble() < share ? Duration.FromHours(world.Setup.Faults.MeanDelayH * draws.NextExponential()) : Duration.Zero;
    }

    /// <summary>Whether it brings any update twice.</summary>
    public bool Repeats => world.Setup.Faults.DuplicatedShare > 0;

    /// <summary>Brings an update that it has delivered a second time, if it is among those.</summary>
    public void MayRepeat(Delivery delivery, Action<Delivery> again)
    {
        if (world.Setup.Faults.DuplicatedShare is not (> 0 and var share) || world.Setup.Seeds.Stream("cloud/duplicated", (ulong)delivery.UpdateId).NextDouble() >= share) return;
        _ = world.Simulation.At(world.Now + Duration.FromMinutes(world.Setup.Faults.DuplicateDelayMin), () => again(delivery.Copy(world.Now)));
    }
}
