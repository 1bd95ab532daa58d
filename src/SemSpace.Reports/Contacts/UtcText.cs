using SemSpace.Orbit.Time;

namespace SemSpace.Reports.Contacts;

/// <summary>
/// Writes instants exactly as <see cref="Epoch.ToString"/> does, but remembers the day of the last one: a plan has millions of
/// times of few days, and calendar arithmetic for each would cost more than finding the windows. Not thread-safe.
/// </summary>
internal sealed class UtcText
{
    /// <summary>Characters in a time.</summary>
    public const int Length = 24;

    private const int DateLength = 11;
    private const long NanosecondsPerMillisecond = 1_000_000, MillisecondsPerDay = 86_400_000;

    private Epoch _midnight = new(long.MinValue / 2);
    private string _date = "";

    /// <summary>Writes a time into the first <see cref="Length"/> places of a span.</summary>
    public void Write(Epoch time, Span<char> target)
    {
        long ofDay = MillisecondsOfDay(time);
        if (ofDay is < 0 or >= MillisecondsPerDay)
        {
            string text = time.ToString();
            _date = text[..DateLength];
            _ = Epoch.TryParse($"{_date}00:00:00Z", out _midnight);
            ofDay = MillisecondsOfDay(time);
            if (ofDay >= MillisecondsPerDay)
            {
                text.CopyTo(target); // within a leap second
                return;
            }
        }

        _date.CopyTo(target);
        long seconds = ofDay / 1000;
        Digits(target[11..], seconds / 3600, 2);
        target[13] = ':';
        Digits(target[14..], seconds / 60 % 60, 2);
        target[16] = ':';
        Digits(target[17..], seconds % 60, 2);
        target[19] = '.';
        Digits(target[20..], ofDay % 1000, 3);
        target[23] = 'Z';
    }

    private static void Digits(Span<char> target, long value, int count)
    {
        for (int i = count - 1; i >= 0; i--)
        {
            target[i] = (char)('0' + (value % 10));
            value /= 10;
        }
    }

    private long MillisecondsOfDay(Epoch time)
        => (long)Math.Floor(((time.TaiNanoseconds - _midnight.TaiNanoseconds) / (double)NanosecondsPerMillisecond) + 0.5);
}
