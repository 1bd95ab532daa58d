using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Time;

public sealed class DurationTests
{
    [Fact]
    public void All_units_measure_the_same_span()
    {
        Duration hour = Duration.FromHours(1);
        Assert.Equal(hour, Duration.FromMinutes(60));
        Assert.Equal(hour, Duration.FromSeconds(3600));
        Assert.Equal(hour, Duration.FromMilliseconds(3_600_000));
        Assert.Equal((1.0, 60.0, 3600.0), (hour.TotalHours, hour.TotalMinutes, hour.TotalSeconds));
    }

    [Fact]
    public void Seconds_are_rounded_to_the_nearest_nanosecond() => Assert.Equal(new Duration(2), Duration.FromSeconds(1.6e-9));

    [Theory]
    [InlineData(1e10)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_span_that_does_not_fit_is_refused(double seconds) => Assert.Throws<OverflowException>(() => Duration.FromSeconds(seconds));

    [Fact]
    public void Spans_add_scale_and_compare()
    {
        Duration two = Duration.FromSeconds(2), three = Duration.FromSeconds(3);
        Assert.Equal(Duration.FromSeconds(5), two + three);
        Assert.Equal(-Duration.FromSeconds(1), two - three);
        Assert.Equal(Duration.FromSeconds(6), two * 3);
        Assert.Equal(Duration.FromSeconds(1), three / 3);
        Assert.Equal(1.5, three / two);
        Assert.Equal((three, two), (Duration.Max(two, three), Duration.Min(two, three)));
        Assert.True(two < three && two <= three && three > two && three >= two);
    }

    [Fact]
    public void A_span_is_printed_in_seconds() => Assert.Equal("12.5 s", Duration.FromSeconds(12.5).ToString());
}
