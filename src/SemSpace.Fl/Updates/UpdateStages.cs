using SemSpace.Fl.Updates.Clip;
using SemSpace.Fl.Updates.Float16;
using SemSpace.Fl.Updates.TopK;

namespace SemSpace.Fl.Updates;

/// <summary>The stages that an update may pass, by name.</summary>
public static class UpdateStages
{
    /// <summary>The catalogue.</summary>
    public static Catalogue<UpdateStage> All { get; } = new(
        "update stage",
        Member<UpdateStage>.Of("clip", "shortens what is longer than a bound", ClipStage.Keys),
        Member<UpdateStage>.Of("top_k", "sends the largest values alone", TopKStage.Keys),
        Member<UpdateStage>.Of("float16", "sends values in half precision", Float16Stage.Keys));
}
