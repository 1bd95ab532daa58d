using System.Globalization;
using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;
using SemSpace.Orbit;

namespace SemSpace.Experiments.Running;

/// <summary>Judges an exam before the run: whether it asks for all classes, often enough, whether ocean rules a codec's score, and whether the target wants any learning. Pure functions.</summary>
internal static class ExamWarnings
{
    /// <summary>Fewer images of a class say little about it.</summary>
    private const int EnoughImages = 10;

    /// <summary>A share of open ocean that a codec's mean score bears.</summary>
    private const double LittleOcean = 0.05;

    /// <summary>What to tell, one sentence or two each.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="data">Its images of the Earth; null where they come from a data set, whose training images show all classes.</param>
    /// <param name="exam">Its exam.</param>
    /// <param name="maxLatitudeDeg">How far from the equator places were looked for, degrees.</param>
    public static IEnumerable<string> Of(Scenario scenario, EarthDataset? data, Exam exam, double maxLatitudeDeg)
    {
        if (scenario.Learning.Task.Value.HasClasses)
        {
            foreach (string warning in OfClasses(scenario, data, exam, maxLatitudeDeg)) yield return warning;
        }

        if (FlatOcean(scenario, exam) is { } ocean) yield return ocean;
        if (Unlearnt(scenario, exam) is { } unlearnt) yield return unlearnt;
    }

    private static IEnumerable<string> OfClasses(Scenario scenario, EarthDataset? data, Exam exam, double maxLatitudeDeg)
    {
        (string Name, ImageSet Images)[] sets = [("validation", exam.Validation.Images), ("test", exam.Test.Images)];
        foreach ((string name, ImageSet images) in sets.Where(set => set.Images.Count < exam.ClassNames.Count))
            yield return FormattableString.Invariant($"the {name} set has {Counted.Of(images.Count, "image")} (learning.{name}_images at most), and there are {exam.ClassNames.Count} classes: it has no image of some of them.");
        Scarce[] scarce = [.. sets.SelectMany(set => ScarceIn(scenario, exam, set.Name, set.Images))];
        Scarce[] missing = Missing(scenario, data, scarce, maxLatitudeDeg);
        if (missing.Length > 0) yield return NotFound(scenario, data, exam, missing, maxLatitudeDeg);
        Scarce[] few = [.. scarce.Where(one => one.Images > 0 && missing.All(other => other.Class != one.Class))];
        if (few.Length > 0) yield return Few(data, exam, few);
    }

    /// <summary>
    /// Classes of which a set has less than enough, and less than an equal share: not those of a set that was asked to be small, as in a quick run, nor ocean where
    /// the scenario leaves no more room for it.
    /// </summary>
    private static IEnumerable<Scarce> ScarceIn(Scenario scenario, Exam exam, string set, ImageSet images)
    {
        int classes = exam.ClassNames.Count, wanted = Math.Min(EnoughImages, images.Count / classes);
        int ocean = scenario.Data.Stored is null ? Math.Min(wanted, (int)(scenario.Data.ExamOceanShareMax * images.Count)) : wanted;
        return from one in images.ClassCounts(classes).Index()
               where one.Item < (one.Index == (int)LandCover.Ocean ? ocean : wanted)
               select new Scarce(set, one.Index, one.Item);
    }

    /// <summary>Classes that satellites may train on and that a set has no image of.</summary>
    private static Scarce[] Missing(Scenario scenario, EarthDataset? data, Scarce[] scarce, double maxLatitudeDeg)
    {
        Scarce[] none = [.. scarce.Where(one => one.Images == 0)];
        if (none.Length == 0 || data is null) return none;
        IReadOnlySet<LandCover> trainable = data.TrainableClasses(scenario.StartUtc.UtcMonth, maxLatitudeDeg);
        return [.. none.Where(one => trainable.Contains((LandCover)one.Class))];
    }

    private static string NotFound(Scenario scenario, EarthDataset? data, Exam exam, Scarce[] missing, double maxLatitudeDeg)
    {
        string[] parts = [.. from one in missing
                             group exam.ClassNames[one.Class] by one.Set into set
                             group set.Key by string.Join(", ", set) into alike
                             select $"no image of {alike.Key} is in the {string.Join(" or the ", alike)} set"];
        if (data is null) return $"{string.Join(", and ", parts)}. Scores say nothing about such a class. Raise learning.validation_images or learning.test_images, or set another data.exam_seed.";
        string name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(scenario.StartUtc.UtcMonth);
        return FormattableString.Invariant($"{string.Join(", and ", parts)}, though satellites may train on such: none was found in its blocks within {maxLatitudeDeg:0.#}° of the equator in {name}. ")
            + "Scores say nothing about such a class. Other blocks (data.exam_seed, data.test_block_deg) may have it.";
    }

    private static string Few(EarthDataset? data, Exam exam, Scarce[] few)
    {
        string[] parts = [.. from one in few
                             group FormattableString.Invariant($"{one.Images} of {exam.ClassNames[one.Class]}") by one.Set into set
                             select $"the {set.Key} set has {string.Join(", ", set)}"];
        string more = data is null
            ? "Larger shares (data.validation_fraction, data.test_fraction) may have more."
            : "Larger sets (learning.validation_images, learning.test_images) or other blocks (data.exam_seed, data.test_block_deg) may have more.";
        return FormattableString.Invariant($"few images of some classes: {string.Join(", and ", parts)}. In balanced accuracy each class counts as much as any other, and fewer than {EnoughImages} images say little about one. {more}");
    }

    /// <summary>Ocean in the test set of a codec where nothing limits it; null for other tasks and images, and where there is little.</summary>
    private static string? FlatOcean(Scenario scenario, Exam exam)
    {
        if (scenario.Learning.Task.Value.HasClasses || scenario.Data.Stored is not null || scenario.Data.ExamOceanShareMax < 1) return null;
        double share = (double)exam.Test.Images.ClassCounts(exam.ClassNames.Count)[(int)LandCover.Ocean] / exam.Test.Images.Count;
        return share <= LittleOcean ? null : FormattableString.Invariant(
            $"data.exam_ocean_share_max is 1, and {100 * share:0} % of the test set is open ocean, which is one colour but for noise and scores about 50 dB whatever is learnt: the mean hangs on it. Set it to {LittleOcean}.");
    }

    private static string? Unlearnt(Scenario scenario, Exam exam)
    {
        LearningSpec learning = scenario.Learning;
        if (learning.TargetScore is not { } target || learning.Task.Value.UnlearntScore(exam.Validation.Images) is not { } score || target > score) return null;
        return learning.Task.Value.HasClasses
            ? FormattableString.Invariant($"learning.target_score is {target}, and always naming the commonest class of the validation set scores {score:0.000}: the target says nothing about learning. Set it higher.")
            : FormattableString.Invariant($"learning.target_score is {target} dB, and sending each image's mean colour scores {score:0.0} dB on the validation set: the target says nothing about learning. Set it higher.");
    }

    /// <summary>A class of which a set has few images, or none.</summary>
    private readonly record struct Scarce(string Set, int Class, int Images);
}
