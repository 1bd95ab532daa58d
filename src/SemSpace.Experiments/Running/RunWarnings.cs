using SemSpace.Experiments.Scenarios;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Running;

/// <summary>Says what a run left undone that its author would not expect.</summary>
internal static class RunWarnings
{
    private const int NamesShown = 5;

    /// <summary>One sentence each.</summary>
    public static IEnumerable<string> Of(Scenario scenario, MissionResult mission)
    {
        HashSet<int> trained = [.. mission.Trainings.Select(training => training.Satellite)];
        HashSet<string> seen = [.. mission.Contacts.Select(contact => contact.Satellite)];
        string[] idle = [.. mission.Energy.Where((ledger, k) => !trained.Contains(k) && ledger.DataGatedTrainings > 0 && seen.Contains(ledger.Satellite)).Select(ledger => ledger.Satellite)];
        if (idle.Length == 0) yield break;
        string names = string.Join(", ", idle.Take(NamesShown)) + (idle.Length > NamesShown ? " and so on" : "");
        string never = idle.Length == 1 ? "1 satellite never trains" : FormattableString.Invariant($"{idle.Length} satellites never train");
        yield return FormattableString.Invariant($"{never}, for want of images, though in contact: {names}. A training needs {scenario.Sensing.Options.MinSamples} images (sensing.min_samples); ")
            + "those at night (sensing.daylight_only) and those that touch a test block (data.test_fraction) do not count.";
    }
}
