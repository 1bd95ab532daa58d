using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Contacts;

/// <summary>The Earth's rotation over a stretch of time, even to 1e-10 radians in a day.</summary>
/// <param name="StartRadians">Sidereal time at its start.</param>
/// <param name="RadiansPerSecond">Rate of turn.</param>
/// <param name="Pole">The pole in its middle; it moves by 0.1 m a day.</param>
internal readonly record struct EarthTurn(double StartRadians, double RadiansPerSecond, PoleWander Pole)
{
    private const double RoughRadiansPerSecond = 7.2921158553e-5;

    /// <summary>The rotation from one instant to another; exact at both.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The Earth's orientation is not known at one of them.</exception>
    public static EarthTurn Over(Epoch start, Epoch end, EarthRotation rotation)
    {
        double angle = rotation.At(start).AngleRadians, seconds = (end - start).TotalSeconds;
        PoleWander pole = rotation.At(start + ((end - start) / 2)).Pole;
        if (seconds <= 0) return new(angle, RoughRadiansPerSecond, pole);
        double turn = rotation.At(end).AngleRadians - angle;
        double wholeTurns = Math.Round(((RoughRadiansPerSecond * seconds) - turn) / (2 * Math.PI));
        return new(angle, (turn + (wholeTurns * 2 * Math.PI)) / seconds, pole);
    }
}
