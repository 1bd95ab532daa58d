using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Learning;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>
/// Merges at planned times leave samples no older than as many merges by a clock or by the number of updates do, in whole runs of the scenarios that
/// ship, with nothing trained: when satellites train and send does not depend on what they learn.
/// </summary>
public class PlannedMergesTests
{
    private const double PeriodMin = 45;

    public static TheoryData<string> Scenarios
        => ["quickstart", "study/few-gateways", "study/slow-link", "study/scarce-energy", "study/mixed-inclinations", "study/regional", "study/many-gateways", "study/large-model"];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Samples_are_no_older_than_under_a_clock_or_a_count_of_as_many_merges(string name)
    {
        MissionResult periodic = Run(name, "aggregation.trigger=period", FormattableString.Invariant($"aggregation.period_min={PeriodMin}"));
        int merges = periodic.Rounds.Count - 1, each = (int)Math.Ceiling((double)periodic.Updates.Count / (merges + 1));
        MissionResult planned = Run(name, "aggregation.trigger=planned", $"aggregation.planned_merges={merges}");
        MissionResult counted = Run(name, "aggregation.trigger=count", $"aggregation.every_n_updates={each}");
        Assert.InRange(planned.Rounds.Count - 1, 1, merges);
        Assert.InRange(counted.Rounds.Count - 1, merges - 2, merges + 2);
        Assert.InRange(MeanAgeMin(planned), 0, Math.Min(MeanAgeMin(periodic), MeanAgeMin(counted)));
    }

    private static MissionResult Run(string name, params string[] settings)
    {
        string file = Path.Combine(GoldenText.Root, "scenarios", $"{name}.yaml");
        ScenarioReadResult read = ScenarioReader.Read(file, ["duration_h=12", "aggregation.rule=trajectory", "aggregation.trajectory.variant=samples", .. settings]);
        Assert.Empty(read.Faults);
        Scenario scenario = read.Scenario!;
        Constellation constellation = Constellation.Build(scenario);
        ContactWindow[] windows = [.. ScenarioRunner.StreamContacts(scenario, constellation, 1, TestContext.Current.CancellationToken)];
        using RunData data = RunData.Of(scenario, constellation, null);
        MissionSetup setup = MissionFactory.Create(scenario, constellation, windows, new Idle(data.Learner), 1);
        return Mission.Run(setup, null, TestContext.Current.CancellationToken);
    }

    /// <summary>A sample's wait: from the publication of the cloud's version to the start of the training, and from the update's arrival to its merge, or to the end.</summary>
    private static double MeanAgeMin(MissionResult result)
    {
        Epoch end = result.Rounds[0].Published + Duration.FromHours(12);
        double waits = result.Updates.Sum(update => update.Samples
            * ((update.TrainStart - update.BaseCloudPublished) + ((update.MergedVersion is { } version ? result.Rounds[version].Closed : end) - update.Arrival)).TotalSeconds);
        return waits / 60 / result.Updates.Sum(update => update.Samples);
    }

    /// <summary>Samples and sizes of another learner, and updates of nothing.</summary>
    private sealed class Idle(ILearner sizes) : ILearner
    {
        private readonly float[] _nothing = new float[sizes.InitialModel.Length];

        public float[] InitialModel => sizes.InitialModel;

        public long ForeseenUploadBytes => sizes.ForeseenUploadBytes;

        public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
        {
            PreparedTraining prepared = sizes.Prepare(satellite, training, from, to);
            return prepared with { Train = _ => new LocalUpdate(_nothing, 0, 1, sizes.ForeseenUploadBytes) };
        }

        public ExamScores Evaluate(int version, float[] model) => default;

        public void AddTest(WorkInputs inputs)
        {
        }
    }
}
