namespace SemSpace.Orbit.Time;

/// <summary>
/// TAI - UTC since 1972, whole seconds. Source: IERS Bulletin C 1 to 70. None has been announced after 2017-01-01;
/// before 1972 the first value is used, so that differences of early epochs stay exact.
/// </summary>
internal static class LeapSeconds
{
    private const int FirstOffset = 10;

    /// <summary>UTC midnights at which TAI - UTC grew by one second, as days since 2000-01-01.</summary>
    private static readonly int[] StepDays =
    [
        .. new (int Year, int Month)[]
        {
            (1972, 7), (1973, 1), (1974, 1), (1975, 1), (1976, 1), (1977, 1), (1978, 1), (1979, 1), (1980, 1),
            (1981, 7), (1982, 7), (1983, 7), (1985, 7), (1988, 1), (1990, 1), (1991, 1), (1992, 7), (1993, 7),
            (1994, 7), (1996, 1), (1997, 7), (1999, 1), (2006, 1), (2009, 1), (2012, 7), (2015, 7), (2017, 1),
        }.Select(step => new DateOnly(step.Year, step.Month, 1).DayNumber - new DateOnly(2000, 1, 1).DayNumber),
    ];

    /// <summary>TAI - UTC in seconds on a UTC day, counted from 2000-01-01.</summary>
    public static int OffsetOnUtcDay(long day)
    {
        int steps = StepDays.Length; // from the end: nearly all days asked for are recent
        while (steps > 0 && day < StepDays[steps - 1]) steps--;
        return FirstOffset + steps;
    }
}
