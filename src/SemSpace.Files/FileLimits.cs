namespace SemSpace.Files;

/// <summary>The most that is read of each kind of file, bytes: several times what the largest known ones hold.</summary>
public static class FileLimits
{
    private const long MiB = 1L << 20;

    /// <summary>A scenario, and what <c>--set</c> would give: 100,000 satellites one by one take 13 MiB.</summary>
    public const long Scenario = 16 * MiB;

    /// <summary>A sweep.</summary>
    public const long Sweep = MiB;

    /// <summary>A file of orbital elements: a catalogue of 30,000 satellites takes 5 MiB as TLE and 75 MiB as XML.</summary>
    public const long Elements = 256 * MiB;

    /// <summary>A file of Earth orientation: all since 1973 take 4 MiB.</summary>
    public const long EarthOrientation = 64 * MiB;

    /// <summary>A contact plan: 20 million windows.</summary>
    public const long ContactPlan = 2048 * MiB;

    /// <summary>A table of results.</summary>
    public const long ResultTable = 2048 * MiB;

    /// <summary>A table of results that is read row by row.</summary>
    public const long LongTable = 64 * 1024 * MiB;

    /// <summary>A manifest or a summary.</summary>
    public const long ResultRecord = 64 * MiB;

    /// <summary>A trained model: 250 million parameters.</summary>
    public const long Model = 1024 * MiB;

    /// <summary>A file of a data set, packed or not: CIFAR-10 takes 163 MiB.</summary>
    public const long Dataset = 1024 * MiB;

    /// <summary>An image of the Earth.</summary>
    public const long Map = 1024 * MiB;
}
