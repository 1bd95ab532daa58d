using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;

namespace SemSpace.Orbit.Tests.Windows.Eclipses;

/// <summary>An ideal circular orbit around the Earth's centre whose plane keeps an angle to the Sun of an instant.</summary>
internal sealed class CirclingSatellite(double altitudeKm, double betaDeg, Epoch start) : IPropagator
{
    private readonly CircularOrbit _orbit = new(altitudeKm);
    private readonly double _beta = betaDeg * Math.PI / 180;

    public TemeState At(Epoch epoch)
    {
        // The plane is spanned by a vector across the Sun's direction s and one beta away from it.
        UnitVector s = SemSpace.Orbit.Frames.Sun.DirectionTeme(start);
        double flat = Math.Sqrt((s.X * s.X) + (s.Y * s.Y));
        UnitVector across = new(-s.Y / flat, s.X / flat, 0);
        UnitVector third = new(-s.Z * across.Y, s.Z * across.X, (s.X * across.Y) - (s.Y * across.X));
        (double sinBeta, double cosBeta) = Math.SinCos(_beta);
        (double sin, double cos) = Math.SinCos(2 * Math.PI * (epoch - start).TotalSeconds / _orbit.PeriodSeconds);
        double along = _orbit.RadiusKm * cos * cosBeta, off = _orbit.RadiusKm * cos * sinBeta, side = _orbit.RadiusKm * sin;
        return new(
            (along * s.X) + (off * third.X) + (side * across.X),
            (along * s.Y) + (off * third.Y) + (side * across.Y),
            (along * s.Z) + (off * third.Z) + (side * across.Z),
            0,
            0,
            0);
    }
}
