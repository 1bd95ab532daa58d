using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Partitions;

/// <summary>
/// Draws from symmetric Dirichlet distributions, as normalised gamma variables (Devroye, Non-uniform random variate generation, 1986, XI.4) of Marsaglia and
/// Tsang's method (ACM TOMS 26(3), 2000). All is in logarithms, so that small concentrations, whose variables are below the smallest number, are drawn right.
/// </summary>
internal static class DirichletDraw
{
    private const int MostDraws = 1000;

    /// <summary>Shares that are not negative and sum to 1.</summary>
    /// <param name="count">How many.</param>
    /// <param name="concentration">The concentration of each, above 0: large ones make shares alike.</param>
    /// <param name="random">The source.</param>
    public static double[] Next(int count, double concentration, RandomStream random)
    {
        double[] logs = new double[count];
        for (int i = 0; i < count; i++) logs[i] = LogGamma(concentration, random);
        double most = logs.Max(), sum = logs.Sum(log => Math.Exp(log - most));
        return [.. logs.Select(log => Math.Exp(log - most) / sum)];
    }

    /// <summary>Draws until each satellite has a number of samples.</summary>
    /// <exception cref="PartitionException">There are too few samples, or no draw will do.</exception>
    public static IReadOnlyList<int[]> Shares(PartitionRequest request, double alpha, int fewest, Func<RandomStream, int[][]> draw)
    {
        int satellites = request.Satellites.Count;
        if ((long)fewest * satellites > request.Labels.Count)
            throw new PartitionException("min_samples", FormattableString.Invariant($"is {fewest}; must be at most {request.Labels.Count / satellites}, for {satellites} satellites share {request.Labels.Count} samples. Lower it, or take fewer satellites."));
        for (int attempt = 0; attempt < MostDraws; attempt++)
        {
            int[][] shares = draw(request.Seeds.Stream($"{PartitionRequest.Stream}/shares", (ulong)attempt));
            if (shares.All(share => share.Length >= fewest)) return shares;
        }

        throw new PartitionException("min_samples", FormattableString.Invariant($"is {fewest}; must leave room for the skew: of {MostDraws} draws with alpha {alpha} for {satellites} satellites none gave each so many. Lower it, or raise alpha."));
    }

    /// <summary>The logarithm of a gamma variable of scale 1.</summary>
    private static double LogGamma(double shape, RandomStream random)
    {
        // A variable of a shape below 1 is one of shape + 1 times U^(1 / shape).
        if (shape < 1) return LogGamma(shape + 1, random) + (Math.Log(1 - random.NextDouble()) / shape);
        double d = shape - (1.0 / 3), c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.NextGaussianPair().First, root = 1 + (c * x);
            if (root <= 0) continue;
            double v = root * root * root, u = 1 - random.NextDouble();
            if (Math.Log(u) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v))) return Math.Log(d * v);
        }
    }
}
