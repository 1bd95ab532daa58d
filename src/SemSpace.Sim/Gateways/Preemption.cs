namespace SemSpace.Sim.Gateways;

/// <summary>What happens to a satellite that has an antenna when one comes that ranks better.</summary>
public enum Preemption
{
    /// <summary>Nothing: it keeps the antenna until its transfer is over.</summary>
    None,

    /// <summary>It gives the antenna up, and its transfer goes on later from the bit where it stopped.</summary>
    Resume,
}
