using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Semantic.Channels;
using SemSpace.Semantic.Codecs;
using SemSpace.Semantic.Quality;
using static TorchSharp.torch;

namespace SemSpace.Semantic;

/// <summary>
/// Learning to send images: the loss is the mean squared error after encoder, channel and decoder, at a signal-to-noise ratio
/// drawn for each image; the scores are PSNR and SSIM of the reconstruction rounded to 8 bits, each averaged over images, at the
/// evaluation ratio. Labels play no part. Serves all threads.
/// Source: Bourtsoulatze, Burth Kurka, Gündüz, IEEE TCCN 2019; the random ratio as in Xu et al., "ADJSCC", IEEE TCSVT 2022.
/// Not modelled: a decoder or encoder that is told the ratio; sharing only one half of the model.
/// </summary>
public sealed class SemanticTask : ILearningTask
{
    private const int EvaluationBatch = 64;
    private const double EightBitPeak = 255;
    private readonly SemanticOptions _options;
    private readonly ImageSize _images;
    private readonly int _latentChannels;
    private readonly Channel _channel;

    /// <summary>A task for images of one size.</summary>
    /// <exception cref="ArgumentException">The options are faulty for this size; the message lists every fault.</exception>
    public SemanticTask(SemanticOptions options, ImageSize images)
    {
        ArgumentNullException.ThrowIfNull(options);
        string faults = string.Join(" ", options.Faults(images));
        if (faults.Length > 0) throw new ArgumentException(faults, nameof(options));
        _options = options;
        _images = images;
        _latentChannels = BandwidthRatio.LatentChannels(options.BandwidthRatio, images.Channels)!.Value;
        _channel = options.Channel.Value;
    }

    /// <inheritdoc/>
    public MetricNames Metrics { get; } = new("psnr_db", "ssim");

    /// <inheritdoc/>
    public nn.Module CreateModel(SeedTree seeds) => new DeepJscc(_images.Channels, _latentChannels, seeds);

    /// <inheritdoc/>
    public Tensor Loss(nn.Module model, Tensor images, Tensor labels, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(random);
        using var scope = NewDisposeScope();
        double[] snrDb = new double[images.shape[0]];
        for (int i = 0; i < snrDb.Length; i++) snrDb[i] = _options.SnrLowDb + ((_options.SnrHighDb - _options.SnrLowDb) * random.NextDouble());
        return nn.functional.mse_loss(Send(model, images, snrDb, random), images).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The images have another size than the task's, or there are none.</exception>
    public Evaluation Evaluate(nn.Module model, ImageSet test, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(random);
        if (new ImageSize(test.Channels, test.Height, test.Width) != _images) throw new ArgumentException($"The task is for {_images}.", nameof(test));
        if (test.Count == 0) throw new ArgumentException("There are no images to evaluate.", nameof(test));
        (double loss, double psnrDb, double ssim) = (0, 0, 0);
        for (int first = 0; first < test.Count; first += EvaluationBatch)
        {
            int count = Math.Min(EvaluationBatch, test.Count - first);
            float[] sent = test.Pixels[(first * _images.Values)..((first + count) * _images.Values)];
            float[] received = Reconstruct(model, sent, count, random);
            for (int i = 0; i < count; i++)
            {
                Evaluation image = Score(sent.AsSpan(i * _images.Values, _images.Values), received.AsSpan(i * _images.Values, _images.Values));
                (loss, psnrDb, ssim) = (loss + image.Loss, psnrDb + image.Score, ssim + image.SecondScore);
            }
        }

        return new(loss / test.Count, psnrDb / test.Count, ssim / test.Count);
    }

    private float[] Reconstruct(nn.Module model, float[] pixels, int count, RandomStream random)
    {
        using var scope = NewDisposeScope();
        using IDisposable fixedGraph = no_grad();
        double[] snrDb = [.. Enumerable.Repeat(_options.EvaluationSnrDb, count)];
        return Send(model, tensor(pixels, [count, _images.Channels, _images.Height, _images.Width]), snrDb, random).data<float>().ToArray();
    }

    private Evaluation Score(ReadOnlySpan<float> sent, ReadOnlySpan<float> received)
    {
        float[] reference = ToEightBit(sent), reconstruction = ToEightBit(received);
        return new(
            Psnr.MeanSquaredError(sent, received),
            Psnr.FromErrorDb(Psnr.MeanSquaredError(reference, reconstruction), EightBitPeak),
            Ssim.Mean(reference, reconstruction, _images, EightBitPeak));
    }

    private static float[] ToEightBit(ReadOnlySpan<float> values)
    {
        float[] rounded = new float[values.Length];
        for (int i = 0; i < values.Length; i++) rounded[i] = MathF.Round(255 * Math.Clamp(values[i], 0, 1));
        return rounded;
    }

    private Tensor Send(nn.Module model, Tensor images, double[] snrDb, RandomStream random)
    {
        var codec = model as DeepJscc ?? throw new ArgumentException("The model is not one that this task created.", nameof(model));
        return codec.Decode(_channel.Transmit(codec.Encode(images), snrDb, random));
    }
}
