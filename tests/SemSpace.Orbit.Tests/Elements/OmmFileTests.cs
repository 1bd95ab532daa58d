using SemSpace.Orbit.Elements;

namespace SemSpace.Orbit.Tests.Elements;

/// <summary>The four notations of orbit mean-elements messages, in the shapes that CelesTrak and Space-Track serve.</summary>
public sealed class OmmFileTests
{
    private const string Tle =
        "0 VANGUARD 1\n1 00005U 58002B   20287.20333880 -.00000016  00000-0 -22483-4 0  9998\n2 00005  34.2443 225.5254 1845686 162.2516 205.2356 10.84869164218149\n";

    private const string Kvn =
        """
        CCSDS_OMM_VERS = 2.0
        COMMENT GENERATED = BY HAND
        CREATION_DATE =
        ORIGINATOR =
        OBJECT_NAME = VANGUARD 1
        OBJECT_ID = 1958-002B
        CENTER_NAME = EARTH
        REF_FRAME = TEME
        TIME_SYSTEM = UTC
        MEAN_ELEMENT_THEORY = SGP/SGP4
        EPOCH = 2020-10-13T04:52:48.472320
        MEAN_MOTION = 10.84869164 [rev/day]
        ECCENTRICITY = .1845686
        INCLINATION = 34.2443 [deg]
        RA_OF_ASC_NODE = 225.5254 [deg]
        ARG_OF_PERICENTER = 162.2516 [deg]
        MEAN_ANOMALY = 205.2356 [deg]
        EPHEMERIS_TYPE = 0
        CLASSIFICATION_TYPE = U
        NORAD_CAT_ID = 5
        ELEMENT_SET_NO = 999
        REV_AT_EPOCH = 21814
        BSTAR = -.22483E-4 [1/ER]
        MEAN_MOTION_DOT = -1.6E-7 [rev/day**2]
        MEAN_MOTION_DDOT = 0
        """;

    private const string Json =
        """
        [{
            "OBJECT_NAME": "VANGUARD 1",
            "OBJECT_ID": "1958-002B",
            "EPOCH": "2020-10-13T04:52:48.472320",
            "MEAN_MOTION": 10.84869164,
            "ECCENTRICITY": 0.1845686,
            "INCLINATION": 34.2443,
            "RA_OF_ASC_NODE": "225.5254",
            "ARG_OF_PERICENTER": "162.2516",
            "MEAN_ANOMALY": 205.2356,
            "EPHEMERIS_TYPE": 0,
            "CLASSIFICATION_TYPE": "U",
            "NORAD_CAT_ID": 5,
            "ELEMENT_SET_NO": 999,
            "REV_AT_EPOCH": 21814,
            "BSTAR": -2.2483e-5,
            "MEAN_MOTION_DOT": -1.6e-7,
            "MEAN_MOTION_DDOT": 0,
            "DECAY_DATE": null,
            "TLE_LINE0": "0 VANGUARD 1"
        }]
        """;

    private static readonly string Xml = Data("sample_omm.xml"), Csv = Data("sample_omm.csv");

    private static OrbitalElements Vanguard { get; } = Assert.Single(Good(Tle, ElementFormat.Tle));

    public static TheoryData<string, ElementFormat> Notations => new()
    {
        { Xml, ElementFormat.OmmXml }, { Json, ElementFormat.OmmJson }, { Csv, ElementFormat.OmmCsv }, { Kvn, ElementFormat.OmmKvn },
    };

    [Theory]
    [MemberData(nameof(Notations))]
    public void A_message_and_a_two_line_set_of_the_same_satellite_give_equal_elements(string text, ElementFormat format)
    {
        Assert.Equal(Vanguard, Assert.Single(Good(text, format)));
        Assert.Equal(Vanguard, Assert.Single(Good(text.Replace("\n", "\r\n", StringComparison.Ordinal), format)));
    }

