using System.Globalization;

namespace SemSpace.Orbit.Time;

/// <summary>
/// An instant of physical time: whole nanoseconds of TAI since 2000-01-01T00:00:00 TAI. Differences of epochs are elapsed
/// time, leap seconds included. UT1 is a matter of <see cref="EarthOrientation"/>. Before 1972, when UTC ran at rates of its own, UTC here is TAI less
/// 10 s: within 10 s of the historical UTC.
/// </summary>
/// <param name="TaiNanoseconds">Nanoseconds of TAI since 2000-01-01T00:00:00 TAI.</param>
public readonly record struct Epoch(long TaiNanoseconds) : IComparable<Epoch>
{
    internal const long NanosecondsPerSecond = 1_000_000_000;
    internal const long SecondsPerDay = 86_400;
    internal const long NanosecondsPerDay = SecondsPerDay * NanosecondsPerSecond;

    /// <summary>Julian date of 2000-01-01T00:00:00.</summary>
    internal const double JulianDateOf2000 = 2451544.5;

    private static readonly int Day2000 = new DateOnly(2000, 1, 1).DayNumber;

    /// <summary>The last instant there is, which stands for never.</summary>
    public static Epoch EndOfTime => new(long.MaxValue);

    /// <summary>The instant of a UTC calendar date and time of day; a second of 60 names a leap second.</summary>
    /// <param name="year">Year, 1708 to 2291.</param>
    /// <param name="month">Month, 1 to 12.</param>
    /// <param name="day">Day of the month, from 1.</param>
    /// <param name="hour">Hour, 0 to 23.</param>
    /// <param name="minute">Minute, 0 to 59.</param>
    /// <param name="second">Second with fraction, 0 to below 61.</param>
    /// <exception cref="ArgumentOutOfRangeException">The parts name no date.</exception>
    public static Epoch FromUtc(int year, int month, int day, int hour = 0, int minute = 0, double second = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hour);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hour, 23);
        ArgumentOutOfRangeException.ThrowIfNegative(minute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minute, 59);
        if (!(second >= 0 && second < 61)) throw new ArgumentOutOfRangeException(nameof(second), second, "A second lies in [0, 61).");
        long wholeDay = new DateOnly(year, month, day).DayNumber - Day2000;
        return FromUtcDay(wholeDay, ((hour * 60L) + minute) * 60 * NanosecondsPerSecond + (long)Math.Round(second * NanosecondsPerSecond));
    }

    /// <summary>0 h UTC of a day counted from 2000-01-01.</summary>
    internal static Epoch FromUtcMidnight(long day) => FromUtcDay(day, 0);

    /// <summary>
    /// Reads an ISO 8601 UTC time such as <c>2025-07-01T00:00:00Z</c>; a time without a zone is UTC. A second of 60 is read where
    /// there was a leap second.
    /// </summary>
    /// <returns>Whether the text was one.</returns>
    public static bool TryParse(string? text, out Epoch epoch)
    {
        const int secondsAt = 17;
        bool leap = text is { Length: >= secondsAt + 2 } && text.AsSpan(secondsAt, 2) is "60";
        if (!leap) return TryParseDateTime(text, out epoch);
        bool read = TryParseDateTime(string.Concat(text.AsSpan(0, secondsAt), "59", text.AsSpan(secondsAt + 2)), out epoch);
        epoch += new Duration(NanosecondsPerSecond);
        return read && epoch.ToUtcDay().NanosecondsOfDay >= NanosecondsPerDay;
    }

    /// <summary>The UTC Julian date in two parts, midnight's and the fraction of the day since, so that no precision is lost.</summary>
    public (double Midnight, double DayFraction) UtcJulianDate
    {
        get
        {
            (long day, long ofDay) = ToUtcDay();
            return (JulianDateOf2000 + day, (double)ofDay / NanosecondsPerDay);
        }
    }

    /// <summary>The UTC calendar month, 1 to 12.</summary>
    public int UtcMonth => ToDate(ToUtcDay().Day).Month;

    /// <summary>The later of two instants.</summary>
    public static Epoch Max(Epoch a, Epoch b) => a > b ? a : b;

    /// <summary>The earlier of two instants.</summary>
    public static Epoch Min(Epoch a, Epoch b) => a < b ? a : b;

    /// <summary>The instant rounded to a whole multiple of <paramref name="step"/> since the origin of TAI.</summary>
    public Epoch RoundTo(Duration step)
    {
        long half = step.Nanoseconds / 2;
        long remainder = ((TaiNanoseconds % step.Nanoseconds) + step.Nanoseconds) % step.Nanoseconds;
        return new(TaiNanoseconds - remainder + (remainder >= half ? step.Nanoseconds : 0));
    }

    /// <inheritdoc/>
    public int CompareTo(Epoch other) => TaiNanoseconds.CompareTo(other.TaiNanoseconds);

    /// <summary>ISO 8601 UTC with milliseconds, as in <c>2025-07-01T00:00:00.000Z</c>, rounded to the nearest millisecond.</summary>
    public override string ToString()
    {
        (long day, long ofDay) = RoundTo(new Duration(1_000_000)).ToUtcDay();
        bool leap = ofDay >= NanosecondsPerDay;
        long milliseconds = ofDay / 1_000_000;
        DateOnly date = ToDate(day);
        long minutes = leap ? (24 * 60) - 1 : milliseconds / 60_000;
        long rest = milliseconds - (minutes * 60_000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{date:yyyy-MM-dd}T{minutes / 60:00}:{minutes % 60:00}:{rest / 1000:00}.{rest % 1000:000}Z");
    }

    /// <summary>The first UTC midnight after this instant.</summary>
    internal Epoch NextUtcMidnight => FromUtcDay(ToUtcDay().Day + 1, 0);

    /// <summary>The date of a day counted from 2000-01-01.</summary>
    internal static DateOnly ToDate(long day) => DateOnly.FromDayNumber(Day2000 + (int)day);

    private static bool TryParseDateTime(string? text, out Epoch epoch)
    {
        const DateTimeStyles asUtc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        epoch = default;
        bool looksIso = text is { Length: >= 10 } && text[4] == '-' && text[7] == '-';
        if (!looksIso || !DateTime.TryParse(text, CultureInfo.InvariantCulture, asUtc, out DateTime utc) || utc.Year is < 1958 or > 2200) return false;
        epoch = FromUtcDay(DateOnly.FromDateTime(utc).DayNumber - Day2000, utc.TimeOfDay.Ticks * 100);
        return true;
    }

    private static Epoch FromUtcDay(long day, long nanosecondsOfDay)
        => new(checked((((day * SecondsPerDay) + LeapSeconds.OffsetOnUtcDay(day)) * NanosecondsPerSecond) + nanosecondsOfDay));

    /// <summary>The UTC day since 2000-01-01 and the nanoseconds into it, which pass 86,400 s within a leap second.</summary>
    internal (long Day, long NanosecondsOfDay) ToUtcDay()
    {
        long day = Math.DivRem(TaiNanoseconds, NanosecondsPerDay).Quotient + 1;
        while (FromUtcDay(day, 0).TaiNanoseconds > TaiNanoseconds) day--;
        return (day, TaiNanoseconds - FromUtcDay(day, 0).TaiNanoseconds);
    }

#pragma warning disable CS1591 // operators mean what they mean for numbers
    public static Epoch operator +(Epoch epoch, Duration span) => new(checked(epoch.TaiNanoseconds + span.Nanoseconds));
    public static Epoch operator -(Epoch epoch, Duration span) => new(checked(epoch.TaiNanoseconds - span.Nanoseconds));
    public static Duration operator -(Epoch a, Epoch b) => new(checked(a.TaiNanoseconds - b.TaiNanoseconds));
    public static bool operator <(Epoch a, Epoch b) => a.TaiNanoseconds < b.TaiNanoseconds;
    public static bool operator >(Epoch a, Epoch b) => a.TaiNanoseconds > b.TaiNanoseconds;
    public static bool operator <=(Epoch a, Epoch b) => a.TaiNanoseconds <= b.TaiNanoseconds;
    public static bool operator >=(Epoch a, Epoch b) => a.TaiNanoseconds >= b.TaiNanoseconds;
#pragma warning restore CS1591
}
