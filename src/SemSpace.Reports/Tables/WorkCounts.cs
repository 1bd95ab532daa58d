namespace SemSpace.Reports.Tables;

/// <summary>A run's work that was done, and that was taken from a store of finished work.</summary>
/// <param name="TrainingsDone">Trainings done.</param>
/// <param name="TrainingsTaken">Trainings whose results were there.</param>
/// <param name="EvaluationsDone">Evaluations done; the centralised baseline is one.</param>
/// <param name="EvaluationsTaken">Evaluations whose results were there.</param>
public sealed record WorkCounts(int TrainingsDone, int TrainingsTaken, int EvaluationsDone, int EvaluationsTaken);
