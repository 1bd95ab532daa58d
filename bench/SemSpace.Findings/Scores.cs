using SemSpace.Reports.Tables;

namespace SemSpace.Findings;

/// <summary>Numbers of one run. Pure functions.</summary>
internal static class Scores
{
    /// <summary>Mean over the whole time of the test score: the area under its steps, by that time.</summary>
    public static double MeanTest(RunScores run) => Mean(run, point => point.Test);

    /// <summary>The same of the validation score, by which candidates are chosen.</summary>
    public static double MeanValidation(RunScores run) => Mean(run, point => point.Validation);

    /// <summary>The last version's validation score.</summary>
    public static double FinalValidation(RunScores run) => run.Curve[^1].Validation;

    /// <summary>The last version's test score.</summary>
    public static double FinalTest(RunScores run) => run.Curve[^1].Test;

    /// <summary>The last version's balanced test score.</summary>
    public static double FinalBalanced(RunScores run) => run.Curve[^1].Balanced;

    /// <summary>The mean over the versions of the second half of how far the validation score is from that of the version before; 0 where there are none.</summary>
    public static double Swing(RunScores run)
        => run.Curve.Zip(run.Curve.Skip(1)).Where(next => next.Second.Hour > run.DurationH / 2)
            .Select(next => Math.Abs(next.Second.Validation - next.First.Validation)).DefaultIfEmpty(0).Average();

    /// <summary>The hour at which the validation score reached a target; the whole time where it did not, which is the least that it would have taken.</summary>
    public static double HoursToTarget(RunScores run, double target) => FirstAt(run, target)?.Hour ?? run.DurationH;

    /// <summary>Whether the validation score reached a target.</summary>
    public static bool Reached(RunScores run, double target) => FirstAt(run, target) is not null;

    /// <summary>The mean over what was spent, up to a limit, of the test score: the area under its steps, by that spending.</summary>
    public static double MeanTest(RunScores run, Func<CurvePoint, double> spent, double limit)
        => Summariser.TimeMean([.. run.Curve.Where(point => spent(point) <= limit).Select(point => (spent(point), point.Test))], limit)!.Value;

    private static CurvePoint? FirstAt(RunScores run, double target) => run.Curve.FirstOrDefault(point => point.Validation >= target);

    private static double Mean(RunScores run, Func<CurvePoint, double> score) => Summariser.TimeMean([.. run.Curve.Select(point => (point.Hour, score(point)))], run.DurationH)!.Value;
}
