using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Aggregation.Scaffold;
using SemSpace.Fl.Data;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Tests.Training;
using SemSpace.Fl.Training;
using SemSpace.Fl.Vectors;

namespace SemSpace.Fl.Tests.Aggregation.Scaffold;

public class ScaffoldTests
{
    /// <summary>Printed to six digits, from float32 models below 6.</summary>
    private const double Printed = 2e-6;

    /// <summary>Half a step of float32 below 8, over K eta = .1.</summary>
    private const double OverOneStep = 3e-6;

    private static readonly double[] Targets = [1, 3];

    /// <summary>
    /// Origin: algorithm 1, option II, of Karimireddy et al., ICML 2020, worked out in float64 (NumPy 1.24) for f_k = (x - t_k)²/2 with targets 1 and
    /// 3, both satellites in every round, local rate .1, two steps each, from x = 0 and all control variates 0. A wrong sign in c_k leaves every bound.
    /// </summary>
    [Fact]
    public void Two_quadratics_follow_algorithm_1()
    {
        Run run = new();
        double[] models = [.. Enumerable.Range(0, 3).Select(_ => run.Round(0, 1))];
        Assert.Equal([.38, .6878, .937118], models, Close);
        Assert.Equal([-.246715, -2.246465], run.Own, Close);
        Assert.Equal(-1.24659, run.OfServer, Printed * 5);
    }

    [Fact]
    public void After_one_round_each_control_variate_is_the_mean_gradient()
    {
        Run run = new();
        _ = run.Round(0, 1);
        Assert.Equal([-.95, -2.85], run.Own, Close);
        Assert.Equal(-1.9, run.OfServer, Printed);
    }

    /// <summary>With one satellite absent c moves by its part of all satellites: it stays the mean of all c_k.</summary>
    [Fact]
    public void The_server_s_control_variate_is_the_mean_of_all_satellites_absent_ones_too()
    {
        Run run = new();
        _ = run.Round(0);
        Assert.Equal(run.Own.Average(), run.OfServer, Printed);
        _ = run.Round(1);
        Assert.Equal(run.Own.Average(), run.OfServer, Printed);
    }

    [Fact]
    public void It_meets_at_the_optimum_of_the_mean()
    {
        Run run = new();
        double model = 0;
        for (int round = 0; round < 200; round++) model = run.Round(0, 1);
        Assert.Equal(2, model, 1e-4);
    }

    /// <summary>
    /// Origin: f_k = h_k (x - t_k)²/2 with h of 1 and 4 and targets 1 and 3, five steps of .1 a round, by hand. The mean of both is least at
    /// (1 · 1 + 4 · 3) / 5 = 2.6. Averages rest where sum (1 - (1 - .1 h_k)^5) (t_k - x) = 0: at (.40951 · 1 + .92224 · 3) / 1.33175 = 2.3850047. With the
    /// wrong sign in c_k the model leaves every bound by round 30.
    /// </summary>
    [Fact]
    public void Satellites_of_unlike_curvature_meet_at_the_optimum_where_averages_rest_beside_it()
    {
        Assert.Equal(2.6, After40Rounds(new ScaffoldRule()), Printed);
        Assert.Equal(2.3850047, After40Rounds(new FedAvgRule()), Printed);

        static double After40Rounds(AggregationRule rule)
        {
            Run run = new(rule, [1, 4], 5);
            for (int round = 1; round < 40; round++) _ = run.Round(0, 1);
            return run.Round(0, 1);
        }
    }

