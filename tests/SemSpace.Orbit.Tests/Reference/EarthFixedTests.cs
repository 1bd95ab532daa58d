using System.Globalization;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Stations;

namespace SemSpace.Orbit.Tests.Reference;

/// <summary>
/// The way from TEME to the ITRF and to look angles, against Vallado's example and against Skyfield 1.45 (<c>Data/earth-fixed.py</c>).
/// </summary>
public sealed class EarthFixedTests(ITestOutputHelper output)
{
    /// <summary>Three components printed to 1e-7 km.</summary>
    private const double PublishedPositionKm = 9e-8;

    /// <summary>Vallado prints 1e-9 km/s; rounding of three printed numbers.</summary>
    private const double PublishedVelocityKmPerS = 2e-9;

    /// <summary>
    /// Skyfield has the angle s' of the ITRF's origin, 8 micro arc seconds, 0.5 mm at 13,000 km; and a time of day in doubles that
    /// resolves some nanoseconds.
    /// </summary>
    private const double SkyfieldPositionKm = 1e-6;

    /// <summary>The same angle at 10 km/s.</summary>
    private const double SkyfieldVelocityKmPerS = 1e-9;

    private static readonly string[] Columns = Rows()[0];

    /// <summary>
    /// Vallado, Fundamentals of Astrodynamics, example 3-15 and table 3-6; Vallado et al., AIAA 2006-6753, appendix C: 2004-04-06T07:51:28.386009 UTC,
    /// UT1-UTC -0.4399619 s, x -0.140682", y 0.333309", length of day 1.5563 ms.
    /// </summary>
    [Fact]
    public void Vallado_s_example_comes_out()
    {
        // The published digits come from a Julian date of UT1 in one double, which is 14.7 microseconds or 8.6 mm late.
        const double midnight = 2453101.5, secondsUt1 = (7 * 3600) + (51 * 60) + 28.386009 - 0.4399619;
        double late = ((midnight + (secondsUt1 / 86_400) - midnight) * 86_400) - secondsUt1;
        Assert.Equal(14.7e-6, late, 1e-7);
        EarthOrientationDay day = new(53_101, -0.4399619 + late, -0.140682, 0.333309);
        EarthRotation rotation = new(new EarthOrientation([day, day with { ModifiedJulianDate = 53_102 }]));
        Epoch epoch = Epoch.FromUtc(2004, 4, 6, 7, 51, 28.386009);
        TemeState teme = new(5094.18016210, 6127.64465950, 6380.34453270, -4.746131487, 0.785818041, 5.531931288);
        EcefState found = FrameTransforms.TemeToEcef(teme, epoch, rotation);
        Assert.InRange(found.Position.DistanceKm(new(-1033.47938300, 7901.29527540, 6380.35659580)), 0, PublishedPositionKm);

        // The example takes the rate of the Earth relative to the stars, shortened by the length of day; SemSpace the rate of the angle.
        double published = 7.29211514670698e-5 * (1 - (0.0015563 / 86_400));
        EcefPosition velocity = AtRate(found, rotation.At(epoch).RateRadPerS, published);
        Assert.InRange(velocity.DistanceKm(new(-3.225636520, -2.872451450, 5.531924446)), 0, PublishedVelocityKmPerS);
    }

    [Fact]
    public void Earth_fixed_states_are_skyfield_s()
    {
        double km = 0, kmPerS = 0;
        foreach ((string[] row, Epoch epoch, EarthRotation rotation) in Cases())
        {
            EcefState found = FrameTransforms.TemeToEcef(State(row), epoch, rotation);
            km = Math.Max(km, found.Position.DistanceKm(new(Value(row, "x_km"), Value(row, "y_km"), Value(row, "z_km"))));
            EcefPosition velocity = AtRate(found, rotation.At(epoch).RateRadPerS, SkyfieldRate);
            kmPerS = Math.Max(kmPerS, velocity.DistanceKm(new(Value(row, "vx_km_per_s"), Value(row, "vy_km_per_s"), Value(row, "vz_km_per_s"))));
        }

        output.WriteLine(FormattableString.Invariant($"position {km * 1e6:0.000} mm, velocity {kmPerS * 1e6:0.0000} mm/s"));
        Assert.InRange(km, 0, SkyfieldPositionKm);
        Assert.InRange(kmPerS, 0, SkyfieldVelocityKmPerS);
    }

