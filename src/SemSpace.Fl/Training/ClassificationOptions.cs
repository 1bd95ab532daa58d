namespace SemSpace.Fl.Training;

/// <summary>What the options of all <see cref="ClassificationTask"/>s have in common.</summary>
public abstract record ClassificationOptions : LearningTaskOptions
{
    /// <inheritdoc/>
    public override double MostScore => 1;

    /// <inheritdoc/>
    public override bool HasClasses => true;

    /// <inheritdoc/>
    public override string Show(double score) => FormattableString.Invariant($"accuracy {score:0.000}");

    /// <inheritdoc/>
    public override ILearningTask Create(LearningSubject subject) => new ClassificationTask(subject);

    /// <inheritdoc/>
    public override string? Misfit(LearningSubject subject)
    {
        int side = Math.Min(subject.Images.Height, subject.Images.Width);
        return side >= subject.Classifier.LeastSide
            ? null
            : FormattableString.Invariant($"the images have {subject.Images.Height} x {subject.Images.Width} pixels; must have {subject.Classifier.LeastSide} or more a side for this model");
    }
}

/// <summary>Nothing can be set about naming classes of any data set.</summary>
public sealed record ClassifyOptions : ClassificationOptions
{
    /// <summary>No keys.</summary>
    public static Section<ClassifyOptions> Keys { get; } = new("Classes of images.", () => new());
}

/// <summary>Nothing can be set about naming land cover.</summary>
public sealed record LandCoverOptions : ClassificationOptions
{
    /// <summary>No keys.</summary>
    public static Section<LandCoverOptions> Keys { get; } = new("Land cover.", () => new());
}
