using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>The keys of local training reach the trainer.</summary>
public sealed class TrainerTests
{
    private const string Sgd = "learning={optimizer: sgd, momentum: 0, learning_rate: 0.01, local_epochs: 3}";

    [Fact]
    public void Proximal_mu_holds_a_training_near_the_model_it_began_with()
    {
        float[] start = Initial();
        double free = Distance(Trained(Sgd), start), held = Distance(Trained(Sgd, "learning.objective=fedprox", "learning.fedprox.mu=50"), start);
        Assert.InRange(held, 0.05 * free, 0.9 * free);
    }

    [Fact]
    public void Weight_decay_makes_parameters_smaller()
    {
        float[] nothing = new float[Initial().Length];
        double free = Distance(Trained(Sgd), nothing), decayed = Distance(Trained(Sgd, "learning.weight_decay=5"), nothing);
        Assert.InRange(decayed, 0.3 * free, 0.9 * free);
    }

    private static float[] Initial()
    {
        using LocalTrainer trainer = MissionFactory.Trainer(Examples.Legal(Examples.Small, Sgd));
        return trainer.InitialParameters();
    }

    private static float[] Trained(params string[] overrides)
    {
        Scenario scenario = Examples.Legal(Examples.Small, overrides);
        SeedTree seeds = new(scenario.Seed);
        ImageSet images = MissionFactory.Data(scenario).DrawExam(new(1, 32, 7, 53)).Test.Images;
        using LocalTrainer trainer = MissionFactory.Trainer(scenario);
        return trainer.Train(TrainingStart.At(trainer.InitialParameters()), images, seeds.Stream("train")).Parameters;
    }

    private static double Distance(float[] a, float[] b) => Math.Sqrt(a.Zip(b, (x, y) => (double)(x - y) * (x - y)).Sum());
}
