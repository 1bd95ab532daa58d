using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.WorkStore;
using SemSpace.Fl.Training;
using SemSpace.Sim.Records;

namespace SemSpace.Findings;

/// <summary>A run that the study wants.</summary>
/// <param name="Scenario">Where.</param>
/// <param name="Settings">Overrides.</param>
/// <param name="Seed">Its seed.</param>
internal sealed record WantedRun(StudyScenario Scenario, IReadOnlyList<string> Settings, ulong Seed);

/// <summary>Makes runs, several at a time, each on one thread, and keeps them in a log. A run that is there is not made again.</summary>
internal sealed class StudyRuns(string root, RunLog log, int workers, CancellationToken cancellation)
{
    private readonly ImageShelf _shelf = new();

    /// <summary>The scores of runs, made or found, in the order asked for.</summary>
    public IReadOnlyList<RunScores> Of(string what, IReadOnlyList<WantedRun> wanted)
    {
        (Scenario Scenario, string Key)[] all = [.. wanted.Select(Read)];
        (Scenario Scenario, string Key)[] open = [.. all.DistinctBy(run => run.Key).Where(run => log.Find(run.Key) is null)];
        if (open.Length > 0) Console.Error.WriteLine($"{DateTimeOffset.UtcNow:HH:mm:ss} {what}: {all.Length} runs, {open.Length} to make");
        ParallelOptions options = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellation };
        Parallel.ForEach(open, options, run => log.Add(Make(run.Scenario, run.Key)));
        return [.. all.Select(run => log.Find(run.Key)!)];
    }

    /// <summary>Checks scenarios before the first run, and that their data are there.</summary>
    /// <exception cref="ScenarioException">Something is wrong with one.</exception>
    public void Check(IEnumerable<StudyScenario> scenarios)
    {
        foreach (StudyScenario scenario in scenarios) _ = ScenarioRunner.Check(Read(scenario, []));
    }

    private Scenario Read(StudyScenario scenario, IReadOnlyList<string> settings)
    {
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine(root, scenario.File), settings);
        return read.Scenario ?? throw new ScenarioException(read.Faults);
    }

    private (Scenario Scenario, string Key) Read(WantedRun wanted)
    {
        Scenario scenario = Read(wanted.Scenario, [.. wanted.Settings, $"seed={wanted.Seed}"]);
        return (scenario, $"{WorkBasis.Version}-{NumericKernels.Current.Probe}-{ScenarioWriter.Hash(scenario)}");
    }

    private RunScores Make(Scenario scenario, string key)
    {
        Constellation constellation = Constellation.Build(scenario);
        ScenarioRunner.WallClock clock = new();
        ScenarioRunner.Measured run = ScenarioRunner.Measure(
            scenario, constellation, new RunMeans(1), clock, new Progress<RunProgress>(), cancellation, _shelf);
        cancellation.ThrowIfCancellationRequested();
        UpdateRecord[] updates = [.. run.Records.Updates];
        DownloadRecord[] downloads = [.. run.Records.Downloads];
        (int epochs, int batch) = (scenario.Learning.Training.Epochs, scenario.Learning.Training.BatchSize);
        CurvePoint[] curve = [.. run.Records.Rounds.Select(round => new CurvePoint(
            (round.Published - scenario.StartUtc).TotalHours,
            round.Scores.Test.Score,
            round.Scores.Test.SecondScore,
            round.Scores.Validation.Score,
            updates.Where(u => u.Arrival <= round.Published).Sum(u => (double)u.Bytes) + downloads.Where(d => d.End <= round.Published).Sum(d => d.Bits / 8),
            updates.Where(u => u.Arrival <= round.Published).Sum(u => Math.Ceiling((double)u.Samples / batch)) * epochs,
            updates.Where(u => u.Arrival <= round.Published).Sum(u => u.EnergyJ) + downloads.Where(d => d.End <= round.Published).Sum(d => d.EnergyJ)))];
        return new(
            key, scenario.DurationH, run.Summary.GradientSteps, run.Summary.DownlinkBytes + run.Summary.UplinkBytes,
            run.Summary.TrainingJ + run.Summary.RadioJ, curve);
    }
}
