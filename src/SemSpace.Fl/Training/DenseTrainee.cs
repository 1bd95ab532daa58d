using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Dense;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Training;

/// <summary>A classifier of dense layers alone, computed and differentiated by <see cref="DenseNetwork"/>.</summary>
internal sealed class DenseTrainee(IClassifier task, IReadOnlyList<DenseLayer> layers) : ITrainee
{
    private const int EvaluationBatch = 32;

    private readonly DenseNetwork _network = new(layers);

    public float[] Read() => _network.Parameters.ToArray();

    public void Write(ReadOnlySpan<float> vector)
    {
        int count = _network.Parameters.Length;
        if (vector.Length != count) throw new ArgumentException($"The vector has {vector.Length} values; the model has {count} parameters.", nameof(vector));
        vector.CopyTo(_network.Parameters);
    }

    public double Step(Batch batch, DescentSteps steps, RandomStream random) => _network.Descend(batch.Images, batch.Places, steps.Move);

    public Evaluation Evaluate(ImageSet test, RandomStream random)
    {
        (double loss, long[] answers) = Examine(test);
        return task.Score(loss, answers, test);
    }

    public long[] Answers(ImageSet images) => Examine(images).Answers;

    public void Dispose()
    {
    }

    private (double Loss, long[] Answers) Examine(ImageSet images)
    {
        double loss = 0;
        int[] places = [.. Enumerable.Range(0, images.Count)];
        long[] answers = new long[images.Count];
        for (int first = 0; first < images.Count; first += EvaluationBatch)
        {
            int count = Math.Min(EvaluationBatch, images.Count - first);
            loss += _network.Examine(images, places.AsSpan(first, count), answers.AsSpan(first, count));
        }

        return (loss, answers);
    }
}
