using System.Globalization;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Elements;

public sealed class TleFileTests
{
    /// <summary>Size of J2's part in the mean motion: about 1.5 J2 R^2/a.</summary>
    private const double KozaiCorrectionKm = 8;

    private const string Line1 = "1 00005U 58002B   00179.78495062  .00000023  00000-0  28098-4 0  4753";
    private const string Line2 = "2 00005  34.2682 348.7242 1859667 331.7664  19.3264 10.82419157413667";
    private const string Other1 = "1    11U 59001A   22053.83197560  .00000847  00000-0  45179-3 0  9996";
    private const string Other2 = "2    11  32.8647 264.6509 1466352 126.0358 248.5175 11.85932318689790";

    [Fact]
    public void Every_field_is_read()
    {
        OrbitalElements sat = Assert.Single(Good($"0 VANGUARD 1\n{Line1}\n{Line2}\n"));
        Assert.Equal(("VANGUARD 1", 5), (sat.Name, sat.CatalogNumber));
        Assert.Equal("2000-06-27T18:50:19.734Z", sat.Epoch.ToString());
        Assert.Equal((34.2682, 348.7242, 0.1859667), (sat.InclinationDeg, sat.RaanDeg, sat.Eccentricity));
        Assert.Equal((331.7664, 19.3264, 10.82419157), (sat.ArgumentOfPerigeeDeg, sat.MeanAnomalyDeg, sat.MeanMotionRevPerDay));
        Assert.Equal(0.28098e-4, sat.BStar);
    }

    [Theory]
    [InlineData("98067A  ", "1998-067A")]
    [InlineData("56001ABC", "2056-001ABC")]
    [InlineData("57001A  ", "1957-001A")]
    [InlineData("        ", "")]
    [InlineData("TBA     ", "TBA")]
    public void Designators_have_four_digits_of_the_year(string columns, string designator)
        => Assert.Equal(designator, Assert.Single(Good($"{Sealed(Replace(Line1, 10, columns))}\n{Line2}\n")).InternationalDesignator);

    [Fact]
    public void A_name_with_control_characters_is_a_fault()
        => Assert.Equal([new ElementFault("f.tle", 1, "name must be text without control characters")], Parse($"A\u0007B\n{Line1}\n{Line2}\n", lenient: false).Faults);

    /// <summary>A double holds a day of the year to 5 microseconds only.</summary>
    [Fact]
    public void Epochs_are_exact_to_the_nanosecond()
        => Assert.Equal(Epoch.FromUtc(2000, 6, 27) + new Duration(78_495_062L * 864_000), Assert.Single(Good($"{Line1}\n{Line2}\n")).Epoch);

    [Fact]
    public void Derived_values_follow_the_mean_motion()
    {
        OrbitalElements sat = Assert.Single(Good($"{Line1}\n{Line2}\n"));
        Assert.Equal(86_400 / 10.82419157, sat.PeriodSeconds, 1e-9);
        double kepler = Math.Cbrt(398600.8 / Math.Pow(2 * Math.PI / sat.PeriodSeconds, 2));
        Assert.Equal(kepler, sat.SemiMajorAxisKm, KozaiCorrectionKm);
        Assert.False(sat.IsDeepSpace);
    }

    [Theory]
    [InlineData("{0}\n{1}\n", "00005")]
    [InlineData("0 A B\r\n{0}\r\n{1}\r\n", "A B")]
    [InlineData("A B\r{0}\r{1}", "A B")]
    [InlineData("\n\n  A B  \n{0}   \r\n\n{1}\n\n", "A B")]
    [InlineData("0 0 ZERO\n{0}\n{1}\n", "0 ZERO")]
    public void Records_of_two_and_three_lines_and_all_line_ends_are_read(string layout, string name)
        => Assert.Equal(name, Assert.Single(Good(string.Format(CultureInfo.InvariantCulture, layout, Line1, Line2))).Name);

