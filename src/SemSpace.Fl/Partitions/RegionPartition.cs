using Is = SemSpace.Keys.Keys<SemSpace.Fl.Partitions.RegionPartition>;

namespace SemSpace.Fl.Partitions;

/// <summary>
/// Label skew by what lies below. The Earth is cut into regions, blocks of equal sides in latitude and longitude from the south pole and from 180° W on; each
/// has a class: the classes in a random order, again and again, along the list of regions in random order, so that each class has equally many regions
/// but one. A satellite's weight for a class is the share of its first orbit above regions of the class; a class's samples are shared in proportion to the
/// weights. A class that no satellite passes is not used. Only the first orbit counts, because within a day all satellites of a shell pass all regions.
/// </summary>
/// <param name="BlockDeg">Side of a region, degrees.</param>
public sealed record RegionPartition(double BlockDeg = 30) : Partition
{
    /// <summary>The keys.</summary>
    public static Section<RegionPartition> Keys { get; } = new(
        "Classes by the regions below a satellite's first orbit.",
        () => new(),
        Is.Of("block_deg", Kinds.Within(5, 90, "degrees"), "side of a region in latitude and longitude", r => r.BlockDeg, (r, v) => r with { BlockDeg = v }));

    /// <inheritdoc/>
    public override bool NeedsTracks => true;

    /// <inheritdoc/>
    public override IReadOnlyList<int[]> Share(PartitionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        int rows = (int)Math.Ceiling(180 / BlockDeg), columns = (int)Math.Ceiling(360 / BlockDeg);
        int[] order = request.Shuffled(Enumerable.Range(0, request.Classes), "region classes");
        int[] classOf = new int[rows * columns];
        foreach ((int place, int region) in request.Shuffled(Enumerable.Range(0, classOf.Length), "regions").Index()) classOf[region] = order[place % order.Length];
        double[][] shares = [.. request.Satellites.Select(satellite => Shares(satellite.Track))];
        return Weighted.Share(request, (k, one) => shares[k][one]);

        double[] Shares(IReadOnlyList<(double LatitudeDeg, double LongitudeDeg)> track)
        {
            double[] times = new double[request.Classes];
            foreach ((double latitudeDeg, double longitudeDeg) in track)
            {
                int row = Math.Clamp((int)((latitudeDeg + 90) / BlockDeg), 0, rows - 1);
                int column = Math.Clamp((int)((((longitudeDeg + 180) % 360) + 360) % 360 / BlockDeg), 0, columns - 1);
                times[classOf[(row * columns) + column]] += 1.0 / track.Count;
            }

            return times;
        }
    }
}
