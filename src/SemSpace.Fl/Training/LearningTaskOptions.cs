using SemSpace.Fl.Data;

namespace SemSpace.Fl.Training;

/// <summary>What can be set about one learning task.</summary>
public abstract record LearningTaskOptions
{
    /// <summary>The highest score there is: 1 for an accuracy.</summary>
    public abstract double MostScore { get; }

    /// <summary>Whether the task tells classes apart, so that always naming the commonest one is a score to compare with.</summary>
    public virtual bool HasClasses => false;

    /// <summary>What is scored on a set of images without learning anything: by always naming the commonest class, by sending one colour per image. Null where there is no such answer.</summary>
    public virtual double? UnlearntScore(ImageSet images) => HasClasses ? images.MajorityClassShare : null;

    /// <summary>What JPEG scores on a set of images that pass the task's channel under an ideal code; null for a task that sends no images.</summary>
    public virtual double? JpegScore(ImageSet images) => null;

    /// <summary>A score in words, such as "accuracy 0.812".</summary>
    public abstract string Show(double score);

    /// <summary>The task for some images.</summary>
    /// <exception cref="ArgumentException">The options do not go with the images.</exception>
    public abstract ILearningTask Create(LearningSubject subject);

    /// <summary>Why the options do not go with some images, a clause without a period at its end; null where they do.</summary>
    public virtual string? Misfit(LearningSubject subject) => null;
}
