namespace SemSpace.Fl.Aggregation;

/// <summary>The rule of <see cref="TrajectoryOptions"/>.</summary>
internal sealed class TrajectoryRule(TrajectoryOptions options) : IAggregationRule
{
    public Func<IAggregator> BeginRound(RoundPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (options.Shares == ShareMode.Planned)
        {
            var ledger = new PlannedShares(options, plan);
            return () => new PlannedTrajectory(options, ledger);
        }

        var foresight = new ForesightScores(options, plan.After);
        return () => new DeferredTrajectory(options, foresight);
    }

    /// <summary>What a planned contact counts: nothing where an upload would not fit.</summary>
    public static double Measure(ContactMeasure measure, PlannedContact contact)
        => contact.Bits > 0 ? Measure(measure, contact.Seconds, contact.Bits) : 0;

    /// <summary>What an upload counts.</summary>
    public static double Measure(ContactMeasure measure, ModelUpdate update) => Measure(measure, update.ContactSeconds, update.ContactBits);

    private static double Measure(ContactMeasure measure, double seconds, double bits) => measure switch
    {
        ContactMeasure.Count => 1,
        ContactMeasure.Seconds => seconds,
        ContactMeasure.Bits => bits,
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "There is no such measure."),
    };
}
