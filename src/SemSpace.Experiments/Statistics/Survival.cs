using MathNet.Numerics.Distributions;

namespace SemSpace.Experiments.Statistics;

/// <summary>Times, or bytes or joules, until a target; some runs end before it, and are known to need more than they had. Pure functions.</summary>
public static class Survival
{
    private const double Half = 0.5;

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

    /// <summary>
    /// The amount by which half of the runs have reached the target, with the interval of Brookmeyer and Crowley (Biometrics 38, 1982): amounts at which the share's interval holds one half, by
    /// Greenwood's variance on the scale of the logarithm of minus the logarithm. What is not known, since too few runs reached the target, is null.
    /// </summary>
    /// <param name="runs">What each run needed, or had at its end where it did not reach the target.</param>
    /// <param name="level">The interval's nominal coverage, above 0 and below 1.</param>
    public static MedianInterval Median(IReadOnlyCollection<(double Amount, bool Reached)> runs, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(runs);
        double z = Normal.InvCDF(0, 1, (1 + level) / 2), variance = 0;
        MedianInterval median = new(null, null, null);
        foreach ((double at, double share) in KaplanMeier(runs))
        {
            double left = runs.Count(run => run.Amount >= at), reached = runs.Count(run => run.Reached && run.Amount.Equals(at));
            variance += reached / (left * (left - reached));
            double width = z * Math.Sqrt(variance) / Math.Abs(Math.Log(share));
            if (share <= Half) median = median with { Middle = median.Middle ?? at };
            if (share == 0 || Math.Pow(share, Math.Exp(width)) <= Half) median = median with { Low = median.Low ?? at };
            if (share > 0 && Math.Pow(share, Math.Exp(-width)) <= Half) median = median with { High = median.High ?? at };
        }

        return median;
    }

    /// <summary>
    /// Runs of several arms as if none had been followed further than the one that was given up first: until there it is known of each run whether it reached the target. Their means are
    /// restricted means, which an arm that never reaches the target cannot have lower than others.
    /// </summary>
    /// <param name="arms">What each run needed, or had at its end where it did not reach the target.</param>
    /// <returns>The limit, null where every run reached the target, and the runs.</returns>
    public static (double? Limit, IReadOnlyList<IReadOnlyList<(double Amount, bool Reached)>> Arms) Restricted(IReadOnlyList<IReadOnlyList<(double Amount, bool Reached)>> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        double limit = arms.SelectMany(arm => arm).Where(run => !run.Reached).Select(run => run.Amount).DefaultIfEmpty(double.PositiveInfinity).Min();
        return double.IsInfinity(limit) ? (null, arms) : (limit, [.. arms.Select(arm => arm.Select(run => run.Reached && run.Amount <= limit ? run : (limit, false)).ToArray())]);
    }
}

/// <summary>A median with an interval; what is not known is null.</summary>
/// <param name="Middle">The median.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public readonly record struct MedianInterval(double? Middle, double? Low, double? High);