    [Theory]
    [InlineData("   11", 11)]
    [InlineData("00011", 11)]
    [InlineData("99999", 99_999)]
    [InlineData("A0000", 100_000)]
    [InlineData("H1234", 171_234)]
    [InlineData("J0001", 180_001)]
    [InlineData("N5678", 225_678)]
    [InlineData("P0000", 230_000)]
    [InlineData("Z9999", 339_999)]
    public void Catalogue_numbers_may_be_padded_or_alpha_5(string field, int number)
    {
        string text = $"{Sealed(Replace(Line1, 3, field))}\n{Sealed(Replace(Line2, 3, field))}\n";
        Assert.Equal(number, Assert.Single(Good(text)).CatalogNumber);
    }

    [Theory]
    [InlineData("57001.00000000", "1957-01-01T00:00:00.000Z")]
    [InlineData("99365.50000000", "1999-12-31T12:00:00.000Z")]
    [InlineData("00001.00000000", "2000-01-01T00:00:00.000Z")]
    [InlineData("56366.00000000", "2056-12-31T00:00:00.000Z")]
    public void Years_from_57_on_are_of_the_last_century(string field, string expected)
        => Assert.Equal(expected, Assert.Single(Good($"{Sealed(Replace(Line1, 19, field))}\n{Line2}\n")).Epoch.ToString());

    [Theory]
    [InlineData(" 28098-4", 0.28098e-4)]
    [InlineData("-28098-4", -0.28098e-4)]
    [InlineData("+28098-4", 0.28098e-4)]
    [InlineData(" 12345+1", 1.2345)]
    [InlineData(" 00000+0", 0)]
    [InlineData(" 00000 0", 0)]
    [InlineData("        ", 0)]
    public void Drag_terms_carry_an_assumed_point_and_an_exponent(string field, double expected)
        => Assert.Equal(expected, Assert.Single(Good($"{Sealed(Replace(Line1, 54, field))}\n{Line2}\n")).BStar, 1e-18);

    [Theory]
    [InlineData(1, 9, "x", "column 9 is 'x'; must be blank")]
    [InlineData(1, 62, "0", "column 62 is '0'; must be blank")]
    [InlineData(1, 3, "0000B", "catalogue number is '0000B'; must be digits, or a letter but I and O and four digits")]
    [InlineData(1, 3, "I0005", "catalogue number is 'I0005'; must be digits, or a letter but I and O and four digits")]
    [InlineData(1, 19, "0x", "epoch year is '0x'; must be a number from 0 to 99")]
    [InlineData(1, 21, "000.50000000", "epoch day is '000.50000000'; must be a number from 1 to 367")]
    [InlineData(1, 34, " .0000x023", "first derivative of mean motion is ' .0000x023'; must be a number")]
    [InlineData(1, 34, "  Infinity", "first derivative of mean motion is '  Infinity'; must be a number")]
    [InlineData(1, 34, "       NaN", "first derivative of mean motion is '       NaN'; must be a number")]
    [InlineData(1, 45, " 00x00-0", "second derivative of mean motion is ' 00x00-0'; must be a sign, five digits and a signed exponent, as in '-12345-4'")]
    [InlineData(1, 54, "28098--4", "drag term is '28098--4'; must be a sign, five digits and a signed exponent, as in '-12345-4'")]
    [InlineData(1, 10, "58\u0001", "international designator is '58\u000102B  '; must be plain text, as in '98067A'")]
    [InlineData(1, 63, "4", "ephemeris type is '4'; must not be: these are elements of SGP4-XP, which SGP4 misreads")]
    [InlineData(1, 65, " 4x5", "element set number is ' 4x5'; must be digits or blank")]
    [InlineData(2, 64, "4136x", "revolution number is '4136x'; must be digits or blank")]
    [InlineData(2, 26, ".", "column 26 is '.'; must be blank")]
    [InlineData(2, 9, "234.2682", "inclination is '234.2682'; must be a number from 0 to 180 degrees")]
    [InlineData(2, 18, "361.0000", "right ascension of the node is '361.0000'; must be a number from 0 to 360 degrees")]
    [InlineData(2, 27, "18.9667", "eccentricity is '18.9667'; must be 7 digits")]
    [InlineData(2, 35, "     abc", "argument of perigee is '     abc'; must be a number from 0 to 360 degrees")]
    [InlineData(2, 44, "-19.3264", "mean anomaly is '-19.3264'; must be a number from 0 to 360 degrees")]
    [InlineData(2, 53, " 0.00000000", "mean motion is ' 0.00000000'; must be a number from 0.00001 to 20 revolutions a day")]
    [InlineData(2, 53, " 0.00000001", "mean motion is ' 0.00000001'; must be a number from 0.00001 to 20 revolutions a day")]
    public void A_bad_field_is_one_fault_that_says_what_must_be(int line, int column, string field, string message)
    {
        string first = line == 1 ? Sealed(Replace(Line1, column, field)) : Line1;
        string second = line == 2 ? Sealed(Replace(Line2, column, field)) : Line2;
        bool numberChanged = line == 1 && column == 3;
        if (numberChanged) second = Sealed(Replace(Line2, 3, field));
        ElementReadResult result = Parse($"{first}\n{second}\n", lenient: false);
        Assert.Equal(new ElementFault("f.tle", line, message), result.Faults[0]);
        Assert.Equal(numberChanged ? 2 : 1, result.Faults.Count);
    }

