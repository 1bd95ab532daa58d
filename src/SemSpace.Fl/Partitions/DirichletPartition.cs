using Is = SemSpace.Keys.Keys<SemSpace.Fl.Partitions.DirichletPartition>;

namespace SemSpace.Fl.Partitions;

/// <summary>
/// Label skew: the samples of each class are parted in proportions drawn from a symmetric Dirichlet distribution over the satellites, and all is drawn anew
/// until each satellite has the minimum. This is the usual form (Yurochkin and others, ICML 2019; Li, Diao, Chen and He, ICDE 2022) of the skew by Dirichlet
/// shares of Hsu, Qi and Brown, arXiv 1909.06335, who draw a mixture of classes for each client and give all equally many samples; here numbers differ, too.
/// </summary>
/// <param name="Alpha">The concentration: below 1 a satellite has few classes, far above 1 all are alike.</param>
/// <param name="MinSamples">Fewest samples of a satellite.</param>
public sealed record DirichletPartition(double Alpha = 0.5, int MinSamples = 10) : Partition
{
    /// <summary>The keys.</summary>
    public static Section<DirichletPartition> Keys { get; } = new(
        "Label skew by Dirichlet shares.",
        () => new(),
        Is.Of("alpha", Kinds.Within(0.001, 1_000_000), "concentration: below 1 few classes a satellite, far above 1 all alike", d => d.Alpha, (d, v) => d with { Alpha = v }),
        Is.Of("min_samples", Kinds.Whole(0, 1_000_000), "fewest samples of a satellite; shares are drawn anew until all have them", d => d.MinSamples, (d, v) => d with { MinSamples = v }));

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Share(PartitionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int[][] classes = request.ByClass();
        IReadOnlyList<int[]> byClass = DirichletDraw.Shares(request, Alpha, MinSamples, random =>
        {
            int[][][] parts = [.. classes.Select(samples => Cuts.InProportion(samples, DirichletDraw.Next(request.Satellites.Count, Alpha, random)))];
            return [.. Enumerable.Range(0, request.Satellites.Count).Select(k => parts.SelectMany(part => part[k]).ToArray())];
        });
        return [.. byClass.Select((share, k) => request.Shuffled(share, "satellite", k))];
    }
}
