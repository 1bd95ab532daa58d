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

/// <summary>What trains and scores models.</summary>
/// <param name="Trainer">Trains and scores models.</param>
/// <param name="Learner">What satellites do with a model.</param>
/// <param name="Subject">What the learning task is made for.</param>
/// <param name="Exam">What versions are scored on.</param>
internal sealed record School(LocalTrainer Trainer, ISampleLearner Learner, LearningSubject Subject, Exam Exam);

/// <summary>What a run learns from, wherever its images come from.</summary>
/// <param name="Learner">What satellites do with a model.</param>
/// <param name="Metrics">Names of the scores.</param>
internal sealed record RunData(ILearner Learner, MetricNames Metrics) : IDisposable
{
    /// <summary>What trains and scores models; null where their size stands for them.</summary>
    public School? School { get; private init; }

    /// <summary>Images of the Earth; null where they come from a data set.</summary>
    public EarthDataset? Earth { get; private init; }

    /// <summary>How a data set is parted among the satellites; empty for images of the Earth.</summary>
    public IReadOnlyList<PartitionRecord> Partition { get; private init; } = [];

    /// <summary>Floating-point operations of the model for one sample and pass, forward and backward; 0 where the processor does not ask.</summary>
    public double FlopPerSample { get; private init; }

    /// <summary>What to tell the user, one sentence each.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>Checks a scenario's images without keeping them.</summary>
    /// <exception cref="ScenarioException">They are not there, or do not go with the scenario.</exception>
    /// <exception cref="DatasetException">A data set is damaged.</exception>
    /// <exception cref="EarthMapException">An own map cannot be used.</exception>
    public static void Check(Scenario scenario, Constellation constellation)
    {
        if (scenario.Data.Stored is { } source) _ = StoredData.Load(scenario, source, constellation);
        else if (scenario.Mode != RunMode.Timing) ExamCheck.Run(scenario, MissionFactory.Data(scenario), constellation.MaxLatitudeDeg);
        else if (scenario.Data.Counted is null) _ = MissionFactory.Data(scenario);
    }

    /// <summary>What to tell of a scenario's images and its exam.</summary>
    /// <inheritdoc cref="Check"/>
    public static IEnumerable<string> Judge(Scenario scenario, Constellation constellation)
    {
        if (scenario.Data.Stored is { } source)
        {
            StoredData stored = StoredData.Load(scenario, source, constellation);
            return [.. stored.Warnings(scenario, constellation), .. scenario.Mode != RunMode.Timing ? ExamWarnings.Of(scenario, null, stored.Exam, constellation.MaxLatitudeDeg) : []];
        }

        if (scenario.Mode == RunMode.Timing) return [];
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
        StoredData? stored = scenario.Data.Stored is { } source ? StoredData.Load(scenario, source, constellation, shelf) : null;
        RunData data = scenario.Mode == RunMode.Timing ? Timed(scenario, constellation, stored, shelf)
            : stored is not null ? Trained(scenario, stored)
            : Trained(scenario, constellation, shelf);
        data = data with { FlopPerSample = MissionFactory.FlopPerSample(scenario, stored?.Subject ?? LearningSubject.Earth) };
        return stored is null ? data : data with { Partition = stored.Records(constellation), Warnings = [.. stored.Warnings(scenario, constellation)] };
    }

    /// <inheritdoc/>
    public void Dispose() => School?.Trainer.Dispose();

    private static RunData Trained(Scenario scenario, Constellation constellation, ImageShelf? shelf)
    {
        LocalTrainer trainer = MissionFactory.Trainer(scenario);
        (EarthDataset data, Exam exam) = ExamOf(scenario, constellation, shelf);
        EarthLearner learner = new(trainer, data, MissionFactory.Tracks(scenario, constellation), exam, new SeedTree(scenario.Seed), scenario.Updates.Pipeline);
        return new(learner, trainer.Metrics) { School = new(trainer, learner, LearningSubject.Earth, exam), Earth = data };
    }

    private static RunData Trained(Scenario scenario, StoredData stored)
    {
        LocalTrainer trainer = MissionFactory.Trainer(scenario, stored.Subject);
        PartitionedLearner learner = new(trainer, stored.Images, MissionFactory.Arrival(scenario), stored.Exam, new SeedTree(scenario.Seed), scenario.Updates.Pipeline);
        return new(learner, trainer.Metrics) { School = new(trainer, learner, stored.Subject, stored.Exam) };
    }

    /// <summary>A learner that trains nothing: neither the exam nor, where the model's size is given, libtorch is needed.</summary>
    private static RunData Timed(Scenario scenario, Constellation constellation, StoredData? stored, ImageShelf? shelf)
    {
        LearningSubject subject = stored?.Subject ?? LearningSubject.Earth;
        ISamples samples = stored is not null ? new PartitionedSamples(stored.Images, MissionFactory.Arrival(scenario))
            : scenario.Data.Counted is { } counted ? new CountedSamples(counted.PerSatellite, MissionFactory.Arrival(scenario))
            : new EarthSamples(MissionFactory.Data(scenario, shelf), MissionFactory.Tracks(scenario, constellation));
        return new(new TimingLearner(samples, MissionFactory.Size(scenario, subject), scenario.Learning.Training), MissionFactory.Task(scenario, subject).Metrics);
    }
}
