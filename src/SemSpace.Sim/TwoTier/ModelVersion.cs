using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;

namespace SemSpace.Sim.TwoTier;

/// <summary>
/// A version of the model as satellites receive it: one of the cloud, or what a gateway has made of one. Its parameters never change.
/// </summary>
/// <param name="Number">The cloud's version in it.</param>
/// <param name="Published">When it was made.</param>
/// <param name="Model">The model.</param>
internal sealed record ModelVersion(int Number, Epoch Published, ServerModel Model)
{
    /// <summary>Stands for a model that nobody needs any more.</summary>
    public static ServerModel NoModel { get; } = new([]);

    /// <summary>The gateway that made it; null for the cloud.</summary>
    public int? Gateway { get; init; }

    /// <summary>That gateway's own merges up to it since the mission's start; 0 for the cloud's.</summary>
    public int EdgeVersion { get; init; }

    /// <summary>Those among them that came after the cloud's version.</summary>
    public int Merges { get; init; }

    /// <summary>When the cloud's version in it was published.</summary>
    public Epoch CloudPublished { get; init; } = Published;

    /// <summary>Whether it is worth taking by a satellite that has the other: it holds a newer version of the cloud, or more merges on top of the same.</summary>
    public bool IsNewerThan(ModelVersion other) => Number > other.Number || (Number == other.Number && Merges > other.Merges);
}
