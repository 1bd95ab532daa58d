using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>The Earth's rotation over a stretch of time, even to 1e-10 radians in a day.</summary>
/// <param name="StartRadians">Sidereal time at its start.</param>
/// <param name="RadiansPerSecond">Rate of turn.</param>
internal readonly record struct EarthTurn(double StartRadians, double RadiansPerSecond)
{
    private const double RoughRadiansPerSecond = 7.2921158553e-5;

    /// <summary>The rotation from one instant to another; exact at both.</summary>
    public static EarthTurn Over(Epoch start, Epoch end)
    {
        double angle = Gmst.Radians(start), seconds = (end - start).TotalSeconds;
        if (seconds <= 0) return new(angle, RoughRadiansPerSecond);
        double turn = Gmst.Radians(end) - angle;
        double wholeTurns = Math.Round(((RoughRadiansPerSecond * seconds) - turn) / (2 * Math.PI));
        return new(angle, (turn + (wholeTurns * 2 * Math.PI)) / seconds);
    }
}
