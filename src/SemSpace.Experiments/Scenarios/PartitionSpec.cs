using SemSpace.Fl.Partitions;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.PartitionSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>How a data set is parted among satellites.</summary>
public sealed record PartitionSpec
{
    /// <summary>The keys.</summary>
    public static Section<PartitionSpec> Keys { get; } = new(
        "How the training images of a data set are parted among satellites, by draws of the scenario's seed. Images of the Earth are not parted: each satellite takes its own.",
        () => new(),
        [
            Is.Choice("kind", PartitionKinds.All, PartitionKinds.All.Meanings, p => p.Kind, (p, v) => p with { Kind = v }),
            .. Is.Options(PartitionKinds.All, p => p.Kind, (p, v) => p with { Kind = v }),
        ]);

    /// <summary>The chosen partition, and the options of all.</summary>
    public Choice<Partition> Kind { get; init; } = PartitionKinds.All.Default;
}
