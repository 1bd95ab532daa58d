using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Partitions;

/// <summary>How samples are shared out among satellites, and what can be set about it. No sample goes to two satellites.</summary>
public abstract record Partition
{
    /// <summary>Whether <see cref="SatelliteTraits.Track"/> is of use.</summary>
    public virtual bool NeedsTracks => false;

    /// <summary>Shares samples out.</summary>
    /// <param name="request">Samples and satellites.</param>
    /// <returns>For each satellite the places of its samples, each at most once over all satellites; in random order, or put so by the caller.</returns>
    /// <exception cref="PartitionException">The samples cannot be shared out so.</exception>
    public abstract IReadOnlyList<int[]> Share(PartitionRequest request);

    /// <summary>How a satellite's camera changes what it sees; null where it does not.</summary>
    /// <param name="satellite">Satellite index.</param>
    /// <param name="seeds">The partition's seeds.</param>
    public virtual CameraLaw? CameraOf(int satellite, SeedTree seeds) => null;
}

/// <summary>What is shared out, and among whom.</summary>
/// <param name="Labels">The class of each sample.</param>
/// <param name="Classes">The number of classes.</param>
/// <param name="Satellites">The satellites by index, one or more.</param>
/// <param name="Seeds">Feeds all draws, by the streams <c>data/partition</c> and below.</param>
public sealed record PartitionRequest(IReadOnlyList<int> Labels, int Classes, IReadOnlyList<SatelliteTraits> Satellites, SeedTree Seeds)
{
    /// <summary>The name of the streams.</summary>
    public const string Stream = "data/partition";

    /// <summary>All samples in random order.</summary>
    public int[] Shuffled() => Shuffled(Enumerable.Range(0, Labels.Count), "order");

    /// <summary>Samples in random order.</summary>
    /// <param name="places">Which.</param>
    /// <param name="stream">Names the draw.</param>
    /// <param name="step">Numbers the draw.</param>
    public int[] Shuffled(IEnumerable<int> places, string stream, int step = 0)
    {
        int[] order = [.. places];
        Seeds.Stream($"{Stream}/{stream}", (ulong)step).Shuffle(order.AsSpan());
        return order;
    }

    /// <summary>The samples of each class, in random order.</summary>
    public int[][] ByClass()
    {
        ILookup<int, int> byClass = Enumerable.Range(0, Labels.Count).ToLookup(place => Labels[place]);
        return [.. Enumerable.Range(0, Classes).Select(one => Shuffled(byClass[one], "class", one))];
    }
}

/// <summary>What is known of a satellite.</summary>
/// <param name="Plane">Its orbital plane, an index from 0.</param>
/// <param name="Track">Places below it at equal steps of time over its first orbit; empty where no partition needs them.</param>
public sealed record SatelliteTraits(int Plane, IReadOnlyList<(double LatitudeDeg, double LongitudeDeg)> Track);

/// <summary>Samples cannot be shared out as it was asked.</summary>
public sealed class PartitionException : Exception
{
    /// <summary>An unspecific failure.</summary>
    public PartitionException() : this("The samples cannot be shared out.") { }

    /// <summary>A failure in words.</summary>
    public PartitionException(string message) : base(message) { }

    /// <summary>A failure in words with its cause.</summary>
    public PartitionException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>A failure that a key is to blame for.</summary>
    /// <param name="key">The key within the partition's options.</param>
    /// <param name="problem">What it is, must be, and a hint.</param>
    public PartitionException(string key, string problem) : base($"{key} {problem}") => (Key, Problem) = (key, problem);

    /// <summary>The key within the partition's options; empty where none is to blame.</summary>
    public string Key { get; } = "";

    /// <summary>What the key is, must be, and a hint.</summary>
    public string Problem { get; } = "";
}
