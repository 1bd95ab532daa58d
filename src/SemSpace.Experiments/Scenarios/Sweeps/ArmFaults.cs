namespace SemSpace.Experiments.Scenarios.Sweeps;

/// <summary>Collects the faults of a sweep's arms, each once with the arms that have it.</summary>
/// <param name="all">How many arms there are.</param>
internal sealed class ArmFaults(int all)
{
    private readonly OrderedDictionary<(Place Place, string Problem), List<string>> _arms = [];

    /// <summary>Whether there are any.</summary>
    public bool Any => _arms.Count > 0;

    /// <summary>Each fault with its arms behind it.</summary>
    public IEnumerable<(Place Place, string Problem)> All => _arms.Select(fault => (fault.Key.Place, $"{fault.Key.Problem} {Where(fault.Value)}".TrimEnd()));

    /// <summary>Adds those of one arm.</summary>
    public void Add(string arm, IEnumerable<(Place Place, string Problem)> faults)
    {
        foreach ((Place Place, string Problem) fault in faults.Distinct())
        {
            if (!_arms.TryGetValue(fault, out List<string>? others)) _arms.Add(fault, [arm]);
            else if (!others.Contains(arm)) others.Add(arm);
        }
    }

    private string Where(List<string> arms)
    {
        if (arms.Count == all) return all == 1 ? "" : "(in all arms)";
        return arms.Count == 1 ? $"(in the arm {arms[0]})" : FormattableString.Invariant($"(in the arm {arms[0]} and {arms.Count - 1} more)");
    }
}
