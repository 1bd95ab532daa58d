namespace SemSpace.Fl.Aggregation.Common;

/// <summary>Shortens the cloud's steps that are long beside the model.</summary>
public static class StepBound
{
    /// <summary>
    /// The outcome whose step is as long as the bound allows: the model's length times a ratio, both Euclidean. A shorter step stays as it is. What
    /// is taken from the updates' weights stays on the model.
    /// </summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="model">The model before it.</param>
    /// <param name="ratio">The longest step over the model's length, above 0.</param>
    public static AggregationOutcome Apply(AggregationOutcome outcome, ServerModel model, double ratio)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(model);
        if (outcome.Model is not { } next) return outcome;
        double step = 0, length = 0;
        for (int i = 0; i < model.Parameters.Length; i++)
        {
            double change = (double)next.Parameters[i] - model.Parameters[i];
            step += change * change;
            length += (double)model.Parameters[i] * model.Parameters[i];
        }

        double share = ratio * Math.Sqrt(length / step);
        if (!(share < 1)) return outcome;
        float[] bounded = [.. next.Parameters.Zip(model.Parameters, (after, before) => (float)(before + (share * ((double)after - before))))];
        return outcome with
        {
            Model = next with { Parameters = bounded },
            AnchorWeight = 1 - (share * (1 - outcome.AnchorWeight)),
            Weights = [.. outcome.Weights.Select(entry => (entry.UpdateId, share * entry.Weight))],
        };
    }
}
