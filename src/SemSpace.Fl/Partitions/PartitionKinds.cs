namespace SemSpace.Fl.Partitions;

/// <summary>The partitions by name.</summary>
public static class PartitionKinds
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<Partition> All { get; } = new(
        "partition",
        Member<Partition>.Of("iid", "gives all satellites equally many samples of all classes, at random", IidPartition.Keys),
        Member<Partition>.Of("dirichlet", "skews labels: each class is parted by Dirichlet shares", DirichletPartition.Keys),
        Member<Partition>.Of("shards", "skews labels: samples by class are cut into shards, and each satellite gets some", ShardsPartition.Keys),
        Member<Partition>.Of("quantity", "skews numbers: Dirichlet shares of all samples", QuantityPartition.Keys),
        Member<Partition>.Of("feature", "is iid, and each camera has a brightness, contrast and noise of its own", FeaturePartition.Keys),
        Member<Partition>.Of("plane", "gives each orbital plane classes of its own", PlanePartition.Keys),
        Member<Partition>.Of("region", "gives the regions of the Earth classes, and a satellite those that it passes on its first orbit", RegionPartition.Keys));
}
