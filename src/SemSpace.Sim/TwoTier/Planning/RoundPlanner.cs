using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>
/// Knows when the cloud's round is to close, as far as that is known, and tells the aggregation rule and the gateways what the contact plan
/// foretells of it.
/// </summary>
internal sealed class RoundPlanner(World world, IReadOnlyList<GatewayNode> gateways, IReadOnlyList<SatelliteProcess> satellites)
{
    /// <summary>A foretold arrival may be this late before the schedule is made anew, and a merge waits for it as long; the queue for an antenna takes about so much.</summary>
    private static readonly Duration Tolerance = Duration.FromSeconds(30);

    /// <summary>How far ahead to look first for the updates that close a round by their number.</summary>
    private static readonly Duration FirstLook = Duration.FromHours(2);

    private readonly RoundOptions _rounds = world.Setup.Rounds;
    private readonly PlannedMerges _planned = new(world, gateways, satellites);
    private Epoch _merged = world.Setup.Start;
    private Epoch _closing, _foreseenClosing;

    /// <summary>When the round closes, if nothing closes it before. A planned merge waits a little for the updates that were to come before it.</summary>
    public Epoch Closing => IsPlanned && world.Foresight.LastDue(_closing) is { } due ? Epoch.Max(_closing, due + Tolerance) : _closing;

    /// <summary>Opens a round on top of a version.</summary>
    public RoundPlan Open(ModelVersion version)
    {
        _merged = Epoch.Max(_merged, version.Published);
        _planned.Pass(_merged);
        IReadOnlyList<ForeseenUpdate> foreseen = IsPlanned ? _planned.Choose() : [];
        _closing = IsPlanned ? _planned.Next : NextClosing();
        _foreseenClosing = ForeseenClosing();
        if (!IsPlanned) foreseen = Ahead();
        int? last = ClosesByUpdates ? Last(foreseen) : null;
        ForeseenUpdate[] inRound = [.. foreseen.TakeWhile((update, place) => update.Arrival < _foreseenClosing && !(place > last))];
        ForeseenUpdate[] inFlight = Foretell(foreseen, inRound, _foreseenClosing);
        return Plan(version, foreseen, inRound) with { InFlight = [.. inFlight.Select(update => update.Plan)] };
    }

    /// <summary>Looks whether things still go as planned, and makes the schedule anew where they do not.</summary>
    public void Review()
    {
        if (!IsPlanned || (world.Foresight.IsAsForetold && !world.Foresight.HasMissed(world.Now - Tolerance))) return;
        IReadOnlyList<ForeseenUpdate> foreseen = _planned.Choose();
        _closing = _planned.Next;
        _ = Foretell(foreseen, [.. foreseen.TakeWhile(update => update.Arrival < _closing)], _closing);
    }

    /// <summary>Whether updates close the round: a number of them, at all gateways together or at one, or one of each satellite.</summary>
    private bool ClosesByUpdates => _rounds.Policy is { Trigger: RoundTrigger.Count or RoundTrigger.EveryArrival or RoundTrigger.AllReturned } or { Trigger: RoundTrigger.EdgeRounds, Edge.Trigger: not EdgeTrigger.Period };

    /// <summary>The place of the update that closes the round among those to come, -1 where those that wait do; null where all are too few.</summary>
    private int? Last(IReadOnlyList<ForeseenUpdate> foreseen)
    {
        RoundPolicy policy = _rounds.Policy;
        return policy.Trigger switch
        {
            RoundTrigger.Count => LastOf(policy.Count),
            RoundTrigger.EveryArrival => LastOf(1),
            RoundTrigger.EdgeRounds => LastAtOne(policy.EdgeRounds * (policy.Edge!.Trigger == EdgeTrigger.Count ? policy.Edge.Count : 1)),
            RoundTrigger.AllReturned => LastReturned(),
            RoundTrigger.Period or RoundTrigger.Planned => null,
        };

        int? LastOf(int enough)
        {
            int missing = Math.Max(0, enough - gateways.Sum(gateway => gateway.Aside.Count));
            return missing <= foreseen.Count ? missing - 1 : null;
        }

        int? LastAtOne(int enough)
        {
            int[] have = [.. gateways.Select(gateway => gateway.Aside.Count)];
            return have.Any(number => number >= enough) ? -1 : First(update => ++have[update.Contact.Window.Gateway] >= enough);
        }

        int? LastReturned()
        {
            HashSet<int> away = world.Chosen is { } chosen ? [.. chosen] : [.. Enumerable.Range(0, satellites.Count)];
            return First(update => update.ModelTaken >= _merged && away.Remove(update.Satellite) && away.Count == 0);
        }

        int? First(Func<ForeseenUpdate, bool> closes)
        {
            for (int place = 0; place < foreseen.Count; place++)
            {
                if (closes(foreseen[place])) return place;
            }

            return null;
        }
    }