    [Theory]
    [InlineData(1, "checksum is 4; must be 3")]
    [InlineData(2, "checksum is 8; must be 7")]
    public void A_wrong_checksum_is_a_fault_of_its_line(int line, string message)
    {
        string first = line == 1 ? Replace(Line1, 69, "4") : Line1, second = line == 2 ? Replace(Line2, 69, "8") : Line2;
        string text = $"{first}\n{second}\n";
        Assert.Equal([new ElementFault("f.tle", line, message) { IsChecksum = true }], Parse(text, lenient: false).Faults);
        ElementReadResult taken = ElementFile.Parse(text, "f.tle", lenient: false, ChecksumPolicy.Optional);
        Assert.Equal(Good($"{Line1}\n{Line2}\n"), taken.Satellites);
        Assert.Empty(taken.Faults);
        Assert.Equal([new ElementFault("f.tle", line, message) { IsChecksum = true }], taken.Warnings);
    }

    [Fact]
    public void Lines_without_a_checksum_are_taken_where_it_is_optional_alone()
    {
        string text = $"{Line1[..68]}\n{Line2[..68]}\n";
        Assert.Equal(["line has 68 columns; must be 69, the last one the checksum", "line has 68 columns; must be 69, the last one the checksum"], Parse(text, lenient: false).Faults.Select(fault => fault.Message));
        ElementReadResult taken = ElementFile.Parse(text, "f.tle", lenient: false, ChecksumPolicy.Optional);
        Assert.Equal(Good($"{Line1}\n{Line2}\n"), taken.Satellites);
        Assert.Equal(["f.tle:1: checksum is missing; must be 3", "f.tle:2: checksum is missing; must be 7"], taken.Warnings.Select(warning => warning.ToString()));
        Assert.Equal("line has 67 columns; must be 69", ElementFile.Parse($"{Line1[..67]}\n{Line2}\n", "f.tle", lenient: false, ChecksumPolicy.Optional).Faults[0].Message);
    }

    [Fact]
    public void Checksums_of_a_set_that_has_other_faults_are_not_warned_of()
    {
        ElementReadResult read = ElementFile.Parse($"{Line1[..68]}\n{Replace(Line2, 9, "xx")}\n{Other1}\n{Other2}\n", "f.tle", lenient: true, ChecksumPolicy.Optional);
        Assert.Equal((1, 0), (read.Satellites.Count, read.Warnings.Count));
    }

    [Fact]
    public void Lines_of_comment_and_blanks_before_a_line_are_passed_over()
    {
        IReadOnlyList<OrbitalElements> plain = Good($"ISS\n{Line1}\n{Line2}\n");
        Assert.Equal(plain, Good($"# from a file\n#\nISS\n{Line1}\n# between\n{Line2}\n# end"));
        Assert.Equal(plain, Good($"  ISS\n  {Line1}\n\t{Line2}\n"));
        Assert.Equal("00005", Assert.Single(Good($"#ISS\n{Line1}\n{Line2}\n")).Name);
    }

    [Fact]
    public void Lines_of_different_satellites_are_a_fault()
        => Assert.Equal(
            [new ElementFault("f.tle", 2, "catalogue number is '   11'; must be '00005' as in line 1")],
            Parse($"{Line1}\n{Other2}\n", lenient: false).Faults);

