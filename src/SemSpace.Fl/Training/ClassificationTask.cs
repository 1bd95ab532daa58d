using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>
/// Names the class of an image: cross-entropy loss; scores are accuracy and balanced accuracy, the mean recall over the classes
/// that the test set has (always naming one class of n scores 1/n, however frequent it is).
/// </summary>
/// <param name="subject">Images, classes and the model.</param>
public sealed class ClassificationTask(LearningSubject subject) : IClassifier
{
    private const int EvaluationBatch = 128;

    /// <inheritdoc/>
    public MetricNames Metrics { get; } = new("accuracy", "balanced_accuracy");

    /// <inheritdoc/>
    public IReadOnlyList<DenseLayer>? DenseLayers { get; } = subject.Classifier.DenseLayers(subject.Images, subject.Classes);

    /// <inheritdoc/>
    public nn.Module CreateModel(SeedTree seeds) => subject.Classifier.Create(subject.Images, subject.Classes, seeds);

    /// <inheritdoc/>
    public Tensor Loss(nn.Module model, Tensor images, Tensor labels, RandomStream random)
        => nn.functional.cross_entropy(((nn.Module<Tensor, Tensor>)model).call(images), labels);

    /// <inheritdoc/>
    public Evaluation Evaluate(nn.Module model, ImageSet test, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(test);
        (double loss, long[] answers) = Examine(model, test);
        return Score(loss, answers, test);
    }

    /// <inheritdoc/>
    public Evaluation Score(double loss, long[] answers, ImageSet test)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(test);
        int classes = subject.Classes;
        int[] right = new int[classes];
        foreach ((_, long truth) in answers.Zip(test.Labels).Where(pair => pair.First == pair.Second)) right[truth]++;
        int[] all = test.ClassCounts(classes);
        double balanced = Enumerable.Range(0, classes).Where(c => all[c] > 0).Select(c => (double)right[c] / all[c]).DefaultIfEmpty(double.NaN).Average();
        return new Evaluation(loss / test.Count, (double)right.Sum() / test.Count, balanced);
    }

    /// <inheritdoc/>
    public long[] Answers(nn.Module model, ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(images);
        return Examine(model, images).Answers;
    }

    /// <summary>The sum of the losses of all images, and the class named for each.</summary>
    private static (double Loss, long[] Answers) Examine(nn.Module model, ImageSet images)
    {
        double loss = 0;
        long[] answers = new long[images.Count];
        using IDisposable noGradients = no_grad();
        for (int first = 0; first < images.Count; first += EvaluationBatch)
        {
            int count = Math.Min(EvaluationBatch, images.Count - first);
            using TorchSharp.DisposeScope scope = NewDisposeScope();
            Tensor scores = ((nn.Module<Tensor, Tensor>)model).call(ImageBatches.Slice(images, first, count));
            scores.argmax(1).data<long>().CopyTo(answers.AsSpan(first, count));
            loss += count * (double)nn.functional.cross_entropy(scores, tensor(images.Labels[first..(first + count)])).item<float>();
        }

        return (loss, answers);
    }
}
