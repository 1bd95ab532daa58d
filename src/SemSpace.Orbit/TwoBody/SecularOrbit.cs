using SemSpace.Orbit.Frames;

namespace SemSpace.Orbit.TwoBody;

/// <summary>Steady drifts of an orbit, radians a second.</summary>
/// <param name="MeanAnomaly">Of the mean anomaly: the mean motion and what perturbs it.</param>
/// <param name="Perigee">Of the argument of perigee.</param>
/// <param name="Node">Of the right ascension of the ascending node.</param>
internal readonly record struct OrbitDrift(double MeanAnomaly, double Perigee, double Node);

/// <summary>An ellipse of fixed shape and inclination whose angles drift steadily. Immutable; radians, km, seconds.</summary>
internal sealed class SecularOrbit
{
    private readonly Ellipse _ellipse;
    private readonly OrbitAngles _angles;
    private readonly OrbitDrift _drift;
    private readonly double _sinInclination;
    private readonly double _cosInclination;

    public SecularOrbit(Ellipse ellipse, OrbitAngles angles, OrbitDrift drift)
    {
        _ellipse = ellipse;
        _angles = angles;
        _drift = drift;
        (_sinInclination, _cosInclination) = Math.SinCos(angles.Inclination);
    }

    /// <summary>Position and velocity some seconds after the elements' epoch; the velocity is the exact slope of the position.</summary>
    public TemeState At(double seconds)
    {
        InPlane fromNode = _ellipse.At(_angles.MeanAnomaly + (_drift.MeanAnomaly * seconds), _drift.MeanAnomaly)
            .Turned(_angles.Perigee + (_drift.Perigee * seconds), _drift.Perigee);
        InPlane equatorial = new InPlane(fromNode.X, fromNode.Y * _cosInclination, fromNode.Vx, fromNode.Vy * _cosInclination)
            .Turned(_angles.Node + (_drift.Node * seconds), _drift.Node);
        return new(
            equatorial.X, equatorial.Y, fromNode.Y * _sinInclination, equatorial.Vx, equatorial.Vy, fromNode.Vy * _sinInclination);
    }
}
