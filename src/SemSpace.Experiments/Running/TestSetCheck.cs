using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Data;

namespace SemSpace.Experiments.Running;

/// <summary>Whether a scenario's test set can be drawn, and if not, what would make it possible.</summary>
internal static class TestSetCheck
{
    private const double LeastPatchKm = 10, PatchStepKm = 10, FractionStep = 0.05, MostFraction = 0.9;
    private const int SmallestBlockDeg = 1, LargestBlockDeg = 45;

    /// <summary>Checks that enough places, as far north and south as satellites come, show test blocks alone.</summary>
    /// <exception cref="ScenarioException">There are none, or hardly any.</exception>
    public static void Run(Scenario scenario, EarthDataset data, double maxLatitudeDeg)
    {
        if (IsDrawable(data, maxLatitudeDeg)) return;
        DataSpec spec = scenario.Data;
        string where = maxLatitudeDeg == 0 ? "on the equator" : FormattableString.Invariant($"within {maxLatitudeDeg:0.###}° of the equator");
        string[] ways = [.. Ways(scenario, data, maxLatitudeDeg)];
        string hint = ways.Length == 0 ? "Change several of them together." : $"It would do to set {string.Join(", or ", ways)}.";
        throw new ScenarioException([ScenarioFault.OfKey("data.test_block_deg", FormattableString.Invariant(
            $"is {spec.TestBlockDeg}, data.test_fraction {spec.TestFraction} and sensing.patch_km {scenario.Sensing.PatchKm}; ")
            + $"must let images fit into test blocks {where}, where the satellites pass, and with this seed's blocks they do not. {hint}")]);
    }

    private static bool IsDrawable(EarthDataset data, double maxLatitudeDeg) => data.TestShare(maxLatitudeDeg) >= EarthDataset.LeastTestShare;

    /// <summary>For each key a value with which, all else unchanged, test images fit: the widest image, the nearest block, the smallest share.</summary>
    private static IEnumerable<string> Ways(Scenario scenario, EarthDataset data, double maxLatitudeDeg)
    {
        DataSpec spec = scenario.Data;
        double widest = Math.Floor(scenario.Sensing.PatchKm / PatchStepKm) * PatchStepKm;
        double? patch = First(Enumerable.Range(0, (int)Math.Max(0, 1 + ((widest - LeastPatchKm) / PatchStepKm))).Select(i => widest - (i * PatchStepKm)),
            km => With(km, spec.TestBlockDeg, spec.TestFraction));
        if (patch is { } km) yield return FormattableString.Invariant($"sensing.patch_km to {km}");
        double? block = First(Enumerable.Range(SmallestBlockDeg, LargestBlockDeg).Select(deg => (double)deg).OrderBy(deg => Math.Abs(deg - spec.TestBlockDeg)),
            deg => With(scenario.Sensing.PatchKm, deg, spec.TestFraction));
        if (block is { } deg) yield return FormattableString.Invariant($"data.test_block_deg to {deg}");
        int below = (int)(spec.TestFraction / FractionStep);
        double? fraction = First(Enumerable.Range(below + 1, 1 + (int)(MostFraction / FractionStep)).Select(i => Math.Round(i * FractionStep, 2)).Where(f => f <= MostFraction),
            share => With(scenario.Sensing.PatchKm, spec.TestBlockDeg, share));
        if (fraction is { } most) yield return FormattableString.Invariant($"data.test_fraction to {most}");

        EarthDatasetOptions With(double patchKm, double blockDeg, double share) => new(new PatchSize(PatchSize.Default.Pixels, patchKm), blockDeg, share);

        double? First(IEnumerable<double> candidates, Func<double, EarthDatasetOptions> options)
            => candidates.Select(value => (double?)value).FirstOrDefault(value => IsDrawable(data.With(options(value!.Value)), maxLatitudeDeg));
    }
}
