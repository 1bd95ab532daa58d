using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Fl.Datasets;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Sim.Datasets;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Records;
using SemSpace.Sim.Sensing;

namespace SemSpace.Experiments.Running;

/// <summary>What a run learns from, wherever its images come from.</summary>
/// <param name="Trainer">Trains and scores models.</param>
/// <param name="Learner">What satellites do with a model.</param>
/// <param name="Subject">What the learning task is made for.</param>
/// <param name="Exam">What versions are scored on.</param>
internal sealed record RunData(LocalTrainer Trainer, ISampleLearner Learner, LearningSubject Subject, Exam Exam) : IDisposable
{
    /// <summary>Images of the Earth; null where they come from a data set.</summary>
    public EarthDataset? Earth { get; init; }

    /// <summary>How a data set is parted among the satellites; empty for images of the Earth.</summary>
    public IReadOnlyList<PartitionRecord> Partition { get; init; } = [];

    /// <summary>What to tell the user, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Checks a scenario's images without keeping them.</summary>
    /// <exception cref="ScenarioException">They are not there, or do not go with the scenario.</exception>
    /// <exception cref="DatasetException">A data set is damaged.</exception>
    /// <exception cref="EarthMapException">An own map cannot be used.</exception>
    public static void Check(Scenario scenario, Constellation constellation)
    {
        if (scenario.Data.Stored is { } source) _ = StoredData.Load(scenario, source, constellation);
        else ExamCheck.Run(scenario, MissionFactory.Data(scenario), constellation.MaxLatitudeDeg);
    }

    /// <summary>What to tell of a scenario's images and its exam.</summary>
    /// <inheritdoc cref="Check"/>
    public static IEnumerable<string> Judge(Scenario scenario, Constellation constellation)
    {
        if (scenario.Data.Stored is { } source)
        {
            StoredData stored = StoredData.Load(scenario, source, constellation);
            return [.. stored.Warnings(scenario, constellation), .. ExamWarnings.Of(scenario, null, stored.Exam, constellation.MaxLatitudeDeg)];
        }

        (EarthDataset data, Exam exam) = ExamOf(scenario, constellation);
        return ExamWarnings.Of(scenario, data, exam, constellation.MaxLatitudeDeg);
    }

    /// <summary>The exam of a scenario over images of the Earth, with these.</summary>
    private static (EarthDataset Earth, Exam Exam) ExamOf(Scenario scenario, Constellation constellation, ImageShelf? shelf = null)
    {
        EarthDataset data = MissionFactory.Data(scenario, shelf);
        return (data, MissionFactory.Exam(scenario, data, constellation.MaxLatitudeDeg));
    }

    /// <summary>Makes a scenario's learner.</summary>
    /// <inheritdoc cref="Check"/>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static RunData Of(Scenario scenario, Constellation constellation, ImageShelf? shelf)
    {
        SeedTree seeds = new(scenario.Seed);
        if (scenario.Data.Stored is { } source) return Of(scenario, constellation, StoredData.Load(scenario, source, constellation, shelf), seeds);
        LocalTrainer trainer = MissionFactory.Trainer(scenario);
        (EarthDataset data, Exam exam) = ExamOf(scenario, constellation, shelf);
        EarthLearner learner = new(trainer, data, MissionFactory.Tracks(scenario, constellation), exam, seeds, scenario.Updates.Pipeline);
        return new(trainer, learner, LearningSubject.Earth, exam) { Earth = data };
    }

    /// <inheritdoc/>
    public void Dispose() => Trainer.Dispose();

    private static RunData Of(Scenario scenario, Constellation constellation, StoredData stored, SeedTree seeds)
    {
        LocalTrainer trainer = MissionFactory.Trainer(scenario, stored.Subject);
        Arrival arrival = new(scenario.Data.Arrival, scenario.StartUtc, MissionFactory.End(scenario));
        PartitionedLearner learner = new(trainer, stored.Images, arrival, stored.Exam, seeds, scenario.Updates.Pipeline);
        return new(trainer, learner, stored.Subject, stored.Exam)
        {
            Partition = stored.Records(constellation),
            Warnings = [.. stored.Warnings(scenario, constellation)],
        };
    }
}
