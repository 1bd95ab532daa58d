using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Frames;

/// <summary>The Earth's rotation relative to TEME: sidereal time from UT1, and the pole. Immutable and thread-safe.</summary>
/// <param name="orientation">UT1 and the pole.</param>
public sealed class EarthRotation(EarthOrientation orientation)
{
    private const double RadiansPerArcsec = Angles.RadiansPerDegree / 3600;

    /// <summary>UT1 = UTC and a fixed pole.</summary>
    public static EarthRotation Default { get; } = new(EarthOrientation.Default);

    /// <summary>UT1 and the pole.</summary>
    public EarthOrientation Orientation { get; } = orientation ?? throw new ArgumentNullException(nameof(orientation));

    /// <summary>How the Earth stands at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The orientation does not cover the instant.</exception>
    public EarthAttitude At(Epoch epoch)
    {
        EarthOrientationInstant now = Orientation.At(epoch);
        return new(
            Gmst.Radians(now.Ut1Midnight, now.Ut1DayFraction),
            Gmst.RadPerSecondOfUt1(now.Ut1Midnight, now.Ut1DayFraction) * now.Ut1Rate,
            now.XpArcsec * RadiansPerArcsec,
            now.YpArcsec * RadiansPerArcsec);
    }
}
