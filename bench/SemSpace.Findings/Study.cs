namespace SemSpace.Findings;

/// <summary>An arm in a scenario, with the candidate that it chose and its runs on the test seeds.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Chosen">The candidate's index.</param>
/// <param name="Candidates">Of each candidate, the mean validation score over the time with each search seed.</param>
/// <param name="FinalValidation">Mean over the search seeds of the chosen candidate's last validation score.</param>
/// <param name="Tests">One run a test seed, in their order.</param>
internal sealed record ArmResult(Arm Arm, StudyScenario Scenario, int Chosen, IReadOnlyList<IReadOnlyList<double>> Candidates, double FinalValidation, IReadOnlyList<RunScores> Tests)
{
    /// <summary>The chosen candidate's score in the search.</summary>
    public double Validation => Candidates[Chosen].Average();
}

/// <summary>Searches on validation data, then makes the test runs.</summary>
internal static class Study
{
    /// <summary>All arms in all scenarios of a track, arms within scenarios.</summary>
    public static IReadOnlyList<ArmResult> Of(Track track, StudyRuns runs) => [.. track.Scenarios.SelectMany(scenario => In(scenario, track, runs))];

    private static ArmResult[] In(StudyScenario scenario, Track track, StudyRuns runs)
    {
        (Arm Arm, int Candidate)[] candidates = [.. track.Arms.SelectMany(arm => arm.Candidates.Select((_, c) => (arm, c)))];
        IReadOnlyList<RunScores> searched = runs.Of(
            $"{track.Name}, {scenario.Name}, search", [.. candidates.SelectMany(one => track.SearchSeeds.Select(seed => Wanted(one.Arm, one.Candidate, seed)))]);
        var judged = candidates.Zip(searched.Chunk(track.SearchSeeds.Count), (one, scores) => (
            one.Arm, one.Candidate, Means: (IReadOnlyList<double>)[.. scores.Select(Scores.MeanValidation)], Final: scores.Average(Scores.FinalValidation)));
        var chosen = judged.GroupBy(one => one.Arm).Select(arm => (Best: arm.MaxBy(one => one.Means.Average()), All: arm.Select(one => one.Means).ToArray())).ToArray();
        IReadOnlyList<RunScores> tests = runs.Of(
            $"{track.Name}, {scenario.Name}, test", [.. chosen.SelectMany(one => track.TestSeeds.Select(seed => Wanted(one.Best.Arm, one.Best.Candidate, seed)))]);
        return chosen.Zip(tests.Chunk(track.TestSeeds.Count), (one, scores) => new ArmResult(one.Best.Arm, scenario, one.Best.Candidate, one.All, one.Best.Final, scores)).ToArray();

        WantedRun Wanted(Arm arm, int candidate, ulong seed) => new(scenario, [.. track.Common, .. arm.Settings, .. arm.Candidates[candidate]], seed);
    }
}
