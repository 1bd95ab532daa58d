namespace SemSpace.Orbit.Time;

/// <summary>
/// How the Earth stands in space beyond its mean rotation: UT1 and the motion of the pole. <see cref="Default"/> takes UTC for UT1
/// and the pole as fixed, an error of below 0.9 s of rotation (0.4 km on the equator) and 15 m. Other instances interpolate daily
/// values linearly; UT1 as UT1 - TAI, which has no steps at leap seconds. Immutable and thread-safe.
/// Not modelled: tides of less than a day (0.1 ms in UT1, 1 m at most in all), offsets of the celestial pole, which TEME has no place for.
/// </summary>
public sealed class EarthOrientation
{
    private readonly EarthOrientationDay[] _days;
    private readonly long[] _midnights;

    /// <summary>Orientation by a table.</summary>
    /// <param name="days">Two days or more, one after the other without a gap.</param>
    /// <exception cref="ArgumentException">There are fewer, or a day is missing or out of order.</exception>
    public EarthOrientation(IReadOnlyList<EarthOrientationDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        if (days.Count < 2) throw new ArgumentException("Two days or more are needed.", nameof(days));
        for (int i = 1; i < days.Count; i++)
        {
            if (days[i].ModifiedJulianDate != days[i - 1].ModifiedJulianDate + 1)
                throw new ArgumentException($"Day {days[i].ModifiedJulianDate} follows {days[i - 1].ModifiedJulianDate}.", nameof(days));
        }

        _days = [.. days];
        _midnights = [.. days.Select(day => day.Midnight.TaiNanoseconds)];
    }

    private EarthOrientation() => (_days, _midnights) = ([], []);

    /// <summary>UT1 = UTC, and a pole that does not move; at all times.</summary>
    public static EarthOrientation Default { get; } = new();

    /// <summary>Whether this is <see cref="Default"/>.</summary>
    public bool IsDefault => _days.Length == 0;

    /// <summary>First instant it knows.</summary>
    public Epoch First => new(IsDefault ? long.MinValue : _midnights[0]);

    /// <summary>Last instant it knows.</summary>
    public Epoch Last => new(IsDefault ? long.MaxValue : _midnights[^1]);

    /// <summary>UT1 - TAI, its change a second, and the pole, at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside <see cref="First"/> to <see cref="Last"/>.</exception>
    internal EarthOrientationInstant At(Epoch epoch)
    {
        if (IsDefault)
        {
            (double midnight, double fraction) = epoch.UtcJulianDate;
            return new(midnight, fraction, 1, 0, 0);
        }

        int i = IndexOf(epoch);
        EarthOrientationDay from = _days[i], to = _days[i + 1];
        double span = _midnights[i + 1] - _midnights[i];
        double share = (epoch.TaiNanoseconds - _midnights[i]) / span;
        double grows = to.Ut1MinusTaiSeconds - from.Ut1MinusTaiSeconds;
        double ut1MinusTai = from.Ut1MinusTaiSeconds + (share * grows);
        double offset = ut1MinusTai * Epoch.NanosecondsPerSecond, whole = Math.Floor(offset);
        (long day, long ofDay) = SplitDay(epoch.TaiNanoseconds + (long)whole);
        return new(
            Epoch.JulianDateOf2000 + day,
            (ofDay + (offset - whole)) / Epoch.NanosecondsPerDay,
            1 + (grows * Epoch.NanosecondsPerSecond / span),
            from.XpArcsec + (share * (to.XpArcsec - from.XpArcsec)),
            from.YpArcsec + (share * (to.YpArcsec - from.YpArcsec)));
    }

    private int IndexOf(Epoch epoch)
    {
        if (epoch < First || epoch > Last)
            throw new ArgumentOutOfRangeException(nameof(epoch), epoch, $"The Earth's orientation is known from {First} to {Last}.");
        int found = Array.BinarySearch(_midnights, epoch.TaiNanoseconds);
        return Math.Min(found >= 0 ? found : ~found - 1, _days.Length - 2);
    }

    private static (long Day, long NanosecondsOfDay) SplitDay(long nanoseconds)
    {
        const long day = Epoch.NanosecondsPerDay;
        long rest = ((nanoseconds % day) + day) % day;
        return ((nanoseconds - rest) / day, rest);
    }
}
