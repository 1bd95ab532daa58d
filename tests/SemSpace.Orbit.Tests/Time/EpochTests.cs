using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Time;

public sealed class EpochTests
{
    private const double SecondTolerance = 1e-9;

    [Theory]
    [InlineData(2000, 1, 1, 0, 0, 0, "2000-01-01T00:00:00.000Z")]
    [InlineData(1972, 6, 30, 23, 59, 60.5, "1972-06-30T23:59:60.500Z")]
    [InlineData(2016, 12, 31, 23, 59, 59.999, "2016-12-31T23:59:59.999Z")]
    [InlineData(2016, 12, 31, 23, 59, 60, "2016-12-31T23:59:60.000Z")]
    [InlineData(2017, 1, 1, 0, 0, 0, "2017-01-01T00:00:00.000Z")]
    [InlineData(2024, 2, 29, 12, 30, 1.25, "2024-02-29T12:30:01.250Z")]
    [InlineData(1969, 7, 20, 20, 17, 40, "1969-07-20T20:17:40.000Z")]
    [InlineData(2100, 3, 1, 0, 0, 0, "2100-03-01T00:00:00.000Z")]
    public void A_utc_time_is_printed_as_it_was_given(int year, int month, int day, int hour, int minute, double second, string text)
        => Assert.Equal(text, Epoch.FromUtc(year, month, day, hour, minute, second).ToString());

    [Fact]
    public void A_leap_second_lasts_one_second()
    {
        Epoch before = Epoch.FromUtc(2016, 12, 31, 23, 59, 59), leap = Epoch.FromUtc(2016, 12, 31, 23, 59, 60), after = Epoch.FromUtc(2017, 1, 1);
        Assert.Equal(1, (leap - before).TotalSeconds, SecondTolerance);
        Assert.Equal(1, (after - leap).TotalSeconds, SecondTolerance);
    }

    /// <summary>TAI - UTC was 10 s in early 1972, 32 s on 2000-01-01, 37 s from 2017 on (IERS Bulletin C).</summary>
    [Theory]
    [InlineData(1972, 10)]
    [InlineData(1990, 25)]
    [InlineData(2000, 32)]
    [InlineData(2009, 34)]
    [InlineData(2016, 36)]
    [InlineData(2017, 37)]
    [InlineData(2030, 37)]
    public void Tai_is_ahead_of_utc_by_the_published_seconds(int year, int offset)
    {
        long days = new DateOnly(year, 1, 1).DayNumber - new DateOnly(2000, 1, 1).DayNumber;
        Assert.Equal(((days * 86_400) + offset) * 1_000_000_000, Epoch.FromUtc(year, 1, 1).TaiNanoseconds);
    }

    /// <summary>Every row of the IERS file Leap_Second.dat (Bulletin C 64): MJD from which TAI - UTC holds, and its seconds.</summary>
    [Fact]
    public void Every_leap_second_is_where_the_iers_has_it()
    {
        (int Mjd, int Offset)[] table =
        [
            (41317, 10), (41499, 11), (41683, 12), (42048, 13), (42413, 14), (42778, 15), (43144, 16), (43509, 17), (43874, 18), (44239, 19),
            (44786, 20), (45151, 21), (45516, 22), (46247, 23), (47161, 24), (47892, 25), (48257, 26), (48804, 27), (49169, 28), (49534, 29),
            (50083, 30), (50630, 31), (51179, 32), (53736, 33), (54832, 34), (56109, 35), (57204, 36), (57754, 37),
        ];
        foreach ((int mjd, int offset) in table[1..])
        {
            long midnight = new EarthOrientationDay(mjd, 0, 0, 0).Midnight.TaiNanoseconds, before = new EarthOrientationDay(mjd - 1, 0, 0, 0).Midnight.TaiNanoseconds;
            Assert.Equal((((mjd - 51_544) * 86_400L) + offset) * 1_000_000_000, midnight);
            Assert.Equal(86_401_000_000_000, midnight - before);
        }

        Assert.Equal(86_400_000_000_000L * (41_317 - 51_544) + 10_000_000_000, Epoch.FromUtc(1972, 1, 1).TaiNanoseconds);
    }

