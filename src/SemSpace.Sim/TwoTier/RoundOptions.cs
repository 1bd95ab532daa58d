using SemSpace.Fl.Aggregation;

namespace SemSpace.Sim.TwoTier;

/// <summary>How rounds open and close in a mission.</summary>
public sealed record RoundOptions
{
    /// <summary>What closes a round, and what satellites do meanwhile: the rule's policy, or what a scenario made of it.</summary>
    public required RoundPolicy Policy { get; init; }

    /// <summary>The period, or the longest a round may last, minutes.</summary>
    public required double LongestMin { get; init; }

    /// <summary>Whether a partly sent upload goes on at another gateway; otherwise only at the gateway it began at.</summary>
    public bool Handover { get; init; }

    /// <summary>How far beyond the round the rule looks at planned contacts, minutes.</summary>
    public double HorizonMin { get; init; } = 95;

    /// <summary>Satellites that the cloud chooses at random for each round; null for all. Those not chosen begin no training in it.</summary>
    public int? PerRound { get; init; }

    /// <summary>The longest step of the cloud's model over the model's length; null for no bound.</summary>
    public double? MaxStep { get; init; }

    /// <summary>The scored and kept model is the mean of so many versions of the cloud, the last ones; satellites get the last.</summary>
    public int AverageVersions { get; init; } = 1;

    /// <summary>Charge beyond what a training needs with which it is sure to start under <see cref="EnergyGate.Soft"/>, as a fraction of the capacity.</summary>
    public double SoftGateSpan { get; init; } = 0.25;

    /// <summary>Merges in the whole mission under <see cref="RoundTrigger.Planned"/>, where they have no price.</summary>
    public int PlannedMerges { get; init; } = 1;

    /// <summary>What a merge costs under <see cref="RoundTrigger.Planned"/>, samples × s of age; null where their number is given.</summary>
    public double? MergePrice { get; init; }
}
