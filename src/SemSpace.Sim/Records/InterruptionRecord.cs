using SemSpace.Orbit.Time;

namespace SemSpace.Sim.Records;

/// <summary>What was interrupted.</summary>
public enum InterruptionKind
{
    /// <summary>A satellite's power: from an empty battery to the restart.</summary>
    Brownout,

    /// <summary>The wait for a training, which would have begun.</summary>
    PutOff,

    /// <summary>A training that had begun.</summary>
    Training,

    /// <summary>An update that was trained and has reached no gateway.</summary>
    Update,
}

/// <summary>Why it was.</summary>
public enum InterruptionCause
{
    /// <summary>The battery ran empty.</summary>
    BatteryEmpty,

    /// <summary>The energy gate found too little in the battery.</summary>
    BatteryLow,

    /// <summary>A newer version came before all of it was sent.</summary>
    NewerVersion,

    /// <summary>The satellite's flight ended.</summary>
    FlightEnd,

    /// <summary>The scenario ended.</summary>
    ScenarioEnd,
}

/// <summary>What became of it.</summary>
public enum InterruptionOutcome
{
    /// <summary>Power was back.</summary>
    Restarted,

    /// <summary>The training began then.</summary>
    Trained,

    /// <summary>There were too few samples by then, or others were chosen: no training began.</summary>
    Dropped,

    /// <summary>What had been trained was lost.</summary>
    Lost,

    /// <summary>The update was thrown away.</summary>
    GivenUp,

    /// <summary>Nothing more came of it until the end.</summary>
    Unfinished,
}

/// <summary>A time in which a satellite could not do what it was about, or did it in vain.</summary>
/// <param name="Satellite">Satellite name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="Kind">What was interrupted.</param>
/// <param name="Cause">Why.</param>
/// <param name="From">From when on: the empty battery, the refusal by the gate, the training's start, or the end of the update's training.</param>
/// <param name="To">Until when.</param>
/// <param name="Seconds">How long, s.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="UpdateId">The update; null where there is none.</param>
/// <param name="Loads">Of a brown-out: the loads that were on when the battery ran empty, a plus sign between two.</param>
/// <param name="UnservedJ">Of a brown-out: wanted by loads and not given, J.</param>
/// <param name="SpentJ">Of a training or an update: spent on it in vain, J.</param>
public sealed record InterruptionRecord(
    string Satellite, int Plane, InterruptionKind Kind, InterruptionCause Cause, Epoch From, Epoch To, double Seconds, InterruptionOutcome Outcome, long? UpdateId, string Loads,
    double UnservedJ, double SpentJ);
