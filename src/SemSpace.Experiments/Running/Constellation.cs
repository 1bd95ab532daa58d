using System.IO.Enumeration;
using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit;
using SemSpace.Orbit.Constellations;
using SemSpace.Orbit.Contacts;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Sgp4;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Running;

/// <summary>A satellite of a scenario.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="Elements">Mean elements.</param>
/// <param name="Propagator">Where it is.</param>
public sealed record Spacecraft(string Name, int Plane, OrbitalElements Elements, IPropagator Propagator);

/// <summary>The satellites of a scenario, ready to be propagated over its time.</summary>
/// <param name="Satellites">By index.</param>
/// <param name="Warnings">Records that were left out, one sentence each.</param>
public sealed record Constellation(IReadOnlyList<Spacecraft> Satellites, IReadOnlyList<string> Warnings)
{
    /// <summary>The windows of the contact plan that the scenario names; null where it names none, and they are to be found.</summary>
    public IReadOnlyList<ContactWindow>? PlannedContacts { get; init; }

    /// <summary>The highest latitude that a satellite passes over, degrees.</summary>
    public double MaxLatitudeDeg
        => Satellites.Max(satellite => Math.Min(satellite.Elements.InclinationDeg, 180 - satellite.Elements.InclinationDeg));

    /// <summary>Generates or reads the satellites that a scenario asks for.</summary>
    /// <exception cref="ScenarioException">The element file is damaged, holds no satellite of the name, or a satellite cannot be propagated over the scenario.</exception>
    public static Constellation Build(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return scenario.Constellation switch
        {
            WalkerSpec walker => Of(Generate(walker, scenario.StartUtc), walker.Satellites / walker.Planes),
            TleSpec file => Read(file, scenario),
            _ => throw new InvalidOperationException($"Bug in SemSpace: no such constellation as {scenario.Constellation}."),
        };
    }

    private static Constellation Of(IReadOnlyList<OrbitalElements> elements, int satellitesPerPlane)
        => new([.. elements.Select((set, k) => new Spacecraft(set.Name, k / satellitesPerPlane, set, new Sgp4Propagator(set)))], []);

    private static IReadOnlyList<OrbitalElements> Generate(WalkerSpec spec, Epoch epoch)
    {
        WalkerShape shape = new(spec.Satellites, spec.Planes, spec.Phasing, spec.InclinationDeg, spec.AltitudeKm, spec.RaanOffsetDeg);
        return spec.Pattern == WalkerPattern.Delta ? Walker.Delta(shape, epoch) : Walker.Star(shape, epoch);
    }

    private static Constellation Read(TleSpec spec, Scenario scenario)
    {
        string file = spec.File.FullPath;
        TleReadResult read = ReadFile(file, spec.Lenient);
        if (read.Faults.Count > 0 && !spec.Lenient)
            throw new ScenarioException([.. read.Faults.Select(fault => new ScenarioFault(FormattableString.Invariant($"{fault.File}:{fault.Line}"), fault.Message))]);

        OrbitalElements[] chosen = [.. read.Satellites.Where(set => FileSystemName.MatchesSimpleExpression(spec.NamePattern, set.Name))];
        if (chosen.Length == 0)
            throw new ScenarioException(file, $"holds {read.Satellites.Count} satellites, none named {spec.NamePattern}; set constellation.tle.name_pattern to a name, with * for any text.");

        int[] planes = PlaneGrouping.Assign(chosen, scenario.StartUtc);
        List<ScenarioFault> faults = [];
        List<Spacecraft> satellites = [];
        foreach ((OrbitalElements set, int plane) in chosen.Zip(planes))
        {
            if (Propagator(set, scenario, out string problem) is { } propagator) satellites.Add(new Spacecraft(UniqueName(set, chosen), plane, set, propagator));
            else faults.Add(new ScenarioFault(file, problem));
        }

        if (faults.Count > 0) throw new ScenarioException(faults);
        return new Constellation(satellites, [.. read.Faults.Select(fault => $"left out: {fault}")]);
    }

    private static TleReadResult ReadFile(string path, bool lenient)
    {
        try
        {
            return TleFile.Read(path, lenient);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ScenarioException(path, $"cannot be read as a file of orbital elements: {error.Message}");
        }
    }

    private static Sgp4Propagator? Propagator(OrbitalElements set, Scenario scenario, out string problem)
    {
        problem = "";
        try
        {
            Sgp4Propagator propagator = new(set);
            _ = propagator.At(scenario.StartUtc);
            _ = propagator.At(scenario.StartUtc + Duration.FromHours(scenario.DurationH));
            return propagator;
        }
        catch (Exception error) when (error is NotSupportedException or ArgumentOutOfRangeException or PropagationException)
        {
            problem = error.Message;
            return null;
        }
    }

    private static string UniqueName(OrbitalElements set, IEnumerable<OrbitalElements> all)
        => all.Count(other => other.Name == set.Name) == 1 ? set.Name : FormattableString.Invariant($"{set.Name} {set.CatalogNumber}");
}
