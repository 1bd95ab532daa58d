using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier.Planning;

/// <summary>Chooses the times at which the cloud merges by the contact plan, and chooses them anew when it is told that things did not go by it.</summary>
internal sealed class PlannedMerges(World world, IReadOnlyList<GatewayNode> gateways, IReadOnlyList<SatelliteProcess> satellites)
{
    /// <summary>A merge that waits for an arrival comes this much after it, s.</summary>
    private const double MergedAfterS = 0.001;

    /// <summary>A satellite whose update has come takes a model this much later, if there is one by then, s.</summary>
    private const double TakenAfterS = 0.005;

    /// <summary>
    /// A schedule is kept while no other's age is below this share of its own. Schedules that differ much are often almost alike in age; to change at every
    /// sign would bring merges forward, each time a little, and could not take one back, until none are left for the end.
    /// </summary>
    private const double WorthKeeping = 1 / 1.01;

    /// <summary>How often to look for a better schedule under the forecast of the last one.</summary>
    private const int MostLooks = 3;

    private readonly RoundOptions _rounds = world.Setup.Rounds;

    /// <summary>How long after its last bit a satellite takes a model, at the most, s. Where gateways have models it does not wait: it takes the gateway's.</summary>
    private readonly Lazy<double> _takenAfterS = new(() => world.Setup.Rounds.Policy.Edge is null
        ? TakenAfterS + world.Setup.ForeseenContacts.LongestDelay.TotalSeconds
        : 0);
    private IReadOnlyList<double> _schedule = [];
    private int _merges;
    private Epoch _merged = world.Setup.Start;

    /// <summary>The next merge, or the end.</summary>
    public Epoch Next => _schedule.Count == 0 ? world.Setup.End : TimeOf(_schedule[0]);

    /// <summary>Merges until a time.</summary>
    public int Until(Epoch time) => _schedule.Count(merge => TimeOf(merge) <= time);

    /// <summary>Takes note of the newest version, made at a time, and leaves the merges until now behind.</summary>
    public void Pass(Epoch merged)
    {
        if (merged > _merged) (_merges, _merged) = (_merges + 1, merged);
        _schedule = [.. _schedule.SkipWhile(merge => TimeOf(merge) <= world.Now)];
    }

    /// <summary>
    /// Sets the schedule to the mission's end, and tells what comes of it. Where satellites train on the same samples again, trainings follow merges, and so
    /// what is foretold follows the schedule: each schedule is judged by its own forecast, and the best one under a forecast is taken where it is better under
    /// its own. The first search begins with the best where there is always a new model, and with as many merges by the clock and by the number of updates.
    /// </summary>
    public IReadOnlyList<ForeseenUpdate> Choose()
    {
        Outlook best = _schedule.Count == 0 && (_rounds.MergePrice is not null || _merges < _rounds.PlannedMerges) ? First() : Under(_schedule);
        for (int look = 0; look < MostLooks; look++)
        {
            Outlook next = Under(Best(best.Problem));
            double worth = _rounds.MergePrice is null && next.Merges.Count > best.Merges.Count ? 1 : WorthKeeping;
            if (!(next.MeanAge < worth * best.MeanAge)) break;
            best = next;
        }

        _schedule = best.Merges;
        return best.Foreseen;
    }

    private Outlook First()
    {
        Epoch start = world.Now, end = world.Setup.End;
        IReadOnlyList<double> free = Best(Problem(ForeseenUpdate.Of(satellites, end, time => time)));
        double spanS = (end - start).TotalSeconds / (free.Count + 1), fromS = (start - world.Setup.Start).TotalSeconds;
        Outlook byClock = Under([.. free.Select((_, merge) => fromS + (spanS * (merge + 1)))]);
        int each = Math.Max(1, (int)Math.Ceiling((double)byClock.Foreseen.Count / (free.Count + 1)));
        Outlook byCount = Under([.. byClock.Foreseen.Where((_, place) => place % each == each - 1).Take(free.Count).Select(update => Seconds(update.Arrival) + MergedAfterS)]);
        return new[] { Under(free), byClock, byCount }.MinBy(outlook => outlook.MeanAge)!;
    }

    /// <summary>What comes of merges near some times, each at the next event. A merge comes just after the arrival that it is timed by, so that a satellite that delivers may take what the merge at that moment makes.</summary>
    private Outlook Under(IReadOnlyList<double> merges)
    {
        ForeseenUpdate[] foreseen = ForeseenUpdate.Of(satellites, world.Setup.End, _rounds.Policy.Edge is null ? Newest : time => time);
        MergeSchedule problem = Problem(foreseen);
        IReadOnlyList<double> atEvents = problem.AtEvents(merges);
        double samples = foreseen.Sum(update => (double)update.Samples) + Held.Sum(update => (double)update.Samples);
        return new(atEvents, foreseen, problem, (problem.Age(atEvents) + ((_rounds.MergePrice ?? 0) * atEvents.Count)) / Math.Max(1, samples));

        Epoch Newest(Epoch time) => merges.Select(TimeOf).TakeWhile(merge => merge <= time).Aggregate(_merged, Epoch.Max);
    }

    /// <summary>Updates that have come and wait for a merge.</summary>
    private IEnumerable<Delivery> Held => gateways.SelectMany(gateway => gateway.Summed.Concat(gateway.Aside)).Where(update => update.Fate == UpdateFate.Pending);

    private MergeSchedule Problem(IReadOnlyList<ForeseenUpdate> foreseen)
    {
        return new(
            Seconds(_merged), Seconds(world.Now), Seconds(world.Setup.End),
            [.. foreseen.Where(update => !update.IsUnderWay).Select(update => new ModelUse(Seconds(update.ModelTaken) + _takenAfterS.Value, Seconds(update.TrainStart) + _takenAfterS.Value, update.Samples))],
            [.. foreseen.Select(update => (update.Arrival, update.Samples)).Concat(Held.Select(update => (update.Arrival, update.Samples))).Select(update => new UpdateArrival(Seconds(update.Arrival) + MergedAfterS, update.Samples))]);
    }

    private IReadOnlyList<double> Best(MergeSchedule problem)
        => _rounds.MergePrice is { } price ? problem.BestAtPrice(price) : problem.Best(_rounds.PlannedMerges - _merges);

    private double Seconds(Epoch time) => (time - world.Setup.Start).TotalSeconds;

    /// <summary>The time of a merge of the schedule.</summary>
    private Epoch TimeOf(double merge) => world.Setup.Start + Duration.FromSeconds(merge);

    /// <summary>Planned merges and what is foretold under them.</summary>
    /// <param name="Merges">Their times, s from the start.</param>
    /// <param name="Foreseen">The updates to come.</param>
    /// <param name="Problem">What merges are chosen by.</param>
    /// <param name="MeanAge">Mean age of a sample, and the price of the merges for each, s.</param>
    private sealed record Outlook(IReadOnlyList<double> Merges, IReadOnlyList<ForeseenUpdate> Foreseen, MergeSchedule Problem, double MeanAge);
}
