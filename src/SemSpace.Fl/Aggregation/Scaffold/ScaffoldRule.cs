using SemSpace.Fl.Aggregation.Common;
using SemSpace.Fl.Objectives;
using SemSpace.Fl.Training;

namespace SemSpace.Fl.Aggregation.Scaffold;

/// <summary>
/// Control variates against client drift. The server keeps c and sends it down with the model; satellite k keeps c_k, adds c - c_k to every
/// gradient, and sends the change of c_k up beside its update. Server: model += eta_g mean(delta), c += sum(change of c_k) / N with N
/// satellites in all. A change of c_k counts when it arrives, once, whatever the staleness; a satellite keeps its new c_k when its update has
/// been delivered, so that c stays the mean of all c_k. Twice the payload, both ways.
/// Source: Karimireddy, Kale, Mohri, Reddi, Stich, Suresh, ICML 2020, algorithm 1, option II: c_k = c_k - c + (x - y) / (K eta_l). Two public
/// implementations have the sign of the last term, or the number of steps K, wrong.
/// </summary>
/// <param name="ServerLearningRate">eta_g.</param>
public sealed record ScaffoldRule(double ServerLearningRate = 1) : AggregationRule
{
    /// <summary>The keys.</summary>
    public static Section<ScaffoldRule> Keys { get; } = new(
        "SCAFFOLD: control variates keep local trainings from drifting apart. Needs plain sgd.",
        () => new(),
        ServerStep.Key<ScaffoldRule>(s => s.ServerLearningRate, (s, v) => s with { ServerLearningRate = v }));

    /// <inheritdoc/>
    public override RoundPolicy Policy => new(RoundTrigger.AllReturned, TrainAgain.EachVersion);

    /// <inheritdoc/>
    public override bool StepsWholeOnStale => true;

    /// <inheritdoc/>
    public override LocalObjective Objective => new ControlVariates();

    /// <inheritdoc/>
    public override ServerModel Start(float[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return new(parameters) { Broadcast = [new float[parameters.Length]] };
    }

    /// <inheritdoc/>
    public override Func<IAggregator> Begin(RoundPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        object round = new();
        return () => new LinearAggregator(round, _ => (ServerLearningRate, 1), (model, mean, sum) => Step(model, mean, sum, plan.Satellites));
    }

    /// <inheritdoc/>
    public override Misfit? Misfit(LocalTrainingOptions training)
    {
        ArgumentNullException.ThrowIfNull(training);
        if (training.Optimizer != OptimizerKind.Sgd) return new("optimizer", "is adam; must be sgd.");
        return training.Momentum == 0 ? null : new("momentum", FormattableString.Invariant($"is {training.Momentum}; must be 0."));
    }

    private ServerModel Step(ServerModel model, double[] mean, WeightedSum sum, int satellites)
    {
        float[] control = [.. model.Broadcast[0]];
        double share = 1 / (ServerLearningRate * satellites);
        ReadOnlySpan<double> changes = sum.Sum(1);
        for (int i = 0; i < control.Length; i++) control[i] = (float)(control[i] + (changes[i] * share));
        return WeightedSum.Plus(model, mean) with { Broadcast = [control] };
    }
}
