using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Semantic.Channels;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Tests;

public class SemanticTaskTests
{
    private const int Side = 16;
    private static readonly ImageSize Size = new(3, Side, Side);
    private static readonly ImageSet Images = SyntheticImages.Make(64, Side, 1), Test = SyntheticImages.Make(64, Side, 2);
    private static readonly SeedTree Seeds = new(9);

    [Fact]
    public void Quality_grows_with_training_and_with_the_signal()
    {
        const double leastGainDb = 3;
        using nn.Module model = Task(10).CreateModel(Seeds);
        double untrainedDb = Score(model, 10).Score;
        Train(model, steps: 120);
        Evaluation[] scores = [.. new double[] { -10, 0, 10, 20 }.Select(snrDb => Score(model, snrDb))];
        Assert.True(scores[2].Score > untrainedDb + leastGainDb, $"{untrainedDb} dB before, {scores[2].Score} dB after");
        Assert.All(scores.Zip(scores.Skip(1)), pair => Assert.True(pair.Second.Score > pair.First.Score && pair.Second.SecondScore > pair.First.SecondScore));
    }

    [Theory, InlineData("awgn"), InlineData("rayleigh")]
    public void The_same_streams_give_the_same_loss_and_scores(string channel)
    {
        SemanticTask task = new(new() { Channel = ChannelCatalogue.All.Default.Choose(channel) }, Size);
        using nn.Module model = task.CreateModel(Seeds);
        using var scope = NewDisposeScope();
        float Loss(ulong step) => task.Loss(model, Batch(8), zeros(8, dtype: ScalarType.Int64), Seeds.Stream("loss", step)).item<float>();
        Assert.Equal(Loss(1), Loss(1));
        Assert.NotEqual(Loss(1), Loss(2));
        Assert.Equal(task.Evaluate(model, Test, Seeds.Stream("test")), task.Evaluate(model, Test, Seeds.Stream("test")));
    }

    /// <summary>Images come in batches of 64: 65 of them must still be averaged one by one.</summary>
    [Fact]
    public void Evaluation_averages_over_images_and_not_over_batches()
    {
        const double float32 = 1e-5;
        SemanticTask task = Task(60);
        using nn.Module model = task.CreateModel(Seeds);
        ImageSet all = SyntheticImages.Make(65, Side, 3);
        Evaluation whole = task.Evaluate(model, all, Seeds.Stream("test"));
        Evaluation[] single = [.. Enumerable.Range(0, 65).Select(i => task.Evaluate(
            model, all with { Pixels = all.Pixels[(i * Size.Values)..((i + 1) * Size.Values)], Labels = [0] }, Seeds.Stream("test")))];
        Assert.Equal(single.Average(e => e.Loss), whole.Loss, float32);
        Assert.Equal(single.Average(e => e.SecondScore), whole.SecondScore, float32 * 100);
    }

    [Fact]
    public void Metrics_are_psnr_and_ssim() => Assert.Equal(new MetricNames("psnr_db", "ssim"), Task(10).Metrics);

    [Fact]
    public void Other_models_and_other_images_are_refused()
    {
        SemanticTask task = Task(10);
        using nn.Module stranger = nn.Linear(2, 2), model = task.CreateModel(Seeds);
        Assert.Throws<ArgumentException>(() => task.Evaluate(stranger, Test, Seeds.Stream("test")));
        Assert.Throws<ArgumentException>(() => task.Evaluate(model, SyntheticImages.Make(1, 20, 1), Seeds.Stream("test")));
        Assert.Throws<ArgumentException>(() => task.Evaluate(model, new(3, Side, Side, [], []), Seeds.Stream("test")));
    }

    private static SemanticTask Task(double evaluationSnrDb)
        => new(new() { BandwidthRatio = 1.0 / 6, SnrLowDb = 0, SnrHighDb = 20, EvaluationSnrDb = evaluationSnrDb }, Size);

    private static Evaluation Score(nn.Module model, double snrDb) => Task(snrDb).Evaluate(model, Test, Seeds.Stream("test"));

    private static Tensor Batch(int count) => tensor(Images.Pixels[..(count * Size.Values)], [count, 3, Side, Side]);

    private static void Train(nn.Module model, int steps)
    {
        SemanticTask task = Task(10);
        using var adam = optim.Adam(model.parameters(), lr: 2e-3);
        for (int step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            adam.zero_grad();
            task.Loss(model, Batch(64), zeros(64, dtype: ScalarType.Int64), Seeds.Stream("train", (ulong)step)).backward();
            _ = adam.step();
        }
    }
}
