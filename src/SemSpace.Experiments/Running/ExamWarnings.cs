using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Orbit;

namespace SemSpace.Experiments.Running;

/// <summary>Judges an exam before the run: whether it asks for all classes, and whether the target wants any learning. Pure functions.</summary>
internal static class ExamWarnings
{
    /// <summary>What to tell, one sentence or two each.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="data">Its images of the Earth; null where they come from a data set, whose training images show all classes.</param>
    /// <param name="exam">Its exam.</param>
    /// <param name="maxLatitudeDeg">How far from the equator places were looked for, degrees.</param>
    public static IEnumerable<string> Of(Scenario scenario, EarthDataset? data, Exam exam, double maxLatitudeDeg)
    {
        if (scenario.Learning.Task.Value.HasClasses)
        {
            (string Name, ExamSet Set)[] sets = [("validation", exam.Validation), ("test", exam.Test)];
            foreach ((string name, ExamSet set) in sets.Where(set => set.Set.Images.Count < exam.ClassNames.Count))
                yield return FormattableString.Invariant($"the {name} set has {Counted.Of(set.Images.Count, "image")} (learning.{name}_images at most), and there are {exam.ClassNames.Count} classes: it has no image of some of them.");
            if (NotFound(scenario, data, exam, [.. sets.Where(set => set.Set.Images.Count >= exam.ClassNames.Count)], maxLatitudeDeg) is { } missing) yield return missing;
        }

        if (Unlearnt(scenario, exam) is { } unlearnt) yield return unlearnt;
    }

    /// <summary>Classes that satellites may train on and that a set has no image of; not ocean where the scenario leaves no room for it.</summary>
    private static string? NotFound(Scenario scenario, EarthDataset? data, Exam exam, (string Name, ExamSet Set)[] sets, double maxLatitudeDeg)
    {
        int month = scenario.StartUtc.UtcMonth;
        if (sets.All(set => !Missing(scenario, exam, set.Set).Any())) return null;
        IReadOnlySet<LandCover>? trainable = data?.TrainableClasses(month, maxLatitudeDeg);
        string[] parts = [.. from set in sets
                             let classes = string.Join(", ", Missing(scenario, exam, set.Set).Where(c => trainable is null || trainable.Contains((LandCover)c)).Select(c => exam.ClassNames[c]))
                             where classes.Length > 0
                             group set.Name by classes into alike
                             select $"no image of {alike.Key} is in the {string.Join(" or the ", alike)} set"];
        if (parts.Length == 0) return null;
        if (data is null) return $"{string.Join(", and ", parts)}. Scores say nothing about such a class. Raise learning.validation_images or learning.test_images, or set another data.exam_seed.";
        string name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return FormattableString.Invariant($"{string.Join(", and ", parts)}, though satellites may train on such: none was found in its blocks within {maxLatitudeDeg:0.#}° of the equator in {name}. ")
            + "Scores say nothing about such a class. Other blocks (data.exam_seed, data.test_block_deg) may have it.";
    }

    private static IEnumerable<int> Missing(Scenario scenario, Exam exam, ExamSet set)
    {
        bool hasOcean = scenario.Data.Stored is not null || (int)(scenario.Data.ExamOceanShareMax * set.Images.Count) > 0;
        return set.MissingClasses(exam.ClassNames.Count).Where(c => hasOcean || c != (int)LandCover.Ocean);
    }

    private static string? Unlearnt(Scenario scenario, Exam exam)
    {
        LearningSpec learning = scenario.Learning;
        if (learning.TargetScore is not { } target || learning.Task.Value.UnlearntScore(exam.Validation.Images) is not { } score || target > score) return null;
        return learning.Task.Value.HasClasses
            ? FormattableString.Invariant($"learning.target_score is {target}, and always naming the commonest class of the validation set scores {score:0.000}: the target says nothing about learning. Set it higher.")
            : FormattableString.Invariant($"learning.target_score is {target} dB, and sending each image's mean colour scores {score:0.0} dB on the validation set: the target says nothing about learning. Set it higher.");
    }
}