    /// <summary>
    /// Origin: pfl-research c9d1f32, tests/algorithm/test_scaffold.py: changes of w by one step of .1, [[.05, .05], [.1, .1]] and [[.04, .04], [.09, .09]], and the
    /// losses after it. It pins control variates of the other sign than algorithm 1, by which one of a single step is that step's gradient, -[[.5, .5], [1, 1]].
    /// </summary>
    [Theory]
    [InlineData(0, .05, .1, 3.75)]
    [InlineData(.1f, .04, .09, 3.78)]
    public void The_first_step_goes_as_in_pfl_and_leaves_its_gradient(float ofServer, double first, double second, double loss)
    {
        using LocalTrainer trainer = new(LinearTask.OfPfl, new(1, 2, OptimizerKind.Sgd, .1, 0), new SeedTree(1), new ScaffoldRule().Objective);
        TrainingStart start = new(LinearTask.StartOfPfl, [[ofServer, ofServer, ofServer, ofServer]], []);
        TrainingResult result = trainer.Train(start, LinearTask.ImagesOfPfl, new SeedTree(1).Stream("train"));
        Assert.Equal([first, second, first, second], LongVectors.Difference(result.Parameters, start.Parameters).Select(value => (double)value), Close);
        Assert.Equal(loss, trainer.Evaluate(result.Parameters, LinearTask.ImagesOfPfl, new SeedTree(1).Stream("test")).Loss, Printed);
        Assert.Equal([-.5, -1, -.5, -1], result.Objective.State[0].Select(value => (double)value), (expected, actual) => Math.Abs(expected - actual) <= OverOneStep);
        Assert.Equal(result.Objective.State[0], result.Objective.Sent[0]);
    }

    [Fact]
    public void Momentum_and_adam_are_refused()
    {
        ScaffoldRule rule = new();
        Assert.Equal("optimizer", rule.Misfit(new())?.Key);
        Assert.Equal("momentum", rule.Misfit(new(Optimizer: OptimizerKind.Sgd, Momentum: .9))?.Key);
        Assert.Null(rule.Misfit(new(Optimizer: OptimizerKind.Sgd, Momentum: 0)));
    }

    [Fact]
    public void Twice_the_payload_travels_both_ways()
    {
        ScaffoldRule rule = new();
        Assert.Equal(2, rule.Start([0, 0]).DownloadVectors);
        Assert.Equal(1, rule.Objective.SentVectors);
        IAggregator gateway = rule.Begin(RoundPlan.Blind(2))();
        gateway.Add(Rounds.Update(0, 0, 0, 10, [1]) with { Beside = [[2]] });
        gateway.Add(Rounds.Update(1, 1, 0, 10, [1]) with { Beside = [[2]] });
        Assert.Equal(2, gateway.PayloadVectors);
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= Printed;

    /// <summary>Two satellites and a server, by hand around a rule and the real trainer.</summary>
    private sealed class Run(AggregationRule rule, double[] curvatures, int steps)
    {
        private readonly IReadOnlyList<float[]>[] _states = [[], []];
        private ServerModel _model = rule.Start([0]);
        private long _updates;

        public Run() : this(new ScaffoldRule(), [1, 1], 2)
        {
        }

        public double[] Own => [.. _states.Select(state => state.Count == 0 ? 0.0 : state[0][0])];

        public double OfServer => _model.Broadcast[0][0];

        public double Round(params int[] present)
        {
            IAggregator total = rule.Begin(RoundPlan.Blind(Targets.Length))();
            foreach (int k in present)
            {
                using LocalTrainer trainer = new(
                    new QuadraticTask(Targets[k], curvatures[k]), new(Epochs: steps, Optimizer: OptimizerKind.Sgd, LearningRate: .1, Momentum: 0), new SeedTree(1), rule.Objective);
                TrainingResult result = trainer.Train(
                    new(_model.Parameters, _model.Broadcast, _states[k]), new ImageSet(1, 1, 1, new float[1], new long[1]), new SeedTree(1).Stream("train"));
                _states[k] = result.Objective.State;
                total.Add(Rounds.Update(_updates++, k, 0, 10, [result.Parameters[0] - _model.Parameters[0]]) with { Beside = result.Objective.Sent });
            }

            _model = total.Apply(_model).Model!;
            return _model.Parameters[0];
        }
    }
}
