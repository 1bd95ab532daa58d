namespace SemSpace.Orbit.Frames;

/// <summary>How the Earth-fixed frame stands to TEME at an instant, and how fast it turns.</summary>
/// <param name="AngleRadians">Greenwich mean sidereal time (IAU 1982), [0, 2 pi) radians.</param>
/// <param name="RateRadPerS">Its growth, radians in a second of TAI.</param>
/// <param name="XpRad">Pole of the ITRF along the Greenwich meridian, radians.</param>
/// <param name="YpRad">The same along 90 degrees west, radians.</param>
public readonly record struct EarthAttitude(double AngleRadians, double RateRadPerS, double XpRad, double YpRad)
{
    /// <summary>The Earth-fixed position (ITRF) of a TEME position.</summary>
    public EcefPosition Position(in TemeState state)
    {
        (double sin, double cos) = Math.SinCos(AngleRadians);
        return Pole.Apply(FrameTransforms.TemeToEcef(state, sin, cos));
    }

    /// <summary>
    /// The Earth-fixed position (ITRF) of a TEME position, and its velocity relative to the turning Earth (Vallado, Fundamentals of
    /// Astrodynamics, eqs. 3-76 and 3-77, with the rate of sidereal time, so that it is the derivative of <see cref="Position"/>).
    /// </summary>
    public EcefState State(in TemeState state)
    {
        (double sin, double cos) = Math.SinCos(AngleRadians);
        EcefPosition r = FrameTransforms.TemeToEcef(state, sin, cos);
        TemeState velocity = new(state.VxKmPerS, state.VyKmPerS, state.VzKmPerS, 0, 0, 0);
        EcefPosition turned = FrameTransforms.TemeToEcef(velocity, sin, cos);
        EcefPosition relative = new(turned.XKm + (RateRadPerS * r.YKm), turned.YKm - (RateRadPerS * r.XKm), turned.ZKm);
        PoleWander pole = Pole;
        EcefPosition place = pole.Apply(r), v = pole.Apply(relative);
        return new(place.XKm, place.YKm, place.ZKm, v.XKm, v.YKm, v.ZKm);
    }

    /// <summary>The way from the Earth's axis to the ITRF.</summary>
    internal PoleWander Pole => new(XpRad, YpRad);
}
