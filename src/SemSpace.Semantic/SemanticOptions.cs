using System.Globalization;
using SemSpace.Semantic.Channels;
using SemSpace.Semantic.Quality;

namespace SemSpace.Semantic;

/// <summary>What can be set about <see cref="SemanticTask"/>.</summary>
public sealed record SemanticOptions
{
    private const double LeastSnrDb = -50, MostSnrDb = 200;
    private const int SideStep = 4;

    /// <summary>Complex channel uses per image value, R = k / n. 16 R C must be whole for images of C colours; 1/12 by default.</summary>
    public double BandwidthRatio { get; init; } = 1.0 / 12;

    /// <summary>The channel.</summary>
    public ChannelOptions Channel { get; init; } = new AwgnOptions();

    /// <summary>The lowest signal-to-noise ratio in training, dB.</summary>
    public double SnrLowDb { get; init; }

    /// <summary>The highest signal-to-noise ratio in training, dB; equal to the lowest to train at one ratio.</summary>
    public double SnrHighDb { get; init; } = 20;

    /// <summary>The signal-to-noise ratio in evaluation, dB.</summary>
    public double EvaluationSnrDb { get; init; } = 10;

    /// <summary>What is wrong with the options for images of the size, one sentence a fault, each beginning with the option's name; empty if nothing is.</summary>
    public IEnumerable<string> Faults(ImageSize images) =>
    [
        .. SideFaults("image height", images.Height), .. SideFaults("image width", images.Width), .. RatioFaults(images.Channels),
        .. SnrFaults("snr_low_db", SnrLowDb), .. SnrFaults("snr_high_db", SnrHighDb), .. SnrFaults("evaluation_snr_db", EvaluationSnrDb),
        .. SnrLowDb > SnrHighDb ? new[] { Text($"snr_low_db is {SnrLowDb}; must be snr_high_db ({SnrHighDb} dB) or less.") } : [],
    ];

    private IEnumerable<string> RatioFaults(int colours)
    {
        if (colours < 1) return [Text($"image channels is {colours}; must be 1 or more.")];
        if (Codecs.BandwidthRatio.LatentChannels(BandwidthRatio, colours) is not null) return [];
        return [Text($"bandwidth_ratio is {BandwidthRatio}; must give a whole number of latent channels: near are {Codecs.BandwidthRatio.Near(BandwidthRatio, colours)}.")];
    }

    private static IEnumerable<string> SnrFaults(string option, double snrDb)
        => snrDb is >= LeastSnrDb and <= MostSnrDb ? [] : [Text($"{option} is {snrDb}; must be {LeastSnrDb} to {MostSnrDb} dB.")];

    private static IEnumerable<string> SideFaults(string side, int pixels)
        => pixels >= Ssim.WindowSide && pixels % SideStep == 0 ? [] : [Text($"{side} is {pixels}; must be a multiple of {SideStep}, {Ssim.WindowSide} or more.")];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
