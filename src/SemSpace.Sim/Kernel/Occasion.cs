using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>Something that happens now and then and wakes all who wait for it, in the order in which they began to wait.</summary>
public sealed class Occasion
{
    private readonly Simulation _simulation;
    private readonly Line _waiting;

    /// <summary>Nobody waits for it yet.</summary>
    /// <param name="simulation">Where.</param>
    /// <param name="name">What happens, for those who ask what a process waits for.</param>
    public Occasion(Simulation simulation, string name = "an occasion") => (_simulation, _waiting) = (simulation, new(() => name));

    /// <summary>Wakes all who wait.</summary>
    public void Announce()
    {
        while (_waiting.First is { } place) place.Turn.Grant();
    }

    /// <summary>Awaitable: true when announced before the deadline, false at the deadline.</summary>
    /// <param name="deadline">Until when to wait; <see cref="Epoch.EndOfTime"/> for as long as it takes.</param>
    public Turn Wait(Epoch deadline) => WaitAny(_simulation, deadline, this);

    /// <summary>Awaitable: true when one of them is announced before the deadline, false at the deadline.</summary>
    public static Turn WaitAny(Simulation simulation, Epoch deadline, params ReadOnlySpan<Occasion> occasions)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        Turn mine = simulation.NewTurn(deadline);
        foreach (Occasion occasion in occasions) occasion._waiting.Add(mine.NewPlace(deadline));
        return mine;
    }
}
