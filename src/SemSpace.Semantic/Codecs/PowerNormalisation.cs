using TorchSharp;
using static TorchSharp.torch;

namespace SemSpace.Semantic.Codecs;

/// <summary>z = sqrt(k) z~ / ||z~||: the k complex symbols of each image have mean power 1. Source: Bourtsoulatze et al. 2019, eq. 1.</summary>
internal static class PowerNormalisation
{
    /// <summary>Far below any energy a network puts out, and large enough that its inverse root is a float32.</summary>
    private const double LeastEnergy = 1e-20;

    /// <summary>Scales each image of (B, 2c, h, w). An image of zeros stays zero.</summary>
    public static Tensor Apply(Tensor latent)
    {
        using Scalar least = LeastEnergy.ToScalar(), rootOfSymbols = Math.Sqrt(latent.shape[1] * latent.shape[2] * latent.shape[3] / 2).ToScalar();
        Tensor energy = latent.mul(latent).sum([1, 2, 3], keepdim: true).clamp_min(least);
        return latent * energy.rsqrt().mul(rootOfSymbols);
    }
}