    [Fact]
    public void All_fields_are_read()
    {
        Assert.Equal(("1958-002B", 'U', 0), (Vanguard.InternationalDesignator, Vanguard.Classification, Vanguard.EphemerisType));
        Assert.Equal((999, 21814), (Vanguard.ElementSetNumber, Vanguard.RevolutionAtEpoch));
        Assert.Equal((-1.6e-7, 0.0, -0.22483e-4), (Vanguard.MeanMotionDot, Vanguard.MeanMotionDdot, Vanguard.BStar));
    }

    [Theory]
    [InlineData("2020-10-13T04:52:48.472320Z", "2020-10-13T04:52:48.472Z")]
    [InlineData("2020-287T04:52:48.472320", "2020-10-13T04:52:48.472Z")]
    [InlineData("2020-10-13 04:52:48", "2020-10-13T04:52:48.000Z")]
    [InlineData("2016-12-31T23:59:60.25", "2016-12-31T23:59:60.250Z")]
    [InlineData("2020-366T23:59:59.999999", "2021-01-01T00:00:00.000Z")]
    public void Epochs_come_with_months_or_days_of_the_year(string given, string expected)
        => Assert.Equal(expected, Assert.Single(Good(Change("EPOCH", given), ElementFormat.OmmKvn)).Epoch.ToString());

    [Theory]
    [InlineData("INCLINATION", "180.5", "INCLINATION is '180.5'; must be a number from 0 to 180 deg")]
    [InlineData("INCLINATION", "0.5977 [rad]", "INCLINATION is in rad; must be in deg")]
    [InlineData("ECCENTRICITY", "1", "ECCENTRICITY is '1'; must be below 1")]
    [InlineData("ECCENTRICITY", "O.1", "ECCENTRICITY is 'O.1'; must be a number from 0 to 1")]
    [InlineData("MEAN_MOTION", "0", "MEAN_MOTION is '0'; must be a number from 0.00001 to 20 rev/day")]
    [InlineData("MEAN_MOTION", "9.9e-6", "MEAN_MOTION is '9.9e-6'; must be a number from 0.00001 to 20 rev/day")]
    [InlineData("MEAN_MOTION", "NaN", "MEAN_MOTION is 'NaN'; must be a number from 0.00001 to 20 rev/day")]
    [InlineData("BSTAR", "1e999", "BSTAR is '1e999'; must be a number")]
    [InlineData("EPOCH", "yesterday", "EPOCH is 'yesterday'; must be a UTC time as in 2022-02-22T04:27:31.123456, from 1957 to 2200")]
    [InlineData("EPOCH", "2021-366T00:00:00", "EPOCH is '2021-366T00:00:00'; must be a UTC time as in 2022-02-22T04:27:31.123456, from 1957 to 2200")]
    [InlineData("EPOCH", "2020-10-13T23:59:60", "EPOCH is '2020-10-13T23:59:60'; must be a UTC time as in 2022-02-22T04:27:31.123456, from 1957 to 2200")]
    [InlineData("REF_FRAME", "EME2000", "REF_FRAME is 'EME2000'; must be TEME or TEMEOFDATE")]
    [InlineData("CENTER_NAME", "MARS", "CENTER_NAME is 'MARS'; must be EARTH")]
    [InlineData("TIME_SYSTEM", "TAI", "TIME_SYSTEM is 'TAI'; must be UTC")]
    [InlineData("MEAN_ELEMENT_THEORY", "SGP4-XP", "MEAN_ELEMENT_THEORY is 'SGP4-XP'; must be SGP4 or SGP/SGP4")]
    [InlineData("EPHEMERIS_TYPE", "4", "EPHEMERIS_TYPE is '4'; must not be: these are elements of SGP4-XP, which SGP4 misreads")]
    [InlineData("NORAD_CAT_ID", "A0005", "NORAD_CAT_ID is 'A0005'; must be a whole number from 0 to 999999999")]
    [InlineData("CLASSIFICATION_TYPE", "UU", "CLASSIFICATION_TYPE is 'UU'; must be one letter, such as U")]
    public void A_bad_value_is_one_fault_at_its_line(string key, string value, string message)
    {
        string text = Change(key, value);
        int line = 1 + Array.FindIndex(text.Split('\n'), row => row.StartsWith(key, StringComparison.Ordinal));
        Assert.Equal([new ElementFault("f.omm", line, message)], Parse(text).Faults);
    }

