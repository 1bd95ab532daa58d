namespace SemSpace.Orbit.Frames;

/// <summary>Degrees, radians and their reduction to one turn.</summary>
public static class Angles
{
    /// <summary>Radians of a degree.</summary>
    public const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Degrees of a radian.</summary>
    public const double DegreesPerRadian = 180 / Math.PI;

    /// <summary>The angle reduced to [0, 360) degrees; NaN for what is no number.</summary>
    public static double WrapDeg(double degrees)
    {
        double rest = degrees % 360;
        double wrapped = rest < 0 ? rest + 360 : rest;
        return wrapped >= 360 ? 0 : wrapped;
    }
}
