namespace SemSpace.Fl.Training;

/// <summary>What a model scores on a set of images.</summary>
/// <param name="Loss">Mean loss over the images.</param>
/// <param name="Score">The task's headline metric, in the unit its name says (<see cref="ILearningTask.Metrics"/>).</param>
/// <param name="SecondScore">The task's second metric.</param>
public readonly record struct Evaluation(double Loss, double Score, double SecondScore);

/// <summary>What a model scores in an exam.</summary>
/// <param name="Test">On the test set: what is reported.</param>
/// <param name="Validation">On the validation set: what decisions go by.</param>
public readonly record struct ExamScores(Evaluation Test, Evaluation Validation);

/// <summary>The names of a task's two metrics, with units as CSV headers have them: <c>accuracy</c>, <c>psnr_db</c>.</summary>
/// <param name="Score">Name of <see cref="Evaluation.Score"/>; higher is better.</param>
/// <param name="SecondScore">Name of <see cref="Evaluation.SecondScore"/>; higher is better.</param>
public sealed record MetricNames(string Score, string SecondScore);
