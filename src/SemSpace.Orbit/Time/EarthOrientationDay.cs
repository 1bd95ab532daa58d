namespace SemSpace.Orbit.Time;

/// <summary>What the Earth's orientation was, or is predicted to be, at 0 h UTC of a day.</summary>
/// <param name="ModifiedJulianDate">The day: whole days since 1858-11-17.</param>
/// <param name="Ut1MinusUtcSeconds">UT1 - UTC, s; below 1 in size, with a step of 1 s at each leap second.</param>
/// <param name="XpArcsec">Pole of the ITRF from the terrestrial pole along the Greenwich meridian, arc seconds.</param>
/// <param name="YpArcsec">The same along 90 degrees west, arc seconds.</param>
public readonly record struct EarthOrientationDay(int ModifiedJulianDate, double Ut1MinusUtcSeconds, double XpArcsec, double YpArcsec)
{
    private const int Of2000 = 51_544;

    /// <summary>0 h UTC of the day.</summary>
    public Epoch Midnight => Epoch.FromUtcMidnight(ModifiedJulianDate - Of2000);

    /// <summary>UT1 - TAI, s: what UT1 - UTC is without the steps of leap seconds.</summary>
    internal double Ut1MinusTaiSeconds => Ut1MinusUtcSeconds - LeapSeconds.OffsetOnUtcDay(ModifiedJulianDate - Of2000);
}
