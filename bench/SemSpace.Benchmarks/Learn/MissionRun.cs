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
        double[] ratios = [.. Enumerable.Range(0, repeats + 1).Select(_ => Once(scenario, constellation, data.Learner)).Skip(1).Order()]; // the first is a warm-up
        Measure.Print($"mission over bare work: median {ratios[repeats / 2]:0.0000}, {ratios[0]:0.0000} to {ratios[^1]:0.0000}");
    }

    private static double Once(Scenario scenario, Constellation constellation, ILearner learner)
    {
        Recorder recorder = new(learner);
        double mission = Measure.Once(() =>
        {
            ContactWindow[] windows = [.. ScenarioRunner.StreamContacts(scenario, constellation, workers: 1)];
            _ = Mission.Run(MissionFactory.Create(scenario, constellation, windows, recorder, workers: 1));
        });
        double bare = Measure.Once(recorder.WorkAgain);
        Measure.Print($"mission_s={mission:0.000} bare_s={bare:0.000} works={recorder.Works} ratio={mission / bare:0.0000}");
        return mission / bare;
    }

    /// <summary>Keeps what a mission's workers do, so that it can be done again.</summary>
    private sealed class Recorder(ILearner inner) : ILearner
    {
        private readonly ConcurrentQueue<Action> _works = [];

        public float[] InitialModel => inner.InitialModel;

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
