using SemSpace.Fl.Data;

namespace SemSpace.Semantic.Quality;

/// <summary>
/// Structural similarity: an 11x11 Gaussian window of deviation 1.5, without borders, K1 = 0.01, K2 = 0.03, weighted (biased)
/// variances, mean over positions and colour channels. Pure functions, safe from any thread.
/// Source: Wang, Bovik, Sheikh, Simoncelli, "Image quality assessment", IEEE TIP 2004, eq. 13.
/// </summary>
public static class Ssim
{
    /// <summary>The window's side; images must not be smaller.</summary>
    public const int WindowSide = 11;

    private const double Deviation = 1.5, K1 = 0.01, K2 = 0.03;

    /// <summary>One side of the separable window.</summary>
    internal static readonly double[] Window = MakeWindow();

    /// <summary>The similarity of two images, 1 for equal ones.</summary>
    /// <param name="reference">Values in the order (C, H, W).</param>
    /// <param name="reconstruction">Values in the same order.</param>
    /// <param name="size">The size of both.</param>
    /// <param name="peak">Largest value of the scale: 255 for 8-bit images, 1 for [0, 1].</param>
    /// <exception cref="ArgumentException">An image has another size, or is smaller than the window.</exception>
    public static double Mean(ReadOnlySpan<float> reference, ReadOnlySpan<float> reconstruction, ImageSize size, double peak)
    {
        if (reference.Length != size.Values || reconstruction.Length != size.Values)
            throw new ArgumentException($"Images of {reference.Length} and {reconstruction.Length} values; {size} has {size.Values}.", nameof(reconstruction));
        if (Math.Min(size.Height, size.Width) < WindowSide)
            throw new ArgumentException($"The image is {size.Height} by {size.Width}; SSIM needs {WindowSide} by {WindowSide} or more.", nameof(size));
        int plane = size.Height * size.Width;
        double sum = 0;
        for (int channel = 0; channel < size.Channels; channel++)
            sum += MeanOfPlane(reference.Slice(channel * plane, plane), reconstruction.Slice(channel * plane, plane), size, peak);
        return sum / size.Channels;
    }

    private static double MeanOfPlane(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ImageSize size, double peak)
    {
        double c1 = K1 * peak * K1 * peak, c2 = K2 * peak * K2 * peak;
        double[] meanX = Blur(x, [], size), meanY = Blur(y, [], size), squareX = Blur(x, x, size), squareY = Blur(y, y, size), product = Blur(x, y, size);
        double sum = 0;
        for (int i = 0; i < meanX.Length; i++)
        {
            double xx = meanX[i] * meanX[i], yy = meanY[i] * meanY[i], xy = meanX[i] * meanY[i];
            sum += ((2 * xy) + c1) * ((2 * (product[i] - xy)) + c2) / ((xx + yy + c1) * (squareX[i] - xx + squareY[i] - yy + c2));
        }

        return sum / meanX.Length;
    }

    /// <summary>The windowed mean of x, or of x times y, at every place where the window fits.</summary>
    private static double[] Blur(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ImageSize size)
    {
        int width = size.Width - WindowSide + 1, height = size.Height - WindowSide + 1;
        double[] rows = new double[size.Height * width], blurred = new double[height * width];
        for (int row = 0; row < size.Height; row++)
            for (int column = 0; column < width; column++)
                for (int tap = 0; tap < WindowSide; tap++)
                {
                    int at = (row * size.Width) + column + tap;
                    rows[(row * width) + column] += Window[tap] * x[at] * (y.IsEmpty ? 1 : (double)y[at]);
                }

        for (int i = 0; i < blurred.Length; i++)
            for (int tap = 0; tap < WindowSide; tap++) blurred[i] += Window[tap] * rows[i + (tap * width)];
        return blurred;
    }

    private static double[] MakeWindow()
    {
        double[] bell = [.. Enumerable.Range(0, WindowSide).Select(i => Math.Exp(-Math.Pow((i - (WindowSide / 2)) / Deviation, 2) / 2))];
        double total = bell.Sum();
        return [.. bell.Select(weight => weight / total)];
    }
}
