using System.Collections.Concurrent;
using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Vectors;
using static TorchSharp.torch;

namespace SemSpace.Fl.Training;

/// <summary>
/// Trains and evaluates models that are given and returned as flat vectors (<see cref="ParameterVector"/>). Thread-safe: each call
/// uses a model of its own from a pool and one thread, keeps nothing, and its result depends on its arguments alone, to the last bit,
/// whatever runs beside it or ran before.
/// </summary>
public sealed class LocalTrainer : IDisposable
{
    private readonly ConcurrentBag<ITrainee> _idle = [];
    private readonly ILearningTask _task;
    private readonly LocalTrainingOptions _options;
    private readonly LocalObjective? _ofRule;
    private readonly float[] _initial;

    /// <summary>A trainer for one task.</summary>
    /// <param name="task">What to learn.</param>
    /// <param name="options">How to learn it.</param>
    /// <param name="seeds">Where the initial parameters are drawn from.</param>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    /// <param name="ofRule">What the aggregation rule adds to each training; null for nothing.</param>
    /// <exception cref="ArgumentException">The options are out of range, or the task's models have buffers.</exception>
    public LocalTrainer(ILearningTask task, LocalTrainingOptions options, SeedTree seeds, LocalObjective? ofRule = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        LibTorch.EnsureLoaded();
        (_task, _options, _ofRule, Seeds) = (task, LocalTrainingOptions.Keys.Checked(options), ofRule, seeds);
        nn.Module model = task.CreateModel(seeds);
        (_initial, Layout) = (ParameterVector.Read(model), ParameterVector.Layout(model));
        if (Dense is null) _idle.Add(new TorchTrainee(task, model));
        else model.Dispose();
    }

    /// <summary>The names of the scores that an evaluation gives.</summary>
    public MetricNames Metrics => _task.Metrics;

    /// <summary>Vectors of D values that the rule's objective sends beside each update.</summary>
    public int SentVectors => _ofRule?.SentVectors ?? 0;

    /// <summary>The tensors that parameters are made of, in their order.</summary>
    public IReadOnlyList<ParameterTensor> Layout { get; }

    /// <summary>The number of trainable parameters D.</summary>
    public int ParameterCount => _initial.Length;

    private SeedTree Seeds { get; }

    /// <summary>A copy of the initial parameters, which depend on the seed alone.</summary>
    public float[] InitialParameters() => [.. _initial];