    private bool IsPlanned => _rounds.Policy.Trigger == RoundTrigger.Planned;

    /// <summary>Whether the rule wants any of some forecasts.</summary>
    private bool Wants(Forecasts any) => (_rounds.Policy.Forecasts & any) != 0;

    private Epoch NextClosing()
    {
        Duration period = Duration.FromMinutes(_rounds.LongestMin);
        return _rounds.Policy.Trigger == RoundTrigger.Period ? NextMultiple(period) : world.Now + period;
    }

    private Epoch NextMultiple(Duration period) => LastMultiple(period, world.Now) + period;

    private Epoch LastMultiple(Duration period, Epoch time) => world.Setup.Start + (period * ((time - world.Setup.Start).Nanoseconds / period.Nanoseconds));

    /// <summary>When the round closes, or would close if no gateway's own rounds closed before their clock says so.</summary>
    private Epoch ForeseenClosing()
    {
        if (_rounds.Policy is not { Trigger: RoundTrigger.EdgeRounds, Edge: { Trigger: EdgeTrigger.Period } edges }) return _closing;
        Duration period = Duration.FromMinutes(edges.PeriodMin);
        return Epoch.Min(_closing, NextMultiple(period) + (period * (_rounds.Policy.EdgeRounds - 1)));
    }

    /// <summary>The updates that the rule wants to know of; where they close the round, sets that it closes just after the last of these.</summary>
    private ForeseenUpdate[] Ahead()
    {
        if (!(ClosesByUpdates && Wants(Forecasts.SamplesGathered)) && !Wants(Forecasts.Updates | Forecasts.Inclusion | Forecasts.SamplesInFlight)) return [];
        ForeseenUpdate[]? soon = ClosesByUpdates ? Soon() : null;
        Epoch until = _foreseenClosing;
        if (Wants(Forecasts.SamplesInFlight)) until += Duration.FromMinutes(_rounds.HorizonMin);
        if (Wants(Forecasts.Inclusion)) until = Epoch.Max(until, world.Now + Duration.FromMinutes(_rounds.HorizonMin));
        until = Epoch.Min(until, world.Setup.End);
        return until == _foreseenClosing && soon is not null ? soon : ForeseenUpdate.Of(satellites, until, Newest);
    }

    /// <summary>The updates that close the round, and perhaps more; sets when it closes by them, or by the end where there are too few.</summary>
    private ForeseenUpdate[] Soon()
    {
        Epoch latest = _foreseenClosing = Epoch.Min(_foreseenClosing, world.Setup.End);
        for (Duration span = FirstLook; ; span *= 2)
        {
            Epoch until = Epoch.Min(world.Now + span, latest);
            ForeseenUpdate[] foreseen = ForeseenUpdate.Of(satellites, until, Newest);
            int? last = Last(foreseen);
            if (last is { } place) _foreseenClosing = Epoch.Min(latest, place < 0 ? world.Now : foreseen[place].Arrival + new Duration(1));
            if (last is not null || until == latest) return foreseen;
        }
    }

    /// <summary>Tells gateways what is to come.</summary>
    /// <returns>Of the updates that come after the round, within the horizon, those whose models are taken before it closes; none where the rule does not ask.</returns>
    private ForeseenUpdate[] Foretell(IReadOnlyList<ForeseenUpdate> foreseen, ForeseenUpdate[] inRound, Epoch closing)
    {
        Epoch horizon = closing + Duration.FromMinutes(_rounds.HorizonMin);
        ForeseenUpdate[] inFlight = Wants(Forecasts.SamplesInFlight)
            ? [.. foreseen.Skip(inRound.Length).TakeWhile(update => update.Arrival < horizon).Where(update => update.ModelTaken < closing)]
            : [];
        world.Foresight = new RoundForesight(world, inRound, inFlight);
        return inFlight;
    }

    /// <summary>When the newest model was made that gateways have at a time, as far as that is known; where it is not, one is as new as the time.</summary>
    private Epoch Newest(Epoch time)
    {
        if (_rounds.Policy.Edge is not null) return time;
        if (ClosesByUpdates) return time < _foreseenClosing ? _merged : time;
        return Epoch.Max(_merged, LastMultiple(Duration.FromMinutes(_rounds.LongestMin), time));
    }

