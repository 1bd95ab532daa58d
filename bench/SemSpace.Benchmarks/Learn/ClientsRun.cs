using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Models.LeNet;
using SemSpace.Fl.Models.Mlp;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SemSpace.Benchmarks.Learn;

/// <summary>
/// A round of 20 clients with 600 images of 28 x 28 each: one pass in batches of 32 (19 steps) by SGD at 0.01, every client from the same model; by SemSpace's
/// trainer, and by a plain loop of TorchSharp. Each worker is a thread that takes clients one by one and has one thread of libtorch.
/// </summary>
internal static class ClientsRun
{
    private const int Clients = 20, Images = 600, Batch = 32, Classes = 10, StepsPerClient = (Images + Batch - 1) / Batch;
    private const double Rate = 0.01;

    private static readonly ImageSize Size = new(1, 28, 28);
    private static readonly SeedTree Seeds = new(1);

    public static void Run(RunOptions options)
    {
        LibTorch.EnsureLoaded();
        set_num_threads(1);
        int workers = options.Number("workers", 2), repeats = options.Number("repeat", 5);
        ImageSet[] clients = [.. Enumerable.Range(0, Clients).Select(k => NoiseImages.Of(Size, Classes, Images, Seeds.Stream("pixels", (ulong)k)))];
        foreach ((string name, ClassifierModel model) in new (string, ClassifierModel)[] { ("cnn", new LeNetModel()), ("mlp", new MlpModel(200)) })
        {
            using LocalTrainer trainer = new(new ClassificationTask(new(Size, Classes) { Classifier = model }), new(1, Batch, OptimizerKind.Sgd, Rate, 0), Seeds);
            float[] start = trainer.InitialParameters();
            Measure.Repeat($"semspace_{name}", Clients * StepsPerClient, repeats, () => Each(workers, k => trainer.Train(TrainingStart.At(start), clients[k], Seeds.Stream("train", (ulong)k))));
            (Tensor X, Tensor Y)[] tensors = [.. clients.Select(images => (tensor(images.Pixels, [Images, 1, Size.Height, Size.Width]), tensor(images.Labels)))];
            Measure.Repeat($"torchsharp_{name}", Clients * StepsPerClient, repeats, () => Each(workers, k => Plain(model, tensors[k].X, tensors[k].Y)));
            foreach ((Tensor x, Tensor y) in tensors)
            {
                x.Dispose();
                y.Dispose();
            }
        }
    }

    /// <summary>The loop that TorchSharp's examples have.</summary>
    private static void Plain(ClassifierModel model, Tensor x, Tensor y)
    {
        using nn.Module<Tensor, Tensor> network = model.Create(Size, Classes, Seeds);
#pragma warning disable RS0030 // what is measured is TorchSharp's own optimiser
        using optim.Optimizer descent = optim.SGD(network.parameters(), Rate);
#pragma warning restore RS0030
        for (int first = 0; first < Images; first += Batch)
        {
            using DisposeScope scope = NewDisposeScope();
            int end = Math.Min(Images, first + Batch);
            descent.zero_grad();
            nn.functional.cross_entropy(network.forward(x[first..end]), y[first..end]).backward();
            _ = descent.step();
        }
    }

    private static void Each(int workers, Action<int> train)
    {
        int next = -1;
        Thread[] threads = [.. Enumerable.Range(0, workers).Select(_ => new Thread(Work))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();

        void Work()
        {
            set_num_threads(1);
            while (Interlocked.Increment(ref next) is var k && k < Clients) train(k);
        }
    }
}
