namespace SemSpace.Fl.Aggregation.Common;

/// <summary>
/// A gateway's model that goes ahead of the cloud's: the cloud's model, and the sum of what the gateway has received since, divided by the mass
/// that it will have received when the round of the cloud ends. It moves like an average and not like a sum, whatever the gateway's traffic. The
/// cloud gets the sum, so that a wrong forecast changes what satellites start from, and not what the cloud makes of their updates.
/// Design: SemSpace's own.
/// </summary>
/// <param name="sum">The gateway's sum.</param>
/// <param name="cloud">The cloud's model.</param>
public sealed class ForeseenEdge(LinearAggregator sum, ServerModel cloud) : IEdge
{
    /// <inheritdoc/>
    public void Add(ModelUpdate update) => sum.Add(update);

    /// <inheritdoc/>
    public AggregationOutcome Merge(ServerModel model, EdgeOutlook outlook) => sum.Apply(cloud, sum.MassAtGateway(sum.Mass, outlook));

    /// <inheritdoc/>
    public IAggregator Close() => sum;
}
