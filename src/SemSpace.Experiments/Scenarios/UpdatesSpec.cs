using SemSpace.Fl.Updates;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.UpdatesSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>What updates pass on their way to a gateway.</summary>
public sealed record UpdatesSpec
{
    private const int MostStages = 16;

    /// <summary>The keys.</summary>
    public static Section<UpdatesSpec> Keys { get; } = new(
        "What every update passes before it is sent, in order; its gateway undoes it in reverse. The link carries, and is charged for, what the last stage makes.",
        () => new(),
        [
            new ScalarListKey<UpdatesSpec, string>("stages", UpdateStages.All.Names, UpdateStages.All.Meanings,
                u => u.Stages, (u, v) => u with { Stages = v })
            { DefaultInWords = "none", Most = MostStages, Members = UpdateStages.All },
            .. Is.Options(UpdateStages.All, u => u.Options, (u, v) => u with { Options = v }, (u, name) => u.Stages.Contains(name)),
        ])
    {
        Laws = [new(["stages"], u => u.Stages.Distinct().Count() == u.Stages.Count ? null : "holds a stage twice; must hold each once.")],
    };

    /// <summary>Names of the stages, in order.</summary>
    public ValueList<string> Stages { get; init; } = [];

    /// <summary>The options of all stages.</summary>
    public Choice<UpdateStage> Options { get; init; } = UpdateStages.All.Default;

    /// <summary>The stages.</summary>
    internal UpdatePipeline Pipeline => new([.. Stages.Select(stage => Options.Choose(stage).Value)]);
}
