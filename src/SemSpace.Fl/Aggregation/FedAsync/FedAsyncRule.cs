using SemSpace.Fl.Aggregation.Common;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Aggregation.FedAsync.FedAsyncRule>;

namespace SemSpace.Fl.Aggregation.FedAsync;

/// <summary>How the mixing weight falls with staleness tau.</summary>
public enum StalenessShape
{
    /// <summary>Not at all.</summary>
    Constant,

    /// <summary>(1 + tau)^-a.</summary>
    Polynomial,

    /// <summary>1 up to b, then 1 / (a (tau - b) + 1).</summary>
    Hinge,
}

/// <summary>
/// Asynchronous mixing: at every arrival model = (1 - alpha_t) model + alpha_t trained, where alpha_t = alpha s(tau) always comes of the base
/// alpha. It mixes models and not deltas, so the server must know the base of each update. Where a scenario's trigger lets several updates into
/// one round, they are mixed in one after the other, by id.
/// Source: Xie, Koyejo, Gupta, "Asynchronous federated optimization", OPT 2020, section 5.2.
/// Not modelled: the proximal term of the paper's local training, which the local objective fedprox adds.
/// </summary>
/// <param name="Alpha">alpha; 0.6 to 0.9 in the paper.</param>
/// <param name="Staleness">s.</param>
/// <param name="Exponent">a of the polynomial.</param>
/// <param name="HingeSlope">a of the hinge.</param>
/// <param name="HingeStart">b of the hinge, versions.</param>
public sealed record FedAsyncRule(
    double Alpha = 0.6, StalenessShape Staleness = StalenessShape.Polynomial, double Exponent = 0.5, double HingeSlope = 10, double HingeStart = 4) : AggregationRule
{
    /// <summary>The keys.</summary>
    public static Section<FedAsyncRule> Keys { get; } = new(
        "Asynchronous mixing: every update makes a version.",
        () => new(),
        Is.Of("alpha", Kinds.Above(0, 1), "weight of a fresh update's model", f => f.Alpha, (f, v) => f with { Alpha = v }),
        Is.Of("staleness", Shapes, "how the weight falls with staleness τ: not at all, as (1 + τ)^-a, or 1 up to b and then 1/(a(τ - b) + 1)",
            f => f.Staleness, (f, v) => f with { Staleness = v }),
        Is.Of("exponent", Kinds.Within(0, 10), "a of polynomial", f => f.Exponent, (f, v) => f with { Exponent = v }),
        Is.Of("hinge_slope", Kinds.Within(0, 1000), "a of hinge", f => f.HingeSlope, (f, v) => f with { HingeSlope = v }),
        Is.Of("hinge_start", Kinds.Within(0, 10_000), "b of hinge, versions", f => f.HingeStart, (f, v) => f with { HingeStart = v }));

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.EveryArrival, TrainAgain.EachContact);

    private static ChoiceKind<StalenessShape> Shapes => new(
        ("constant", StalenessShape.Constant), ("polynomial", StalenessShape.Polynomial), ("hinge", StalenessShape.Hinge));

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        object round = new();
        return () => new CollectingAggregator(round, Mix);
    }

    /// <summary>s(tau), in (0, 1].</summary>
    public double Factor(int staleness) => Staleness switch
    {
        StalenessShape.Constant => 1,
        StalenessShape.Polynomial => Common.Staleness.Discount(staleness, Exponent),
        StalenessShape.Hinge => staleness <= HingeStart ? 1 : 1 / ((HingeSlope * (staleness - HingeStart)) + 1),
    };

    private AggregationOutcome Mix(ServerModel model, IReadOnlyList<ModelUpdate> updates)
    {
        double[] mixed = Array.ConvertAll(model.Parameters, value => (double)value), weights = new double[updates.Count];
        for (int u = 0; u < updates.Count; u++)
        {
            ModelUpdate update = updates[u];
            double alpha = Alpha * Factor(update.Staleness);
            for (int i = 0; i < mixed.Length; i++) mixed[i] = ((1 - alpha) * mixed[i]) + (alpha * ((double)update.Base[i] + update.Delta[i]));
            for (int earlier = 0; earlier < u; earlier++) weights[earlier] *= 1 - alpha;
            weights[u] = alpha;
        }

        return CollectingAggregator.Outcome(model with { Parameters = Array.ConvertAll(mixed, value => (float)value) }, updates, weights);
    }
}
