namespace SemSpace.Experiments.Statistics;

/// <summary>Times, or bytes or joules, until a target; some runs end before it, and are known to need more than they had. Pure functions.</summary>
public static class Survival
{
    /// <summary>The share of runs that have not reached the target, by what they had: the product of Kaplan and Meier (Journal of the American Statistical Association 53, 1958).</summary>
    /// <param name="runs">What each run needed, or had at its end where it did not reach the target.</param>
    /// <returns>The steps down, in order: at what amount, and the share from there on.</returns>
    public static IReadOnlyList<(double At, double Share)> KaplanMeier(IReadOnlyCollection<(double Amount, bool Reached)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        double share = 1;
        List<(double, double)> steps = [];
        foreach (double at in runs.Where(run => run.Reached).Select(run => run.Amount).Distinct().Order())
        {
            int left = runs.Count(run => run.Amount >= at), reached = runs.Count(run => run.Reached && run.Amount.Equals(at));
            share *= 1 - ((double)reached / left);
            steps.Add((at, share));
        }

        return steps;
    }

    /// <summary>The amount by which half of the runs have reached the target; null where that is not known.</summary>
    public static double? Median(IReadOnlyCollection<(double Amount, bool Reached)> runs)
        => KaplanMeier(runs).Where(step => step.Share <= 0.5).Select(step => (double?)step.At).FirstOrDefault();
}
