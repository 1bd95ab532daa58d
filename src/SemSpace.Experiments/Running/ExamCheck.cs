using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;

namespace SemSpace.Experiments.Running;

/// <summary>Whether a scenario's validation and test sets can be drawn, and if not, what would make it possible.</summary>
internal static class ExamCheck
{
    private const double LeastPatchKm = 10, PatchStepKm = 10, FractionStep = 0.05;
    private const int SmallestBlockDeg = 1, LargestBlockDeg = 45;

    /// <summary>Checks that enough places, as far north and south as satellites come, show test blocks alone, and enough validation blocks alone.</summary>
    /// <exception cref="ScenarioException">There are none, or hardly any.</exception>
    public static void Run(Scenario scenario, EarthDataset data, double maxLatitudeDeg)
    {
        PatchUse[] undrawable = [.. new[] { PatchUse.Test, PatchUse.Validation }.Where(use => !IsDrawable(data, use, maxLatitudeDeg))];
        if (undrawable.Length == 0) return;
        DataSpec spec = scenario.Data;
        string where = maxLatitudeDeg == 0 ? "on the equator" : FormattableString.Invariant($"within {maxLatitudeDeg:0.###}° of the equator");
        string[] ways = [.. Ways(scenario, data, maxLatitudeDeg)];
        string hint = ways.Length == 0 ? "Change several of them together." : $"It would do to set {string.Join(", or ", ways)}.";
        throw new ScenarioException([ScenarioFault.OfKey("data.test_block_deg", FormattableString.Invariant(
            $"is {spec.TestBlockDeg}, data.test_fraction {spec.TestFraction}, data.validation_fraction {spec.ValidationFraction} and sensing.patch_km {scenario.Sensing.PatchKm}; ")
            + $"must let images fit into {string.Join(" and ", undrawable.Select(Name))} blocks {where}, where the satellites pass, and with the blocks of data.exam_seed {spec.ExamSeed} they do not. {hint}")]);
    }

    private static string Name(PatchUse use) => use == PatchUse.Test ? "test" : "validation";

    private static bool IsDrawable(EarthDataset data, PatchUse use, double maxLatitudeDeg) => data.Share(use, maxLatitudeDeg) >= EarthDataset.LeastShare;

    /// <summary>For each key a value with which, all else unchanged, both sets can be drawn: the widest image, the nearest block, the smallest shares.</summary>
    private static IEnumerable<string> Ways(Scenario scenario, EarthDataset data, double maxLatitudeDeg)
    {
        DataSpec spec = scenario.Data;
        double widest = Math.Floor(scenario.Sensing.PatchKm / PatchStepKm) * PatchStepKm;
        double? patch = First(Enumerable.Range(0, (int)Math.Max(0, 1 + ((widest - LeastPatchKm) / PatchStepKm))).Select(i => widest - (i * PatchStepKm)),
            km => With(km, spec.TestBlockDeg, spec.ValidationFraction, spec.TestFraction));
        if (patch is { } km) yield return FormattableString.Invariant($"sensing.patch_km to {km}");
        double? block = First(Enumerable.Range(SmallestBlockDeg, LargestBlockDeg).Select(deg => (double)deg).OrderBy(deg => Math.Abs(deg - spec.TestBlockDeg)),
            deg => With(scenario.Sensing.PatchKm, deg, spec.ValidationFraction, spec.TestFraction));
        if (block is { } deg) yield return FormattableString.Invariant($"data.test_block_deg to {deg}");
        double? test = First(Fractions(spec.TestFraction, spec.ValidationFraction), share => With(scenario.Sensing.PatchKm, spec.TestBlockDeg, spec.ValidationFraction, share));
        if (test is { } most) yield return FormattableString.Invariant($"data.test_fraction to {most}");
        double? validation = First(Fractions(spec.ValidationFraction, spec.TestFraction), share => With(scenario.Sensing.PatchKm, spec.TestBlockDeg, share, spec.TestFraction));
        if (validation is { } least) yield return FormattableString.Invariant($"data.validation_fraction to {least}");

        EarthDatasetOptions With(double patchKm, double blockDeg, double validationShare, double testShare)
            => new(new PatchSize(PatchSize.Default.Pixels, patchKm), blockDeg, validationShare, testShare);

        double? First(IEnumerable<double> candidates, Func<double, EarthDatasetOptions> options)
            => candidates.Select(value => (double?)value).FirstOrDefault(value => data.With(options(value!.Value)) is var other
                && IsDrawable(other, PatchUse.Test, maxLatitudeDeg) && IsDrawable(other, PatchUse.Validation, maxLatitudeDeg));
    }

    /// <summary>Larger shares for one use, as far as that of the other leaves room for.</summary>
    private static IEnumerable<double> Fractions(double own, double other)
    {
        int first = 1 + (int)(own / FractionStep), last = (int)(Math.Min(DataSpec.MostFraction, DataSpec.MostTogether - other) / FractionStep);
        return Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(i => Math.Round(i * FractionStep, 2));
    }
}