    [Theory]
    [InlineData("0 LAST", 4, "name '0 LAST' has no element lines after it")]
    [InlineData("0 LAST\n{0}", 5, "line 1 has no line 2 after it")]
    [InlineData("0 LAST\n{0}\n2    11", 6, "line has 7 columns; must be 69")]
    [InlineData("0 LAST\n{0}\n2", 6, "line has 1 column; must be 69")]
    [InlineData("0 LAST\n1    11U 59", 5, "line 1 has no line 2 after it")]
    public void A_last_record_cut_short_is_one_fault_and_leaves_the_others(string tail, int line, string message)
    {
        string text = $"0 FIRST\n{Line1}\n{Line2}\n{string.Format(CultureInfo.InvariantCulture, tail, Other1)}";
        ElementReadResult result = Parse(text, lenient: true);
        Assert.Equal([new ElementFault("f.tle", line, message)], result.Faults);
        Assert.Equal("FIRST", Assert.Single(result.Satellites).Name);
    }

    [Theory]
    [InlineData("No GP data found", 1, "begins with 'No GP data found' and holds no element line; must hold")]
    [InlineData("\n\u0001name:\ufffd  quickstart, a scenario with a description\nseed: 1\nduration_h: 24\n", 2, "begins with 'name:  quickstart, a scenario with a des' and holds no element line; must hold")]
    public void A_file_of_something_else_is_one_fault_and_shown_in_print(string text, int line, string message)
    {
        ElementFault fault = Assert.Single(Parse(text, lenient: false).Faults);
        Assert.Equal(line, fault.Line);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_line_alone_is_a_fault()
        => Assert.Equal([new ElementFault("f.tle", 1, "line 2 has no line 1 before it")], Parse(Line2, lenient: false).Faults);

    [Fact]
    public void All_faults_are_found_at_once_and_strict_reading_yields_no_satellites()
    {
        string text = $"{Replace(Line1, 69, "0")}\n{Line2}\n{Other1}\n{Other2}\nLOST\n{Line1}\n{Replace(Line2, 69, "0")}\n";
        ElementReadResult strict = Parse(text, lenient: false), lenient = Parse(text, lenient: true);
        Assert.Equal([1, 7], strict.Faults.Select(f => f.Line));
        Assert.Equal(strict.Faults, lenient.Faults);
        Assert.Empty(strict.Satellites);
        Assert.Equal(11, Assert.Single(lenient.Satellites).CatalogNumber);
    }

    [Fact]
    public void A_fault_prints_file_line_and_message()
        => Assert.Equal("f.tle:1: checksum is 4; must be 3", Parse($"{Replace(Line1, 69, "4")}\n{Line2}\n", lenient: false).Faults[0].ToString());

    [Fact]
    public void A_missing_file_is_an_io_error()
        => Assert.ThrowsAny<IOException>(() => ElementFile.Read(Path.Combine(AppContext.BaseDirectory, "no-such-file.tle"), lenient: true));

    [Fact]
    public void A_file_is_read_from_disk()
    {
        ElementReadResult result = ElementFile.Read(DataFile.PathOf("SGP4-VER.TLE"), lenient: true);
        Assert.NotEmpty(result.Faults); // its lines are longer than 69 columns
        Assert.All(result.Faults, f => Assert.EndsWith("SGP4-VER.TLE", f.File, StringComparison.Ordinal));
    }

    private static IReadOnlyList<OrbitalElements> Good(string text)
    {
        ElementReadResult result = Parse(text, lenient: false);
        Assert.Empty(result.Faults);
        return result.Satellites;
    }

    private static ElementReadResult Parse(string text, bool lenient) => ElementFile.Parse(text, "f.tle", lenient);

    /// <summary>The line with other text from a column (counted from 1) on.</summary>
    private static string Replace(string line, int column, string text) => line[..(column - 1)] + text + line[(column - 1 + text.Length)..];

    /// <summary>The line with its checksum put right.</summary>
    private static string Sealed(string line) => line[..68] + new TleLine(line, 0).Checksum().ToString(CultureInfo.InvariantCulture);
}
