using System.Globalization;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class OrbitTests : IDisposable
{
    private const string Start = "2022-02-22T12:00:00Z";

    private static readonly string Iridium = Path.Combine(GoldenText.Root, "scenarios", "iridium.yaml");

    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("tle", "0 IRIDIUM 106")]
    [InlineData("omm-xml", "<?xml")]
    [InlineData("omm-json", "[")]
    [InlineData("omm-csv", "OBJECT_NAME,")]
    [InlineData("omm-kvn", "CCSDS_OMM_VERS")]
    public void Elements_are_exported_and_validate_as_a_scenario_of_their_own(string format, string begin)
    {
        string file = _folder.In("folder/elements");
        Outcome exported = CommandLine.Run("orbit", "export", Iridium, "--format", format, "--out", file);
        Assert.Equal((0, $"67 satellites: {file}\n", ""), (exported.ExitCode, exported.Output, exported.Error));
        Assert.StartsWith(begin, File.ReadAllText(file), StringComparison.Ordinal);
        Outcome read = CommandLine.Run("validate", Iridium, "--set", $"constellation.elements.file={file}");
        Assert.Equal(0, read.ExitCode);
        Assert.Contains("67 satellites", read.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void States_come_by_time_and_satellite_with_units_in_the_header()
    {
        string[] rows = Rows("--at", $"{Start},2022-02-22T12:00:01Z", "--frame", "teme", "--satellite", "IRIDIUM 10?");
        Assert.Equal("satellite,time_utc,x_km,y_km,z_km,vx_km_per_s,vy_km_per_s,vz_km_per_s", rows[0]);
        Assert.Equal(1 + (2 * 9), rows.Length);
        Assert.StartsWith("IRIDIUM 106,2022-02-22T12:00:00.000Z,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("IRIDIUM 106,2022-02-22T12:00:01.000Z,", rows[10], StringComparison.Ordinal);
    }

    [Fact]
    public void States_go_over_the_scenario_at_even_steps_to_its_very_end()
    {
        string[] rows = Rows("--frame", "teme", "--satellite", "IRIDIUM 106", "--step", "7000.5");
        Assert.Equal(1 + 8, rows.Length);
        Assert.Equal(Start.Replace("Z", ".000Z", StringComparison.Ordinal), rows[1].Split(',')[1]);
        Assert.Equal("2022-02-22T13:56:40.500Z", rows[2].Split(',')[1]);
        Assert.Equal("2022-02-23T00:00:00.000Z", rows[^1].Split(',')[1]);
    }

    [Fact]
    public void States_from_one_time_to_another_are_those_at_each_of_the_times()
    {
        string[] options = ["--frame", "ecef", "--satellite", "IRIDIUM 10?"];
        string[] stepped = Rows([.. options, "--from", "2022-02-22T12:10:00Z", "--to", "2022-02-22T12:12:00Z"]);
        Assert.Equal(Rows([.. options, "--at", "2022-02-22T12:10:00Z,2022-02-22T12:11:00Z,2022-02-22T12:12:00Z"]), stepped);
    }

    /// <summary>
    /// Central differences over 2 s. SGP4's velocity differs from the derivative of its own positions by about 2 cm/s; that difference is the
    /// same vector in both frames, seen from another angle, so its length tells whether the Earth's rate is right (0.5 km/s here) to 1e-5.
    /// </summary>
    [Fact]
    public void Velocities_are_the_derivatives_of_positions_in_their_own_frame()
    {
        double teme = Residual("teme"), ecef = Residual("ecef");
        Assert.InRange(teme, 0, 5e-5);
        Assert.Equal(teme, ecef, 5e-6);
    }

    [Fact]
    public void Geodetic_states_are_places_over_the_ellipsoid()
    {
        string file = _folder.In("states.csv");
        Outcome outcome = CommandLine.Run("orbit", "states", Iridium, "--at", Start, "--frame", "geodetic", "--out", file);
        Assert.Equal((0, $"67 states: {file}\n"), (outcome.ExitCode, outcome.Output));
        string[] rows = File.ReadAllLines(file);
        Assert.Equal("satellite,time_utc,latitude_deg,longitude_deg,altitude_km", rows[0]);
        Assert.All(rows.Skip(1), row => Assert.InRange(double.Parse(row.Split(',')[4], CultureInfo.InvariantCulture), 770, 810));
    }

    [Fact]
    public void A_satellite_without_a_position_has_an_empty_row_and_a_warning()
    {
        Outcome outcome = CommandLine.Run(
            "orbit", "states", CommandLine.Quickstart, "--set", "constellation={satellites: [{name: FALLS, altitude_km: 170, inclination_deg: 97, raan_deg: 0, bstar: 0.05}]}",
            "--at", "2025-07-20T00:00:00Z", "--frame", "ecef");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("FALLS,2025-07-20T00:00:00.000Z,,,,,,", outcome.LastLine);
        Assert.Contains("FALLS has no position at 2025-07-20T00:00:00.000Z", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Nor at", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_satellite_without_positions_has_one_warning_however_many_they_are()
    {
        Outcome outcome = CommandLine.Run(
            "orbit", "states", CommandLine.Quickstart, "--set", "constellation={satellites: [{name: FALLS, altitude_km: 170, inclination_deg: 97, raan_deg: 0, bstar: 0.05}]}",
            "--from", "2025-07-20T00:00:00Z", "--to", "2025-07-20T01:00:00Z", "--frame", "ecef");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(62, outcome.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(1, outcome.Error.Split("FALLS has no position").Length - 1);
        Assert.Contains("Nor at 60 other instants.", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("must be one of tle, omm-xml, omm-json, omm-csv, omm-kvn", "export", "--format", "3le", "--out", "x")]
    [InlineData("--out", "export", "--format", "tle")]
    [InlineData("must be one of teme, ecef, geodetic", "states", "--frame", "j2000", "--at", Start)]
    [InlineData("--at holds noon; must be UTC times", "states", "--frame", "teme", "--at", $"{Start},noon")]
    [InlineData("--at holds ; must be UTC times", "states", "--frame", "teme", "--at", "")]
    [InlineData("--step is not for --at", "states", "--frame", "teme", "--at", Start, "--step", "5")]
    [InlineData("--from is noon; must be a UTC time", "states", "--frame", "teme", "--from", "noon")]
    [InlineData("--to: makes the time 2022-02-22T12:00:00.000Z to 2022-02-22T12:00:00.000Z; must end after it begins", "states", "--frame", "teme", "--to", Start)]
    [InlineData("--step is 0; must be seconds from 0.001 to 86400", "states", "--frame", "teme", "--step", "0")]
    [InlineData("--step is 0.0005; must be seconds", "states", "--frame", "teme", "--step", "0.0005")]
    [InlineData("--step: is 0.001 s, which makes 43200001 instants", "states", "--frame", "teme", "--step", "0.001")]
    [InlineData("is the name of none of the scenario's 67 satellites, the first of which is IRIDIUM 106; must be a name, or a pattern of names with * and ?.", "states", "--frame", "teme", "--at", Start, "--satellite", "GPS*")]
    public void What_makes_no_sense_is_refused(string message, string command, params string[] options)
    {
        Outcome outcome = CommandLine.Run(["orbit", command, Iridium, .. options]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_refused()
    {
        string file = Path.Combine(_folder.Write("file", ""), "elements.tle");
        Outcome outcome = CommandLine.Run("orbit", "export", Iridium, "--format", "tle", "--out", file);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(file, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_that_do_not_fit_a_two_line_set_are_said_and_nothing_is_written()
    {
        string omm = _folder.In("big.json"), tle = _folder.In("big.tle");
        CommandLine.Run("orbit", "export", Iridium, "--format", "omm-json", "--out", omm);
        File.WriteAllText(omm, File.ReadAllText(omm).Replace("\"NORAD_CAT_ID\": 4", "\"NORAD_CAT_ID\": 40000", StringComparison.Ordinal));
        Outcome outcome = CommandLine.Run("orbit", "export", Iridium, "--set", $"constellation.elements.file={omm}", "--format", "tle", "--out", tle);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("a two-line element set holds 0 to 339999", outcome.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(tle));
    }

    [Fact]
    public void Help_of_both_commands_has_examples()
    {
        foreach (string command in new[] { "export", "states" })
        {
            Outcome outcome = CommandLine.Run("orbit", command, "--help");
            Assert.Equal(0, outcome.ExitCode);
            Assert.Contains("Examples:", outcome.Output, StringComparison.Ordinal);
        }

        Assert.Contains("Try: semspace orbit states --help", CommandLine.Run("orbit", "states").Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static double Residual(string frame)
    {
        string[] rows = Rows("--at", "2022-02-22T11:59:59Z,2022-02-22T12:00:00Z,2022-02-22T12:00:01Z", "--frame", frame, "--satellite", "IRIDIUM 106");
        double[][] values = [.. rows.Skip(1).Select(row => row.Split(',').Skip(2).Select(text => double.Parse(text, CultureInfo.InvariantCulture)).ToArray())];
        return Math.Sqrt(Enumerable.Range(0, 3).Sum(axis => Math.Pow(((values[2][axis] - values[0][axis]) / 2) - values[1][3 + axis], 2)));
    }

    private static string[] Rows(params string[] options)
    {
        Outcome outcome = CommandLine.Run(["orbit", "states", Iridium, .. options]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        return outcome.Output.TrimEnd('\n').Split('\n');
    }
}
