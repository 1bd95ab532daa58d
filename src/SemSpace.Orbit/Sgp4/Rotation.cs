namespace SemSpace.Orbit.Sgp4;

/// <summary>Turns the sine and cosine of an angle; small turns, the usual ones in SGP4, spare the library's functions.</summary>
internal static class Rotation
{
    /// <summary>Up to here the series below are exact to the last bit: the first term left out is 1e-17.</summary>
    private const double SmallRadians = 0.05;

    /// <summary>Sine and cosine of the angle and <paramref name="turn"/> together, radians.</summary>
    public static (double Sin, double Cos) By((double Sin, double Cos) angle, double turn)
    {
        (double sin, double cos) = Math.Abs(turn) <= SmallRadians ? Series(turn) : Math.SinCos(turn);
        return ((angle.Sin * cos) + (angle.Cos * sin), (angle.Cos * cos) - (angle.Sin * sin));
    }

    private static (double Sin, double Cos) Series(double x)
    {
        double z = x * x;
        double sin = x * (1 - (z * (1.0 / 6) * (1 - (z * (1.0 / 20) * (1 - (z * (1.0 / 42)))))));
        double cos = 1 - (z * 0.5 * (1 - (z * (1.0 / 12) * (1 - (z * (1.0 / 30) * (1 - (z * (1.0 / 56))))))));
        return (sin, cos);
    }
}
