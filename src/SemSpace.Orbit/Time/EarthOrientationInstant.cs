namespace SemSpace.Orbit.Time;

/// <summary>The Earth's orientation at an instant.</summary>
/// <param name="Ut1Midnight">Julian date of 0 h UT1 of the day.</param>
/// <param name="Ut1DayFraction">Fraction of the day of UT1 since.</param>
/// <param name="Ut1Rate">Seconds of UT1 in a second.</param>
/// <param name="XpArcsec">Pole along the Greenwich meridian, arc seconds.</param>
/// <param name="YpArcsec">Pole along 90 degrees west, arc seconds.</param>
internal readonly record struct EarthOrientationInstant(
    double Ut1Midnight, double Ut1DayFraction, double Ut1Rate, double XpArcsec, double YpArcsec);
