namespace SemSpace.Fl.Training;

/// <summary>What the options of all <see cref="ClassificationTask"/>s have in common.</summary>
public abstract record ClassificationOptions : LearningTaskOptions
{
    /// <summary>Some ten copies of a model stand beside each other: in training, on the way, in sums of gateways.</summary>
    private const long MostParameters = 100_000_000;

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
        string images = FormattableString.Invariant($"the images have {subject.Images.Height} x {subject.Images.Width} pixels");
        if (side < subject.Classifier.LeastSide) return FormattableString.Invariant($"{images}; must have {subject.Classifier.LeastSide} or more a side for this model");
        long parameters = subject.Classifier.Parameters(subject.Images, subject.Classes);
        return parameters > MostParameters ? FormattableString.Invariant($"{images}, and the model {parameters} parameters; must have at most {MostParameters}. Take smaller images or fewer hidden units") : null;
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
