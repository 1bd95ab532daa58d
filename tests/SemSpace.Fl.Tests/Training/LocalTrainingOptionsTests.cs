using SemSpace.Fl.Objectives;
using SemSpace.Fl.Objectives.FedProx;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;

namespace SemSpace.Fl.Tests.Training;

public class LocalTrainingOptionsTests
{
    public static TheoryData<LocalTrainingOptions, string> Wrong => new()
    {
        { new() { Epochs = 0 }, "local_epochs is 0; must be a whole number from 1" },
        { new() { BatchSize = 0 }, "batch_size is 0" },
        { new() { LearningRate = 0 }, "learning_rate is 0; must be a number from 1.0e-08" },
        { new() { LearningRate = double.NaN }, "learning_rate is NaN" },
        { new() { LearningRate = double.PositiveInfinity }, "learning_rate is Infinity" },
        { new() { Momentum = 1 }, "momentum is 1" },
        { new() { WeightDecay = -1 }, "weight_decay is -1" },
        { new() { Objective = LocalObjectives.All.Of(new FedProxObjective(-1)) }, "fedprox.mu is -1" },
    };

    [Fact]
    public void The_defaults_are_valid() => Assert.Empty(LocalTrainingOptions.Keys.Check(new()));

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_value_out_of_range_is_refused(LocalTrainingOptions options, string message)
        => Assert.Contains(message, Assert.Throws<ArgumentException>(() => new LocalTrainer(new ClassificationTask(LearningSubject.Earth), options, new SeedTree(1))).Message, StringComparison.Ordinal);
}
