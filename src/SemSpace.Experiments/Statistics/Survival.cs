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

    /// <summary>The mean of what is needed, or of a limit where that is more: the area under the curve up to the limit (Royston and Parmar, BMC Medical Research Methodology 13, 2013).</summary>
    /// <param name="runs">As for <see cref="KaplanMeier"/>.</param>
    /// <param name="limit">At most what every run that did not reach the target had.</param>
    public static double RestrictedMean(IReadOnlyCollection<(double Amount, bool Reached)> runs, double limit)
    {
        double area = 0, from = 0, share = 1;
        foreach ((double at, double next) in KaplanMeier(runs).Where(step => step.At < limit))
        {
            (area, from, share) = (area + (share * (at - from)), at, next);
        }

        return area + (share * (limit - from));
    }
}
