using SemSpace.Experiments.Scenarios;
using SemSpace.Files;
using SemSpace.Orbit.Elements;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Running;

/// <summary>A satellite of a scenario.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="Elements">Mean elements.</param>
/// <param name="Propagator">Where it is.</param>
public sealed record Spacecraft(string Name, int Plane, OrbitalElements Elements, IPropagator Propagator)
{
    /// <summary>When its flight ends within the scenario; null when it does not. From then on it has no position, contact or image.</summary>
    public Epoch? FlightEnd { get; init; }
}

/// <summary>The satellites of a scenario and the Earth below them, ready to be propagated over its time.</summary>
/// <param name="Satellites">By index.</param>
/// <param name="Warnings">What was left out, ends early or is old, one sentence each.</param>
public sealed record Constellation(IReadOnlyList<Spacecraft> Satellites, IReadOnlyList<string> Warnings)
{
    /// <summary>How the Earth turns.</summary>
    public EarthRotation Earth { get; init; } = EarthRotation.Default;

    /// <summary>The windows of the contact plan that the scenario names; null where it names none, and they are to be found.</summary>
    public IReadOnlyList<ContactWindow>? PlannedContacts { get; init; }

    /// <summary>The highest latitude that a satellite passes over, degrees; 0 where all fly above the equator.</summary>
    public double MaxLatitudeDeg
        => Satellites.Max(satellite => Math.Min(satellite.Elements.InclinationDeg, 180 - satellite.Elements.InclinationDeg));

    /// <summary>Generates or reads the satellites and the Earth's orientation that a scenario asks for.</summary>
    /// <exception cref="ScenarioException">The orientation file is damaged or does not cover the scenario, the element file is damaged, the selection is empty, or a satellite cannot be propagated at the start.</exception>
    public static Constellation Build(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        Epoch start = scenario.StartUtc;
        Constellation constellation = scenario.Constellation.Match(
            walker => Fly(scenario, [.. GeneratedOrbits.Of(walker, start)], []),
            planes => Fly(scenario, [.. GeneratedOrbits.Of(planes, start)], []),
            satellites => Fly(scenario, [.. GeneratedOrbits.Of(satellites, start)], []),
            file => Read(file, scenario));
        ScenarioSize.CheckSearch(scenario, constellation.Satellites.Count);
        Duration longestOrbit = Duration.FromSeconds(constellation.Satellites.Max(satellite => satellite.Elements.PeriodSeconds));
        return constellation with { Earth = OrientationInput.Read(scenario, longestOrbit) };
    }

    private static Constellation Fly(Scenario scenario, PlacedElements[] placed, IReadOnlyList<string> leftOut)
    {
        FlightCheck check = new(scenario);
        SatelliteNames names = SatelliteNames.Of([.. placed.Select(satellite => satellite.Set)]);
        Spacecraft[] flying = [.. placed.Zip(names.Names, check.Launch).OfType<Spacecraft>()];
        check.CheckAges([.. flying.Select(satellite => satellite.Elements)]);
        ElementsSpec? file = scenario.Constellation as ElementsSpec;
        bool isLenient = file is { Lenient: true } && flying.Length > 0;
        string hint = file is { Lenient: false } ? " Take it out, or set lenient to leave it out." : "";
        if (check.Refusals.Count > 0 && !isLenient) throw new ScenarioException([.. check.Refusals.Select(problem => new ScenarioFault(file?.File.FullPath ?? "", problem + hint))]);
        return new Constellation(flying, [.. leftOut, .. names.Warnings, .. check.Refusals.Select(problem => $"left out: {problem}"), .. check.Warnings]);
    }

    /// <summary>All element sets of a file, several of one satellite too.</summary>
    /// <exception cref="ScenarioException">The file cannot be read or is damaged.</exception>
    internal static IReadOnlyList<OrbitalElements> Sets(ElementsSpec spec) => Usable(spec).Satellites;

    private static ElementReadResult Usable(ElementsSpec spec)
    {
        ElementReadResult read = ReadFile(spec);
        bool isUseless = !spec.Lenient || read.Satellites.Count == 0;
        return read.Faults.Count > 0 && isUseless ? throw new ScenarioException([.. read.Faults.Select(Fault)]) : read;
    }

    private static Constellation Read(ElementsSpec spec, Scenario scenario)
    {
        string file = spec.File.FullPath;
        ElementReadResult read = Usable(spec);
        List<string> leftOut = [.. read.Faults.Select(fault => $"left out: {fault}"), .. read.Warnings.Select(warning => $"{warning}; taken all the same, since checksum is optional.")];
        if (read.BadRecords > 1) leftOut.Add(FormattableString.Invariant($"{read.BadRecords} bad records of {file} left out, {read.Satellites.Count} good {(read.Satellites.Count == 1 ? "one" : "ones")} read."));
        PlacedElements[] chosen = new ElementSelection(spec, scenario.StartUtc).Choose(OnePerSatellite(read.Satellites, spec, scenario.StartUtc, leftOut));
        return Fly(scenario, chosen, leftOut);
    }

    /// <summary>Of several sets of one satellite, the one nearest to the start.</summary>
    private static List<OrbitalElements> OnePerSatellite(IReadOnlyList<OrbitalElements> sets, ElementsSpec spec, Epoch start, List<string> leftOut)
    {
        List<OrbitalElements> kept = [];
        List<ScenarioFault> faults = [];
        foreach (IGrouping<(string Name, int Number), OrbitalElements> satellite in sets.GroupBy(set => (set.Name, set.CatalogNumber)))
        {
            OrbitalElements nearest = satellite.MinBy(set => Math.Abs((set.Epoch - start).Nanoseconds))!;
            kept.Add(nearest);
            int count = satellite.Count();
            if (count == 1) continue;
            string several = FormattableString.Invariant($"{count} sets of {satellite.Key.Name} ({satellite.Key.Number})");
            faults.Add(new ScenarioFault(spec.File.FullPath, $"holds {several}; must hold one a satellite. Remove the others, or set lenient to take the one nearest to start_utc."));
            leftOut.Add($"of {several}, that of {nearest.Epoch} is taken: it is nearest to start_utc.");
        }

        return faults.Count == 0 || spec.Lenient ? kept : throw new ScenarioException(faults);
    }

    private static ScenarioFault Fault(ElementFault fault)
    {
        string hint = fault.IsChecksum ? ". Set checksum to optional to take it all the same." : "";
        return new(FormattableString.Invariant($"{fault.File}:{fault.Line}"), fault.Message + hint);
    }

    private static ElementReadResult ReadFile(ElementsSpec spec)
    {
        string path = spec.File.FullPath;
        try
        {
            return ElementFile.Read(path, spec.Lenient, spec.Checksum);
        }
        catch (Exception error) when (FileTrouble.Is(error))
        {
            throw new ScenarioException(path, $"cannot be read as a file of orbital elements: {FileTrouble.Words(error)}.");
        }
    }
}
