using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Time;

public sealed class EarthOrientationTests
{
    /// <summary>UT1 is kept to the nanosecond, 7.3e-14 rad.</summary>
    private const double AngleTolerance = 1e-12;

    private const double RadPerArcsec = Math.PI / 180 / 3600;

    /// <summary>The days around the leap second of 2016-12-31, IERS: Data/eop-2016-2017.csv.</summary>
    private static readonly EarthOrientation AroundLeapSecond = new(
    [
        new(57_753, -0.4077601, 0.081284, 0.263013), new(57_754, 0.5912821, 0.080406, 0.263110), new(57_755, 0.5901752, 0.080234, 0.263612),
    ]);

    [Fact]
    public void By_default_utc_stands_for_ut1_and_the_pole_stands_still()
    {
        Epoch epoch = Epoch.FromUtc(2025, 7, 1, 3, 4, 5.678);
        EarthAttitude now = EarthRotation.Default.At(epoch);
        Assert.Equal((Gmst.Radians(epoch), 0, 0), (now.AngleRadians, now.XpRad, now.YpRad));
        Assert.True(EarthOrientation.Default.IsDefault && now.Pole.IsNone);

        // 1.002737909350795 + 5.9006e-11 T turns a day, T in centuries since J2000 (Aoki et al. 1982, eq. 19).
        Assert.Equal(2 * Math.PI * (1.002737909350795 + (5.9006e-11 * 0.255)) / 86_400, now.RateRadPerS, 1e-18);
    }

    [Fact]
    public void At_midnight_values_are_the_table_s_and_between_them_on_a_line()
    {
        EarthAttitude midnight = new EarthRotation(AroundLeapSecond).At(Epoch.FromUtc(2017, 1, 1));
        Assert.Equal(0.080406, midnight.XpRad / RadPerArcsec, 1e-12);
        Assert.Equal(0.263110, midnight.YpRad / RadPerArcsec, 1e-12);
        EarthAttitude noon = new EarthRotation(AroundLeapSecond).At(Epoch.FromUtc(2017, 1, 1, 12));
        Assert.Equal((0.080406 + 0.080234) / 2, noon.XpRad / RadPerArcsec, 1e-12);
        double ut1MinusUtc = (0.5912821 + 0.5901752) / 2;
        Assert.Equal(Gmst.Radians(Epoch.FromUtc(2017, 1, 1, 12) + Duration.FromSeconds(ut1MinusUtc)), noon.AngleRadians, AngleTolerance);
    }

    /// <summary>UT1 - UTC steps by a second there; the Earth does not.</summary>
    [Fact]
    public void The_earth_turns_evenly_through_a_leap_second()
    {
        EarthRotation rotation = new(AroundLeapSecond);
        Epoch before = Epoch.FromUtc(2016, 12, 31, 23, 59, 59);
        for (int i = 0; i < 30; i++)
        {
            EarthAttitude now = rotation.At(before + Duration.FromMilliseconds(100 * i)), then = rotation.At(before + Duration.FromMilliseconds(100 * (i + 1)));
            Assert.Equal(now.RateRadPerS * 0.1, then.AngleRadians - now.AngleRadians, AngleTolerance);
        }
    }

    [Fact]
    public void The_rate_is_the_derivative_of_the_angle()
    {
        EarthRotation rotation = new(AroundLeapSecond);
        Epoch epoch = Epoch.FromUtc(2017, 1, 1, 8);
        double turned = rotation.At(epoch + Duration.FromSeconds(500)).AngleRadians - rotation.At(epoch - Duration.FromSeconds(500)).AngleRadians;
        Assert.Equal(turned / 1000, rotation.At(epoch).RateRadPerS, 1e-14);
    }

    [Fact]
    public void Outside_the_table_the_fault_names_its_range()
    {
        Epoch last = Epoch.FromUtc(2017, 1, 2);
        Assert.Equal((Epoch.FromUtc(2016, 12, 31), last), (AroundLeapSecond.First, AroundLeapSecond.Last));
        Assert.Equal(0.080234, AroundLeapSecond.At(last).XpArcsec);
        ArgumentOutOfRangeException late = Assert.Throws<ArgumentOutOfRangeException>(() => AroundLeapSecond.At(last + new Duration(1)));
        Assert.Contains("from 2016-12-31T00:00:00.000Z to 2017-01-02T00:00:00.000Z", late.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => AroundLeapSecond.At(Epoch.FromUtc(2016, 12, 30)));
    }

    [Fact]
    public void A_table_with_a_gap_or_of_one_day_is_refused()
    {
        EarthOrientationDay day = new(57_753, 0, 0, 0);
        Assert.Throws<ArgumentException>(() => new EarthOrientation([day]));
        Assert.Throws<ArgumentException>(() => new EarthOrientation([day, day with { ModifiedJulianDate = 57_755 }]));
        Assert.Throws<ArgumentException>(() => new EarthOrientation([day, day]));
    }
}
