using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>The updates foretold for a round of the cloud and, where the rule asks, those in flight when it closes, less those that have come or can no longer come.</summary>
internal sealed class RoundForesight(World world, IReadOnlyList<ForeseenUpdate> inRound, IReadOnlyList<ForeseenUpdate> inFlight)
{
    private readonly UpdatesToCome _inRound = new(inRound), _inFlight = new(inFlight);

    /// <summary>What a gateway knows of what is to come.</summary>
    public EdgeOutlook For(int gateway) => new(gateway, _inRound.At(gateway, world.Now), _inRound.Senders(gateway, world.Now), _inFlight.At(gateway, world.Now));

    /// <summary>Whether every update so far was foretold, for its contact.</summary>
    public bool IsAsForetold { get; private set; } = true;

    /// <summary>Whether an update that was foretold for a time or before has not come.</summary>
    public bool HasMissed(Epoch time) => _inRound.FirstArrival <= time || _inFlight.FirstArrival <= time;

    /// <summary>For when the last update was foretold that is to come before a time and has not; null where none is.</summary>
    public Epoch? LastDue(Epoch before) => _inRound.LastArrival(before);

    /// <summary>Takes note of an arrival: what its satellite was to send in contacts before has lapsed.</summary>
    public void Came(Delivery delivery)
    {
        (int satellite, int contact) = (delivery.Satellite, delivery.Contact!.Foreseen.Window.Id);
        int lapsed = world.Setup.Isl is not null ? 0 : _inRound.RemoveBefore(satellite, contact) + _inFlight.RemoveBefore(satellite, contact);
        IsAsForetold &= lapsed == 0 & (_inRound.TakeFirst(satellite, contact) || _inFlight.TakeFirst(satellite, contact));
    }
}
