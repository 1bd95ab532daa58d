using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.WorkStore;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;

namespace SemSpace.Experiments.Running;

/// <summary>
/// One model trained on all images that satellites gather, in one place, while the mission goes on. What it trains on is known before the mission,
/// so that it need not wait for its end, and is the same for every rule, link and battery.
/// </summary>
/// <param name="scenario">The scenario.</param>
/// <param name="constellation">Its satellites.</param>
/// <param name="learner">Has the images.</param>
/// <param name="subject">What the learning task is made for.</param>
/// <param name="work">Keeps the scores.</param>
/// <param name="cancellation">Stops the training between two steps.</param>
internal sealed class CentralBaseline(
    Scenario scenario, Constellation constellation, ISampleLearner learner, LearningSubject subject, StoredWork work, CancellationToken cancellation)
{
    /// <summary>What the model scores; null until it is trained, and where satellites gather nothing.</summary>
    public ExamScores? Scores { get; private set; }

    /// <summary>How to train in one place: as satellites do, but for the number of passes and for what only keeps satellites together.</summary>
    public static LocalTrainingOptions Options(LearningSpec learning)
        => learning.Training with { Epochs = learning.CentralisedEpochs ?? learning.Training.Epochs, Objective = new LocalTrainingOptions().Objective };

    /// <summary>Trains and scores, or finds the scores among finished work.</summary>
    /// <param name="afterStep">Told after each step what share of the training is done, 0 to 1.</param>
    public void Run(Action<double> afterStep)
    {
        Epoch end = MissionFactory.End(scenario);
        using LocalTrainer trainer = MissionFactory.CentralTrainer(scenario, subject);
        if (learner.PrepareCentral(trainer, [.. constellation.Satellites.Select(satellite => (scenario.StartUtc - MissionFactory.Period(satellite), end))]) is not { } baseline) return;
        Scores = work.Evaluation(AddInputs, () => baseline.Train(AfterStep));

        void AddInputs(WorkInputs inputs)
        {
            inputs.Add(Options(scenario.Learning).Epochs);
            baseline.AddInputs(inputs);
        }

        void AfterStep(double share)
        {
            cancellation.ThrowIfCancellationRequested();
            afterStep(share);
        }
    }
}
