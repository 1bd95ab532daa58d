using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Time;

public sealed class EarthOrientationFileTests
{
    /// <summary>CelesTrak's EOP-All.csv for the first days of 2018.</summary>
    private const string CelesTrak =
        """
        DATE,MJD,X,Y,UT1-UTC,LOD,DPSI,DEPS,DX,DY,DAT,DATA_TYPE
        2018-01-01,58119,0.059258,0.247585,0.2163567,0.0008094,0.000118,-0.000175,0.041955,0.007790,37,O
        2018-01-02,58120,0.057424,0.248531,0.2155887,0.0007372,0.000150,-0.000206,0.042005,0.007839,37,O
        2018-01-03,58121,0.055761,0.249477,0.2148521,0.0007549,0.000198,-0.000220,0.041868,0.007691,37,O
        """;

    /// <summary>IERS finals2000A for days of which the last are listed and not filled.</summary>
    private const string Finals =
        """
        16 428 57506.00 I  0.029730 0.000092  0.468564 0.000091  I-0.1303716 0.0000185
        16 429 57507.00 P  0.030798 0.000622  0.469783 0.000448  P-0.1317429 0.0001080
        16 430 57508.00
        16 5 1 57509.00
        """;

    [Fact]
    public void Of_many_faults_the_first_are_told_and_the_rest_are_counted()
    {
        using StringReader reader = new("MJD,X,Y,UT1-UTC\n" + string.Concat(Enumerable.Repeat("58119,9,9,9\n", 100)));
        EarthOrientationReadResult read = EarthOrientationFile.Parse(reader, "eop.csv");
        Assert.Equal(31, read.Faults.Count);
        Assert.Equal("holds 70 more faults; the first 30 are told. Mend these first", read.Faults[30].Message);
    }

    [Fact]
    public void Finals2000a_is_read()
    {
        EarthOrientationReadResult read = EarthOrientationFile.Read(DataFile.PathOf("finals2000A-2016.txt"));
        Assert.Empty(read.Faults);
        Assert.Equal((Epoch.FromUtc(2016, 4, 23), Epoch.FromUtc(2016, 5, 2)), (read.Orientation!.First, read.Orientation.Last));
        AssertDay(read.Orientation, Epoch.FromUtc(2016, 4, 25), -0.1265278, 0.027084, 0.463531);
        AssertDay(read.Orientation, Epoch.FromUtc(2016, 5, 2), -0.1364495, 0.035183, 0.473116);
    }

    [Fact]
    public void Celestrak_s_csv_is_read_by_the_names_in_its_header()
    {
        AssertDay(Good(CelesTrak), Epoch.FromUtc(2018, 1, 2), 0.2155887, 0.057424, 0.248531);
        AssertDay(Good("Y,MJD,UT1-UTC,X\r\n0.2,58119,0.1,0.3\r\n\r\n0.2,58120,0.1,0.4\r\n"), Epoch.FromUtc(2018, 1, 2), 0.1, 0.4, 0.2);
    }

    [Fact]
    public void Days_that_are_not_filled_are_left_out() => Assert.Equal(Epoch.FromUtc(2016, 4, 29), Good(Finals).Last);

    /// <summary>CelesTrak's rows of 1962 and around 1972; UTC ran at a rate of its own before.</summary>
    [Fact]
    public void Days_before_1972_are_left_out()
        => Assert.Equal(Epoch.FromUtc(1972, 1, 1), Good(
            """
            DATE,MJD,X,Y,UT1-UTC
            1962-01-01,37665,-0.012700,0.213000,0.0326338
            1962-01-02,37666,-0.015900,0.214100,0.0320547
            1972-01-01,41317,0.06,0.1,-0.045
            1972-01-02,41318,0.06,0.1,-0.048
            """).First);

    [Theory]
    [InlineData("0.2163567", "0.2.16", "eop.csv:2: UT1-UTC is 0.2.16; must be a number from -1 to 1")]
    [InlineData("0.059258,0.247585", ",5", "eop.csv:2: x of the pole is empty; must be a number from -1 to 1; y of the pole is 5; must be a number from -1 to 1")]
    [InlineData("58120", "58120.5", "eop.csv:3: MJD is 58120.5; must be a whole day|eop.csv:4: MJD is 58121; must be 58120, the day after the line before")]
    [InlineData("58121", "58122", "eop.csv:4: MJD is 58122; must be 58121, the day after the line before")]
    [InlineData("0.2148521", "-0.7851479", "eop.csv:4: UT1-UTC is -0.7851479, -1.001 s from the day before without a leap second; must be within 0.1 s")]
    [InlineData("58119", "2458119", "eop.csv:2: MJD is 2458119; must be a number from 37665 to 88069")]
    [InlineData("DATE,MJD", "DATE,DAY", "eop.csv:1: begins neither as IERS finals2000A nor with CelesTrak's header; must have the MJD in columns 8 to 15, or a header with MJD, X, Y and UT1-UTC")]
    public void Every_fault_names_its_line(string old, string replacement, string faults)
    {
        EarthOrientationReadResult read = Read(CelesTrak.Replace(old, replacement, StringComparison.Ordinal));
        Assert.Null(read.Orientation);
        Assert.Equal(faults.Split('|'), read.Faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("DATE,MJD,X,Y,UT1-UTC")]
    [InlineData("16 430 57508.00")]
    public void A_file_without_days_is_a_fault(string text)
        => Assert.Equal(
            "eop.csv:1: holds 0 days of Earth orientation; must hold two or more, as IERS finals2000A or CelesTrak EOP CSV", Assert.Single(Read(text).Faults).ToString());

    private static EarthOrientationReadResult Read(string text) => EarthOrientationFile.Parse(new StringReader(text), "eop.csv");

    private static EarthOrientation Good(string text)
    {
        EarthOrientationReadResult read = Read(text);
        Assert.Empty(read.Faults);
        return read.Orientation!;
    }

    private static void AssertDay(EarthOrientation orientation, Epoch midnight, double ut1MinusUtc, double x, double y)
    {
        EarthOrientationInstant now = orientation.At(midnight);
        Assert.Equal(ut1MinusUtc, (now.Ut1Midnight - midnight.UtcJulianDate.Midnight + now.Ut1DayFraction) * 86_400, 1e-9);
        Assert.Equal((x, y), (now.XpArcsec, now.YpArcsec));
    }
}
