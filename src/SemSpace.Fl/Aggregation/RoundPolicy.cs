namespace SemSpace.Fl.Aggregation;

/// <summary>When the cloud closes a round.</summary>
public enum RoundTrigger
{
    /// <summary>Every period, whatever has arrived.</summary>
    Period,

    /// <summary>When every satellite's update of the current version has arrived, or at the deadline.</summary>
    AllReturned,

    /// <summary>When the gateways together hold a number of updates.</summary>
    Count,

    /// <summary>At every arrival: each update makes a version of its own.</summary>
    EveryArrival,

    /// <summary>When a gateway that has a model of its own has closed a number of rounds of its own.</summary>
    EdgeRounds,

    /// <summary>At times chosen by the contact plan, so that models and updates grow as little old as they can.</summary>
    Planned,
}

/// <summary>When a gateway merges what it has received into its own model.</summary>
public enum EdgeTrigger
{
    /// <summary>At every arrival.</summary>
    EveryArrival,

    /// <summary>When it holds a number of updates.</summary>
    Count,

    /// <summary>Every period, whatever has arrived.</summary>
    Period,
}

/// <summary>What a satellite's battery must hold for a training to start.</summary>
public enum EnergyGate
{
    /// <summary>The floor.</summary>
    Floor,

    /// <summary>The floor, and the energy of the training and of its upload, as if all of it came from the battery.</summary>
    Hard,

    /// <summary>As much that the battery never falls below the floor, with what the panel will give meanwhile.</summary>
    Predicted,

    /// <summary>As under <see cref="Hard"/>, and the more it holds beyond that the likelier a training is to start.</summary>
    Soft,
}

/// <summary>What a rule wants to be told of what the contact plan foretells. Contacts cost a look at the plan, all else one at the samples to come, too.</summary>
[Flags]
public enum Forecasts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The updates of the round: <see cref="RoundPlan.Updates"/>.</summary>
    Updates = 1,

    /// <summary>The samples of all satellites in the round: <see cref="RoundPlan.SamplesGathered"/>.</summary>
    SamplesGathered = 2,

    /// <summary>What of its samples each satellite can deliver in the horizon: <see cref="RoundPlan.Inclusion"/>.</summary>
    Inclusion = 4,

    /// <summary>The samples that satellites still work on when the round closes: <see cref="RoundPlan.InFlight"/>.</summary>
    SamplesInFlight = 8,

    /// <summary>The contacts of the round and of the horizon after it: <see cref="RoundPlan.During"/> and <see cref="RoundPlan.After"/>.</summary>
    Contacts = 16,
}

/// <summary>How gateways that have models of their own make them.</summary>
/// <param name="Trigger">What closes a gateway's round.</param>
public sealed record EdgePolicy(EdgeTrigger Trigger)
{
    /// <summary>Updates that close a gateway's round under <see cref="EdgeTrigger.Count"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Time between merges under <see cref="EdgeTrigger.Period"/>, min.</summary>
    public double PeriodMin { get; init; } = 1;
}

/// <summary>Where models are made of updates.</summary>
public enum Tier
{
    /// <summary>The cloud.</summary>
    Cloud,

    /// <summary>The gateway, where gateways have models of their own; else the cloud.</summary>
    Gateway,
}

/// <summary>When a satellite that has delivered an update trains again.</summary>
public enum TrainAgain
{
    /// <summary>For its next contact, on new captures, with the newest model it has.</summary>
    EachContact,

    /// <summary>When it has received a newer version.</summary>
    EachVersion,
}

/// <summary>How rounds go under a rule.</summary>
/// <param name="Trigger">What closes a round.</param>
/// <param name="TrainAgain">When satellites train again.</param>
public sealed record RoundPolicy(RoundTrigger Trigger, TrainAgain TrainAgain)
{
    /// <summary>Updates that close a round under <see cref="RoundTrigger.Count"/>.</summary>
    public int Count { get; init; } = 1;

    /// <summary>How gateways make models of their own; null where they only sum what goes to the cloud.</summary>
    public EdgePolicy? Edge { get; init; }

    /// <summary>A gateway's own rounds that close a round of the cloud under <see cref="RoundTrigger.EdgeRounds"/>.</summary>
    public int EdgeRounds { get; init; } = 1;

    /// <summary>The rule's key that says how many updates close a round.</summary>
    public string CountKey { get; init; } = "";

    /// <summary>The tier whose newest version an update must have been trained from to be of use to the rule; null where older ones are, too.</summary>
    public Tier? DropsOlderThan { get; init; }

    /// <summary>What a satellite's battery must hold for a training to start.</summary>
    public EnergyGate Gate { get; init; }

    /// <summary>Whether the rule settles weights by the contact plan of the round, whose end must be known then.</summary>
    public bool NeedsPlan { get; init; }

    /// <summary>Whether a sample counts once a round, however many updates carry it.</summary>
    public bool CountsSamplesOnce { get; init; }

    /// <summary>What the rule wants to be told.</summary>
    public Forecasts Forecasts { get; init; }
}
