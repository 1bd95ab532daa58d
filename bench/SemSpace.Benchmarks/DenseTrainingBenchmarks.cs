using BenchmarkDotNet.Attributes;
using SemSpace.Benchmarks.Learn;
using SemSpace.Fl.Data;
using SemSpace.Fl.Models.Mlp;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Tests.Training;
using SemSpace.Fl.Training;

namespace SemSpace.Benchmarks;

/// <summary>One pass of plain SGD over some images by a perceptron, and its evaluation on 1,000 images: by dense layers of SemSpace's own and by libtorch, on one thread. To be run with --inProcess: a program that BenchmarkDotNet builds has no mended libtorch.</summary>
public class DenseTrainingBenchmarks
{
    private const int Tested = 1000;
    private static readonly SeedTree Seeds = new(1);

    private readonly Dictionary<string, Case> _cases = new()
    {
        ["784-200-10"] = new(new(1, 28, 28), 200, 10, 600, 32),
        ["3072-32-6"] = new(new(3, 32, 32), 32, 6, 160, 16),
    };

    private LocalTrainer _dense = null!, _torch = null!;
    private ImageSet _images = null!, _test = null!;
    private float[] _initial = null!;

    public IEnumerable<string> Names => _cases.Keys;

    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        (ImageSize size, int hidden, int classes, int count, int batch) = _cases[Name];
        (_images, _test) = (NoiseImages.Of(size, classes, count, Seeds.Stream("pixels")), NoiseImages.Of(size, classes, Tested, Seeds.Stream("pixels")));
        ClassificationTask task = new(new(size, classes) { Classifier = new MlpModel(hidden) });
        LocalTrainingOptions options = new(1, batch, OptimizerKind.Sgd, 0.01, 0);
        (_dense, _torch) = (new(task, options, Seeds), new(new ByLibTorch(task), options, Seeds));
        _initial = _dense.InitialParameters();
    }

    [GlobalCleanup]
    public void Free()
    {
        _dense.Dispose();
        _torch.Dispose();
    }

    [Benchmark]
    public TrainingResult Train() => Train(_dense);

    [Benchmark(Baseline = true)]
    public TrainingResult TrainByLibTorch() => Train(_torch);

    [Benchmark]
    public Evaluation Evaluate() => _dense.Evaluate(_initial, _test, Seeds.Stream("x"));

    [Benchmark]
    public Evaluation EvaluateByLibTorch() => _torch.Evaluate(_initial, _test, Seeds.Stream("x"));

    private TrainingResult Train(LocalTrainer trainer) => trainer.Train(TrainingStart.At(_initial), _images, Seeds.Stream("t"));

    private sealed record Case(ImageSize Size, int Hidden, int Classes, int Count, int Batch);
}