    [Theory]
    [InlineData("REF_FRAME", "TEME or TEMEOFDATE")]
    [InlineData("OBJECT_NAME", "the satellite's name")]
    [InlineData("EPOCH", "a UTC time as in 2022-02-22T04:27:31.123456, from 1957 to 2200")]
    [InlineData("NORAD_CAT_ID", "a whole number from 0 to 999999999")]
    [InlineData("BSTAR", "a number")]
    public void A_missing_keyword_is_a_fault_of_the_message(string key, string wanted)
    {
        Assert.Equal([new ElementFault("f.omm", 1, $"{key} is missing; must be {wanted}")], Parse(Change(key, "")).Faults);
        string xml = Xml.Replace(key, "COMMENT", StringComparison.Ordinal);
        Assert.Equal([new ElementFault("f.omm", 3, $"{key} is missing; must be {wanted}")], Parse(xml).Faults);
    }

    [Fact]
    public void A_keyword_given_twice_is_a_fault()
        => Assert.Equal([new ElementFault("f.omm", 26, "BSTAR is given twice; must be given once")], Parse(Kvn + "\nBSTAR = 0\n").Faults);

    [Fact]
    public void A_bad_record_is_left_out_and_counted_when_reading_is_lenient()
    {
        string bad = Change("INCLINATION", "x"), other = Change("NORAD_CAT_ID", "6");
        ElementReadResult strict = Parse($"{Kvn}\n{bad}\n{other}"), lenient = ElementFile.Parse($"{Kvn}\n{bad}\n{other}", "f.omm", lenient: true);
        Assert.Equal((0, 1), (strict.Satellites.Count, strict.BadRecords));
        Assert.Equal(39, Assert.Single(strict.Faults).Line);
        Assert.Equal([5, 6], lenient.Satellites.Select(s => s.CatalogNumber));
    }

    [Fact]
    public void Many_messages_in_xml_are_read_and_faults_name_their_lines()
    {
        string[] lines = Xml.Split('\n');
        string second = lines[3].Replace("<INCLINATION>34.2443", "\n<INCLINATION units=\"deg\">abc", StringComparison.Ordinal);
        string text = string.Join('\n', lines[0], lines[1], lines[2], lines[3], lines[2], second, lines[4]);
        ElementReadResult read = ElementFile.Parse(text, "f.omm", lenient: true);
        Assert.Equal([new ElementFault("f.omm", 7, "INCLINATION is 'abc'; must be a number from 0 to 180 deg")], read.Faults);
        Assert.Equal(Vanguard, Assert.Single(read.Satellites));
    }

