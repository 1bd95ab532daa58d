using System.Globalization;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Elements.Omm;

/// <summary>
/// Times as CCSDS 502.0-B-3, section 7.5.10, writes them: <c>2022-02-22T04:27:31.123456</c> or with the day of the year,
/// <c>2022-053T04:27:31.123456</c>, UTC, to the nanosecond.
/// </summary>
internal static class OmmTime
{
    public const string Wanted = "a UTC time as in 2022-02-22T04:27:31.123456, from 1957 to 2200";

    private const int FirstYear = 1957, LastYear = 2200, DayOfYearDateLength = 8;

    /// <summary>Reads a time; digits beyond nanoseconds are rounded.</summary>
    /// <returns>Whether the text was one.</returns>
    public static bool TryRead(string text, out Epoch epoch)
    {
        epoch = default;
        string plain = text.EndsWith('Z') ? text[..^1] : text;
        int split = plain.IndexOfAny(['T', ' ']);
        if (split < 0 || !TryReadDate(plain[..split], out DateOnly date) || date.Year is < FirstYear or > LastYear) return false;
        string[] parts = plain[(split + 1)..].Split(':');
        if (parts.Length != 3 || !TryWhole(parts[0], 23, out int hour) || !TryWhole(parts[1], 59, out int minute)) return false;
        if (!decimal.TryParse(parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal second) || second >= 61) return false;
        epoch = Epoch.FromUtc(date.Year, date.Month, date.Day, hour, minute) + new Duration((long)decimal.Round(second * Epoch.NanosecondsPerSecond));
        return second < 60 || epoch.ToUtcDay().NanosecondsOfDay >= Epoch.NanosecondsPerDay;
    }

    /// <summary>The time with microseconds, or nanoseconds where it has them.</summary>
    public static string Write(Epoch epoch)
    {
        (long day, long ofDay) = epoch.ToUtcDay();
        (long seconds, long fraction) = Math.DivRem(ofDay, Epoch.NanosecondsPerSecond);
        long minutes = Math.Min(seconds / 60, (Epoch.SecondsPerDay / 60) - 1);
        string digits = fraction.ToString("000000000", CultureInfo.InvariantCulture);
        DateOnly date = Epoch.ToDate(day);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{date:yyyy-MM-dd}T{minutes / 60:00}:{minutes % 60:00}:{seconds - (minutes * 60):00}.{(digits.EndsWith("000", StringComparison.Ordinal) ? digits[..6] : digits)}");
    }

    private static bool TryReadDate(string text, out DateOnly date)
    {
        if (text.Length != DayOfYearDateLength) return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        date = default;
        if (text[4] != '-' || !TryWhole(text[..4], LastYear, out int year) || !TryWhole(text[5..], 366, out int day) || year < FirstYear || day < 1) return false;
        date = new DateOnly(year, 1, 1).AddDays(day - 1);
        return date.Year == year;
    }

    private static bool TryWhole(string text, int most, out int value)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most;
}
