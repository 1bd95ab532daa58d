using System.Globalization;
using SemSpace.Fl.Data;
using SemSpace.Fl.Training;
using SemSpace.Semantic.Baselines;
using SemSpace.Semantic.Channels;
using SemSpace.Semantic.Codecs;
using SemSpace.Semantic.Quality;
using Is = SemSpace.Keys.Keys<SemSpace.Semantic.SemanticOptions>;

namespace SemSpace.Semantic;

/// <summary>What can be set about <see cref="SemanticTask"/>.</summary>
public sealed record SemanticOptions : LearningTaskOptions
{
    private const int SideStep = 4;

    /// <summary>Complex channel uses per image value, R = k / n. 16 R C must be whole for images of C colours; 1/12 by default.</summary>
    public double BandwidthRatio { get; init; } = 1.0 / 12;

    /// <summary>The channel.</summary>
    public Choice<Channel> Channel { get; init; } = ChannelCatalogue.All.Default;

    /// <summary>The lowest signal-to-noise ratio in training, dB.</summary>
    public double SnrLowDb { get; init; }

    /// <summary>The highest signal-to-noise ratio in training, dB; equal to the lowest to train at one ratio.</summary>
    public double SnrHighDb { get; init; } = 20;

    /// <summary>The signal-to-noise ratio in evaluation, dB.</summary>
    public double EvaluationSnrDb { get; init; } = 10;

    /// <summary>The keys.</summary>
    public static Section<SemanticOptions> Keys { get; } = new(
        "The learned image codec of the semantic task and the channel it is trained for. Other tasks do not use it.",
        () => new(),
        [
            Is.Of("bandwidth_ratio", new BandwidthRatioKind(), "complex channel uses per colour value of the image",
                s => s.BandwidthRatio, (s, v) => s with { BandwidthRatio = v }),
            Is.Choice("channel", ChannelCatalogue.All, ChannelCatalogue.All.Meanings, s => s.Channel, (s, v) => s with { Channel = v }),
            Is.Of("snr_low_db", Kinds.Within(-30, 60, "dB"), "lowest signal-to-noise ratio in training",
                s => s.SnrLowDb, (s, v) => s with { SnrLowDb = v }),
            Is.Of("snr_high_db", Kinds.Within(-30, 60, "dB"), "highest signal-to-noise ratio in training",
                s => s.SnrHighDb, (s, v) => s with { SnrHighDb = v }),
            Is.Of("evaluation_snr_db", Kinds.Within(-30, 60, "dB"), "signal-to-noise ratio of the evaluation",
                s => s.EvaluationSnrDb, (s, v) => s with { EvaluationSnrDb = v }),
            .. Is.Options(ChannelCatalogue.All, s => s.Channel, (s, v) => s with { Channel = v }),
        ])
    {
        Laws = [new(["snr_low_db", "snr_high_db"], Crossed)],
    };

    /// <inheritdoc/>
    public override double MostScore => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double? UnlearntScore(ImageSet images) => PlainCodecs.MeanColourDb(images);

    /// <inheritdoc/>
    public override double? JpegScore(ImageSet images)
    {
        ArgumentNullException.ThrowIfNull(images);
        return PlainCodecs.JpegDb(images, BandwidthRatio, EvaluationSnrDb);
    }

    /// <inheritdoc/>
    public override string Show(double score) => FormattableString.Invariant($"PSNR {score:0.0} dB");

    /// <inheritdoc/>
    public override ILearningTask Create(LearningSubject subject) => new SemanticTask(this, subject.Images);

    /// <inheritdoc/>
    public override string? Misfit(LearningSubject subject) => Faults(subject.Images).FirstOrDefault()?.TrimEnd('.');

    /// <summary>What is wrong with the options for images of the size, one sentence a fault, each beginning with the option's name; empty if nothing is.</summary>
    public IEnumerable<string> Faults(ImageSize images) =>
    [
        .. SideFaults("image height", images.Height), .. SideFaults("image width", images.Width), .. RatioFaults(images.Channels),
        .. Keys.Check(this),
    ];

    private IEnumerable<string> RatioFaults(int colours)
    {
        if (colours < 1) return [Text($"image channels is {colours}; must be 1 or more.")];
        if (Codecs.BandwidthRatio.LatentChannels(BandwidthRatio, colours) is not null) return [];
        return [Text($"bandwidth_ratio is {BandwidthRatio}; must give a whole number of latent channels: near are {Codecs.BandwidthRatio.Near(BandwidthRatio, colours)}.")];
    }

    private static string? Crossed(SemanticOptions s)
        => s.SnrLowDb <= s.SnrHighDb ? null : FormattableString.Invariant($"is {s.SnrLowDb}; must be at most snr_high_db, which is {s.SnrHighDb} dB.");

    private static IEnumerable<string> SideFaults(string side, int pixels)
        => pixels >= Ssim.WindowSide && pixels % SideStep == 0 ? [] : [Text($"{side} is {pixels}; must be a multiple of {SideStep}, {Ssim.WindowSide} or more.")];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
