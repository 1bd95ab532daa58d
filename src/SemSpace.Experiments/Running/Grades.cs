using SemSpace.Fl.Data;
using SemSpace.Fl.Training;
using SemSpace.Reports.Models;
using SemSpace.Reports.Tables;

namespace SemSpace.Experiments.Running;

/// <summary>What the kept versions of a run's model answer in its exam, by class and by block of the Earth.</summary>
/// <param name="Classes">By class.</param>
/// <param name="Regions">By block.</param>
internal sealed record Grades(IReadOnlyList<ClassRecord> Classes, IReadOnlyList<RegionRecord> Regions)
{
    /// <summary>No grades.</summary>
    public static Grades None { get; } = new([], []);

    /// <summary>The grades of the versions that a run keeps; empty for a task without classes.</summary>
    public static Grades Of(LocalTrainer trainer, Exam exam, IEnumerable<KeptModel> models)
    {
        List<ClassRecord> classes = [];
        List<RegionRecord> regions = [];
        foreach (KeptModel model in models)
        {
            foreach ((string name, ExamSet set) in new[] { ("test", exam.Test), ("validation", exam.Validation) })
            {
                if (trainer.Answers(model.Parameters, set.Images) is not { } answers) continue;
                (string Model, string Set) which = (model.File == ModelFile.Best ? ClassRecord.Best : ClassRecord.Last, name);
                classes.AddRange(exam.ClassNames.Select((label, c) => OfClass(which, label, c, set.Images.Labels, answers)));
                regions.AddRange(OfBlocks(which, set, answers));
            }
        }

        return new(classes, regions);
    }

    private static ClassRecord OfClass((string Model, string Set) which, string name, int label, long[] labels, long[] answers)
    {
        int images = labels.Count(truth => truth == label), right = labels.Zip(answers).Count(pair => pair.First == label && pair.Second == label);
        return new(which.Model, which.Set, name, images, answers.Count(answer => answer == label), right, images > 0 ? (double)right / images : null);
    }

    private static IEnumerable<RegionRecord> OfBlocks((string Model, string Set) which, ExamSet set, long[] answers)
        => from image in set.Blocks.Index()
           group image.Index by image.Item into block
           orderby block.Key.LatitudeDeg, block.Key.LongitudeDeg
           select new RegionRecord(
               which.Model, which.Set, block.Key.LatitudeDeg, block.Key.LongitudeDeg, block.Count(), block.Count(i => answers[i] == set.Images.Labels[i]));
}
