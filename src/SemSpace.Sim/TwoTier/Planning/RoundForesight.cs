using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>The updates foretold for a round of the cloud and, where the rule asks, those in flight when it closes, less those that have come or can no longer come.</summary>
internal sealed class RoundForesight(World world, IReadOnlyList<ForeseenUpdate> inRound, IReadOnlyList<ForeseenUpdate> inFlight)
{
    private readonly List<ForeseenUpdate> _inRound = [.. inRound], _inFlight = [.. inFlight];

    /// <summary>What a gateway knows of what is to come.</summary>
    public EdgeOutlook For(int gateway) => new(gateway, ToCome(_inRound), ToCome(_inFlight));

    /// <summary>Whether every update so far was foretold, for its contact.</summary>
    public bool IsAsForetold { get; private set; } = true;

    /// <summary>Whether an update that was foretold for a time or before has not come.</summary>
    public bool HasMissed(Epoch time) => _inRound.Concat(_inFlight).Any(update => update.Arrival <= time);

    /// <summary>For when the last update was foretold that is to come before a time and has not; null where none is.</summary>
    public Epoch? LastDue(Epoch before) => _inRound.Where(update => update.Arrival < before).Select(update => (Epoch?)update.Arrival).LastOrDefault();

    /// <summary>Takes note of an arrival: what its satellite was to send in contacts before has lapsed.</summary>
    public void Came(Delivery delivery)
    {
        int contact = delivery.Contact!.Foreseen.Window.Id;
        int lapsed = world.Setup.Isl is not null ? 0 : _inRound.RemoveAll(Lapsed) + _inFlight.RemoveAll(Lapsed);
        IsAsForetold &= lapsed == 0 & (TakeFirst(_inRound) || TakeFirst(_inFlight));

        bool Lapsed(ForeseenUpdate update) => update.Satellite == delivery.Satellite && update.Plan.Contact < contact;

        bool TakeFirst(List<ForeseenUpdate> updates)
        {
            int place = updates.FindIndex(update => update.Satellite == delivery.Satellite && update.Plan.Contact == contact);
            if (place >= 0) updates.RemoveAt(place);
            return place >= 0;
        }
    }

    private PlannedUpdate[] ToCome(List<ForeseenUpdate> updates) => [.. updates.Where(update => update.Contact.Window.Los > world.Now).Select(update => update.Plan)];
}
