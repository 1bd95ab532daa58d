namespace SemSpace.Fl.Aggregation;

/// <summary>
/// A monoid of weighted model updates. Gateways <see cref="Add"/> what satellites upload (tier 1), the cloud
/// <see cref="Merge"/>s the gateways' aggregators in gateway order (tier 2) and <see cref="Apply"/>s the result once.
/// </summary>
public interface IAggregator
{
    /// <summary>Takes in one update.</summary>
    void Add(ModelUpdate update);

    /// <summary>Takes in all that another aggregator of the same rule and round has taken in.</summary>
    void Merge(IAggregator other);

    /// <summary>Vectors of D values that a gateway must send to the cloud for what it took in: the line is charged for them.</summary>
    int PayloadVectors { get; }

    /// <summary>What becomes of the model by all that was taken in, and with what weights. The model stays as it is when the total mass is 0.</summary>
    AggregationOutcome Apply(ServerModel model);

    /// <summary>Gives memory back that others can use. To be called once the aggregator is of no more use; it may be left out.</summary>
    void Release()
    {
    }
}

/// <summary>A gateway's own model within one round of the cloud: what it makes of what it takes in, and what it sends to the cloud in the end.</summary>
public interface IEdge
{
    /// <summary>Takes in one update, for the gateway's next merge.</summary>
    void Add(ModelUpdate update);

    /// <summary>What becomes of the gateway's model by what it took in since its last merge.</summary>
    /// <param name="model">The gateway's model.</param>
    /// <param name="outlook">What is still to come.</param>
    AggregationOutcome Merge(ServerModel model, EdgeOutlook outlook);

    /// <summary>Ends the cloud's round: what the gateway sends. The cloud merges it into an aggregator of the round.</summary>
    IAggregator Close();
}

/// <summary>What an aggregation did.</summary>
/// <param name="Model">The new model; null when no mass was there and the model stays.</param>
/// <param name="AnchorWeight">Weight left on the model as it was.</param>
/// <param name="Weights">End-to-end weight of each accepted update on the new model, by update id in ascending order.</param>
/// <param name="Refused">Updates refused because a value in them was not finite; they have no weight and are not in <paramref name="Weights"/>.</param>
public sealed record AggregationOutcome(ServerModel? Model, double AnchorWeight, IReadOnlyList<(long UpdateId, double Weight)> Weights, int Refused);
