using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Training;

namespace SemSpace.Experiments.Running;

/// <summary>The learning tasks by name.</summary>
internal static class LearningTasks
{
    /// <summary>The task a scenario names.</summary>
    public static ILearningTask Create(Scenario scenario) => scenario.Learning.Task switch
    {
        LearningTaskName.LandCover => new LandCoverTask(),
        _ => throw new InvalidOperationException($"Bug in SemSpace: no such task as {scenario.Learning.Task}."),
    };
}
