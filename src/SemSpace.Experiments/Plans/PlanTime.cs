using System.Globalization;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Plans;

/// <summary>Reads UTC times as contact plans write them.</summary>
internal static class PlanTime
{
    /// <summary>What a time must be.</summary>
    public const string Rule = "a UTC time such as 2025-07-01T00:00:00.000Z or 1 Jul 2025 00:00:00.000";

    private static readonly string[] DateFormats = ["d MMM yyyy", "d MMMM yyyy"];

    /// <summary>
    /// Reads an ISO 8601 time with or without a zone, or a Gregorian one with the month's English name; rounded to the millisecond.
    /// </summary>
    public static bool TryParse(string text, out Epoch time)
    {
        string trimmed = text.Trim();
        bool read = Epoch.TryParse(Iso(trimmed) ?? trimmed, out time);
        time = time.RoundTo(Duration.FromMilliseconds(1));
        return read;
    }

    /// <summary>A Gregorian time as ISO 8601; null where it is none. Its day ends before the third space.</summary>
    private static string? Iso(string text)
    {
        string[] parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 4) return null;
        string day = string.Join(' ', parts[..3]);
        return DateOnly.TryParseExact(day, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? $"{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}T{parts[3]}"
            : null;
    }
}
