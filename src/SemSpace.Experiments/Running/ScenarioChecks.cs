using System.Runtime.ExceptionServices;
using SemSpace.Experiments.Plans;
using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;
using SemSpace.Orbit.Time;

namespace SemSpace.Experiments.Running;

/// <summary>
/// What is wrong with a scenario that its keys alone do not show: satellites, files, names, sizes, the exam, what Doppler leaves of bands. Each is told whatever else is wrong, as long as the keys
/// that it depends on are legal; so one who mends all that is told is done.
/// </summary>
internal sealed class ScenarioChecks
{
    /// <summary>Keys without which the satellites are not known.</summary>
    private static readonly string[] OfSatellites = ["constellation", "start_utc", "duration_h", "propagation"];

    private static readonly string[] OfContacts = [.. OfSatellites, "earth_orientation", "gateways", "contact_plan", "outages", "seed", "faults.clock_offset_s", "faults.clock_drift_ppm"];

    private readonly Scenario _scenario;
    private readonly Func<IEnumerable<string>, bool> _areLegal;
    private readonly List<ScenarioFault> _faults = [];
    private ExceptionDispatchInfo? _damage;
    private Constellation? _constellation;

    private ScenarioChecks(Scenario scenario, Func<IEnumerable<string>, bool> areLegal) => (_scenario, _areLegal) = (scenario, areLegal);

    /// <summary>The satellites of a legal scenario, with its contact plan if it names one.</summary>
    /// <exception cref="ScenarioException">Something is wrong with them, with the names of outages, or with a schedule that is replayed.</exception>
    public static Constellation Orbits(Scenario scenario)
    {
        ScenarioChecks checks = new(scenario, _ => true);
        checks.AddOrbits([.. scenario.Gateways.Select(gateway => gateway.Name)]);
        return checks.Passed();
    }

    /// <summary>The satellites of a legal scenario of which all is checked.</summary>
    /// <inheritdoc cref="ScenarioRunner.Check"/>
    public static Constellation All(Scenario scenario)
    {
        ScenarioChecks checks = new(scenario, _ => true);
        checks.AddOrbits([.. scenario.Gateways.Select(gateway => gateway.Name)]);
        checks.AddRun();
        return checks.Passed();
    }

    /// <summary>What else is wrong with a scenario that has faults.</summary>
    public static IReadOnlyList<ScenarioFault> Others(BoundScenario bound)
    {
        ScenarioChecks checks = new(bound.Parts, bound.AreLegal);
        checks.AddOrbits(bound.GatewayNames);
        checks.AddRun();
        return checks._faults;
    }

    private Constellation Passed()
    {
        if (_faults is [{ Place: "", Key: null }]) _damage?.Throw();
        return _faults.Count > 0 ? throw new ScenarioException(_faults) : _constellation!;
    }

    private void AddOrbits(string[]? gateways)
    {
        Try(OfSatellites, () => _constellation = Constellation.Build(_scenario));
        if (_constellation is null && !_faults.Exists(fault => _scenario.EarthOrientation is { } read && fault.Place.StartsWith(read.FullPath, StringComparison.Ordinal)))
            Try(["earth_orientation", "start_utc", "duration_h"], () => OrientationInput.Read(_scenario, Duration.Zero));
        ScenarioFault[] strange = [.. OutageNames.Strange(_scenario.Outages, gateways, _constellation is null ? null : [.. _constellation.Satellites.Select(satellite => satellite.Name)])];
        _faults.AddRange(strange);
        Try(["mode", "schedule"], () => Replay.Read(_scenario));
        if (_constellation is not { } satellites) return;
        if (strange.Length == 0) Try(["outages", "gateways", "seed"], () => _ = new OutagePlan(_scenario, satellites));
        if (_scenario.ContactPlan is { } file) Try(["contact_plan", "gateways", "earth_orientation"], () => _constellation = WithPlan(satellites, PlanReader.Read(file.FullPath, ContactScenes.Of(_scenario, satellites))));
    }

    private void AddRun()
    {
        if (_constellation is not { } satellites) return;
        Try(["gateways", "energy.eclipse_model", "sensing", "data.source", "record_min", "isl"], () => ScenarioSize.CheckRun(_scenario, satellites));
        Try(["mode", "seed", "data", "sensing", "learning", "gateways"], () => RunData.Check(_scenario, satellites));
        bool hasPlan = _scenario.ContactPlan is null || satellites.PlannedContacts is not null;
        if (hasPlan && !_faults.Exists(fault => fault.Key?.StartsWith("outages.", StringComparison.Ordinal) == true))
            Try([.. OfContacts, "links"], () => DopplerCheck.Run(_scenario, satellites, ScenarioRunner.StreamContacts(_scenario, satellites, Environment.ProcessorCount), CancellationToken.None));
    }

    private static Constellation WithPlan(Constellation satellites, ImportedPlan plan) => satellites with { PlannedContacts = plan.Windows, Warnings = [.. satellites.Warnings, .. plan.Warnings] };

    private void Try(IReadOnlyList<string> keys, Action check)
    {
        if (!_areLegal(keys)) return;
        try
        {
            check();
        }
        catch (ScenarioException refused)
        {
            _faults.AddRange(refused.Faults);
        }
        catch (Exception damaged) when (damaged is EarthMapException or DatasetException)
        {
            _damage ??= ExceptionDispatchInfo.Capture(damaged);
            _faults.Add(new("", damaged.Message));
        }
    }
}
