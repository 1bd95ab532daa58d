using SemSpace.Fl.Data;
using SemSpace.Fl.Models;
using SemSpace.Fl.Models.Cnn;

namespace SemSpace.Fl.Training;

/// <summary>What a learning task is made for.</summary>
/// <param name="Images">The size of the images.</param>
/// <param name="Classes">The number of classes; labels lie below it.</param>
public sealed record LearningSubject(ImageSize Images, int Classes)
{
    /// <summary>Images of the Earth: three colours, 32 x 32 pixels, and the classes of land cover.</summary>
    public static LearningSubject Earth { get; } = new(new(3, PatchSize.Default.Pixels, PatchSize.Default.Pixels), EarthDataset.ClassNames.Count);

    /// <summary>The model that tells classes apart, for tasks that do.</summary>
    public ClassifierModel Classifier { get; init; } = new CnnModel();
}
