namespace SemSpace.Fl.Partitions;

/// <summary>All samples in random order, dealt in equal parts; sizes differ by one at most.</summary>
public sealed record IidPartition : Partition
{
    /// <summary>No keys.</summary>
    public static Section<IidPartition> Keys { get; } = new("Alike samples for all.", () => new());

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Share(PartitionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Cuts.Evenly(request.Shuffled(), request.Satellites.Count);
    }
}
