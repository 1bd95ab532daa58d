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

    /// <summary>Parameter vectors that a gateway must send to the cloud for what it took in: the line is charged for them.</summary>
    int PayloadVectors { get; }

    /// <summary>Changes the model by all that was taken in, and says with what weights. The model is left unchanged when the total mass is 0.</summary>
    AggregationOutcome Apply(Span<float> model);
}
