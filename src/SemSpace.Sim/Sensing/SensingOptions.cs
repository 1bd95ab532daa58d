namespace SemSpace.Sim.Sensing;

/// <summary>Which captures a satellite still holds when it trains.</summary>
public enum BufferPolicy
{
    /// <summary>What was captured since the last contact with any gateway and not yet trained on, at most one orbit.</summary>
    SinceContact,

    /// <summary>What was captured in the last orbit.</summary>
    LastOrbit,

    /// <summary>All since one orbit before the start; within a day satellites of one shell have then seen the same Earth.</summary>
    Everything,
}

/// <summary>The camera and the buffer of every satellite.</summary>
public sealed record SensingOptions
{
    /// <summary>Time between two captures, s.</summary>
    public double CaptureIntervalS { get; init; } = 20;

    /// <summary>Whether the camera needs the Sun above the horizon at the image's centre.</summary>
    public bool DaylightOnly { get; init; } = true;

    /// <summary>Which captures are kept.</summary>
    public BufferPolicy Buffer { get; init; } = BufferPolicy.SinceContact;

    /// <summary>Fewest samples worth a training.</summary>
    public int MinSamples { get; init; } = 8;
}
