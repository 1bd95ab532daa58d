using System.Runtime.Intrinsics;
using CsCheck;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Frames;

public sealed class SunTests
{
    /// <summary>The values carry six decimals.</summary>
    private const double SixDecimals = 5.1e-7;

    /// <summary>The formula is good to 0.01 degrees; the instants below to a minute, 0.0007 degrees.</summary>
    private const double AlmanacToleranceDeg = 0.012;

    [Fact]
    public void At_j2000_the_direction_is_the_formula_s()
    {
        UnitVector sun = Sun.DirectionTeme(Epoch.FromUtc(2000, 1, 1, 12));
        Assert.Equal(.180102, sun.X, SixDecimals);
        Assert.Equal(-.902481, sun.Y, SixDecimals);
        Assert.Equal(-.391268, sun.Z, SixDecimals);
    }

    /// <summary>Equinoxes and solstices of the Astronomical Almanac, UTC to the minute.</summary>
    [Theory]
    [InlineData(2000, 3, 20, 7, 35, 0)]
    [InlineData(2024, 3, 20, 3, 6, 0)]
    [InlineData(2024, 6, 20, 20, 51, 90)]
    [InlineData(2024, 9, 22, 12, 44, 180)]
    [InlineData(2024, 12, 21, 9, 21, 270)]
    [InlineData(2025, 6, 21, 2, 42, 90)]
    public void At_the_seasons_the_ecliptic_longitude_is_a_multiple_of_90_degrees(int year, int month, int day, int hour, int minute, double longitude)
    {
        UnitVector sun = Sun.DirectionTeme(Epoch.FromUtc(year, month, day, hour, minute));
        double tilt = 23.4393 * Math.PI / 180;
        double found = Math.Atan2((sun.Y * Math.Cos(tilt)) + (sun.Z * Math.Sin(tilt)), sun.X) * 180 / Math.PI;
        Assert.Equal(0, Math.IEEERemainder(found - longitude, 360), AlmanacToleranceDeg);
        Assert.Equal(1, (sun.X * sun.X) + (sun.Y * sun.Y) + (sun.Z * sun.Z), 1e-12);
    }

    /// <summary>Longitudes are up to 36,000 degrees in a century, with a last place of 1.3e-13 radians.</summary>
    [Fact]
    public void Lanes_of_every_width_have_the_direction_and_the_distance_of_single_instants() => Gen.Double[-876_000, 876_000].Sample(hours =>
    {
        const double roundingRad = 1e-12, roundingKm = 1e-5;
        Epoch epoch = Epoch.FromUtc(2000, 1, 1, 12) + Duration.FromHours(hours);
        double days = Sun.DaysSinceJ2000(epoch);
        Sun512.At(Vector512.Create(days), out (Vector512<double> X, Vector512<double> Y, Vector512<double> Z) wide, out Vector512<double> distance);
        Sun256.At(Vector256.Create(days), out (Vector256<double> X, Vector256<double> Y, Vector256<double> Z) middle, out Vector256<double> middleDistance);
        Sun128.At(Vector128.Create(days), out (Vector128<double> X, Vector128<double> Y, Vector128<double> Z) narrow, out Vector128<double> narrowDistance);
        UnitVector sun = Sun.DirectionTeme(epoch);
        Assert.Equal(sun.X, wide.X[0], roundingRad);
        Assert.Equal(sun.Y, wide.Y[0], roundingRad);
        Assert.Equal(sun.Z, wide.Z[0], roundingRad);
        Assert.Equal(Sun.DistanceKm(epoch), distance[0], roundingKm);
        Assert.Equal((wide.X[0], wide.Y[0], wide.Z[0], distance[0]), (middle.X[0], middle.Y[0], middle.Z[0], middleDistance[0]));
        Assert.Equal((wide.X[0], wide.Y[0], wide.Z[0], distance[0]), (narrow.X[0], narrow.Y[0], narrow.Z[0], narrowDistance[0]));
    });
}
