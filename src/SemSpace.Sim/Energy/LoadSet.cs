namespace SemSpace.Sim.Energy;

/// <summary>Loads that are on together.</summary>
/// <param name="Bits">A bit for each phase, in the phases' order.</param>
public readonly record struct LoadSet(int Bits)
{
    /// <summary>No load.</summary>
    public static LoadSet None => default;

    /// <summary>These loads and one more.</summary>
    public LoadSet With(LoadPhase phase) => new(Bits | (1 << (int)phase));

    /// <summary>Whether a load is among them.</summary>
    public bool Has(LoadPhase phase) => (Bits & (1 << (int)phase)) != 0;

    /// <summary>The phases in their order, in small letters, a plus sign between two.</summary>
    public override string ToString()
    {
        LoadSet on = this;
        return string.Join('+', Enum.GetValues<LoadPhase>().Where(phase => on.Has(phase)).Select(Name));
    }

    private static string Name(LoadPhase phase) => phase switch
    {
        LoadPhase.Idle => "idle",
        LoadPhase.Train => "train",
        LoadPhase.Transmit => "transmit",
        LoadPhase.Receive => "receive",
        LoadPhase.Isl => "isl",
        LoadPhase.Payload => "payload",
        LoadPhase.Heater => "heater",
    };
}
