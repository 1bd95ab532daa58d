namespace SemSpace.Findings;

/// <summary>An arm in a scenario, with the candidate that it chose and its runs on the test seeds.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="Chosen">The candidate's index.</param>
/// <param name="Candidates">Of each candidate, the mean validation score over the time with each search seed that it was run on.</param>
/// <param name="FinalValidation">Mean over the search seeds of the chosen candidate's last validation score; NaN without a search.</param>
/// <param name="Tests">One run a test seed, in their order.</param>
internal sealed record ArmResult(Arm Arm, StudyScenario Scenario, int Chosen, IReadOnlyList<IReadOnlyList<double>> Candidates, double FinalValidation, IReadOnlyList<RunScores> Tests)
{
    /// <summary>The chosen candidate's score in the search.</summary>
    public double Validation => Candidates[Chosen].Average();

    /// <summary>Of each candidate the scores with those seeds that all were run on.</summary>
    public IEnumerable<IEnumerable<double>> FirstLook => Candidates.Select(scores => scores.Take(Candidates.Min(other => other.Count)));
}

/// <summary>
/// Searches on validation data, then makes the test runs. The search halves once (successive halving: Jamieson and Talwalkar, AISTATS 2016): all candidates
/// on half of its seeds, the better half of them, two at least, on the others.
/// </summary>
internal static class Study
{
    /// <summary>All arms in all scenarios of a track, arms within scenarios.</summary>
    public static IReadOnlyList<ArmResult> Of(Track track, StudyRuns runs) => [.. track.Scenarios.SelectMany(scenario => In(scenario, track, runs))];

    private static ArmResult[] In(StudyScenario scenario, Track track, StudyRuns runs)
    {
        int half = (track.SearchSeeds.Count + 1) / 2;
        Entry[] entries = [.. track.Arms.SelectMany(arm => arm.Candidates.Select((_, candidate) => new Entry(arm, candidate)))];
        Look(entries, "search", track.SearchSeeds.Take(half));
        Look([.. entries.GroupBy(entry => entry.Arm).SelectMany(arm => arm.OrderByDescending(entry => entry.Mean).Take(Math.Max(2, (arm.Count() + 1) / 2)))], "search on", track.SearchSeeds.Skip(half));
        Entry[] best = [.. entries.GroupBy(entry => entry.Arm).Select(arm => arm.Where(entry => entry.Searched.Count == track.SearchSeeds.Count).MaxBy(entry => entry.Mean)!)];
        ILookup<Arm, IReadOnlyList<double>> means = entries.ToLookup(entry => entry.Arm, entry => (IReadOnlyList<double>)entry.Means);
        IReadOnlyList<RunScores> tests = Runs(best, "test", track.TestSeeds);
        return [.. best.Zip(tests.Chunk(track.TestSeeds.Count), (one, scores) => new ArmResult(
            one.Arm, scenario, one.Candidate, [.. means[one.Arm]], one.Searched.Select(Scores.FinalValidation).DefaultIfEmpty(double.NaN).Average(), scores))];

        void Look(Entry[] at, string what, IEnumerable<ulong> seeds)
        {
            ulong[] all = [.. seeds];
            if (all.Length == 0) return;
            foreach ((Entry entry, RunScores[] scores) in at.Zip(Runs(at, what, all).Chunk(all.Length))) entry.Searched.AddRange(scores);
        }

        IReadOnlyList<RunScores> Runs(Entry[] of, string what, IReadOnlyList<ulong> seeds) => runs.Of(
            $"{track.Name}, {scenario.Name}, {what}",
            [.. of.SelectMany(entry => seeds.Select(seed => new WantedRun(scenario, [.. track.Common, .. entry.Arm.Settings, .. entry.Arm.Candidates[entry.Candidate]], seed)))]);
    }

    /// <summary>A candidate in the search, and its runs so far.</summary>
    private sealed record Entry(Arm Arm, int Candidate)
    {
        public List<RunScores> Searched { get; } = [];

        public double[] Means => [.. Searched.Select(Scores.MeanValidation)];

        public double Mean => Means.DefaultIfEmpty().Average();
    }
}
