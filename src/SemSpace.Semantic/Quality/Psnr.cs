namespace SemSpace.Semantic.Quality;

/// <summary>Peak signal-to-noise ratio, 10 log10(peak^2 / MSE). Pure functions, safe from any thread.</summary>
public static class Psnr
{
    /// <summary>What equal images score, dB; nothing scores more.</summary>
    public const double CapDb = 100;

    /// <summary>The mean squared difference of two images.</summary>
    /// <exception cref="ArgumentException">The images differ in size.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> reference, ReadOnlySpan<float> reconstruction)
    {
        if (reference.Length != reconstruction.Length)
            throw new ArgumentException($"Images of {reference.Length} and {reconstruction.Length} values.", nameof(reconstruction));
        double sum = 0;
        for (int i = 0; i < reference.Length; i++)
        {
            double difference = (double)reference[i] - reconstruction[i];
            sum += difference * difference;
        }

        return sum / reference.Length;
    }

    /// <summary>The ratio in dB of a mean squared error on a scale with the given peak: 255 for 8-bit images, 1 for [0, 1]. No number for an error that is none.</summary>
    public static double FromErrorDb(double meanSquaredError, double peak)
        => Math.Min(CapDb, 10 * Math.Log10(peak * peak / meanSquaredError));
}
