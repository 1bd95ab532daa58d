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

/// <summary>How far a rule looks ahead at the updates that the contact plan foretells.</summary>
public enum LookAhead
{
    /// <summary>Not at all.</summary>
    Nothing,

    /// <summary>To the end of the round.</summary>
    Round,

    /// <summary>To the end of the round, and of the horizon.</summary>
    Horizon,
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

    /// <summary>Whether the rule has no use for an update that was trained from an older version than the newest.</summary>
    public bool DropsLate { get; init; }

    /// <summary>What a satellite's battery must hold for a training to start.</summary>
    public EnergyGate Gate { get; init; }

    /// <summary>Whether the rule settles weights by the contact plan of the round, whose end must be known then.</summary>
    public bool NeedsPlan { get; init; }

    /// <summary>How far the rule wants to know what updates are to come.</summary>
    public LookAhead LooksAhead { get; init; }
}
