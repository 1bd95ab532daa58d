using Is = SemSpace.Keys.Keys<SemSpace.Sim.Sensing.SensingOptions>;

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

    /// <summary>The keys.</summary>
    public static Section<SensingOptions> Keys { get; } = new(
        "Each satellite's camera and the buffer it trains on. Images are 32 × 32 pixels.",
        () => new(),
        Is.Of("capture_interval_s", Kinds.Within(0.1, 86_400, "s"), "time between two images",
            s => s.CaptureIntervalS, (s, v) => s with { CaptureIntervalS = v }),
        Is.Of("daylight_only", Kinds.Flag, "no images where the Sun is down",
            s => s.DaylightOnly, (s, v) => s with { DaylightOnly = v }),
        Is.Of("buffer", Buffers, "images that a training uses: since the last contact with any gateway (at most one orbit), of the last orbit, or all",
            s => s.Buffer, (s, v) => s with { Buffer = v }),
        Is.Of("min_samples", Kinds.Whole(1, 1_000_000), "fewest images worth a training",
            s => s.MinSamples, (s, v) => s with { MinSamples = v }));

    private static ChoiceKind<BufferPolicy> Buffers => new(
        ("since_contact", BufferPolicy.SinceContact), ("last_orbit", BufferPolicy.LastOrbit), ("everything", BufferPolicy.Everything));
}
