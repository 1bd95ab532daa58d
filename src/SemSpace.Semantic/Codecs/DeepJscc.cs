using SemSpace.Fl.Randomness;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Codecs;

/// <summary>
/// Joint source-channel coding by two convolutional networks: images become complex channel symbols of mean power 1 and, after
/// the channel, images again. Five 5x5 convolutions (16, 32, 32, 32, 2c channels, the first two with stride 2) with PReLU, then
/// five transposed ones back, with a sigmoid at the end.
/// Source: Bourtsoulatze, Burth Kurka, Gündüz, "Deep joint source-channel coding for wireless image transmission", IEEE TCCN 2019.
/// A model serves one thread at a time.
/// </summary>
public sealed class DeepJscc : nn.Module
{
    private const int Kernel = 5, Padding = 2, Narrow = 16, Wide = 32;
    private const float InitialSlope = 0.25f;
    private readonly nn.Module<Tensor, Tensor> _encoder, _decoder;

    /// <summary>A model with initial values from the seed.</summary>
    /// <param name="imageChannels">Colour channels of the images.</param>
    /// <param name="latentChannels">Complex channels c of the latent image, 1 or more.</param>
    /// <param name="seeds">The source of the initial values.</param>
    public DeepJscc(int imageChannels, int latentChannels, SeedTree seeds) : base(nameof(DeepJscc))
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(imageChannels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(latentChannels);
        _encoder = nn.Sequential(
        [
            .. Down(seeds, 1, imageChannels, Narrow, 2), .. Down(seeds, 2, Narrow, Wide, 2), .. Down(seeds, 3, Wide, Wide, 1),
            .. Down(seeds, 4, Wide, Wide, 1), .. Down(seeds, 5, Wide, 2 * latentChannels, 1),
        ]);
        _decoder = nn.Sequential(
        [
            .. Up(seeds, 1, 2 * latentChannels, Wide, 1), .. Up(seeds, 2, Wide, Wide, 1), .. Up(seeds, 3, Wide, Wide, 1),
            .. Up(seeds, 4, Wide, Narrow, 2), .. Up(seeds, 5, Narrow, imageChannels, 2)[..1], ("sigmoid", nn.Sigmoid()),
        ]);
        register_module("encoder", _encoder);
        register_module("decoder", _decoder);
    }

    /// <summary>
    /// The channel symbols of images. Call it inside a dispose scope.
    /// </summary>
    /// <param name="images">(B, C, H, W) in [0, 1], H and W multiples of 4.</param>
    /// <returns>(B, 2c, H/4, W/4): the first c channels are real parts, the others imaginary parts, mean power 1 in each image.</returns>
    public Tensor Encode(Tensor images) => PowerNormalisation.Apply(_encoder.call(images));

    /// <summary>The images that received symbols stand for, (B, C, H, W) in (0, 1). Call it inside a dispose scope.</summary>
    /// <param name="symbols">Equalised symbols, shaped as <see cref="Encode"/> gives them.</param>
    public Tensor Decode(Tensor symbols) => _decoder.call(symbols);

    private static (string, nn.Module<Tensor, Tensor>)[] Down(SeedTree seeds, int layer, int inputs, int outputs, int stride)
    {
        var convolution = nn.Conv2d(inputs, outputs, Kernel, stride: stride, padding: Padding);
        InitialValues.KaimingUniform(convolution.weight, inputs * Kernel * Kernel, InitialSlope, seeds.Stream($"deep-jscc/encoder/{layer}"));
        InitialValues.Zero(convolution.bias!);
        return [($"conv{layer}", convolution), ($"prelu{layer}", new SlopedRelu(InitialSlope))];
    }

    private static (string, nn.Module<Tensor, Tensor>)[] Up(SeedTree seeds, int layer, int inputs, int outputs, int stride)
    {
        var convolution = nn.ConvTranspose2d(inputs, outputs, Kernel, stride: stride, padding: Padding, output_padding: stride - 1);
        double inputsPerOutput = (double)inputs * Kernel * Kernel / (stride * stride);
        InitialValues.KaimingUniform(convolution.weight, inputsPerOutput, InitialSlope, seeds.Stream($"deep-jscc/decoder/{layer}"));
        InitialValues.Zero(convolution.bias!);
        return [($"conv{layer}", convolution), ($"prelu{layer}", new SlopedRelu(InitialSlope))];
    }
}
