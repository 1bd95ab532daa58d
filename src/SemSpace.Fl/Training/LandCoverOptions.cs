using SemSpace.Fl.Data;

namespace SemSpace.Fl.Training;

/// <summary>Nothing can be set about <see cref="LandCoverTask"/>.</summary>
public sealed record LandCoverOptions : LearningTaskOptions
{
    /// <summary>No keys.</summary>
    public static Section<LandCoverOptions> Keys { get; } = new("Land cover.", () => new());

    /// <inheritdoc/>
    public override double MostScore => 1;

    /// <inheritdoc/>
    public override bool HasClasses => true;

    /// <inheritdoc/>
    public override string Show(double score) => FormattableString.Invariant($"accuracy {score:0.000}");

    /// <inheritdoc/>
    public override ILearningTask Create(ImageSize images) => new LandCoverTask(images.Channels);
}
