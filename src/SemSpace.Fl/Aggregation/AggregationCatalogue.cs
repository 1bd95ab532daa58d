namespace SemSpace.Fl.Aggregation;

/// <summary>The aggregation rules by name. Pure functions, safe from any thread.</summary>
public static class AggregationCatalogue
{
    /// <summary>The rules' names, each with its default options.</summary>
    public static IReadOnlyDictionary<string, AggregationOptions> Defaults { get; } = new SortedDictionary<string, AggregationOptions>(StringComparer.Ordinal)
    {
        ["fedavg"] = new FedAvgOptions(),
        ["fedbuff"] = new FedBuffOptions(),
        ["trajectory"] = new TrajectoryOptions(),
    };

    /// <summary>The rule that the options describe.</summary>
    /// <exception cref="ArgumentException">The options are faulty; the message lists every fault.</exception>
    public static IAggregationRule Create(AggregationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        string faults = string.Join(" ", options.Faults());
        return faults.Length == 0 ? options.CreateRule() : throw new ArgumentException(faults, nameof(options));
    }
}
