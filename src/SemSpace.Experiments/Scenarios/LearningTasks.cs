using SemSpace.Fl.Training;
using SemSpace.Semantic;

namespace SemSpace.Experiments.Scenarios;

/// <summary>The learning tasks by name.</summary>
public static class LearningTasks
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<LearningTaskOptions> All { get; } = new(
        "learning task",
        Member<LearningTaskOptions>.Of("land_cover", "classifies land cover", LandCoverOptions.Keys),
        Member<LearningTaskOptions>.Of("classify", "names the class of an image of any source", ClassifyOptions.Keys),
        Member<LearningTaskOptions>.Of("semantic", "sends images by a learned codec", SemanticOptions.Keys));
}
