using System.Runtime.Intrinsics;
using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.Propagation.TwoBody;

/// <summary>Steady drifts of an orbit, radians a second.</summary>
/// <param name="MeanAnomaly">Of the mean anomaly: the mean motion and what perturbs it.</param>
/// <param name="Perigee">Of the argument of perigee.</param>
/// <param name="Node">Of the right ascension of the ascending node.</param>
internal readonly record struct OrbitDrift(double MeanAnomaly, double Perigee, double Node);

/// <summary>An ellipse of fixed shape and inclination whose angles drift steadily. Immutable; radians, km, seconds.</summary>
internal sealed class SecularOrbit
{
    /// <summary>Up to here the lanes' way of solving Kepler's equation settles for certain.</summary>
    private const double LargestLaneEccentricity = 0.3;

    public SecularOrbit(Ellipse ellipse, OrbitAngles angles, OrbitDrift drift)
    {
        (Ellipse, Angles, Drift) = (ellipse, angles, drift);
        (SinInclination, CosInclination) = Math.SinCos(angles.Inclination);
    }

    public Ellipse Ellipse { get; }

    public OrbitAngles Angles { get; }

    public OrbitDrift Drift { get; }

    public double SinInclination { get; }

    public double CosInclination { get; }

    /// <summary>Fills a table with the states some seconds after an instant, which is <paramref name="offset"/> seconds after the elements' epoch.</summary>
    public void Fill(double offset, ReadOnlySpan<double> seconds, StateTable states)
    {
        ArgumentNullException.ThrowIfNull(states);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seconds.Length, states.Capacity);
        if (Ellipse.Eccentricity > LargestLaneEccentricity)
        {
            for (int i = 0; i < seconds.Length; i++) states.Set(i, At(offset + seconds[i]));
        }
        else if (Vector512.IsHardwareAccelerated)
        {
            SecularOrbit512.Fill(this, offset, seconds, states);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            SecularOrbit256.Fill(this, offset, seconds, states);
        }
        else
        {
            SecularOrbit128.Fill(this, offset, seconds, states);
        }
    }

    /// <summary>Position and velocity some seconds after the elements' epoch; the velocity is the exact slope of the position.</summary>
    public TemeState At(double seconds)
    {
        InPlane fromNode = Ellipse.At(Angles.MeanAnomaly + (Drift.MeanAnomaly * seconds), Drift.MeanAnomaly)
            .Turned(Angles.Perigee + (Drift.Perigee * seconds), Drift.Perigee);
        InPlane equatorial = new InPlane(fromNode.X, fromNode.Y * CosInclination, fromNode.Vx, fromNode.Vy * CosInclination)
            .Turned(Angles.Node + (Drift.Node * seconds), Drift.Node);
        return new(
            equatorial.X, equatorial.Y, fromNode.Y * SinInclination, equatorial.Vx, equatorial.Vy, fromNode.Vy * SinInclination);
    }
}
