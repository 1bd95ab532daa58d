namespace SemSpace.Fl.Aggregation;

/// <summary>What can be set about one aggregation rule. The kinds are closed: <see cref="AggregationCatalogue"/> names them all.</summary>
public abstract record AggregationOptions
{
    private protected AggregationOptions()
    {
    }

    /// <summary>What is wrong with the options, one sentence a fault, each beginning with the option's name; empty if nothing is.</summary>
    public abstract IEnumerable<string> Faults();

    internal abstract IAggregationRule CreateRule();
}
