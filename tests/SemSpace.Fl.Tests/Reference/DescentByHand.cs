using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Objectives.FedProx;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Tests.Training;
using SemSpace.Fl.Training;
using SemSpace.Fl.Vectors;

namespace SemSpace.Fl.Tests.Reference;

/// <summary>
/// Origin, where a test names no other: w' = w - lr (w - 1 + mu (w - start) + decay w) and its momentum form, worked out by hand on f = (w - 1)²/2.
/// </summary>
public class DescentByHand
{
    private const double SingleRounding = 1e-6;

    /// <summary>The sum of ten float32 values below 9, rounded in three steps each.</summary>
    private const double SumRounding = 1e-5;

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

    /// <summary>
    /// Origin: pfl-research c9d1f32, tests/algorithm/test_fedprox.py: changes of w by two steps of .5, [[.5, .5], [1, 1]] and [[.375, .375], [.75, .75]], and
    /// the losses after them. By hand: the loss falls by [[.5, .5], [1, 1]] per unit of w, and the pull is mu times the change so far. Exact in float32.
    /// </summary>
    [Theory]
    [InlineData(0, .5f, 1, 1.5)]
    [InlineData(1, .375f, .75f, 2.125)]
    public void Two_steps_of_FedProx_go_as_in_pfl(double mu, float first, float second, double loss)
    {
        LocalTrainingOptions options = new(2, 2, OptimizerKind.Sgd, .5, 0) { Objective = LocalObjectives.All.Of(new FedProxObjective(mu)) };
        using LocalTrainer trainer = new(LinearTask.OfPfl, options, new SeedTree(1));
        float[] trained = trainer.Train(TrainingStart.At(LinearTask.StartOfPfl), LinearTask.ImagesOfPfl, new SeedTree(1).Stream("train")).Parameters;
        Assert.Equal([first, second, first, second], LongVectors.Difference(trained, LinearTask.StartOfPfl));
        Assert.Equal(loss, trainer.Evaluate(trained, LinearTask.ImagesOfPfl, new SeedTree(1).Stream("test")).Loss);
    }

    /// <summary>
    /// Origin: Plato (TL-System) 0182bd8, tests/fedavg_tests.py: y = wx, w = 0 to 9, x = ones, squared error from 40, rate .01. By hand: each step moves ten
    /// weights by .02 (40 - y), and so y by a fifth of its way to 40.
    /// </summary>
    [Theory]
    [InlineData(1, 44)]
    [InlineData(2, 43.2)]
    [InlineData(3, 42.56)]
    public void Steps_of_a_linear_model_go_as_in_Plato(int steps, double output)
    {
        LinearTask task = new(10, 1, [40], miss => miss.mul(miss).mean());
        using LocalTrainer trainer = new(task, new(steps, 1, OptimizerKind.Sgd, .01, 0), new SeedTree(1));
        float[] start = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        ImageSet ones = new(1, 1, 10, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [0]);
        Assert.Equal(output, trainer.Train(TrainingStart.At(start), ones, new SeedTree(1).Stream("train")).Parameters.Sum(weight => (double)weight), SumRounding);
    }

    private static TrainingResult Train(float start, LocalTrainingOptions options)
    {
        using LocalTrainer trainer = new(new QuadraticTask(), options, new SeedTree(1));
        return trainer.Train(TrainingStart.At([start]), new ImageSet(1, 1, 1, new float[3], new long[3]), new SeedTree(1).Stream("train"));
    }
}
