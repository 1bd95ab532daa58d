using SemSpace.Fl.Aggregation.Common;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Training;

namespace SemSpace.Fl.Aggregation;

/// <summary>
/// A rule by which updates become a new model, whole: when rounds close, what satellites do meanwhile, what is kept where and what travels,
/// and how updates are weighed. The record holds the rule's options; all state is handed in and out, so that one instance serves all runs.
/// </summary>
public abstract record AggregationRule
{
    /// <summary>How rounds go under the rule, unless a scenario says otherwise.</summary>
    public abstract RoundPolicy Policy { get; }

    /// <summary>What every satellite adds to its local training, and the state it keeps for that; null for nothing.</summary>
    public virtual LocalObjective? Objective => null;

    /// <summary>The server's model at the start, with the state that the rule keeps beside it.</summary>
    /// <param name="parameters">The initial parameters.</param>
    public virtual ServerModel Start(float[] parameters) => new(parameters);

    /// <summary>Begins a cloud round.</summary>
    /// <returns>Makes the round's aggregators, one for each gateway and one to merge them into; they may share what the plan foretells.</returns>
    public abstract Func<IAggregator> Begin(RoundPlan plan);

    /// <summary>Whether gateways can have models of their own under the rule.</summary>
    public virtual bool HasEdges => false;

    /// <summary>A gateway's own model in a round of the cloud: by means, unless the rule has another way.</summary>
    /// <param name="round">What <see cref="Begin"/> gave for the round.</param>
    /// <param name="cloud">The cloud's model, which every gateway begins with.</param>
    /// <exception cref="NotSupportedException">The rule has none: <see cref="HasEdges"/>.</exception>
    public virtual IEdge BeginEdge(Func<IAggregator> round, ServerModel cloud)
        => HasEdges ? new MeanEdge(() => (LinearAggregator)round(), cloud) : throw new NotSupportedException("Gateways have no models of their own under this rule.");

    /// <summary>Whether a step is as long however old its updates are, so that rounds far shorter than the way of an update go too far.</summary>
    public virtual bool StepsWholeOnStale => false;

    /// <summary>The rule for a run of a share of the length, in which rounds must still close.</summary>
    /// <param name="share">The share, above 0 and at most 1.</param>
    public virtual AggregationRule Shortened(double share) => this;

    /// <summary>Why the rule cannot work with a way to train, as in "is adam; must be sgd."; null when it can.</summary>
    public virtual Misfit? Misfit(LocalTrainingOptions training) => null;
}

/// <summary>Why two choices do not go together.</summary>
/// <param name="Key">The key of local training that must change.</param>
/// <param name="Problem">What it is and what it must be.</param>
public sealed record Misfit(string Key, string Problem);

/// <summary>A version of the model as the server keeps it. Its vectors never change.</summary>
/// <param name="Parameters">The parameters, D values.</param>
public sealed record ServerModel(float[] Parameters)
{
    /// <summary>Vectors of D values that travel down to satellites beside the parameters.</summary>
    public IReadOnlyList<float[]> Broadcast { get; init; } = [];

    /// <summary>Vectors of D values that stay at the server.</summary>
    public IReadOnlyList<double[]> Kept { get; init; } = [];

    /// <summary>Numbers that stay at the server, as many as the rule likes.</summary>
    public double[] Counters { get; init; } = [];

    /// <summary>Vectors of D values in one download.</summary>
    public int DownloadVectors => 1 + Broadcast.Count;
}

/// <summary>What is known when a round begins. Rules that do not look ahead ignore the plan.</summary>
/// <param name="Satellites">Satellites in the mission.</param>
/// <param name="During">Contacts that the ephemeris foretells inside the round, cut to it.</param>
/// <param name="After">Contacts in the horizon after the round.</param>
public sealed record RoundPlan(int Satellites, IReadOnlyList<PlannedContact> During, IReadOnlyList<PlannedContact> After)
{
    /// <summary>Updates that the ephemeris foretells to reach gateways in the round, in order of arrival.</summary>
    public IReadOnlyList<PlannedUpdate> Updates { get; init; } = [];

    /// <summary>Samples that all satellites together take in the round, those included that no gateway will hear of.</summary>
    public double SamplesGathered { get; init; }

    /// <summary>The updates, foretold for the horizon after the round, whose satellites take the model that they train from before the round closes.</summary>
    public IReadOnlyList<PlannedUpdate> InFlight { get; init; } = [];

    /// <summary>The share of its samples that each satellite can deliver in the horizon, over the share that all together can; 0 for a satellite that delivers none. Empty where nothing is foretold.</summary>
    public IReadOnlyList<double> Inclusion { get; init; } = [];

    /// <summary>The rule's own numbers at the round's start: <see cref="ServerModel.Counters"/>.</summary>
    public double[] Counters { get; init; } = [];

    /// <summary>A plan that foretells nothing.</summary>
    public static RoundPlan Blind(int satellites) => new(satellites, [], []);
}
