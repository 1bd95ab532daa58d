using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Learning;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Running;

/// <summary>Trains on a recorded schedule: models and updates are as large, and trainings last as long, as they were there.</summary>
internal static class Replay
{
    private const string Key = "schedule";
    private const int MostShown = 5;

    /// <summary>The schedule that a scenario replays; null where it makes its own.</summary>
    /// <exception cref="ScenarioException">The file is not a schedule.</exception>
    public static Schedule? Read(Scenario scenario)
    {
        if (scenario.Mode != RunMode.Replay) return null;
        try
        {
            Schedule schedule = Schedule.Read(scenario.Schedule!.Value.FullPath);
            return schedule is { Parameters: > 0, UpdateBytes: > 0, Epochs: > 0, FlopPerSample: >= 0 } ? schedule
                : throw Fault($"is {scenario.Schedule.Value.FullPath}, which has a size or a length that is not positive; must be the {Schedule.FileName} of a finished run.");
        }
        catch (ResultsException fault)
        {
            throw Fault($"cannot be read: {fault.Message.TrimEnd('.')}; must be the {Schedule.FileName} of a finished run.");
        }
    }

    /// <summary>A mission with the sizes and lengths of a schedule; as it is where there is none.</summary>
    public static MissionSetup On(this MissionSetup setup, Schedule? schedule) => schedule is null ? setup : setup with
    {
        Learner = new ScheduledLearner(setup.Learner, schedule.Parameters, schedule.UpdateBytes),
        LocalEpochs = schedule.Epochs,
        FlopPerSample = schedule.FlopPerSample,
    };

    /// <summary>The schedule of a run, to be replayed.</summary>
    public static Schedule Of(Scenario scenario, MissionSetup setup, string fingerprint, int nonFinite) => new()
    {
        Scenario = scenario.Name,
        Seed = scenario.Seed,
        Fingerprint = fingerprint,
        Parameters = checked((int)setup.Learner.ParameterCount),
        UpdateBytes = setup.Learner.ForeseenUploadBytes,
        Epochs = setup.LocalEpochs,
        FlopPerSample = setup.FlopPerSample,
        NonFiniteUpdates = nonFinite,
        Choices = Choices(scenario),
    };

    /// <summary>
    /// Refuses a scenario whose events would not be those of the schedule, before anything is trained. A schedule with updates that were not finite is
    /// known again only by training, and is not judged.
    /// </summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="mission">A mission of the scenario with a learner that trains nothing.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ScenarioException">They would not.</exception>
    public static void Check(Scenario scenario, Schedule schedule, MissionSetup mission, CancellationToken cancellation)
    {
        if (schedule.NonFiniteUpdates > 0) return;
        string fingerprint = Mission.Run(mission.On(schedule), null, cancellation).Fingerprint;
        if (fingerprint == schedule.Fingerprint) return;
        string differ = Differing(scenario, schedule) is { Length: > 0 } keys ? $" They differ in {Listed(keys)}." : " Their keys are the same: it was changed, or another version of SemSpace made it.";
        throw Fault(
            $"is that of {schedule.Scenario} with seed {schedule.Seed}, {schedule.Fingerprint[..8]}, and this scenario's events are others, {fingerprint[..8]}; must be of a scenario whose orbits, gateways, links, power, samples and rounds are the same.{differ}");
    }

    /// <summary>What to tell where the events of a replay are not the schedule's.</summary>
    public static IEnumerable<string> Departures(Schedule? schedule, string fingerprint, int nonFinite)
        => schedule is null || schedule.Fingerprint == fingerprint
            ? []
            : [$"The run left its schedule, since updates were refused that were not finite: {nonFinite} here and {schedule.NonFiniteUpdates} there."];

    /// <summary>What an author chose that may decide a schedule.</summary>
    private static Dictionary<string, string> Choices(Scenario scenario)
        => ScenarioWriter.Choices(scenario).Where(choice => choice.Key is not ("name" or "description" or "seed" or "mode" or "record_min" or "record_link_s" or Key)).ToDictionary();

    /// <summary>The keys with their values in the schedule's scenario and in this one.</summary>
    private static string[] Differing(Scenario scenario, Schedule schedule)
    {
        IReadOnlyDictionary<string, string> here = Choices(scenario), there = schedule.Choices;
        IEnumerable<(string Key, string? There, string? Here)> keys = there.Keys.Union(here.Keys).Select(key => (key, there.GetValueOrDefault(key), here.GetValueOrDefault(key)));
        return [.. keys.Prepend((Key: "seed", There: schedule.Seed.ToString(CultureInfo.InvariantCulture), Here: scenario.Seed.ToString(CultureInfo.InvariantCulture)))
            .Where(key => key.There != key.Here).Select(key => $"{key.Key} ({key.There ?? "its default"} there, {key.Here ?? "its default"} here)")];
    }

    private static ScenarioException Fault(string problem) => new([ScenarioFault.OfKey(Key, problem)]);

    private static string Listed(string[] keys) => string.Join(", ", keys.Take(MostShown)) + (keys.Length > MostShown ? FormattableString.Invariant($" and {keys.Length - MostShown} more") : "");
}
