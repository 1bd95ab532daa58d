using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Binding;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;

namespace SemSpace.Experiments.Sweeps;

/// <summary>Checks what a sweep's runs will need: the satellites, files, names and contacts of every arm.</summary>
public static class SweepCheck
{
    /// <summary>Reads a sweep as <see cref="SweepReader.Read"/> does, and tells with the faults of its arms all others that <see cref="Faults(SweepPlan)"/> would, as far as the keys are legal that they depend on.</summary>
    /// <inheritdoc cref="SweepReader.Read"/>
    public static SweepReadResult Read(string path, IReadOnlyList<string> overrides, bool quick = false) => SweepReader.ReadWith(path, overrides, quick, ScenarioChecks.Others);

    /// <summary>What is wrong in any arm, each fault once with the arms that have it. Arms are checked with the first seed.</summary>
    public static IReadOnlyList<ScenarioFault> Faults(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArmFaults told = new(plan.Arms.Count);
        foreach (SweepRun run in plan.Runs.Where(run => run.Seed == plan.Seeds[0])) told.Add(run.Arm.Label, Faults(plan, run));
        FaultList faults = new();
        foreach ((Place place, string problem) in told.All) faults.Add(place, problem);
        return faults.InOrder();
    }

    private static IEnumerable<(Place Place, string Problem)> Faults(SweepPlan plan, SweepRun run)
    {
        ScenarioReadResult read = plan.Read(run);
        if (read.Scenario is not { } scenario) return read.Faults.Select(fault => (new Place(fault.Place, 0), fault.Problem));
        try
        {
            _ = ScenarioRunner.Check(scenario);
            return [];
        }
        catch (ScenarioException refused)
        {
            return Placed(plan, run, refused.Faults);
        }
        catch (Exception refused) when (refused is EarthMapException or DatasetException)
        {
            return [(new(plan.ScenarioPath, 0), refused.Message)];
        }
    }

    /// <summary>A value of an arm stands in the sweep file, others in the scenario's.</summary>
    private static IEnumerable<(Place Place, string Problem)> Placed(SweepPlan plan, SweepRun run, IReadOnlyList<ScenarioFault> faults)
        => ScenarioTree.Read(plan.ScenarioPath, new()) is { } tree ? ScenarioReader.Bind(tree, plan.Changes.OfArms[run.Arm.Index]).Placed(plan.ScenarioPath, faults) : faults.Select(fault => (new Place(plan.ScenarioPath, 0), fault.Problem));
}
