namespace SemSpace.Findings;

/// <summary>Numbers of one run. Pure functions.</summary>
internal static class Scores
{
    /// <summary>Mean over the whole time of the test score: the area under its steps, by that time.</summary>
    public static double MeanTest(RunScores run) => TimeMean(run, point => point.Test);

    /// <summary>The same of the validation score, by which candidates are chosen.</summary>
    public static double MeanValidation(RunScores run) => TimeMean(run, point => point.Validation);

    /// <summary>The last version's validation score.</summary>
    public static double FinalValidation(RunScores run) => Finite(run.Curve[^1].Validation);

    /// <summary>The last version's test score.</summary>
    public static double FinalTest(RunScores run) => Finite(run.Curve[^1].Test);

    /// <summary>The last version's balanced test score.</summary>
    public static double FinalBalanced(RunScores run) => Finite(run.Curve[^1].Balanced);

    /// <summary>The mean over the versions of the second half of how far the validation score is from that of the version before; 0 where there are none.</summary>
    public static double Swing(RunScores run)
        => run.Curve.Zip(run.Curve.Skip(1)).Where(next => next.Second.Hour > run.DurationH / 2)
            .Select(next => Math.Abs(Finite(next.Second.Validation) - Finite(next.First.Validation))).DefaultIfEmpty(0).Average();

    /// <summary>The hour at which the validation score reached a target; the whole time where it did not, which is the least that it would have taken.</summary>
    public static double HoursToTarget(RunScores run, double target) => FirstAt(run, target)?.Hour ?? run.DurationH;

    /// <summary>Whether the validation score reached a target.</summary>
    public static bool Reached(RunScores run, double target) => FirstAt(run, target) is not null;

    /// <summary>The test score of the last version that was there before more than so much was spent.</summary>
    public static double TestAt(RunScores run, Func<CurvePoint, double> spent, double limit) => Finite(run.Curve.Last(point => spent(point) <= limit).Test);

    private static CurvePoint? FirstAt(RunScores run, double target) => run.Curve.FirstOrDefault(point => point.Validation >= target);

    /// <summary>A model of infinite numbers names one class or none, and scores nothing.</summary>
    private static double Finite(double score) => double.IsFinite(score) ? score : 0;

    private static double TimeMean(RunScores run, Func<CurvePoint, double> score)
    {
        IReadOnlyList<CurvePoint> curve = run.Curve;
        double area = 0;
        for (int i = 0; i < curve.Count; i++)
        {
            double until = i + 1 < curve.Count ? Math.Min(curve[i + 1].Hour, run.DurationH) : run.DurationH;
            area += Finite(score(curve[i])) * Math.Max(0, until - curve[i].Hour);
        }

        return area / run.DurationH;
    }
}
