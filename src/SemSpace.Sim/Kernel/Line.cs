using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Kernel;

/// <summary>Those who wait for one thing, by priority and in the order in which they began to.</summary>
/// <param name="describe">What they wait for, in words.</param>
internal sealed class Line(Func<string> describe)
{
    private Place? _last;

    public Place? First { get; private set; }

    public int Count { get; private set; }

    public string Describe() => describe();

    /// <summary>Who is next; those whose time is over leave. Null where nobody waits.</summary>
    public Place? Next(Epoch now)
    {
        Place? best = null;
        double least = double.PositiveInfinity;
        for (Place? place = First, after; place is not null && (best is null || place.Priority == best.Priority); place = after)
        {
            after = place.After;
            if (place.Until <= now)
            {
                Remove(place);
                continue;
            }

            if (place.Rank is null) return best ?? place;
            double rank = place.Rank();
            if (best is null || rank < least) (best, least) = (place, rank);
        }

        return best;
    }

    public void Add(Place place)
    {
        Place? before = _last;
        while (before is not null && before.Priority > place.Priority) before = before.Before;
        Place? after = before is null ? First : before.After;
        (place.Line, place.Before, place.After) = (this, before, after);
        if (before is null) First = place;
        else before.After = place;
        if (after is null) _last = place;
        else after.Before = place;
        Count++;
    }

    public void Remove(Place place)
    {
        if (place.Before is { } before) before.After = place.After;
        else First = place.After;
        if (place.After is { } after) after.Before = place.Before;
        else _last = place.Before;
        (place.Line, place.Before, place.After) = (null, null, null);
        Count--;
    }
}

/// <summary>A turn's place in one line, or one that it is yet to have. Kept by its turn for all of its uses.</summary>
/// <param name="turn">Whose.</param>
internal sealed class Place(Turn turn) : IHappening
{
    private Ticket _begin;

    public Turn Turn => turn;

    /// <summary>Where it stands; null where it does not stand yet, or no longer.</summary>
    public Line? Line { get; set; }

    public Place? Before { get; set; }

    public Place? After { get; set; }

    /// <summary>Of which a place is asked for; null for what has none.</summary>
    public Resource? Resource { get; private set; }

    /// <summary>Lower ones go first.</summary>
    public int Priority { get; private set; }

    /// <summary>Until when it counts.</summary>
    public Epoch Until { get; private set; }

    /// <summary>The least of one priority goes first; null for the order in which they came.</summary>
    public Func<double>? Rank { get; private set; }

    public Place For(Resource? resource, Epoch until, int priority, Func<double>? rank)
    {
        (Resource, Until, Priority, Rank) = (resource, until, priority, rank);
        return this;
    }

    /// <summary>Asks later, unless the turn is over by then.</summary>
    public void Later(Simulation simulation, Epoch time) => _begin = simulation.At(time, this);

    /// <summary>Whether it stands in a line or is to.</summary>
    public bool IsOpen => Line is not null || _begin.Use != 0;

    public string Describe(Simulation simulation) => Line is not null ? Line.Describe() : FormattableString.Invariant($"{Resource!.Describe()} from {simulation.TimeOf(_begin)}");

    /// <summary>Stands in no line, and will not.</summary>
    public void Leave(Simulation simulation)
    {
        Line?.Remove(this);
        _ = simulation.Cancel(_begin);
        (_begin, Resource, Rank) = (default, null, null);
    }

    /// <summary>Its offer begins.</summary>
    void IHappening.Happen()
    {
        _begin = default;
        Resource!.Ask(this, preempts: false);
    }
}