    /// <summary>Trains with a fresh optimiser.</summary>
    /// <param name="start">What to start from; not changed.</param>
    /// <param name="samples">At least one image.</param>
    /// <param name="random">Shuffles the samples in each pass and feeds the task's own draws.</param>
    /// <param name="afterStep">Told after each step what share of the work is done, 0 to 1; what it throws ends the training.</param>
    /// <exception cref="ArgumentException">There are no samples, or the vector's length is not <see cref="ParameterCount"/>.</exception>
    public TrainingResult Train(TrainingStart start, ImageSet samples, RandomStream random, Action<double>? afterStep = null)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentNullException.ThrowIfNull(random);
        if (samples.Count == 0) throw new ArgumentException("There is nothing to train on.", nameof(samples));
        return WithModel(model => Train(model, start, new Samples(samples.Count, places => new(samples, places)), random, afterStep));
    }

    /// <summary>Trains with a fresh optimiser on images that are made batch by batch, for more than memory holds; the same result as on all at once.</summary>
    /// <param name="start">What to start from; not changed.</param>
    /// <param name="count">The number of images, one or more.</param>
    /// <param name="pick">Makes the images at the given places, in that order.</param>
    /// <param name="random">Shuffles the samples in each pass and feeds the task's own draws.</param>
    /// <param name="afterStep">Told after each step what share of the work is done, 0 to 1; what it throws ends the training.</param>
    /// <exception cref="ArgumentException">The vector's length is not <see cref="ParameterCount"/>.</exception>
    public TrainingResult Train(TrainingStart start, int count, Func<int[], ImageSet> pick, RandomStream random, Action<double>? afterStep = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentNullException.ThrowIfNull(random);
        return WithModel(model => Train(model, start, new Samples(count, places => new(pick(places), [.. Enumerable.Range(0, places.Length)])), random, afterStep));
    }

    /// <summary>The scores of an exam, both sets.</summary>
    /// <param name="parameters">The model; not changed.</param>
    /// <param name="exam">Its own seeds feed the task's draws, the same for all models.</param>
    /// <exception cref="ArgumentException">A set has no images, or the vector's length is not <see cref="ParameterCount"/>.</exception>
    public ExamScores Evaluate(float[] parameters, Exam exam)
    {
        ArgumentNullException.ThrowIfNull(exam);
        return new(
            Evaluate(parameters, exam.Test.Images, exam.Seeds.Stream("exam/test")),
            Evaluate(parameters, exam.Validation.Images, exam.Seeds.Stream("exam/validation")));
    }

    /// <summary>The class that a model names for each image; null where the task names none.</summary>
    /// <param name="parameters">The model; not changed.</param>
    /// <param name="images">The images.</param>
    /// <exception cref="ArgumentException">The vector's length is not <see cref="ParameterCount"/>.</exception>
    public long[]? Answers(float[] parameters, ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return WithModel(model =>
        {
            model.Write(parameters);
            return model.Answers(images);
        });
    }

    /// <summary>Loss and scores over a set of images.</summary>
    /// <param name="parameters">The model; not changed.</param>
    /// <param name="test">At least one image.</param>
    /// <param name="random">Feeds the task's own draws.</param>
    /// <exception cref="ArgumentException">There are no images, or the vector's length is not <see cref="ParameterCount"/>.</exception>
    public Evaluation Evaluate(float[] parameters, ImageSet test, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(test);
        if (test.Count == 0) throw new ArgumentException("There is nothing to evaluate on.", nameof(test));
        return WithModel(model =>
        {
            model.Write(parameters);
            return model.Evaluate(test, random);
        });
    }

    /// <summary>Frees the pooled models. No call may be under way.</summary>
    public void Dispose()
    {
        while (_idle.TryTake(out ITrainee? model)) model.Dispose();
    }

    private TrainingResult Train(ITrainee model, TrainingStart start, Samples samples, RandomStream random, Action<double>? afterStep)
    {
        ArgumentNullException.ThrowIfNull(start);
        model.Write(start.Parameters);
        ILocalObjective? ofRule = _ofRule?.Start(start);
        ILocalObjective own = _options.Objective.Value.Start(start);
        DescentSteps steps = new(_options, ofRule is null ? [own] : [own, ofRule], ParameterCount);
        double loss = 0, all = (double)samples.Count * _options.Epochs;
        long seen = 0;
        for (int epoch = 0; epoch < _options.Epochs; epoch++)
        {
            foreach (int[] batch in ImageBatches.Shuffled(samples.Count, random).Chunk(_options.BatchSize))
            {
                steps.Begin();
                loss += batch.Length * model.Step(samples.Pick(batch), steps, random);
                afterStep?.Invoke((seen += batch.Length) / all);
            }
        }

        float[] trained = model.Read();
        double meanLoss = loss / all;
        return new TrainingResult(trained, meanLoss, steps.Taken, double.IsFinite(meanLoss) && LongVectors.AreFinite(trained))
        {
            Objective = ofRule?.Finish(trained, steps.Taken, _options.LearningRate) ?? ObjectiveResult.Nothing,
        };
    }

    /// <summary>Lends an idle model, or a new one.</summary>
    private T WithModel<T>(Func<ITrainee, T> use)
    {
        if (!_idle.TryTake(out ITrainee? model)) model = NewModel();
        try
        {
            return use(model);
        }
        finally
        {
            _idle.Add(model);
        }
    }

    private ITrainee NewModel() => Dense is { } classifier ? new DenseTrainee(classifier, classifier.DenseLayers!) : new TorchTrainee(_task, _task.CreateModel(Seeds));

    /// <summary>The task, if its models are dense layers alone.</summary>
    private IClassifier? Dense => _task is IClassifier { DenseLayers: not null } classifier ? classifier : null;

    /// <summary>Images to train on, and how to have some of them.</summary>
    private sealed record Samples(int Count, Func<int[], Batch> Pick);
}
