using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Training;

/// <summary>A model as <see cref="LocalTrainer"/> lends it, to one call at a time.</summary>
internal interface ITrainee : IDisposable
{
    /// <summary>A copy of all parameters.</summary>
    float[] Read();

    /// <summary>Sets all parameters.</summary>
    /// <exception cref="ArgumentException">The vector's length is not the model's.</exception>
    void Write(ReadOnlySpan<float> vector);

    /// <summary>Takes one step down the mean loss of a batch.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="steps">What makes gradients into steps.</param>
    /// <param name="random">Feeds the task's own draws.</param>
    /// <returns>The loss before the step.</returns>
    double Step(Batch batch, DescentSteps steps, RandomStream random);

    /// <summary>Loss and scores over a set of images.</summary>
    Evaluation Evaluate(ImageSet test, RandomStream random);

    /// <summary>The class named for each image; null where the task names none.</summary>
    long[]? Answers(ImageSet images);
}

/// <summary>Images to take one step on.</summary>
/// <param name="Images">A set.</param>
/// <param name="Places">Places in it, one or more.</param>
internal readonly record struct Batch(ImageSet Images, int[] Places);
