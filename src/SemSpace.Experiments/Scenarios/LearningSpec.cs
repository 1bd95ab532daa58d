using SemSpace.Fl.Models;
using SemSpace.Fl.Training;
using Is = SemSpace.Keys.Keys<SemSpace.Experiments.Scenarios.LearningSpec>;

namespace SemSpace.Experiments.Scenarios;

/// <summary>What is learned and how a satellite trains.</summary>
public sealed record LearningSpec
{
    private const int MostExamImages = 100_000, MostParameters = 1_000_000_000;

    /// <summary>The keys; those of the tasks' options stand in sections of the scenario.</summary>
    public static Section<LearningSpec> Keys { get; } = new(
        "What is learned, and how a satellite trains.",
        () => new(),
        [
            Is.Choice("task", LearningTasks.All, "classify land cover (data.source earth) or images of any source (both scored by accuracy), or send images by a learned codec (scored by PSNR)",
                l => l.Task, (l, v) => l with { Task = v }),
            Is.Choice("model", ClassifierModels.All, $"what land_cover and classify train: {ClassifierModels.All.Meanings}",
                l => l.Model, (l, v) => l with { Model = v }),
            Is.Of("parameters", new OptionalKind<int>(Kinds.Whole(1, MostParameters)), "size of the model in mode timing, parameters of 32 bits; none for that of the model",
                l => l.Parameters, (l, v) => l with { Parameters = v }),
            .. Is.Options(ClassifierModels.All, l => l.Model, (l, v) => l with { Model = v }),
            .. Is.Part(LocalTrainingOptions.Keys, l => l.Training, (l, v) => l with { Training = v }),
            Is.Of("test_images", Kinds.Whole(1, MostExamImages), "images in the test set, which decides nothing and is reported", l => l.TestImages, (l, v) => l with { TestImages = v }),
            Is.Of("validation_images", Kinds.Whole(1, MostExamImages), "images in the validation set, which decides: target_score, the best version",
                l => l.ValidationImages, (l, v) => l with { ValidationImages = v }),
            Is.Of("centralised_baseline", Kinds.Flag, "also train on all samples that satellites gather, in one place, to compare with",
                l => l.CentralisedBaseline, (l, v) => l with { CentralisedBaseline = v }),
            Is.Of("centralised_epochs", new OptionalKind<int>(Kinds.Whole(1, 1000)), "passes of that training over all samples; none for local_epochs",
                l => l.CentralisedEpochs, (l, v) => l with { CentralisedEpochs = v }),
            Is.Of("target_score", new OptionalKind<double>(Kinds.Above(0, 100)),
                "score on the validation set whose first reaching is the time to target: accuracy (at most 1), or PSNR in dB",
                l => l.TargetScore, (l, v) => l with { TargetScore = v }),
            Is.Of("save_best_model", Kinds.Flag, "whether the results hold the version with the highest score on the validation set, too, and not the last alone",
                l => l.SaveBestModel, (l, v) => l with { SaveBestModel = v }),
        ])
    {
        Laws = [new(["target_score", "task"], OutOfReach)],
    };

    /// <summary>The chosen task, and the options of all.</summary>
    public Choice<LearningTaskOptions> Task { get; init; } = LearningTasks.All.Default;

    /// <summary>The chosen classifier, and the options of all.</summary>
    public Choice<ClassifierModel> Model { get; init; } = ClassifierModels.All.Default;

    /// <summary>Parameters of the model that stands for one in timing mode; null for as many as the model has.</summary>
    public int? Parameters { get; init; }

    /// <summary>How a satellite trains.</summary>
    public LocalTrainingOptions Training { get; init; } = new();

    /// <summary>Images in the test set.</summary>
    public int TestImages { get; init; } = 512;

    /// <summary>Images in the validation set.</summary>
    public int ValidationImages { get; init; } = 256;

    /// <summary>Whether a model is also trained on all satellites' samples in one place, to compare with.</summary>
    public bool CentralisedBaseline { get; init; } = true;

    /// <summary>Passes of that training over the samples; null for as many as a satellite's training makes.</summary>
    public int? CentralisedEpochs { get; init; }

    /// <summary>Score on the validation set whose first reaching is the time to target; null for none.</summary>
    public double? TargetScore { get; init; }

    /// <summary>Whether the results hold the best version of the model, too.</summary>
    public bool SaveBestModel { get; init; }

    private static string? OutOfReach(LearningSpec l)
        => l.TargetScore is { } target && target > l.Task.Value.MostScore
            ? FormattableString.Invariant($"is {target}; must be at most {l.Task.Value.MostScore} for the task {l.Task.Name}, whose score is the accuracy.")
            : null;
}
