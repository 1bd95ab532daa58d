using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Elements;

public sealed class TleWriterTests
{
    private static OrbitalElements Plain { get; } = new()
    {
        Name = "A",
        CatalogNumber = 5,
        Epoch = Epoch.FromUtc(2025, 7, 1),
        InclinationDeg = 97.5,
        RaanDeg = 0,
        Eccentricity = 0,
        ArgumentOfPerigeeDeg = 0,
        MeanAnomalyDeg = 0,
        MeanMotionRevPerDay = 15,
    };

    [Fact]
    public void A_set_without_history_has_all_its_columns()
        => Assert.Equal(
            "0 A\n1 00005U          25182.00000000  .00000000  00000-0  00000+0 0    05\n2 00005  97.5000   0.0000 0000000   0.0000   0.0000 15.00000000    04\n",
            Write(Plain));

    [Theory]
    [InlineData(99_999, "99999")]
    [InlineData(100_000, "A0000")]
    [InlineData(180_001, "J0001")]
    [InlineData(230_000, "P0000")]
    [InlineData(339_999, "Z9999")]
    public void Catalogue_numbers_from_100000_on_are_alpha_5(int number, string columns)
        => Assert.Equal(columns, Lines(Plain with { CatalogNumber = number })[1][2..7]);

    [Theory]
    [InlineData(2024, 12, 31, 23, 59, 59.9999, "25001.00000000")]
    [InlineData(2023, 12, 31, 23, 59, 59.999, "23365.99999999")]
    [InlineData(2024, 12, 31, 12, 0, 0, "24366.50000000")]
    [InlineData(2016, 12, 31, 23, 59, 60.5, "17001.00000000")]
    [InlineData(1999, 1, 1, 0, 0, 0.000432, "99001.00000001")]
    public void Epochs_are_rounded_into_the_next_day_and_year(int year, int month, int day, int hour, int minute, double second, string columns)
        => Assert.Equal(columns, Lines(Plain with { Epoch = Epoch.FromUtc(year, month, day, hour, minute, second) })[1][18..32]);

    [Theory]
    [InlineData(0.9999951, " 10000+1")]
    [InlineData(0.12345, " 12345-0")]
    [InlineData(-0.000012344999, "-12345-4")]
    [InlineData(1e-10, " 10000-9")]
    [InlineData(1e-12, " 00100-9")]
    [InlineData(-1e-16, " 00000+0")]
    [InlineData(123456789, " 12346+9")]
    public void Drag_terms_are_rounded_to_five_digits(double value, string columns)
        => Assert.Equal(columns, Lines(Plain with { BStar = value })[1][53..61]);

    [Fact]
    public void Values_at_the_end_of_their_range_are_carried()
    {
        string second = Lines(Plain with { RaanDeg = 359.99996, MeanAnomalyDeg = -0.00001, ArgumentOfPerigeeDeg = -90, Eccentricity = 0.99999999 })[2];
        Assert.Equal("  0.0000 9999999 270.0000   0.0000", second[17..51]);
    }

    [Fact]
    public void What_does_not_fit_is_said_all_at_once()
    {
        OrbitalElements[] bad =
        [
            Plain with { CatalogNumber = 340_000 }, Plain with { Name = "B", MeanMotionDot = 1 },
            Plain with { Name = "C", Epoch = Epoch.FromUtc(2057, 1, 1), BStar = 1e9 },
        ];
        Assert.Equal(
            [
                "A: the catalogue number is 340000; a two-line element set holds 0 to 339999.",
                "B: half the derivative of the mean motion is 1; a two-line element set holds values between -1 and 1.",
                "C: the epoch is 2057-01-01T00:00:00.000Z; a two-line element set holds years 1957 to 2056.",
                "C: B* is 1000000000; a two-line element set holds values below 1e9.",
            ],
            Assert.Throws<ElementWriteException>(() => ElementFile.Write(bad, ElementFormat.Tle)).Faults);
    }

    [Theory]
    [InlineData(" A")]
    [InlineData("A\tB")]
    [InlineData("")]
    [InlineData("A\uFFFE")]
    public void A_name_that_would_not_read_back_is_refused_in_every_format(string name)
        => Assert.All(Enum.GetValues<ElementFormat>(), format => Assert.Throws<ElementWriteException>(() => ElementFile.Write([Plain with { Name = name }], format)));

    [Fact]
    public void Values_that_would_not_read_back_are_refused_in_every_format()
    {
        (OrbitalElements Bad, string Problem)[] cases =
        [
            (Plain with { Eccentricity = 1.5 }, "the eccentricity is 1.5; must be from 0 to below 1"),
            (Plain with { Eccentricity = -0.1 }, "the eccentricity is -0.1; must be from 0 to below 1"),
            (Plain with { InclinationDeg = 200 }, "the inclination is 200; must be from 0 to 180 degrees"),
            (Plain with { RaanDeg = 400 }, "the right ascension of the node is 400; must be from -360 to 360 degrees"),
            (Plain with { ArgumentOfPerigeeDeg = -400 }, "the argument of perigee is -400; must be from -360 to 360 degrees"),
            (Plain with { MeanAnomalyDeg = double.NaN }, "the mean anomaly is NaN; must be from -360 to 360 degrees"),
            (Plain with { MeanMotionRevPerDay = -1 }, "the mean motion is -1; must be from 0.00001 to 20 revolutions a day"),
            (Plain with { BStar = double.NaN }, "B* is NaN; must be a number"),
            (Plain with { MeanMotionDot = double.PositiveInfinity }, "half the derivative of the mean motion is Infinity; must be a number"),
            (Plain with { MeanMotionDdot = double.NaN }, "a sixth of its second derivative is NaN; must be a number"),
            (Plain with { CatalogNumber = -1 }, "the catalogue number is -1; must be from 0 to 999999999"),
            (Plain with { RevolutionAtEpoch = -5 }, "the revolution number is -5; must be from 0 to 999999999"),
            (Plain with { ElementSetNumber = 10_000 }, "the element set number is 10000; must be from 0 to 9999"),
            (Plain with { EphemerisType = 10 }, "the ephemeris type is 10; must be from 0 to 9"),
            (Plain with { EphemerisType = 4 }, "the ephemeris type is 4; must not be: these are elements of SGP4-XP, which SGP4 misreads"),
        ];
        foreach (ElementFormat format in Enum.GetValues<ElementFormat>())
        {
            ElementWriteException error = Assert.Throws<ElementWriteException>(() => ElementFile.Write([Plain, .. cases.Select(c => c.Bad)], format));
            Assert.Equal(cases.Select(c => $"A: {c.Problem}."), error.Faults);
        }
    }

    /// <summary>Space-Track's own layout comes back character for character.</summary>
    [Fact]
    public void The_iridium_file_is_written_as_it_was_read()
    {
        string text = File.ReadAllText(DataFile.PathOf("iridium-2022-02-22.tle")).ReplaceLineEndings("\n");
        Assert.Equal(text, ElementFile.Write(ElementFile.Parse(text, "f", lenient: false).Satellites, ElementFormat.Tle));
    }

    private static string Write(OrbitalElements s) => ElementFile.Write([s], ElementFormat.Tle);

    private static string[] Lines(OrbitalElements s) => Write(s).Split('\n');
}
