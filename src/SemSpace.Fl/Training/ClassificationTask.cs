using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>
/// Names the class of an image: cross-entropy loss; scores are accuracy and balanced accuracy, the mean recall over the classes
/// that the test set has (always naming one class of n scores 1/n, however frequent it is).
/// </summary>
/// <param name="subject">Images, classes and the model.</param>
public sealed class ClassificationTask(LearningSubject subject) : ILearningTask
{
    private const int EvaluationBatch = 128;

    /// <inheritdoc/>
    public MetricNames Metrics { get; } = new("accuracy", "balanced_accuracy");

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
        int classes = subject.Classes;
        int[] right = new int[classes];
        double loss = 0;
        using IDisposable noGradients = no_grad();
        for (int first = 0; first < test.Count; first += EvaluationBatch)
        {
            int count = Math.Min(EvaluationBatch, test.Count - first);
            loss += count * EvaluateBatch((nn.Module<Tensor, Tensor>)model, test, first, count, right);
        }

        int[] all = test.ClassCounts(classes);
        double balanced = Enumerable.Range(0, classes).Where(c => all[c] > 0).Select(c => (double)right[c] / all[c]).DefaultIfEmpty(double.NaN).Average();
        return new Evaluation(loss / test.Count, (double)right.Sum() / test.Count, balanced);
    }

    /// <summary>Mean loss of a batch; counts the right answers by class.</summary>
    private static double EvaluateBatch(nn.Module<Tensor, Tensor> model, ImageSet test, int first, int count, int[] right)
    {
        using TorchSharp.DisposeScope scope = NewDisposeScope();
        long[] truth = test.Labels[first..(first + count)];
        Tensor scores = model.call(ImageBatches.Slice(test, first, count));
        long[] answers = [.. scores.argmax(1).data<long>()];
        for (int i = 0; i < count; i++) right[truth[i]] += answers[i] == truth[i] ? 1 : 0;
        return nn.functional.cross_entropy(scores, tensor(truth)).item<float>();
    }
}
