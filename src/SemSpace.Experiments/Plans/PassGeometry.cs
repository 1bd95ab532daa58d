using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Experiments.Plans;

/// <summary>
/// The highest point of a window that was given and not searched: the highest of samples at most 10 s apart, then the instant
/// about which the elevation half a second later and earlier is equal.
/// </summary>
/// <param name="satellite">The satellite.</param>
/// <param name="site">The site.</param>
/// <param name="earth">How the Earth turns.</param>
internal sealed class PassGeometry(IPropagator satellite, GroundSite site, EarthRotation earth)
{
    private const double StepSeconds = 10, FewestSteps = 8, HalfSpanSeconds = 0.5, ToleranceSeconds = 1e-5;
    private const int ElevationDecimals = 6;
    private static readonly Duration Rounding = Duration.FromMilliseconds(1);

    /// <summary>The culmination to the millisecond and the elevation then, degrees, rounded to 0.000001.</summary>
    /// <exception cref="PropagationException">The satellite has no position then.</exception>
    public (Epoch Culmination, double ElevationDeg) Highest(Epoch aos, Epoch los)
    {
        double length = (los - aos).TotalSeconds, step = Math.Min(StepSeconds, length / FewestSteps);
        double At(double second) => ElevationDeg(aos + Duration.FromSeconds(second));
        double best = 0, highest = At(0);
        for (double second = step; second < length + step; second += step)
        {
            double elevation = At(Math.Min(second, length));
            if (elevation > highest) (best, highest) = (Math.Min(second, length), elevation);
        }

        double top = Bisect(second => At(second + HalfSpanSeconds) - At(second - HalfSpanSeconds), Math.Max(0, best - step), Math.Min(length, best + step));
        Epoch culmination = Epoch.Max(aos, Epoch.Min((aos + Duration.FromSeconds(top)).RoundTo(Rounding), los));
        return (culmination, Math.Round(ElevationDeg(culmination), ElevationDecimals));
    }

    /// <summary>Elevation at an instant, degrees.</summary>
    /// <exception cref="PropagationException">The satellite has no position then.</exception>
    public double ElevationDeg(Epoch time) => site.Observe(satellite.At(time), time, earth).ElevationDeg;

    /// <summary>Where a falling function passes 0; the nearer end where it does not.</summary>
    private static double Bisect(Func<double, double> slope, double low, double high)
    {
        while (high - low > ToleranceSeconds)
        {
            double middle = (low + high) / 2;
            if (slope(middle) > 0) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
