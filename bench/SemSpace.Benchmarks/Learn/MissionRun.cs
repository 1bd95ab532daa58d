using System.Collections.Concurrent;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Learning;
using SemSpace.Sim.TwoTier;
using TorchSharp;

namespace SemSpace.Benchmarks.Learn;

/// <summary>
/// What the simulator costs: hours of the quickstart simulated with one worker, by turns with the same trainings and evaluations one after the other, without
/// orbits, links, batteries and merges around them.
/// </summary>
internal static class MissionRun
{
    public static void Run(RunOptions options)
    {
        LibTorch.EnsureLoaded();
        int hours = options.Number("hours", 6), repeats = options.Number("repeat", 5);
        ScenarioReadResult read = ScenarioReader.Read(Path.Combine("scenarios", "quickstart.yaml"), [FormattableString.Invariant($"duration_h={hours}"), "learning.centralised_baseline=false"]);
        Scenario scenario = read.Scenario ?? throw new ScenarioException(read.Faults);
        Constellation constellation = ScenarioRunner.Check(scenario);
        using RunData data = RunData.Of(scenario, constellation, shelf: null);
        (double Mission, double Bare)[] pairs = [.. Enumerable.Range(0, repeats + 1).Select(_ => Once(scenario, constellation, data.Learner)).Skip(1)]; // the first is a warm-up
        double mission = pairs.Min(pair => pair.Mission), bare = pairs.Min(pair => pair.Bare);
        Measure.Print($"least of {repeats}: mission_s={mission:0.000} bare_s={bare:0.000} ratio={mission / bare:0.000}; pairs {pairs.Min(pair => pair.Mission / pair.Bare):0.00} to {pairs.Max(pair => pair.Mission / pair.Bare):0.00}");
    }

    private static (double Mission, double Bare) Once(Scenario scenario, Constellation constellation, ILearner learner)
    {
        Recorder recorder = new(learner);
        double mission = Measure.Once(() =>
        {
            ContactWindow[] windows = [.. ScenarioRunner.StreamContacts(scenario, constellation, workers: 1)];
            _ = Mission.Run(MissionFactory.Create(scenario, constellation, windows, recorder, workers: 1));
        });
        double bare = Measure.Once(recorder.WorkAgain);
        Measure.Print($"mission_s={mission:0.000} bare_s={bare:0.000} works={recorder.Works}");
        return (mission, bare);
    }

    /// <summary>Keeps what a mission's workers do, so that it can be done again.</summary>
    private sealed class Recorder(ILearner inner) : ILearner
    {
        private readonly ConcurrentQueue<Action> _works = [];

        public float[] InitialModel => inner.InitialModel;

        public long ParameterCount => inner.ParameterCount;

        public long ForeseenUploadBytes => inner.ForeseenUploadBytes;

        public int Works => _works.Count;

        public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
        {
            PreparedTraining prepared = inner.Prepare(satellite, training, from, to);
            return prepared with { Train = start => Done(() => prepared.Train(start)) };
        }

        public ExamScores Evaluate(int version, float[] model) => Done(() => inner.Evaluate(version, model));

        public void AddTest(WorkInputs inputs) => inner.AddTest(inputs);

        public void WorkAgain()
        {
            torch.set_num_threads(1);
            foreach (Action work in _works) work();
        }

        private T Done<T>(Func<T> work)
        {
            _works.Enqueue(() => _ = work());
            return work();
        }
    }
}
