namespace SemSpace.Fl.Partitions;

/// <summary>Shares the samples of each class out by weights.</summary>
internal static class Weighted
{
    /// <summary>Parts each class in proportion to the satellites' weights for it; a class for which none has a weight is not used.</summary>
    /// <param name="request">Samples and satellites.</param>
    /// <param name="weight">The weight, 0 or more, of a satellite (the first argument) for a class.</param>
    public static int[][] Share(PartitionRequest request, Func<int, int, double> weight)
    {
        int satellites = request.Satellites.Count;
        List<int>[] shares = [.. Enumerable.Range(0, satellites).Select(_ => new List<int>())];
        foreach ((int one, int[] samples) in request.ByClass().Index())
        {
            double[] weights = [.. Enumerable.Range(0, satellites).Select(k => weight(k, one))];
            if (weights.Sum() == 0) continue;
            foreach ((int k, int[] part) in Cuts.InProportion(samples, weights).Index()) shares[k].AddRange(part);
        }

        return [.. shares.Select((share, k) => request.Shuffled(share, "satellite", k))];
    }
}
