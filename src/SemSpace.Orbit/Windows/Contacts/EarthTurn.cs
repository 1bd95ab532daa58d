using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Contacts;

/// <summary>The Earth's rotation within a UTC day, over which it is even to 1e-13 radians: its changes and leap seconds fall on midnights.</summary>
/// <param name="StartRadians">Sidereal time at its start.</param>
/// <param name="RadiansPerSecond">Rate of turn.</param>
/// <param name="Pole">The pole in its middle; it moves by 0.1 m a day.</param>
internal readonly record struct EarthTurn(double StartRadians, double RadiansPerSecond, PoleWander Pole)
{
    /// <summary>The rotation from one instant to another of the same day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The Earth's orientation is not known at one of them.</exception>
    public static EarthTurn Over(Epoch start, Epoch end, EarthRotation rotation)
    {
        EarthAttitude attitude = rotation.At(start);
        return new(attitude.AngleRadians, attitude.RateRadPerS, rotation.At(start + ((end - start) / 2)).Pole);
    }
}
