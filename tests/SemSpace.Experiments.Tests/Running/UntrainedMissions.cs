using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Learning;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Whole missions of a scenario with nothing trained: when satellites train and send does not depend on what they learn.</summary>
internal sealed class UntrainedMissions : IDisposable
{
    private readonly Constellation _constellation;
    private readonly ContactWindow[] _windows;
    private readonly RunData _data;

    public UntrainedMissions(Scenario scenario)
    {
        _constellation = Constellation.Build(scenario);
        _windows = [.. ScenarioRunner.StreamContacts(scenario, _constellation, 1, TestContext.Current.CancellationToken)];
        _data = RunData.Of(scenario, _constellation, null);
    }

    /// <summary>A mission of the scenario, or of one that differs from it in aggregation alone.</summary>
    public MissionResult Run(Scenario scenario)
        => Mission.Run(MissionFactory.Create(scenario, _constellation, _windows, new Idle(_data.Learner), 1), null, TestContext.Current.CancellationToken);

    public void Dispose() => _data.Dispose();

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
