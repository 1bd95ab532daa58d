using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Cli.Tests;

/// <summary>
/// Reads what was written by a reader of its own, interpolates by Lagrange's formula over the nearest instants, as users of the files do, and
/// asks the propagator for the same instants.
/// </summary>
public sealed class EphemerisTests : IDisposable
{
    private const string Start = "2022-02-22T12:00:00Z", End = "2022-02-22T14:00:00Z";

    /// <summary>The perigee of a transfer orbit, where positions bend most: at 237 km with 36,000 km at the other end.</summary>
    private const string Transfer = "constellation={satellites: [{name: TRANSFER, semi_major_axis_km: 24500, eccentricity: 0.73, inclination_deg: 7, raan_deg: 0, mean_anomaly_deg: 350}]}";

    private static readonly string Iridium = Path.Combine(GoldenText.Root, "scenarios", "iridium.yaml");

    private readonly TestFolder _folder = new();

    [Fact]
    public void An_orbit_ephemeris_message_gives_the_propagators_positions_to_a_millimetre()
    {
        string elements = Elements(Iridium);
        Segment[] segments = [.. Oem(File.ReadAllText(Written(elements, "oem", "--from", Start, "--to", End)))];
        OrbitalElements[] sets = [.. ElementFile.Read(elements, lenient: false).Satellites];
        Assert.Equal(67, segments.Length);
        Assert.Equal(sets.Select(set => (set.Name, set.InternationalDesignator)), segments.Select(segment => (segment.Header["OBJECT_NAME"], segment.Header["OBJECT_ID"])));
        Assert.All(segments, segment =>
        {
            Assert.Equal(("EARTH", "TEME", "UTC", "LAGRANGE", "7"), (segment.Header["CENTER_NAME"], segment.Header["REF_FRAME"], segment.Header["TIME_SYSTEM"], segment.Header["INTERPOLATION"], segment.Header["INTERPOLATION_DEGREE"]));
            Assert.Equal(("2022-02-22T12:00:00.000000", "2022-02-22T14:00:00.000000", 121), (segment.Header["START_TIME"], segment.Header["STOP_TIME"], segment.Rows.Length));
        });
        double worst = segments.Zip(sets).Max(pair => ErrorKm(pair.First.Rows, segment => Teme(pair.Second, segment)));
        Assert.InRange(worst, 1e-9, 1e-6);
    }

    [Fact]
    public void A_scene_gives_the_propagators_positions_over_the_turning_Earth_to_a_millimetre()
    {
        string elements = Elements(CommandLine.Quickstart);
        JsonElement[] packets = Czml(Written(CommandLine.Quickstart, "czml"));
        Assert.Equal(("document", "1.0"), (packets[0].GetProperty("id").GetString(), packets[0].GetProperty("version").GetString()));
        JsonElement[] satellites = [.. Of("satellite/")], gateways = [.. Of("gateway/")];
        OrbitalElements[] sets = [.. ElementFile.Read(elements, lenient: false).Satellites];
        Assert.Equal(sets.Select(set => set.Name), satellites.Select(packet => packet.GetProperty("name").GetString()));
        Assert.NotEmpty(gateways);
        Assert.All(gateways, packet => Assert.Equal(3, packet.GetProperty("position").GetProperty("cartographicDegrees").GetArrayLength()));
        double worst = satellites.Zip(sets).Max(pair => ErrorKm(Rows(pair.First), seconds => Fixed(pair.Second, seconds)));
        Assert.InRange(worst, 1e-9, 1e-6);

        IEnumerable<JsonElement> Of(string kind) => packets.Where(packet => packet.GetProperty("id").GetString()!.StartsWith(kind, StringComparison.Ordinal));
    }

    /// <summary>The bound that docs/orbits.md states for eccentric orbits.</summary>
    [Fact]
    public void The_perigee_of_a_transfer_orbit_is_met_to_the_bound_that_the_page_states()
    {
        string elements = Elements(CommandLine.Quickstart, "--set", Transfer);
        Segment segment = Assert.Single(Oem(File.ReadAllText(Written(elements, "oem"))));
        OrbitalElements set = Assert.Single(ElementFile.Read(elements, lenient: false).Satellites);
        double error = ErrorKm(segment.Rows, epoch => Teme(set, epoch));
        TestContext.Current.SendDiagnosticMessage($"transfer orbit: {error * 1e3} m");
        Assert.InRange(error, 0, 1e-5);
    }

