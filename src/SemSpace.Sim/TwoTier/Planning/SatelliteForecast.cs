using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Network;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>
/// Foretells a satellite's updates by its contacts and what its buffer will hold, as if antennas were free and the battery full: at each contact it
/// delivers what it has, takes a newer model if there is one by then, and trains on what the buffer holds; where that is too little, or no newer model
/// is there, so that the training ends as the next contact begins. Between two trainings its processor rests as it must.
/// </summary>
internal sealed class SatelliteForecast(World world, int satellite)
{
    private readonly MissionSetup _setup = world.Setup;
    private const int MostKept = 4000;
    private static readonly EarliestArrival Fastest = new();

    private readonly Dictionary<(Epoch From, Epoch To), (int Count, IReadOnlyList<long> Ids)> _samples = [];
    private readonly CaptureBuffer _buffer = new(world.Setup, satellite);

    /// <summary>The updates to come, in order of arrival.</summary>
    /// <param name="underWay">The update that the satellite trains or sends now, if any.</param>
    /// <param name="held">When the model was made that it holds, when it took it (now, if it could take another one now), and whether it has not trained from it.</param>
    /// <param name="idle">What trainings that have ended, or an update that is under way, have left it.</param>
    /// <param name="until">No update that arrives later.</param>
    /// <param name="newest">When the newest model was made that gateways have at a time.</param>
    public IEnumerable<ForeseenUpdate> Updates(Delivery? underWay, (Epoch Made, Epoch Taken, bool IsNew) held, Idle idle, Epoch until, Func<Epoch, Epoch> newest)
    {
        if (underWay is not null) idle = idle with { Cool = Epoch.Max(idle.Cool, _setup.CoolFrom(underWay.Samples, underWay.TrainStart, underWay.TrainDue)) };
        return _setup.Isl is null ? InContacts(underWay, held, idle, until, newest) : OverLinks(underWay, held, idle, until, newest);
    }

    /// <summary>An update that another satellite has now; null where it has no way down.</summary>
    /// <param name="update">The update.</param>
    /// <param name="at">The satellite that has it.</param>
    public ForeseenUpdate? Relayed(Delivery update, int at) => RouteOf(at, world.Now, update.Left) is { } route ? Foreseen(UnderWay(update), route) : null;

    private IEnumerable<ForeseenUpdate> InContacts(Delivery? underWay, (Epoch Made, Epoch Taken, bool IsNew) held, Idle idle, Epoch until, Func<Epoch, Epoch> newest)
    {
        Epoch time = world.Now;
        Training? ready = underWay is { Contact: null } ? UnderWay(underWay) : null;
        Dictionary<int, double> left = ready is null ? [] : new(underWay!.Left);
        bool waitsInContact = !held.IsNew && !idle.IsResting && _setup.ForeseenContacts.OpenContacts(satellite, time).Any();
        if (ready is null && !waitsInContact) (ready, idle) = Next(time, idle, held.Taken, held.IsNew);
        foreach (Contact contact in _setup.ForeseenContacts.From(satellite, time))
        {
            while (Epoch.Max(contact.Window.Aos, time) is var at && at < contact.Window.Los && at < until)
            {
                time = at;
                if (ready is null)
                {
                    held = newest(time) is var made && made > held.Made ? (made, time, true) : (held.Made, time, false);
                    (ready, idle) = Next(time, idle, held.Taken, held.IsNew);
                }

                if (ready is null) break;
                Epoch given = Epoch.Max(time, ready.End), sends = given + contact.SetUpFrom(given);
                if (sends >= contact.Window.Los) break;
                int gateway = _setup.Rounds.Handover ? -1 : contact.Window.Gateway;
                (Epoch end, double remaining) = contact.Downlink.Send(sends, contact.Window.Los, left.GetValueOrDefault(gateway, world.ForeseenUploadBits));
                if (remaining > 0)
                {
                    (left[gateway], time) = (remaining, end);
                    break;
                }

                Epoch arrival = end + contact.DelayAt(end);
                if (arrival >= until) yield break;
                yield return new ForeseenUpdate(satellite, contact, ready.ModelTaken, ready.Start, arrival, ready.Samples, ready.SampleIds, ready.IsUnderWay);
                (ready, time) = (null, end);
                left.Clear();
            }
        }
    }

