namespace SemSpace.Fl.Partitions;

/// <summary>
/// Label skew by orbital plane. Planes are counted in ascending order of their index, p of P, and classes c of K. Where there are no more planes than
/// classes, plane p has the classes with c mod P = p; where there are more, the class p mod K. The samples of a class are shared evenly among the satellites
/// of all planes that have it.
/// </summary>
public sealed record PlanePartition : Partition
{
    /// <summary>No keys.</summary>
    public static Section<PlanePartition> Keys { get; } = new("Classes by orbital plane.", () => new());

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Share(PartitionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int[] planes = [.. request.Satellites.Select(satellite => satellite.Plane).Distinct().Order()];
        int[] own = [.. request.Satellites.Select(satellite => Array.BinarySearch(planes, satellite.Plane))];
        return Weighted.Share(request, (k, one) => planes.Length <= request.Classes
            ? (one % planes.Length == own[k] ? 1 : 0)
            : (own[k] % request.Classes == one ? 1 : 0));
    }
}