    [Fact]
    public void A_step_that_is_too_long_to_interpolate_is_told_with_what_it_costs()
    {
        string elements = Elements(CommandLine.Quickstart, "--set", Transfer), file = _folder.In("long.oem");
        string[] command = ["orbit", "ephemeris", elements, "--format", "oem", "--out", file, "--step"];
        Assert.Equal("", CommandLine.Run([.. command, "60"]).Error);
        Match told = Regex.Match(CommandLine.Run([.. command, "300"]).Error, "^Warning: the step is long for tools that interpolate: between instants they miss TRANSFER by ([0-9.E+]+) m. Take a shorter --step.\n$");
        double[][] rows = Assert.Single(Oem(File.ReadAllText(file))).Rows;
        OrbitalElements set = Assert.Single(ElementFile.Read(elements, lenient: false).Satellites);
        double worst = ErrorKm(rows, epoch => Teme(set, epoch)) * 1e3;
        Assert.InRange(double.Parse(told.Groups[1].Value, CultureInfo.InvariantCulture), worst / 2, worst * 1.05);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        foreach (string format in new[] { "oem", "czml" })
        {
            byte[] first = File.ReadAllBytes(Written(CommandLine.Quickstart, format));
            Assert.Equal(first, File.ReadAllBytes(Written(CommandLine.Quickstart, format)));
        }
    }

    [Fact]
    public void A_satellite_that_falls_is_there_until_then_and_said()
    {
        string file = _folder.In("falls.oem");
        Outcome outcome = CommandLine.Run(
            "orbit", "ephemeris", CommandLine.Quickstart, "--set", "constellation={satellites: [{name: FALLS, altitude_km: 170, inclination_deg: 97, raan_deg: 0, bstar: 0.05}]}",
            "--set", "duration_h=200", "--format", "oem", "--out", file);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("FALLS is there until ", outcome.Error, StringComparison.Ordinal);
        Segment segment = Assert.Single(Oem(File.ReadAllText(file)));
        Assert.InRange(segment.Rows.Length, 8, 12_000);
    }

    [Theory]
    [InlineData("must be one of oem, czml", "--format", "spk", "--out", "x")]
    [InlineData("--out", "--format", "oem")]
    [InlineData("must end after it begins", "--format", "oem", "--out", "x", "--to", "2020-01-01T00:00:00Z")]
    [InlineData("--step is 1e9; must be seconds", "--format", "oem", "--out", "x", "--step", "1e9")]
    public void What_makes_no_sense_is_refused(string message, params string[] options) => Refused(message, [Iridium, .. options]);

    [Fact]
    public void Element_files_that_make_no_sense_are_refused()
    {
        string file = _folder.In("x.oem");
        Refused("cannot be read as a file of orbital elements", _folder.In("none.tle"), "--format", "oem", "--out", file);
        Refused("empty.tle: holds no satellites", _folder.Write("empty.tle", ""), "--format", "oem", "--out", file);
        Refused("bad.tle:1", _folder.Write("bad.tle", "no elements\n"), "--format", "oem", "--out", file);
        Refused("--set: is for the keys of a scenario", Elements(Iridium), "--set", "seed=1", "--format", "oem", "--out", file);
        Assert.False(File.Exists(file));
    }

    public void Dispose() => _folder.Dispose();

