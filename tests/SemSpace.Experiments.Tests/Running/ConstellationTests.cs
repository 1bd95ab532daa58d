using System.Text;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Tests.Running;

public sealed class ConstellationTests
{
    private const string Published =
        "constellation={walker_star: {satellites: 100, planes: 10, phasing: 1, inclination_deg: 90, semi_major_axis_km: 6884.5403, raan_span_deg: 180}}";

    private const string Planes =
        "constellation={planes: [{satellites: 2, raan_deg: -350, inclination_deg: 53, altitude_km: 550, first_mean_anomaly_deg: 5},"
            + " {satellites: 2, raan_deg: 90, inclination_deg: 97.6, semi_major_axis_km: 7000, eccentricity: 0.01, argument_of_perigee_deg: 270, mean_anomalies_deg: [1, 200]}]}";

    private const string Singles =
        "constellation={satellites: [{name: A, altitude_km: 550, inclination_deg: 53, raan_deg: 0}, {name: B, semi_major_axis_km: 7000, inclination_deg: 53, raan_deg: 1},"
            + " {name: C, mean_motion_rev_per_day: 14.5, eccentricity: 0.01, inclination_deg: 97, raan_deg: 50, bstar: 1e-4, epoch_utc: 2025-06-30T12:00:00Z}]}";

    private const string Falling =
        "constellation={satellites: [{name: FALLS, altitude_km: 170, inclination_deg: 97, raan_deg: 0, bstar: 0.05}, {name: STAYS, altitude_km: 800, inclination_deg: 97, raan_deg: 0}]}";

    private static readonly string Iridium = Path.Combine(GoldenText.Root, "scenarios", "data", "iridium-2022-02-22.tle");

    [Fact]
    public void A_walker_star_takes_a_semi_major_axis_and_a_span_of_nodes()
    {
        Constellation built = Build(Published);
        Assert.Equal(100, built.Satellites.Count);
        Assert.All(built.Satellites, s => Assert.Equal(6884.5403, s.Elements.SemiMajorAxisKm, 1e-6));
        Assert.Equal([0, 18, 36, 54, 72, 90, 108, 126, 144, 162], built.Satellites.Select(s => Math.Round(s.Elements.RaanDeg, 9)).Distinct());
        Assert.Equal(3.6, built.Satellites[10].Elements.MeanAnomalyDeg, 1e-12);
    }

    [Fact]
    public void Planes_are_given_one_by_one()
    {
        Constellation built = Build(Planes);
        Assert.Equal([("P01-S01", 0), ("P01-S02", 0), ("P02-S01", 1), ("P02-S02", 1)], built.Satellites.Select(s => (s.Name, s.Plane)));
        Assert.Equal([(10, 5), (10, 185), (90, 1), (90, 200)], built.Satellites.Select(s => (s.Elements.RaanDeg, s.Elements.MeanAnomalyDeg)));
        Assert.Equal([6928.135, 6928.135, 7000, 7000], built.Satellites.Select(s => Math.Round(s.Elements.SemiMajorAxisKm, 6)));
        Assert.Equal((0.01, 270, 97.6), (built.Satellites[3].Elements.Eccentricity, built.Satellites[3].Elements.ArgumentOfPerigeeDeg, built.Satellites[3].Elements.InclinationDeg));
    }

    [Fact]
    public void Satellites_are_given_one_by_one_and_share_planes_where_they_do()
    {
        Constellation built = Build(Singles);
        Assert.Equal([("A", 0), ("B", 0), ("C", 1)], built.Satellites.Select(s => (s.Name, s.Plane)));
        Assert.Equal((14.5, 1e-4, "2025-06-30T12:00:00.000Z"), (built.Satellites[2].Elements.MeanMotionRevPerDay, built.Satellites[2].Elements.BStar, built.Satellites[2].Elements.Epoch.ToString()));
        Assert.Equal(7000, built.Satellites[1].Elements.SemiMajorAxisKm, 1e-6);
    }

    [Theory]
    [InlineData(Published)]
    [InlineData(Planes)]
    [InlineData(Singles)]
    [InlineData("seed=1")]
    public void Every_constellation_is_exported_and_read_back(string change)
    {
        using TestFolder folder = new();
        Constellation built = Build(change);
        foreach (ElementFormat format in Enum.GetValues<ElementFormat>())
        {
            string file = folder.In($"{format}");
            OrbitFiles.WriteElements(file, built, format);
            Constellation read = Build($"constellation={{elements: {{file: {file}}}}}");
            Assert.Equal(built.Satellites.Select(s => (s.Name, s.Plane)), read.Satellites.Select(s => (s.Name, s.Plane)));
            if (format != ElementFormat.Tle) Assert.Equal(built.Satellites.Select(s => s.Elements), read.Satellites.Select(s => s.Elements));
        }
    }

