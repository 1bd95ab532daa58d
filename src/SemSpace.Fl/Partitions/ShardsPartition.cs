using Is = SemSpace.Keys.Keys<SemSpace.Fl.Partitions.ShardsPartition>;

namespace SemSpace.Fl.Partitions;

/// <summary>
/// Label skew as in McMahan, Moore, Ramage, Hampson and y Arcas, AISTATS 2017, section 3: samples in order of their classes are cut into shards of equal
/// size, and each satellite gets some at random. What is left when sizes are whole is not used.
/// </summary>
/// <param name="ShardsPerSatellite">Shards of a satellite: about so many classes it has.</param>
public sealed record ShardsPartition(int ShardsPerSatellite = 2) : Partition
{
    /// <summary>The keys.</summary>
    public static Section<ShardsPartition> Keys { get; } = new(
        "Label skew by shards.",
        () => new(),
        Is.Of("shards_per_satellite", Kinds.Whole(1, 1000), "shards of a satellite: about so many classes it has", s => s.ShardsPerSatellite, (s, v) => s with { ShardsPerSatellite = v }));

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Share(PartitionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int satellites = request.Satellites.Count, samples = request.Labels.Count;
        int size = (int)(samples / ((long)satellites * ShardsPerSatellite));
        if (size == 0)
            throw new PartitionException("shards_per_satellite", FormattableString.Invariant($"is {ShardsPerSatellite}; must be at most {samples / satellites}, for {satellites} satellites share {samples} samples. Lower it, or take fewer satellites."));
        int[] sorted = [.. request.ByClass().SelectMany(one => one)];
        int[] shards = request.Shuffled(Enumerable.Range(0, satellites * ShardsPerSatellite), "shards");
        return
        [
            .. shards.Chunk(ShardsPerSatellite).Select((own, k)
                => request.Shuffled(own.SelectMany(shard => sorted[(shard * size)..((shard + 1) * size)]), "satellite", k)),
        ];
    }
}
