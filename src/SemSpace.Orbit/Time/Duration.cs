using System.Globalization;

namespace SemSpace.Orbit.Time;

/// <summary>A signed span of physical (TAI) time in whole nanoseconds; about ±292 years.</summary>
/// <param name="Nanoseconds">The span in nanoseconds.</param>
public readonly record struct Duration(long Nanoseconds) : IComparable<Duration>
{
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>The span in seconds.</summary>
    public double TotalSeconds => Nanoseconds / NanosecondsPerSecond;

    /// <summary>The span in minutes.</summary>
    public double TotalMinutes => TotalSeconds / 60;

    /// <summary>The span in hours.</summary>
    public double TotalHours => TotalSeconds / 3600;

    /// <summary>A span of the given number of seconds, rounded to the nearest nanosecond.</summary>
    /// <exception cref="OverflowException">The span does not fit, or is not a number.</exception>
    public static Duration FromSeconds(double seconds) => new(checked((long)Math.Round(seconds * NanosecondsPerSecond)));

    /// <summary>A span of the given number of milliseconds, rounded to the nearest nanosecond.</summary>
    public static Duration FromMilliseconds(double milliseconds) => FromSeconds(milliseconds / 1e3);

    /// <summary>A span of the given number of minutes, rounded to the nearest nanosecond.</summary>
    public static Duration FromMinutes(double minutes) => FromSeconds(minutes * 60);

    /// <summary>A span of the given number of hours, rounded to the nearest nanosecond.</summary>
    public static Duration FromHours(double hours) => FromSeconds(hours * 3600);

    /// <summary>The longer of two spans.</summary>
    public static Duration Max(Duration a, Duration b) => a > b ? a : b;

    /// <summary>The shorter of two spans.</summary>
    public static Duration Min(Duration a, Duration b) => a < b ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The span in seconds, as in <c>12.5 s</c>.</summary>
    public override string ToString() => TotalSeconds.ToString("0.#########", CultureInfo.InvariantCulture) + " s";

#pragma warning disable CS1591 // operators mean what they mean for numbers
    public static Duration operator +(Duration a, Duration b) => new(checked(a.Nanoseconds + b.Nanoseconds));
    public static Duration operator -(Duration a, Duration b) => new(checked(a.Nanoseconds - b.Nanoseconds));
    public static Duration operator -(Duration a) => new(checked(-a.Nanoseconds));
    public static Duration operator *(Duration a, long factor) => new(checked(a.Nanoseconds * factor));
    public static Duration operator /(Duration a, long divisor) => new(a.Nanoseconds / divisor);
    public static double operator /(Duration a, Duration b) => (double)a.Nanoseconds / b.Nanoseconds;
    public static bool operator <(Duration a, Duration b) => a.Nanoseconds < b.Nanoseconds;
    public static bool operator >(Duration a, Duration b) => a.Nanoseconds > b.Nanoseconds;
    public static bool operator <=(Duration a, Duration b) => a.Nanoseconds <= b.Nanoseconds;
    public static bool operator >=(Duration a, Duration b) => a.Nanoseconds >= b.Nanoseconds;
#pragma warning restore CS1591
}