    /// <summary>Each update takes the way whose last bit is down first, and a version is with every satellite that asks for it as soon as gateways have it.</summary>
    private IEnumerable<ForeseenUpdate> OverLinks(Delivery? underWay, (Epoch Made, Epoch Taken, bool IsNew) held, Idle idle, Epoch until, Func<Epoch, Epoch> newest)
    {
        Epoch time = world.Now;
        Training? ready = underWay is { Contact: null } ? UnderWay(underWay) : null;
        IReadOnlyDictionary<int, double> sent = ready is null ? new Dictionary<int, double>() : underWay!.Left;
        if (ready is null) (ready, idle) = Next(time, idle, held.Taken, held.IsNew);
        while (time < until)
        {
            if (ready is null)
            {
                time = Epoch.Min(_setup.ForeseenContacts.NextAos(satellite, time), time + SatelliteProcess.LookAgain);
                if (time >= until) yield break;
            }
            else
            {
                if (RouteOf(satellite, Epoch.Max(time, ready.End), sent) is not { } route || route.Arrival >= until) yield break;
                yield return Foreseen(ready, route);
                time = route.Hops.Count > 0 ? route.Hops[0].End : route.Arrival;
                sent = new Dictionary<int, double>();
                held = (held.Made, time, false);
            }

            if (newest(time) is var made && made > held.Made) held = (made, time, true);
            (ready, idle) = Next(time, idle, held.Taken, held.IsNew);
        }
    }

    private Route? RouteOf(int at, Epoch time, IReadOnlyDictionary<int, double> sent)
    {
        UpdateExits exits = new(_setup, world.ForeseenUploadBits, sent);
        return Fastest.Find(_setup.ForeseenIsl!, new(at, satellite, 0, time, exits.CarriedBits, exits, AllUp.Instance));
    }

    private ForeseenUpdate Foreseen(Training ready, Route route)
        => new(satellite, _setup.ForeseenContacts.Of(route.Contact), ready.ModelTaken, ready.Start, route.Arrival, ready.Samples, ready.SampleIds, ready.IsUnderWay);

    private static Training UnderWay(Delivery update)
        => new(update.ModelTaken, update.TrainStart, update.TrainDue, update.Samples, update.SampleIds, IsUnderWay: true);

    /// <summary>The training that comes next after a time, and what is then used up.</summary>
    private (Training? Training, Idle Idle) Next(Epoch time, Idle idle, Epoch taken, bool hasNewModel)
    {
        if (idle.IsResting || (hasNewModel && Prepare(time, idle) is not null)) return Begin(time);
        bool waitsForData = hasNewModel && _setup.Isl is not null; // and is looked at again
        if (waitsForData || (!hasNewModel && _setup.Rounds.Policy.TrainAgain == TrainAgain.EachVersion)) return (null, idle);
        Epoch contact = Epoch.Min(_setup.ForeseenContacts.NextAos(satellite, time), _setup.End);
        return Prepare(contact, idle) is { } foretold ? Begin(Epoch.Max(time, contact - _setup.TrainingTime(foretold.Count))) : (null, idle);

        (Training?, Idle) Begin(Epoch wished)
        {
            Epoch start = Epoch.Max(wished, idle.Cool);
            if (Prepare(start, idle) is not { } samples) return (null, idle with { IsResting = false });
            Epoch end = _setup.Course(satellite, samples.Count, start).End;
            return (new(taken, start, end, samples.Count, samples.Ids, IsUnderWay: false), new(start, _setup.CoolFrom(samples.Count, start, end), IsResting: false));
        }
    }

    /// <summary>The samples of a span of time, which forecasts ask for again and again.</summary>
    public (int Count, IReadOnlyList<long> Ids) Samples(Epoch from, Epoch to)
    {
        if (_samples.TryGetValue((from, to), out (int, IReadOnlyList<long>) known)) return known;
        if (_samples.Count == MostKept) _samples.Clear();
        PreparedTraining training = _setup.Learner.Prepare(satellite, 0, from, to);
        return _samples[(from, to)] = (training.Samples, training.SampleIds);
    }

    /// <summary>What the buffer holds at a time; null when that is too little for a training.</summary>
    private (int Count, IReadOnlyList<long> Ids)? Prepare(Epoch time, Idle idle)
    {
        (int Count, IReadOnlyList<long> Ids) samples = Samples(_buffer.Oldest(time, idle.TrainedUpTo), time);
        return _setup.AreEnough(samples.Count) ? samples : null;
    }

    /// <summary>Forecasts take all batteries as full, and let nobody meet.</summary>
    private sealed class AllUp : INetworkState
    {
        public static AllUp Instance { get; } = new();

        public bool IsUp(int satellite) => true;

        public int? SinkOf(int plane, int version, Func<IReadOnlyList<(int Satellite, Epoch Ready)>, int?> elect) => null;
    }

    private sealed record Training(Epoch ModelTaken, Epoch Start, Epoch End, int Samples, IReadOnlyList<long> SampleIds, bool IsUnderWay);
}

/// <summary>A satellite between two trainings.</summary>
/// <param name="TrainedUpTo">Captures until then are used up; null for none.</param>
/// <param name="Cool">From when on its processor has rested, and may train.</param>
/// <param name="IsResting">Whether a training waits for that alone, and begins then.</param>
internal sealed record Idle(Epoch? TrainedUpTo, Epoch Cool, bool IsResting);