    /// <summary>Never what the library says to programmers.</summary>
    [Theory]
    [InlineData("<!DOCTYPE x>\n<ndm/>", "holds a document type (<!DOCTYPE ...>); must hold none. Take it out")]
    [InlineData("<ndm>\n<omm></ndm>", "is not XML that can be read, from column 8 on; must be XML. Check that tags are closed in order")]
    [InlineData("[{\"A\": 1},\n]", "is not JSON that can be read: a comma stands before ]; must be taken out")]
    [InlineData("[{\"A\": 1,}]", "is not JSON that can be read: a comma stands before }; must be taken out")]
    [InlineData("[{\"A\": 1}", "is not JSON that can be read: it ends within an object, a list or a text; must be whole")]
    [InlineData("[{\"A\": 1} // x\n]", "is not JSON that can be read: a comment stands here; must be taken out")]
    [InlineData("[{\"A\": tru}]", "is not JSON that can be read, from column ")]
    [InlineData("{\"OBJECT_NAME\": \"\\ud800\"}", "holds half of a character pair, such as \\ud800; must be text")]
    public void Text_that_cannot_be_read_is_told_in_words_of_its_format(string text, string message)
        => Assert.StartsWith(message, Parse(text).Faults[^1].Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("<ndm>\n<omm>", 2)]
    [InlineData("<ndm/>", 1)]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]>\n<ndm>&a;</ndm>", 1)]
    [InlineData("[{\n\"OBJECT_NAME\": \"A\",\n", 3)]
    [InlineData("[\n1]", 2)]
    [InlineData("{\"OBJECT_NAME\": \"\\ud800\"}", 1)]
    public void Text_that_is_cut_short_or_something_else_is_one_fault(string text, int line)
    {
        ElementFault fault = Assert.Single(Parse(text).Faults);
        Assert.Equal(line, fault.Line);
    }

    [Fact]
    public void Json_faults_name_their_lines()
        => Assert.Equal(
            [new ElementFault("f.omm", 6, "ECCENTRICITY is '-1'; must be a number from 0 to 1")],
            Parse(Json.Replace("0.1845686", "-1", StringComparison.Ordinal)).Faults);

    [Fact]
    public void Csv_columns_come_in_any_order_and_fields_in_quotes()
    {
        string[] rows = Csv.Split('\n');
        string[] keys = [.. rows[0].Trim().Split(',').Reverse()], values = [.. rows[1].Trim().Split(',').Reverse().Select(value => $"\"{value}\"")];
        Assert.Equal(Vanguard, Assert.Single(Good($"{string.Join(',', keys)}\r{string.Join(',', values)}\r", ElementFormat.OmmCsv)));
        string named = rows[1].Replace("VANGUARD 1", "\"A \"\"B\"\",\nC\"", StringComparison.Ordinal);
        Assert.Equal("OBJECT_NAME must be text without control characters", Assert.Single(Parse($"{rows[0]}\n{named}").Faults).Message);
    }

    /// <summary>Space-Track's first column is the keyword that messages in key-value notation begin with.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("\"")]
    public void Csv_may_begin_with_the_version(string quote)
    {
        string[] rows = Csv.Split('\n');
        string text = $"{quote}CCSDS_OMM_VERS{quote},{rows[0]}\n{quote}2.0{quote},{rows[1]}";
        Assert.Equal(Vanguard, Assert.Single(Good(text, ElementFormat.OmmCsv)));
    }

    [Theory]
    [InlineData("CCSDS_OMM_VERS 2.0")]
    [InlineData("CCSDS_OMM_VERS: 2.0")]
    public void A_first_line_without_an_equals_sign_is_a_fault(string line)
        => Assert.Equal(
            [new ElementFault("f.omm", 1, $"line is '{line}'; must be KEYWORD = value")],
            Parse(Kvn.Replace("CCSDS_OMM_VERS = 2.0", line, StringComparison.Ordinal)).Faults);

    [Theory]
    [InlineData("BSTAR,", "", 1, "BSTAR is missing; must be one of the columns")]
    [InlineData(",21814,", ",", 2, "row has 16 fields; must have 17, one a column")]
    [InlineData("34.2443", "\"34.2443", 2, "row has 6 fields; must have 17, one a column")]
    [InlineData("34.2443", "x", 2, "INCLINATION is 'x'; must be a number from 0 to 180 deg")]
    public void Csv_faults_name_their_lines(string old, string replacement, int line, string message)
        => Assert.Equal(new ElementFault("f.omm", line, message), Parse(Csv.Replace(old, replacement, StringComparison.Ordinal)).Faults[0]);

    private static string Change(string key, string value)
        => string.Join('\n', Kvn.Split('\n').Select(line => line.StartsWith(key + " =", StringComparison.Ordinal) ? $"{key} = {value}" : line));

    private static IReadOnlyList<OrbitalElements> Good(string text, ElementFormat format)
    {
        ElementReadResult result = Parse(text);
        Assert.Empty(result.Faults);
        Assert.Equal((format, 0), (result.Format, result.BadRecords));
        return result.Satellites;
    }

    private static ElementReadResult Parse(string text) => ElementFile.Parse(text, "f.omm", lenient: false);

    private static string Data(string file) => File.ReadAllText(DataFile.PathOf(file));
}
