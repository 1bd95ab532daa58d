using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Ephemerides;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Running;

/// <summary>The formats of ephemeris files.</summary>
public enum EphemerisFormat
{
    /// <summary>Orbit ephemeris message (CCSDS 502.0-B-2), in TEME.</summary>
    Oem,

    /// <summary>CZML for Cesium, fixed to the Earth, with the gateways.</summary>
    Czml,
}

/// <summary>Writes where a scenario's satellites are, at the steps of a grid, for tools that interpolate.</summary>
public static class EphemerisFiles
{
    /// <summary>Interpolation that misses by more is told, km.</summary>
    private const double ToldErrorKm = 1e-3;

    /// <summary>The time that an element file on its own stands for, h, from its latest epoch on.</summary>
    public const double HoursOfElements = 24;

    /// <summary>A scenario of the satellites of an element file, without gateways.</summary>
    /// <param name="path">The file.</param>
    /// <param name="lenient">Whether bad records are left out.</param>
    /// <param name="from">Its start; null for the latest epoch of its elements, to the millisecond.</param>
    /// <param name="to">Its end; null for <see cref="HoursOfElements"/> later.</param>
    /// <exception cref="ScenarioException">The file cannot be read or is empty, or the end is not after the start.</exception>
    public static Scenario OfElements(string path, bool lenient, Epoch? from, Epoch? to)
    {
        ElementsSpec file = new() { File = new(Path.GetFullPath(path)), Lenient = lenient };
        Epoch[] epochs = [.. Constellation.Sets(file).Select(set => set.Epoch)];
        if (epochs.Length == 0) throw new ScenarioException(path, "holds no satellites; must hold element sets, as two lines each or as orbit mean-elements messages.");
        Epoch start = from ?? epochs.Max().RoundTo(Duration.FromMilliseconds(1));
        Epoch end = to ?? start + Duration.FromHours(HoursOfElements);
        if (end <= start) throw new ScenarioException("--to", $"is {end}; must be after {start}, where the time begins. Give --from too.");
        return new Scenario { Name = Path.GetFileName(path), StartUtc = start, DurationH = (end - start).TotalHours, Constellation = file, Gateways = [] };
    }

    /// <summary>Writes the satellites' ephemerides. The file appears when it is complete.</summary>
    /// <param name="place">The file.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="constellation">Its satellites.</param>
    /// <param name="grid">The instants.</param>
    /// <param name="format">The format.</param>
    /// <returns>Which satellites do not fly to the grid's end, and whether its step is too long to interpolate; one sentence each.</returns>
    /// <exception cref="ScenarioException">No satellite flies at the grid's start, or the Earth's orientation does not cover the grid.</exception>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static IReadOnlyList<string> Write(OutputPlace place, Scenario scenario, Constellation constellation, TimeGrid grid, EphemerisFormat format)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(constellation);
        ArgumentNullException.ThrowIfNull(grid);
        List<string> warnings = [];
        IEnumerable<Ephemeris> flights = Flights(constellation, grid, warnings);
        if (format == EphemerisFormat.Oem)
        {
            Epoch created = constellation.Satellites.Max(satellite => satellite.Elements.Epoch);
            WholeFile.Write(place, text => OemWriter.Write(text, created, flights));
            return warnings;
        }

        EarthOrientation known = constellation.Earth.Orientation;
        if (grid.Start < known.First || grid.End > known.Last)
            throw new ScenarioException("earth_orientation", $"goes from {known.First} to {known.Last}; must cover {grid.Start} to {grid.End}. Take another file, or change --from and --to.");
        NamedPlace[] gateways = [.. scenario.Gateways.Select(gateway => new NamedPlace(gateway.Name, new Geodetic(gateway.LatitudeDeg, gateway.LongitudeDeg, gateway.AltitudeM / 1e3)))];
        WholeFile.Write(place, text => CzmlWriter.Write(text, scenario.Name, grid, constellation.Earth, gateways, flights));
        return warnings;
    }

    private static IEnumerable<Ephemeris> Flights(Constellation constellation, TimeGrid grid, List<string> warnings)
    {
        (double ErrorKm, string Name)? worst = null;
        foreach (Spacecraft satellite in constellation.Satellites)
        {
            Ephemeris flight = Ephemeris.Of(satellite.Elements with { Name = satellite.Name }, satellite.Propagator, grid);
            int count = flight.States.Count;
            if (count == 0) warnings.Add($"left out: {satellite.Name} has no position at {grid.Start}.");
            else if (count < grid.Count) warnings.Add($"{satellite.Name} is there until {flight.Times[^1]} only: it has no position at {grid.At(count)}.");
            if (count == 0) continue;
            double errorKm = flight.InterpolationErrorKm(satellite.Propagator);
            if (!(worst?.ErrorKm >= errorKm)) worst = (errorKm, satellite.Name);
            yield return flight;
        }

        if (worst is not (double missKm, string name)) throw new ScenarioException("--from", $"is {grid.Start}, when no satellite has a position; must be a time at which one flies.");
        if (missKm > ToldErrorKm) warnings.Add(FormattableString.Invariant($"the step is long for tools that interpolate: between instants they miss {name} by {missKm * 1e3:G2} m. Take a shorter --step."));
    }
}
