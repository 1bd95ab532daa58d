using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Objectives.FedProx;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Tests.Training;
using SemSpace.Fl.Training;

namespace SemSpace.Fl.Tests.Reference;

/// <summary>Origin: w' = w - lr (w - 1 + mu (w - start) + decay w) and its momentum form, worked out by hand on f = (w - 1)²/2.</summary>
public class DescentByHand
{
    private const double SingleRounding = 1e-6;

    [Theory]
    [InlineData(0, 0, 0, 0, 0.271)] // plain SGD: 1 - 0.9³
    [InlineData(0, 0.5, 0, 0, 0.25725)] // FedProx, mu 0.5: (1 - 0.85³) / 1.5
    [InlineData(0, 0, 0.9, 0, 0.514)] // momentum: 0.1, 0.28, 0.514
    [InlineData(1, 0, 0, 0.5, 0.871375)] // weight decay from 1: 0.95, 0.9075, 0.871375
    public void Three_steps_lead_where_they_should(float start, double mu, double momentum, double weightDecay, double expected)
    {
        LocalTrainingOptions options = new(1, 1, OptimizerKind.Sgd, 0.1, momentum, weightDecay) { Objective = LocalObjectives.All.Of(new FedProxObjective(mu)) };
        TrainingResult result = Train(start, options);
        Assert.Equal(expected, result.Parameters[0], SingleRounding);
        Assert.Equal(3, result.Steps);
    }

    [Fact]
    public void The_first_step_of_Adam_is_the_learning_rate()
        => Assert.Equal(0.1, Train(0, new(1, 3, OptimizerKind.Adam, 0.1)).Parameters[0], SingleRounding);

    [Fact]
    public void The_mean_loss_is_that_before_each_step()
        => Assert.Equal((0.5 + (0.81 / 2) + (0.6561 / 2)) / 3, Train(0, new(1, 1, OptimizerKind.Sgd, 0.1, 0)).MeanLoss, SingleRounding);

    [Fact]
    public void The_fixed_point_of_FedProx_lies_between_start_and_minimum()
        => Assert.Equal(1 / 1.5, Train(0, new(100, 1, OptimizerKind.Sgd, 0.1, 0) { Objective = LocalObjectives.All.Of(new FedProxObjective(0.5)) }).Parameters[0], SingleRounding);

    private static TrainingResult Train(float start, LocalTrainingOptions options)
    {
        using LocalTrainer trainer = new(new QuadraticTask(), options, new SeedTree(1));
        return trainer.Train(TrainingStart.At([start]), new ImageSet(1, 1, 1, new float[3], new long[3]), new SeedTree(1).Stream("train"));
    }
}
