using Is = SemSpace.Keys.Keys<SemSpace.Fl.Partitions.QuantityPartition>;

namespace SemSpace.Fl.Partitions;

/// <summary>
/// Quantity skew (Li, Diao, Chen and He, ICDE 2022, section 4.3): all samples in random order are parted in proportions drawn from a symmetric Dirichlet
/// distribution, and drawn anew until each satellite has the minimum. Classes are alike.
/// </summary>
/// <param name="Alpha">The concentration: small ones make numbers unlike.</param>
/// <param name="MinSamples">Fewest samples of a satellite.</param>
public sealed record QuantityPartition(double Alpha = 0.5, int MinSamples = 1) : Partition
{
    /// <summary>The keys.</summary>
    public static Section<QuantityPartition> Keys { get; } = new(
        "Skew of numbers by Dirichlet shares.",
        () => new(),
        Is.Of("alpha", Kinds.Within(0.001, 1_000_000), "concentration: small ones make numbers unlike", q => q.Alpha, (q, v) => q with { Alpha = v }),
        Is.Of("min_samples", Kinds.Whole(0, 1_000_000), "fewest samples of a satellite; shares are drawn anew until all have them", q => q.MinSamples, (q, v) => q with { MinSamples = v }));

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Share(PartitionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int[] order = request.Shuffled();
        return DirichletDraw.Shares(request, Alpha, MinSamples, random => Cuts.InProportion(order, DirichletDraw.Next(request.Satellites.Count, Alpha, random)));
    }
}
