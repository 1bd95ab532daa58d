using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Scenarios.Sweeps;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;

namespace SemSpace.Experiments.Sweeps;

/// <summary>Checks what a sweep's runs will need: the satellites and files of every arm.</summary>
public static class SweepCheck
{
    /// <summary>What is wrong in any arm, each fault once with the first arm that has it. Arms are checked with the first seed.</summary>
    public static IReadOnlyList<ScenarioFault> Faults(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Dictionary<ScenarioFault, List<string>> arms = [];
        foreach (SweepRun run in plan.Runs.Where(run => run.Seed == plan.Seeds[0]))
        {
            foreach (ScenarioFault fault in Faults(plan, run))
            {
                if (arms.TryGetValue(fault, out List<string>? others)) others.Add(run.Arm.Label);
                else arms.Add(fault, [run.Arm.Label]);
            }
        }

        return [.. arms.Select(found => found.Key with { Problem = $"{found.Key.Problem} {Where(found.Value, plan.Arms.Count)}".TrimEnd() })];
    }

    private static IReadOnlyList<ScenarioFault> Faults(SweepPlan plan, SweepRun run)
    {
        ScenarioReadResult read = plan.Read(run);
        if (read.Scenario is not { } scenario) return read.Faults;
        try
        {
            _ = ScenarioRunner.Check(scenario);
            return [];
        }
        catch (ScenarioException refused)
        {
            return ScenarioReader.Placed(plan.ScenarioPath, run.Overrides, refused.Faults);
        }
        catch (Exception refused) when (refused is EarthMapException or DatasetException)
        {
            return [new(plan.ScenarioPath, refused.Message)];
        }
    }

    private static string Where(List<string> arms, int all)
    {
        if (arms.Count == all) return all == 1 ? "" : "(in all arms)";
        return arms.Count == 1 ? $"(in the arm {arms[0]})" : $"(in the arm {arms[0]} and {arms.Count - 1} more)";
    }
}