    [Fact]
    public void Look_angles_are_skyfield_s()
    {
        GroundSite site = new("Svalbard", new(78.23, 15.39, 0.45), 5);
        double deg = 0, km = 0, kmPerS = 0;
        foreach ((string[] row, Epoch epoch, EarthRotation rotation) in Cases())
        {
            LookAngles seen = site.Observe(State(row), epoch, rotation);
            deg = Math.Max(deg, Math.Abs(seen.ElevationDeg - Value(row, "elevation_deg")));
            double sideways = Math.IEEERemainder(seen.AzimuthDeg - Value(row, "azimuth_deg"), 360) * Math.Cos(seen.ElevationDeg * Math.PI / 180);
            deg = Math.Max(deg, Math.Abs(sideways));
            km = Math.Max(km, Math.Abs(seen.RangeKm - Value(row, "range_km")));
            kmPerS = Math.Max(kmPerS, Math.Abs(seen.RangeRateKmPerS - Value(row, "range_rate_km_per_s")));
        }

        // Direction: 1 mm of 4000 km. Range rate: the difference of the Earth's rates, 8e-12 rad/s, at the site's 1300 km from the axis.
        output.WriteLine(FormattableString.Invariant($"direction {deg:0.0e0} deg, range {km * 1e6:0.000} mm, range rate {kmPerS * 1e6:0.0000} mm/s"));
        Assert.InRange(deg, 0, 2e-8);
        Assert.InRange(km, 0, SkyfieldPositionKm);
        Assert.InRange(kmPerS, 0, 1.1e-8);
    }

    /// <summary>Skyfield interpolates UT1 too; a file's seven decimals leave 0.5e-7 s.</summary>
    [Fact]
    public void Ut1_is_skyfield_s_across_the_leap_second()
    {
        EarthOrientation orientation = Table();
        foreach (string[] row in Rows()[1..])
        {
            Epoch epoch = At(row);
            EarthOrientationInstant now = orientation.At(epoch);
            (double midnight, double fraction) = epoch.UtcJulianDate;
            double dut1 = (now.Ut1Midnight - midnight + (now.Ut1DayFraction - fraction)) * 86_400;
            Assert.Equal(Value(row, "ut1_minus_utc_s"), dut1, 1e-7);
        }
    }

    private static double SkyfieldRate => 7.2921150e-5;

    /// <summary>The velocity that another rate of the Earth would give.</summary>
    private static EcefPosition AtRate(EcefState state, double rate, double other)
        => new(state.VxKmPerS + ((other - rate) * state.YKm), state.VyKmPerS - ((other - rate) * state.XKm), state.VzKmPerS);

    /// <summary>Skyfield's rows, each with the table that both programs read.</summary>
    private static IEnumerable<(string[] Row, Epoch Epoch, EarthRotation Rotation)> Cases()
    {
        EarthRotation rotation = new(Table());
        string[][] rows = Rows()[1..];
        Assert.Equal(40, rows.Length);
        return rows.Select(row => (row, At(row), rotation));
    }

    private static EarthOrientation Table()
    {
        EarthOrientationReadResult read = EarthOrientationFile.Read(DataFile.PathOf("eop-2016-2017.csv"));
        Assert.Empty(read.Faults);
        return read.Orientation!;
    }

    private static string[][] Rows()
        => [.. File.ReadLines(DataFile.PathOf("earth-fixed.csv")).Select(line => line.Split(','))];

    private static Epoch At(string[] row)
    {
        Assert.True(Epoch.TryParse(row[0], out Epoch epoch));
        return epoch;
    }

    private static double Value(string[] row, string column) => double.Parse(row[Array.IndexOf(Columns, column)], CultureInfo.InvariantCulture);

    private static TemeState State(string[] row) => new(
        Value(row, "x_teme_km"), Value(row, "y_teme_km"), Value(row, "z_teme_km"),
        Value(row, "vx_teme_km_per_s"), Value(row, "vy_teme_km_per_s"), Value(row, "vz_teme_km_per_s"));
}
