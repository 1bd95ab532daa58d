using MathNet.Numerics.Distributions;

namespace SemSpace.Sim.Links.Propagation;

/// <summary>
/// A moving or handheld terminal among trees: the land mobile satellite channel of Abdi, Lau, Alouini and Kaveh (A New Simple Model for Land Mobile Satellite Channels, IEEE Transactions on Wireless
/// Communications 2, 2003), whose power in sight follows a gamma law, beside scattered waves. Powers are shares of what free space lets through.
/// Not modelled: the fading of scattered waves, which changes within a second: they count with their mean.
/// </summary>
/// <param name="ScatterPower">Power of scattered waves in each of the two components, b.</param>
/// <param name="Severity">Shape of the gamma law, m: the smaller, the heavier the shadow.</param>
/// <param name="SightPower">Mean power of the waves in sight, Ω.</param>
public readonly record struct ShadowedRician(double ScatterPower, double Severity, double SightPower)
{
    private const double LowestDeg = 20, HighestDeg = 80;

    /// <summary>Mean power of both together.</summary>
    public double MeanPower => SightPower + (2 * ScatterPower);

    /// <summary>The channel by the authors' fit over the elevation, which holds from 20° to 80° and is taken at its ends beyond.</summary>
    public static ShadowedRician At(double elevationDeg)
    {
        double t = Math.Clamp(elevationDeg, LowestDeg, HighestDeg);
        return new(
            Cubic(t, -4.7943e-8, 5.5784e-6, -2.1344e-4, 3.2710e-2),
            Cubic(t, 6.3739e-5, 5.8533e-4, -0.15973, 3.5156),
            Cubic(t, 1.4428e-5, -2.3798e-3, 0.12702, -1.4864));
    }

    /// <summary>Loss beyond free space, dB; may be below 0.</summary>
    /// <param name="share">A draw from 0 to below 1: the share of time in which the shadow is heavier.</param>
    public double LossDb(double share) => -10 * Math.Log10((2 * ScatterPower) + Gamma.InvCDF(Severity, Severity / SightPower, share));

    private static double Cubic(double t, double third, double second, double first, double zeroth) => (((((third * t) + second) * t) + first) * t) + zeroth;
}
