using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>The updates foretold for a round of the cloud, less those that have come or can no longer come.</summary>
internal sealed class RoundForesight(World world, IReadOnlyList<ForeseenUpdate> updates)
{
    private readonly List<ForeseenUpdate> _toCome = [.. updates];

    /// <summary>Samples that a gateway is still to receive.</summary>
    public double SamplesToCome(int gateway) => _toCome.Where(update => update.Gateway == gateway && update.Contact.Window.Los > world.Now).Sum(update => update.Samples);

    /// <summary>Whether every update so far was foretold, for its contact.</summary>
    public bool IsAsForetold { get; private set; } = true;

    /// <summary>Whether an update that was foretold for before a time has not come.</summary>
    public bool HasMissed(Epoch time) => _toCome.Any(update => update.Arrival < time);

    /// <summary>Takes note of an arrival.</summary>
    public void Came(Delivery delivery)
    {
        int place = _toCome.FindIndex(update => update.Satellite == delivery.Satellite);
        IsAsForetold &= place >= 0 && _toCome[place].Contact == delivery.Contact;
        if (place >= 0) _toCome.RemoveAt(place);
    }
}
