using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Fl.Training;
using SemSpace.Semantic;

namespace SemSpace.Experiments.Running;

/// <summary>The learning tasks by name.</summary>
internal static class LearningTasks
{
    private const int Colours = 3;

    /// <summary>The task a scenario names.</summary>
    public static ILearningTask Create(Scenario scenario) => scenario.Learning.Task switch
    {
        LearningTaskName.LandCover => new LandCoverTask(),
        LearningTaskName.Semantic => new SemanticTask(scenario.Semantic, new ImageSize(Colours, PatchSize.Default.Pixels, PatchSize.Default.Pixels)),
        _ => throw new InvalidOperationException($"Bug in SemSpace: no such task as {scenario.Learning.Task}."),
    };
}
