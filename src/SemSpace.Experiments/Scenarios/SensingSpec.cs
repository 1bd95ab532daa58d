using SemSpace.Sim.Sensing;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.SensingSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>The camera and the buffer of every satellite.</summary>
public sealed record SensingSpec
{
    /// <summary>The keys.</summary>
    public static Section<SensingSpec> Keys { get; } = new(
        "Each satellite's camera and the buffer it trains on. Images are 32 × 32 pixels.",
        () => new(),
        [
            .. Is.Part(SensingOptions.Keys, s => s.Options, (s, v) => s with { Options = v }),
            Is.Of("patch_km", Kinds.Within(10, 3000, "km"), "width of the ground that an image shows",
                s => s.PatchKm, (s, v) => s with { PatchKm = v }),
        ]);

    /// <summary>When images are taken and which are kept.</summary>
    public SensingOptions Options { get; init; } = new();

    /// <summary>Width of the ground patch that one image shows, km.</summary>
    public double PatchKm { get; init; } = 512;
}
