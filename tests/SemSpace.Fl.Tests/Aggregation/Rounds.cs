using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Trajectory;

namespace SemSpace.Fl.Tests.Aggregation;

/// <summary>Short ways to write updates and rounds in tests.</summary>
internal static class Rounds
{
    public static readonly TrajectoryRule BySeconds = new TrajectoryRule(TrajectoryVariant.ContactShare);

    public static ModelUpdate Update(
        long id, int satellite, int gateway, int samples, float[] delta, int staleness = 0, int contact = -1, double seconds = 1)
        => new(id, satellite, gateway, staleness, samples, contact, seconds, seconds * 1e6, delta);

    public static PlannedContact Planned(int contact, int satellite, int gateway, double seconds, double wait = 0)
        => new(contact, satellite, gateway, seconds, seconds * 1e6, wait);

    /// <summary>A contact and an update in the plan for each upload.</summary>
    public static RoundPlan PlanOf(IEnumerable<ModelUpdate> updates, params PlannedContact[] after)
        => new(1, [.. updates.Select(u => new PlannedContact(u.Contact, u.Satellite, u.Gateway, u.ContactSeconds, u.ContactBits))], after)
        {
            Updates = [.. updates.Select(u => new PlannedUpdate(u.Satellite, u.Gateway, u.Contact, u.Samples, u.SampleIds))],
        };

    /// <summary>All updates at one aggregator.</summary>
    public static (float[] Model, AggregationOutcome Outcome) Flat(AggregationRule options, float[] model, RoundPlan plan, IEnumerable<ModelUpdate> updates)
    {
        IAggregator all = options.Begin(plan)();
        foreach (ModelUpdate update in updates) all.Add(update);
        return Applied(all, options.Start(model));
    }

    /// <summary>Each update at its gateway's aggregator, these merged in gateway order.</summary>
    public static (float[] Model, AggregationOutcome Outcome) TwoTier(AggregationRule options, float[] model, RoundPlan plan, IEnumerable<ModelUpdate> updates)
    {
        (Func<IAggregator> create, SortedDictionary<int, IAggregator> gateways) = AtGateways(options, plan, updates);
        IAggregator cloud = create();
        foreach (IAggregator gateway in gateways.Values) cloud.Merge(gateway);
        return Applied(cloud, options.Start(model));
    }

    /// <summary>The model that an aggregator makes of one, which stays itself where nothing changes it.</summary>
    public static (float[] Model, AggregationOutcome Outcome) Applied(IAggregator total, ServerModel model)
    {
        AggregationOutcome outcome = total.Apply(model);
        return ((outcome.Model ?? model).Parameters, outcome);
    }

    /// <summary>The same for rules that keep nothing beside the parameters.</summary>
    public static (float[] Model, AggregationOutcome Outcome) Applied(IAggregator total, float[] model) => Applied(total, new ServerModel(model));

    public static (Func<IAggregator> Create, SortedDictionary<int, IAggregator> Gateways) AtGateways(
        AggregationRule options, RoundPlan plan, IEnumerable<ModelUpdate> updates)
    {
        Func<IAggregator> create = options.Begin(plan);
        var gateways = new SortedDictionary<int, IAggregator>();
        foreach (ModelUpdate update in updates)
        {
            if (!gateways.ContainsKey(update.Gateway)) gateways[update.Gateway] = create();
            gateways[update.Gateway].Add(update);
        }

        return (create, gateways);
    }
}
