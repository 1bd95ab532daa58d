namespace SemSpace.Orbit.Frames;

/// <summary>
/// From the frame of the Earth's axis to the ITRF: the transpose of R1(yp) R2(xp) (Vallado, Fundamentals of Astrodynamics, section 3.7.3).
/// </summary>
internal readonly struct PoleWander
{
    private readonly double _sinX, _cosX, _sinY, _cosY;

    /// <summary>The pole at angles along the Greenwich meridian and along 90 degrees west, radians.</summary>
    public PoleWander(double xpRad, double ypRad)
    {
        (_sinX, _cosX) = Math.SinCos(xpRad);
        (_sinY, _cosY) = Math.SinCos(ypRad);
    }

    /// <summary>Whether both angles are 0, so that nothing changes.</summary>
    public bool IsNone => _sinX == 0 && _sinY == 0;

    /// <summary>The position in the ITRF.</summary>
    public EcefPosition Apply(EcefPosition position)
    {
        if (IsNone) return position;
        double bent = (_sinY * position.YKm) + (_cosY * position.ZKm);
        return new(
            (_cosX * position.XKm) + (_sinX * bent),
            (_cosY * position.YKm) - (_sinY * position.ZKm),
            (_cosX * bent) - (_sinX * position.XKm));
    }
}