    [Theory]
    [InlineData(2000, 1, 1, 12, 2451544.5, 0.5)]
    [InlineData(1992, 8, 20, 0, 2448854.5, 0)]
    [InlineData(1957, 10, 4, 6, 2436115.5, 0.25)]
    [InlineData(1999, 12, 31, 18, 2451543.5, 0.75)]
    public void The_julian_date_is_the_almanac_s(int year, int month, int day, int hour, double midnight, double fraction)
        => Assert.Equal((midnight, fraction), Epoch.FromUtc(year, month, day, hour).UtcJulianDate);

    [Fact]
    public void Within_a_leap_second_the_day_fraction_passes_one()
        => Assert.Equal(1 + (0.5 / 86_400), Epoch.FromUtc(2016, 12, 31, 23, 59, 60.5).UtcJulianDate.DayFraction, 1e-15);

    [Theory]
    [InlineData("2025-07-01T00:00:00Z", "2025-07-01T00:00:00.000Z")]
    [InlineData("2025-07-01T02:30:00+02:00", "2025-07-01T00:30:00.000Z")]
    [InlineData("2025-07-01T00:00:00.125", "2025-07-01T00:00:00.125Z")]
    [InlineData("2025-07-01", "2025-07-01T00:00:00.000Z")]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:60.000Z")]
    [InlineData("2016-12-31T23:59:60.75Z", "2016-12-31T23:59:60.750Z")]
    [InlineData("2017-01-01T00:59:60+01:00", "2016-12-31T23:59:60.000Z")]
    public void An_iso_time_is_read(string text, string expected)
    {
        Assert.True(Epoch.TryParse(text, out Epoch epoch));
        Assert.Equal(expected, epoch.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("07/01/2025 00:00")]
    [InlineData("2025-13-01T00:00:00Z")]
    [InlineData("2025-02-29")]
    [InlineData("2018-12-31T23:59:60Z")]
    [InlineData("2016-12-31T12:00:60Z")]
    [InlineData("1900-01-01T00:00:00Z")]
    public void Other_text_is_refused(string? text) => Assert.False(Epoch.TryParse(text, out _));

    [Theory]
    [InlineData(24, 0, 0)]
    [InlineData(0, 60, 0)]
    [InlineData(0, 0, 61)]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 0, double.NaN)]
    public void A_time_of_day_that_does_not_exist_is_refused(int hour, int minute, double second)
        => Assert.Throws<ArgumentOutOfRangeException>(() => Epoch.FromUtc(2025, 1, 1, hour, minute, second));

    [Theory]
    [InlineData(1_499_999, 1_000_000)]
    [InlineData(1_500_000, 2_000_000)]
    [InlineData(-1_499_999, -1_000_000)]
    [InlineData(-1_500_001, -2_000_000)]
    [InlineData(3_000_000, 3_000_000)]
    public void Rounding_goes_to_the_nearest_multiple(long nanoseconds, long expected)
        => Assert.Equal(new Epoch(expected), new Epoch(nanoseconds).RoundTo(Duration.FromMilliseconds(1)));

    [Fact]
    public void A_time_just_below_midnight_is_printed_as_midnight()
        => Assert.Equal("2025-01-01T00:00:00.000Z", (Epoch.FromUtc(2025, 1, 1) - new Duration(1)).ToString());

    [Fact]
    public void The_month_is_the_calendar_s()
    {
        Assert.Equal(12, (Epoch.FromUtc(2025, 1, 1) - new Duration(1)).UtcMonth);
        Assert.Equal(1, Epoch.FromUtc(2025, 1, 1).UtcMonth);
    }

    [Fact]
    public void Later_and_earlier_are_told_apart()
    {
        Epoch early = new(1), late = new(2);
        Assert.Equal((late, early), (Epoch.Max(early, late), Epoch.Min(early, late)));
        Assert.True(early < late && early <= late && late > early && late >= early && early.CompareTo(late) < 0);
    }
}
