namespace SemSpace.Fl.Aggregation.Common;

/// <summary>The step size of servers that add a mean update to the model.</summary>
public static class ServerStep
{
    /// <summary>Its key.</summary>
    /// <typeparam name="TRule">The rule.</typeparam>
    /// <param name="get">The step size of a rule.</param>
    /// <param name="set">The rule with another step size.</param>
    public static ValueKey<TRule, double> Key<TRule>(Func<TRule, double> get, Func<TRule, double, TRule> set)
        => new("server_learning_rate", Kinds.Within(1e-6, 10), "step size η of the server: the mean update is multiplied by it", get, set);
}
