using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Links;

namespace SemSpace.Sim.Network;

/// <summary>What a topology is made of.</summary>
/// <param name="Satellites">Where they are, by index.</param>
/// <param name="Planes">The orbital plane of each, from 0.</param>
/// <param name="Limits">What the geometry of a link must satisfy.</param>
/// <param name="Start">First instant.</param>
/// <param name="End">Last instant.</param>
/// <param name="Workers">Threads for the search.</param>
public sealed record IslScene(
    IReadOnlyList<IPropagator> Satellites, IReadOnlyList<int> Planes, LinkLimits Limits, Epoch Start, Epoch End, int Workers);

/// <summary>A link between two satellites and when it can be used.</summary>
/// <param name="First">The satellite of the lower index.</param>
/// <param name="Second">The other.</param>
/// <param name="Windows">When, in order of time and apart from each other.</param>
public sealed record IslLink(int First, int Second, IReadOnlyList<TimeWindow> Windows);

/// <summary>Who has a link with whom: what differs between the members of <see cref="IslTopologies"/>.</summary>
public abstract record IslTopology
{
    /// <summary>The links of a constellation, by their ends; those that never open are left out.</summary>
    public abstract IReadOnlyList<IslLink> Links(IslScene scene);

    /// <summary>Links that are kept up whenever the geometry allows.</summary>
    private protected static IReadOnlyList<IslLink> Kept(IslScene scene, IEnumerable<(int, int)> pairs)
    {
        (int First, int Second)[] sorted = [.. pairs.Select(((int A, int B) pair) => (Math.Min(pair.A, pair.B), Math.Max(pair.A, pair.B))).Distinct().Order()];
        IReadOnlyList<IReadOnlyList<TimeWindow>> windows = LinkFinder.Find(scene.Satellites, sorted, scene.Limits, scene.Start, scene.End, scene.Workers);
        return [.. sorted.Zip(windows, (pair, open) => new IslLink(pair.First, pair.Second, open)).Where(link => link.Windows.Count > 0)];
    }
}

/// <summary>No links.</summary>
public sealed record NoLinks : IslTopology
{
    /// <inheritdoc/>
    public override IReadOnlyList<IslLink> Links(IslScene scene) => [];
}

/// <summary>Each satellite with the one before and the one behind it in its plane.</summary>
public sealed record RingTopology : IslTopology
{
    /// <inheritdoc/>
    public override IReadOnlyList<IslLink> Links(IslScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        return Kept(scene, new OrbitalGrid(scene).RingPairs);
    }
}

/// <summary>A ring in each plane, and each satellite with one in the plane to either side of its own.</summary>
public sealed record GridTopology : IslTopology
{
    /// <inheritdoc/>
    public override IReadOnlyList<IslLink> Links(IslScene scene)
    {
        ArgumentNullException.ThrowIfNull(scene);
        OrbitalGrid grid = new(scene);
        return Kept(scene, grid.RingPairs.Concat(grid.CrossPairs));
    }
}

/// <summary>The topologies by name; a program may add its own.</summary>
public static class IslTopologies
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<IslTopology> All { get; } = new(
        "topology",
        Of<NoLinks>("none", "has no links"),
        Of<RingTopology>("ring", "links each satellite with both neighbours in its plane"),
        Of<GridTopology>("grid", "adds one in the plane to either side, across gaps of nodes up to 120°"),
        Member<IslTopology>.Of("dynamic", "links the nearest that are in sight, chosen anew now and then", DynamicTopology.Keys));

    private static Member<IslTopology> Of<T>(string name, string meaning)
        where T : IslTopology, new() => Member<IslTopology>.Of(name, meaning, new Section<T>(meaning, () => new()));
}
