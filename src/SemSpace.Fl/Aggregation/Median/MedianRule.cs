using SemSpace.Fl.Aggregation.Common;

namespace SemSpace.Fl.Aggregation.Median;

/// <summary>
/// Coordinate-wise median: each value of the model moves by the median of the updates' values, the mean of the two middle ones where their
/// number is even. Sample counts and staleness play no part. It needs all updates at once, so gateways forward them as they are. The weight
/// that is reported of an update is the share of the values that it decides, alone or with those that have the same. One attacker of three and more moves nothing far.
/// Source: Yin, Chen, Ramchandran, Bartlett, ICML 2018, definition 1.
/// </summary>
public sealed record MedianRule : AggregationRule
{
    /// <summary>No keys.</summary>
    public static Section<MedianRule> Keys { get; } = new("Coordinate-wise median of the updates of a round.", () => new());

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.Period, TrainAgain.EachVersion);

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => true;

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        object round = new();
        return () => new CollectingAggregator(round, Combine);
    }

    private static AggregationOutcome Combine(ServerModel model, IReadOnlyList<ModelUpdate> updates)
    {
        int count = updates.Count, lower = (count - 1) / 2, upper = count / 2;
        double[] step = new double[model.Parameters.Length], weights = new double[count];
        float[] values = new float[count];
        int[] order = new int[count];
        double part = 0.5 / Math.Max(1, step.Length);
        for (int i = 0; i < step.Length; i++)
        {
            for (int u = 0; u < count; u++) (values[u], order[u]) = (updates[u].Delta[i], u);
            Array.Sort(values, order);
            step[i] = ((double)values[lower] + values[upper]) / 2;
            Share(lower);
            Share(upper);
        }

        return CollectingAggregator.Outcome(WeightedSum.Plus(model, step), updates, weights);

        void Share(int middle)
        {
            (int first, int last) = (middle, middle);
            while (first > 0 && values[first - 1] == values[middle]) first--;
            while (last + 1 < count && values[last + 1] == values[middle]) last++;
            for (int place = first; place <= last; place++) weights[order[place]] += part / (last + 1 - first);
        }
    }
}
