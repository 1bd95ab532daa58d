using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Partitions;

/// <summary>
/// How a camera changes what it sees: a value x becomes (x - 1/2) gain + 1/2 + offset + noise, cut to [0, 1]. The noise is normal, independent for each value,
/// and the same whenever the same image is used.
/// </summary>
/// <param name="Gain">Contrast; 1 changes nothing.</param>
/// <param name="Offset">Brightness; 0 changes nothing.</param>
/// <param name="NoiseDeviation">Standard deviation of the noise.</param>
/// <param name="Seeds">Feeds the noise.</param>
/// <param name="NoiseStream">The noise's stream; its steps are the images' places.</param>
public sealed record CameraLaw(double Gain, double Offset, double NoiseDeviation, SeedTree Seeds, string NoiseStream)
{
    /// <summary>Changes an image in place.</summary>
    /// <param name="values">Its values in [0, 1].</param>
    /// <param name="place">Its place in the data set.</param>
    public void Apply(Span<float> values, int place)
    {
        float[] noise = new float[NoiseDeviation > 0 ? values.Length : 0];
        if (noise.Length > 0) Seeds.Stream(NoiseStream, (ulong)place).FillGaussian(noise, NoiseDeviation);
        for (int i = 0; i < values.Length; i++)
            values[i] = Math.Clamp((float)(((values[i] - 0.5) * Gain) + 0.5 + Offset) + (noise.Length > 0 ? noise[i] : 0), 0, 1);
    }
}
