using SemSpace.Orbit.Tests.Reference;
using SemSpace.Reports.Figures;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>
/// The figure why the orbit model matters (docs/validation.md): how far two-body motion and the drift of J2 go from SGP4 in three days, for
/// Sentinel-1A, with the figures that are published for Sentinel-1C in the same orbit.
/// </summary>
internal static class DriftRun
{
    private const double EndHours = 72, StepsPerHour = 12, LeastKm = 1;

    private static readonly (double Hours, double Km)[] Published = [(3, 252), (24, 1856), (72, 5418)];

    public static void Run(RunOptions options)
    {
        (string Label, Func<double, double> Km)[] models =
        [
            ("J2 drift, mean elements", Sentinel1A.J2Km),
            ("two-body, mean elements", Sentinel1A.TwoBodyKm),
            ("two-body from the node", hours => Sentinel1A.OsculatingKm(0, hours)),
            ("two-body from 73\u00b0", hours => Sentinel1A.OsculatingKm(20, hours)),
            ("two-body from 90\u00b0", hours => Sentinel1A.OsculatingKm(24.7, hours)),
        ];
        foreach ((string label, Func<double, double> km) in models)
            Measure.Print($"{label}: {string.Join(", ", Published.Select(point => FormattableString.Invariant($"{km(point.Hours):0.0} km at {point.Hours} h")))}");
        IReadOnlyList<string> files = FigureCatalogue.WriteDistances(
            options.Path, "two-body-against-sgp4", ("time since the start (h)", "distance from SGP4 (km)"),
            [.. models.Select(model => new DistanceCurve(model.Label, Sampled(model.Km))), new("published for Sentinel-1C", Published, IsMarks: true)]);
        foreach (string file in files) Measure.Print($"{file}");
    }

    /// <summary>From the first kilometre on.</summary>
    private static (double Hours, double Km)[] Sampled(Func<double, double> km)
        =>
        [
            .. Enumerable.Range(0, (int)(EndHours * StepsPerHour) + 1).Select(i => i / StepsPerHour)
                .Select(hours => (hours, km(hours))).Where(point => point.Item2 >= LeastKm),
        ];
}