    private static void Refused(string message, params string[] options)
    {
        Outcome outcome = CommandLine.Run(["orbit", "ephemeris", .. options]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
    }

    private string Elements(string scenario, params string[] options)
    {
        string file = _folder.In("elements.json");
        Assert.Equal(0, CommandLine.Run(["orbit", "export", scenario, "--format", "omm-json", "--out", file, .. options]).ExitCode);
        return file;
    }

    private string Written(string input, string format, params string[] options)
    {
        string file = _folder.In($"written.{format}");
        Outcome outcome = CommandLine.Run(["orbit", "ephemeris", input, "--format", format, "--out", file, .. options]);
        Assert.Equal(0, outcome.ExitCode);
        return file;
    }

    /// <summary>The largest distance at four instants within each step, km; rows of seconds since 2000 or since the first row, and positions in km.</summary>
    private static double ErrorKm(double[][] rows, Func<double, double[]> truth)
    {
        double worst = 0;
        for (int i = 0; i + 1 < rows.Length; i++)
        {
            foreach (double part in new[] { 0.1, 0.37, 0.5, 0.81 })
            {
                double t = rows[i][0] + (part * (rows[i + 1][0] - rows[i][0]));
                double[] there = truth(t), found = Lagrange(rows, i, t);
                worst = Math.Max(worst, Math.Sqrt(there.Zip(found, (a, b) => (a - b) * (a - b)).Sum()));
            }
        }

        return worst;
    }

    /// <summary>Lagrange's polynomial of degree 7 over the eight rows around a step.</summary>
    private static double[] Lagrange(double[][] rows, int step, double t)
    {
        int first = Math.Clamp(step - 3, 0, rows.Length - 8);
        double[] sum = new double[3];
        for (int i = first; i < first + 8; i++)
        {
            double weight = 1;
            for (int j = first; j < first + 8; j++)
            {
                if (j != i) weight *= (t - rows[j][0]) / (rows[i][0] - rows[j][0]);
            }

            for (int axis = 0; axis < 3; axis++) sum[axis] += weight * rows[i][1 + axis];
        }

        return sum;
    }

    private static Epoch Base { get; } = Epoch.FromUtc(2022, 1, 1);

    private static double[] Teme(OrbitalElements set, double seconds)
    {
        TemeState state = Propagators.Create(OrbitModel.Sgp4, set).At(Base + Duration.FromSeconds(seconds));
        return [state.XKm, state.YKm, state.ZKm];
    }

    private static double[] Fixed(OrbitalElements set, double seconds)
    {
        Epoch time = Base + Duration.FromSeconds(seconds);
        EcefPosition place = FrameTransforms.TemeToEcef(Propagators.Create(OrbitModel.Sgp4, set).At(time), time);
        return [place.XKm, place.YKm, place.ZKm];
    }

    private static double Seconds(string utc) => Epoch.TryParse(utc, out Epoch epoch) ? (epoch - Base).TotalSeconds : throw new FormatException(utc);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private sealed record Segment(Dictionary<string, string> Header, double[][] Rows);

    private static IEnumerable<Segment> Oem(string text)
    {
        string[] parts = text.Split("META_START\n");
        Assert.StartsWith("CCSDS_OEM_VERS = 2.0\nCREATION_DATE = ", parts[0], StringComparison.Ordinal);
        foreach (string part in parts.Skip(1))
        {
            string[] halves = part.Split("META_STOP\n");
            Dictionary<string, string> header = halves[0].TrimEnd().Split('\n').Select(line => line.Split(" = ")).ToDictionary(pair => pair[0], pair => pair[1]);
            yield return new(header, [.. halves[1].Trim().Split('\n').Select(Row)]);
        }

        static double[] Row(string line)
        {
            string[] words = line.Split(' ');
            Assert.Equal(7, words.Length);
            return [Seconds(words[0]), .. words.Skip(1).Select(Number)];
        }
    }

    private static JsonElement[] Czml(string file) => [.. JsonDocument.Parse(File.ReadAllText(file)).RootElement.EnumerateArray()];

    private static double[][] Rows(JsonElement packet)
    {
        JsonElement position = packet.GetProperty("position");
        Assert.Equal(("FIXED", "LAGRANGE", 7), (position.GetProperty("referenceFrame").GetString(), position.GetProperty("interpolationAlgorithm").GetString(), position.GetProperty("interpolationDegree").GetInt32()));
        double start = Seconds(position.GetProperty("epoch").GetString()!);
        return [.. position.GetProperty("cartesian").EnumerateArray().Select(value => value.GetDouble()).Chunk(4).Select(row => new[] { start + row[0], row[1] / 1e3, row[2] / 1e3, row[3] / 1e3 })];
    }
}