    private RoundPlan Plan(ModelVersion version, IReadOnlyList<ForeseenUpdate> foreseen, IReadOnlyList<ForeseenUpdate> inRound)
    {
        bool isForeseeable = (Wants(Forecasts.Contacts) || _rounds.Policy.NeedsPlan) && _rounds.Policy.Trigger is RoundTrigger.Period or RoundTrigger.Planned;
        RoundPlan plan = isForeseeable ? Contacts(world.Now, _closing) : RoundPlan.Blind(satellites.Count);
        return plan with
        {
            Counters = version.Model.Counters,
            Updates = [.. inRound.Select(update => update.Plan)],
            SamplesGathered = Wants(Forecasts.SamplesGathered) ? satellites.Sum(satellite => satellite.Gathered(_foreseenClosing)) : 0,
            Inclusion = Wants(Forecasts.Inclusion) ? Inclusion(foreseen) : [],
        };
    }

    /// <summary>
    /// Each satellite's share of the samples that will be delivered in the horizon, over its share of all that are gathered. Where samples count once a round,
    /// one that several uploads of a round carry is delivered once in it.
    /// </summary>
    private double[] Inclusion(IReadOnlyList<ForeseenUpdate> foreseen)
    {
        Epoch horizon = Epoch.Min(world.Setup.End, world.Now + Duration.FromMinutes(_rounds.HorizonMin));
        double[] delivered = new double[satellites.Count], gathered = [.. satellites.Select(satellite => (double)satellite.Gathered(horizon))];
        HashSet<(int Satellite, long Round, long Sample)> counted = [];
        foreach (ForeseenUpdate update in foreseen.TakeWhile(update => update.Arrival < horizon))
        {
            long round = RoundAt(update.Arrival);
            delivered[update.Satellite] += _rounds.Policy.CountsSamplesOnce && update.SampleIds.Count > 0
                ? update.SampleIds.Count(sample => counted.Add((update.Satellite, round, sample)))
                : update.Samples;
        }

        double ofAll = delivered.Sum() / Math.Max(1, gathered.Sum());
        return ofAll > 0 ? [.. delivered.Zip(gathered, (came, all) => all > 0 ? came / all / ofAll : 1)] : [];
    }

    /// <summary>Rounds that will have closed by a time; where it is not known when, those after this one are taken to be as long as it is.</summary>
    private long RoundAt(Epoch time)
    {
        if (IsPlanned) return _planned.Until(time);
        if (time < _foreseenClosing) return 0;
        Duration length = _rounds.Policy.Trigger == RoundTrigger.Period ? Duration.FromMinutes(_rounds.LongestMin) : _foreseenClosing - world.Now;
        return length > Duration.Zero ? 1 + ((time - _foreseenClosing).Nanoseconds / length.Nanoseconds) : 1;
    }

    /// <summary>
    /// The contacts of a round and of the horizon after it. A contact in which an upload does not fit counts nothing; a
    /// satellite that the energy gate holds back is left out of the round.
    /// </summary>
    private RoundPlan Contacts(Epoch opens, Epoch closes)
    {
        Epoch horizon = closes + Duration.FromMinutes(_rounds.HorizonMin);
        bool[] able = [.. satellites.Select(satellite => satellite.HasEnergy)];
        List<PlannedContact> during = [], after = [];
        foreach (Contact contact in world.Setup.ForeseenContacts.Between(opens, horizon))
        {
            if (Cut(contact, opens, closes, world.ForeseenUploadBits, closes) is { } inside && able[contact.Window.Satellite]) during.Add(inside);
            if (Cut(contact, closes, horizon, world.ForeseenUploadBits, closes) is { } later) after.Add(later);
        }

        return new RoundPlan(satellites.Count, during, after);
    }

    private static PlannedContact? Cut(Contact contact, Epoch from, Epoch to, double payloadBits, Epoch closes)
    {
        Epoch given = Epoch.Max(contact.Window.Aos, from), start = given + contact.SetUpFrom(given), end = Epoch.Min(contact.Window.Los, to);
        if (start >= end) return null;
        double bits = contact.Downlink.BitsBetween(start, end);
        if (bits < payloadBits) return null;
        double wait = Math.Max(0, (start - closes).TotalSeconds);
        return new PlannedContact(contact.Window.Id, contact.Window.Satellite, contact.Window.Gateway, (end - start).TotalSeconds, bits, wait);
    }
}
