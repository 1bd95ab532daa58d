using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Training;

/// <summary>
/// What libtorch computes with on this machine. It and the libraries in it (MKL, oneDNN) choose their code by the processor and by
/// variables of the environment, and round differently in each, so that equal trainings agree to the last bit only where these are equal.
/// </summary>
/// <param name="Capability">The instruction set that libtorch chose, such as AVX2 or AVX512; "unknown" where it does not say.</param>
/// <param name="Probe">Hash of the parameters that a small fixed training gives, 16 hexadecimal digits: equal where the numbers are.</param>
public sealed record NumericKernels(string Capability, string Probe)
{
    private const int Images = 32, Channels = 3, Side = 32, Classes = 6, HashDigits = 16;

    private static readonly Lazy<NumericKernels> Measured = new(() => new(AskLibTorch(), Train()));

    /// <summary>Those of this process; measured once, in some hundredths of a second.</summary>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static NumericKernels Current => Measured.Value;

    private static string Train()
    {
        SeedTree seeds = new(0);
        using LocalTrainer trainer = new(new ClassificationTask(new(new(Channels, Side, Side), Classes)), new LocalTrainingOptions(1, Images / 2, OptimizerKind.Adam, 0.01, 0), seeds);
        float[] pixels = new float[Images * Channels * Side * Side];
        seeds.Stream("probe/images").FillUniform(pixels, 0, 1);
        ImageSet images = new(Channels, Side, Side, pixels, [.. Enumerable.Range(0, Images).Select(i => (long)(i % Classes))]);
        TrainingResult result = trainer.Train(TrainingStart.At(trainer.InitialParameters()), images, seeds.Stream("probe/training"));
        byte[] hash = SHA256.HashData(MemoryMarshal.AsBytes(result.Parameters.AsSpan()));
        return Convert.ToHexString(hash).ToLower(CultureInfo.InvariantCulture)[..HashDigits];
    }

    /// <summary>
    /// Asks <c>at::get_cpu_capability</c>, which gives a text of the GNU C++ library by a hidden first argument that begins with pointer and length.
    /// </summary>
    private static unsafe string AskLibTorch()
    {
        LibTorch.EnsureLoaded();
        if (LibTorch.FindExport("_ZN2at18get_cpu_capabilityB5cxx11Ev") is not { } function) return "unknown";
        nint* text = stackalloc nint[4]; // up to 15 characters stand in the text itself, so that nothing is to be freed
        ((delegate* unmanaged[Cdecl]<nint*, void>)function)(text);
        return Marshal.PtrToStringUTF8(text[0], checked((int)text[1]));
    }
}
