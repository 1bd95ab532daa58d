using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Sensing;

namespace SemSpace.Sim.Tests.Sensing;

public sealed class BestVersionTests
{
    [Theory]
    [InlineData(new[] { 0, 1, 2, 3, 4 })]
    [InlineData(new[] { 4, 3, 2, 1, 0 })]
    [InlineData(new[] { 3, 1, 4, 0, 2 })]
    public void The_highest_validation_score_is_kept_the_earliest_of_several_in_whatever_order_they_come(int[] order)
    {
        BestVersion learner = new(new Scores(0.2, 0.7, double.NaN, 0.7, 0.1));
        foreach (int version in order) _ = learner.Evaluate(version, [version]);

        Assert.Equal(1, learner.Best!.Value.Version);
        Assert.Equal([1f], learner.Best.Value.Model);
    }

    [Fact]
    public void Without_a_score_there_is_no_best_version()
    {
        BestVersion learner = new(new Scores(double.NaN));
        Assert.True(double.IsNaN(learner.Evaluate(0, [0]).Validation.Score));
        Assert.Null(learner.Best);
    }

    private sealed class Scores(params double[] scores) : ILearner
    {
        public float[] InitialModel => [0];

        public long ParameterCount => InitialModel.Length;

        public long ForeseenUploadBytes => 4;

        public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to) => throw new NotSupportedException();

        /// <summary>The test set says the opposite of the validation set.</summary>
        public ExamScores Evaluate(int version, float[] model) => new(new(1, 1 - scores[version], 0), new(1, scores[version], 0));

        public void AddTest(WorkInputs inputs)
        {
        }
    }
}