    [Theory]
    [InlineData("name_pattern: 'IRIDIUM 10*'", 9)]
    [InlineData("catalog_numbers: [41917-41919, 42803]", 4)]
    [InlineData("catalog_numbers: 41917", 1)]
    [InlineData("min_inclination_deg: 86.4", 15)]
    [InlineData("max_altitude_km: 774.63", 9)]
    [InlineData("planes: [0, 5]", 23)]
    [InlineData("planes: 1-2", 22)]
    [InlineData("max_satellites: 7", 7)]
    [InlineData("planes: 5, max_satellites: 3", 3)]
    [InlineData("planes: 0, plane_tolerance_deg: 32", 67)] // the planes lie 31.3 degrees apart
    public void A_file_gives_the_satellites_that_the_keys_select(string keys, int count)
    {
        Constellation built = BuildIridium(keys);
        OrbitalElements[] all = [.. ElementFile.Read(Iridium, lenient: false).Satellites];
        Assert.Equal(count, built.Satellites.Count);
        Assert.Subset(all.ToHashSet(), built.Satellites.Select(s => s.Elements).ToHashSet());
    }

    [Theory]
    [InlineData("name_pattern: STARLINK*", "name_pattern is STARLINK*; leaves none of 67 satellites: their names are IRIDIUM 106, IRIDIUM 103, IRIDIUM 109, IRIDIUM 102, IRIDIUM 105 and so on.")]
    [InlineData("catalog_numbers: [1-5, 7]", "catalog_numbers is [1-5, 7]; leaves none of 67 satellites: their numbers are 41917 to 43931.")]
    [InlineData("min_inclination_deg: 90", "min_inclination_deg is 90; leaves none of 67 satellites: their inclinations are 86.392 to 86.402 degrees.")]
    [InlineData("name_pattern: IRIDIUM 106, max_altitude_km: 700", "max_altitude_km is 700; leaves none of the one satellite: their altitudes are 774.6")]
    [InlineData("max_inclination_deg: 86, min_inclination_deg: 85.5", "min_inclination_deg is 85.5 and max_inclination_deg is 86; leaves none of 67 satellites: their")]
    [InlineData("min_altitude_km: 700, max_altitude_km: 770", "min_altitude_km is 700 and max_altitude_km is 770; leaves none of 67 satellites: their")]
    [InlineData("planes: [6-9]", "planes is [6-9]; leaves none of 67 satellites: their planes are 0 to 5 with a plane_tolerance_deg of 1.5.")]
    public void A_selection_of_nothing_says_what_was_there(string keys, string message)
    {
        ScenarioFault fault = Assert.Single(Assert.Throws<ScenarioException>(() => BuildIridium(keys)).Faults);
        Assert.StartsWith($"{Iridium}: constellation.elements.{message}", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Old_elements_are_warned_of_once_with_the_error_to_expect()
    {
        Assert.Empty(BuildIridium("lenient: false").Warnings);
        string warning = Assert.Single(BuildIridium("lenient: false", "start_utc=2022-03-04T12:00:00Z").Warnings);
        Assert.Contains("67 of 67 element sets are more than 3 days from the scenario's start, at most 10.3 days (IRIDIUM", warning, StringComparison.Ordinal);
        Assert.Contains("expect 11 to 32 km", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("drag", warning, StringComparison.Ordinal);
        string low = Assert.Single(Build(Singles.Replace("14.5, eccentricity: 0.01", "15.5", StringComparison.Ordinal).Replace("06-30", "06-20", StringComparison.Ordinal)).Warnings);
        Assert.Contains("1 of 3 element sets", low, StringComparison.Ordinal);
        Assert.Contains("One of them flies below 500 km, where drag makes it far more", low, StringComparison.Ordinal);
    }

    [Fact]
    public void Elements_decades_old_are_said_to_tell_nothing()
    {
        string warning = Assert.Single(BuildIridium("lenient: false", "start_utc=2052-03-04T12:00:00Z").Warnings);
        Assert.Contains("a day: after so long it does not tell where on its orbit a satellite is.", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("expect", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void The_age_of_a_satellite_that_is_left_out_is_not_warned_of()
    {
        using TestFolder folder = new();
        string file = folder.In("falling.json");
        OrbitFiles.WriteElements(file, Build(Falling), ElementFormat.OmmJson);
        IReadOnlyList<string> warnings = Build($"constellation={{elements: {{file: {file}, lenient: true}}}}", "start_utc=2025-07-11T00:00:00Z").Warnings;
        Assert.StartsWith("left out: FALLS has no position", warnings[0], StringComparison.Ordinal);
        Assert.Contains("the epoch of the element set is more than", warnings[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_satellite_that_decays_flies_until_then_and_is_warned_of()
    {
        Scenario scenario = Examples.Legal(Examples.Small, Falling, "duration_h=24");
        Constellation built = Constellation.Build(scenario);
        Spacecraft falls = built.Satellites[0];
        Assert.Null(built.Satellites[1].FlightEnd);
        Assert.StartsWith($"FALLS flies until {falls.FlightEnd} only: ", Assert.Single(built.Warnings), StringComparison.Ordinal);
        Assert.Throws<PropagationException>(() => falls.Propagator.At(falls.FlightEnd!.Value));
        ContactWindow[] contacts = [.. ScenarioRunner.StreamContacts(scenario, built, workers: 1)];
        Assert.Equal(Enumerable.Range(0, contacts.Length), contacts.Select(c => c.Id));
        Assert.Equal(contacts.OrderBy(c => c.Aos), contacts);
        Assert.Contains(contacts, c => c.Satellite == 0);
        Assert.All(contacts.Where(c => c.Satellite == 0), c => Assert.True(c.Los < falls.FlightEnd));
        Assert.Contains(contacts, c => c.Satellite == 1 && c.Aos > falls.FlightEnd);
    }

    [Fact]
    public void A_satellite_without_a_position_at_the_start_is_refused_or_left_out()
    {
        using TestFolder folder = new();
        string file = folder.In("falling.json");
        OrbitFiles.WriteElements(file, Build(Falling), ElementFormat.OmmJson);
        string later = "start_utc=2025-07-03T00:00:00Z";
        ScenarioFault fault = Assert.Single(Assert.Throws<ScenarioException>(() => Build($"constellation={{elements: {{file: {file}}}}}", later)).Faults);
        Assert.StartsWith($"{file}: FALLS has no position at the start, 2025-07-03T00:00:00.000Z: ", fault.ToString(), StringComparison.Ordinal);
        Constellation lenient = Build($"constellation={{elements: {{file: {file}, lenient: true}}}}", later);
        Assert.Equal("STAYS", Assert.Single(lenient.Satellites).Name);
        Assert.StartsWith("left out: FALLS has no position", Assert.Single(lenient.Warnings), StringComparison.Ordinal);
        Assert.Throws<ScenarioException>(() => Build($"constellation={{elements: {{file: {file}, lenient: true, name_pattern: FALLS}}}}", later));
    }

    /// <summary>A mean motion of 17.5 revolutions a day is an orbit 111 km below the ground.</summary>
    [Theory]
    [InlineData("sgp4", "GROUND has no position at the start, 2025-07-01T00:00:00.000Z: the satellite has decayed.")]
    [InlineData("j2", "GROUND flies through the Earth: its perigee is at -1")]
    [InlineData("kepler", "GROUND flies through the Earth: its perigee is at -1")]
    public void A_satellite_below_the_ground_is_never_left_out_in_silence(string model, string problem)
    {
        using TestFolder folder = new();
        OrbitalElements good = Build(Falling).Satellites[1].Elements;
        OrbitalElements[] sets = [good, good with { Name = "GROUND", CatalogNumber = 9, MeanMotionRevPerDay = 17.5 }];
        string file = folder.Write("low.kvn", ElementFile.Write(sets, ElementFormat.OmmKvn)), propagation = $"propagation.model={model}";
        ScenarioFault fault = Assert.Single(Assert.Throws<ScenarioException>(() => Build($"constellation={{elements: {{file: {file}}}}}", propagation)).Faults);
        Assert.StartsWith($"{file}: {problem}", fault.ToString(), StringComparison.Ordinal);
        Constellation lenient = Build($"constellation={{elements: {{file: {file}, lenient: true}}}}", propagation);
        Assert.Equal("STAYS", Assert.Single(lenient.Satellites).Name);
        Assert.StartsWith($"left out: {problem}", Assert.Single(lenient.Warnings), StringComparison.Ordinal);
        Assert.Equal("STAYS", Assert.Single(Build($"constellation={{elements: {{file: {file}, min_altitude_km: 0}}}}", propagation).Satellites).Name);
    }

    [Fact]
    public void Of_several_sets_of_a_satellite_the_nearest_to_the_start_is_taken_if_reading_is_lenient()
    {
        using TestFolder folder = new();
        Constellation today = Build(Falling), yesterday = Build(Falling, "start_utc=2025-06-30T00:00:00Z");
        string file = folder.Write("history.kvn", "");
        OrbitFiles.WriteElements(file, new([.. yesterday.Satellites, .. today.Satellites], []), ElementFormat.OmmKvn);
        Assert.Equal(
            ["holds 2 sets of FALLS (1); must hold one a satellite. Remove the others, or set lenient to take the one nearest to start_utc.", "holds 2 sets of STAYS (2); must hold one a satellite. Remove the others, or set lenient to take the one nearest to start_utc."],
            Assert.Throws<ScenarioException>(() => Build($"constellation={{elements: {{file: {file}}}}}")).Faults.Select(fault => fault.ToString().Split(": ", 2)[1]));
        Constellation lenient = Build($"constellation={{elements: {{file: {file}, lenient: true}}}}");
        Assert.Equal(today.Satellites.Select(s => s.Elements), lenient.Satellites.Select(s => s.Elements));
        Assert.Contains("of 2 sets of STAYS (2), that of 2025-07-01T00:00:00.000Z is taken: it is nearest to start_utc.", lenient.Warnings);
    }

    [Fact]
    public void Sets_without_a_right_checksum_are_taken_if_that_is_asked_for_with_a_warning_each()
    {
        using TestFolder folder = new();
        string[] lines = File.ReadAllText(Iridium).Split('\n', StringSplitOptions.RemoveEmptyEntries)[..3];
        string file = folder.Write("one.tle", $"{lines[0].TrimEnd()}\n{lines[1].TrimEnd()[..68]}\n{lines[2].TrimEnd()}\n");
        string Elements(string keys) => $"constellation={{elements: {{file: {file}{keys}}}}}";
        const string date = "start_utc=2022-02-22T12:00:00Z";
        ScenarioFault fault = Assert.Single(Assert.Throws<ScenarioException>(() => Build(Elements(""), date)).Faults);
        Assert.Equal($"{file}:2: line has 68 columns; must be 69, the last one the checksum. Set checksum to optional to take it all the same.", fault.ToString());
        Assert.Equal(fault, Assert.Single(Assert.Throws<ScenarioException>(() => Build(Elements(", lenient: true"), date)).Faults));
        Constellation taken = Build(Elements(", checksum: optional"), date);
        Assert.Single(taken.Satellites);
        Assert.StartsWith($"{file}:2: checksum is missing; must be ", Assert.Single(taken.Warnings), StringComparison.Ordinal);
        Assert.Equal(taken.Warnings, Build(Elements(""), "constellation.elements.checksum=optional", date).Warnings);
    }

    [Fact]
    public void A_name_in_another_encoding_than_UTF_8_is_read_right_or_refused()
    {
        using TestFolder folder = new();
        OrbitalElements set = Build(Falling).Satellites[1].Elements with { Name = "SATÉLITE" };
        string xml = ElementFile.Write([set], ElementFormat.OmmXml).Replace("utf-8", "ISO-8859-1", StringComparison.OrdinalIgnoreCase);
        string good = folder.In("good.xml"), bad = folder.In("bad.kvn");
        File.WriteAllText(good, xml, Encoding.Latin1);
        File.WriteAllText(bad, ElementFile.Write([set], ElementFormat.OmmKvn), Encoding.Latin1);
        Assert.Equal("SATÉLITE", Assert.Single(Build($"constellation={{elements: {{file: {good}}}}}").Satellites).Name);
        foreach (string lenient in new[] { "true", "false" })
        {
            ScenarioFault fault = Assert.Single(Assert.Throws<ScenarioException>(() => Build($"constellation={{elements: {{file: {bad}, lenient: {lenient}}}}}")).Faults);
            Assert.StartsWith($"{bad}:4: holds the bytes C9, which are no text in UTF-8", fault.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Bad_records_are_counted()
    {
        using TestFolder folder = new();
        string file = folder.Write("bad.tle", File.ReadAllText(Iridium).Replace("86.39", "86,39", StringComparison.Ordinal));
        IReadOnlyList<string> warnings = Build($"constellation={{elements: {{file: {file}, lenient: true}}}}", "start_utc=2022-02-22T12:00:00Z").Warnings;
        int bad = File.ReadAllText(Iridium).Split("86.39").Length - 1;
        Assert.Equal($"{bad} bad records of {file} left out, {67 - bad} good ones read.", warnings[^1]);
        Assert.Equal($"left out: {file}:", warnings[29][..(11 + file.Length)]);
        Assert.Contains($"holds {bad - 30} more faults; the first 30 are told", warnings[30]);
        Assert.Equal(32, warnings.Count);
    }

    private static Constellation Build(params string[] changes) => Constellation.Build(Examples.Legal(Examples.Small, changes));

    private static Constellation BuildIridium(string keys, params string[] changes)
        => Build([$"constellation={{elements: {{file: {Iridium}, {keys}}}}}", "start_utc=2022-02-22T12:00:00Z", .. changes]);
}
