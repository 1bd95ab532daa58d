using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Eclipses;

namespace SemSpace.Benchmarks.Orbit;

/// <summary>
/// The eclipses of a shell as large as Starlink's first (72 planes of 22), one thread: by the batched search, by the general one that asks for
/// one instant after the other, and with the steps of light that a simulation takes. Prints the sum of what was found.
/// </summary>
internal static class EclipsesRun
{
    private const int SatellitesPerPlane = 22;

    public static void Run(RunOptions options)
    {
        int count = options.Number("satellites", 1584), days = options.Number("days", 7), repeats = options.Number("repeat", 3);
        ShadowModel model = options.Number("conical", 0) == 0 ? ShadowModel.Cylinder : ShadowModel.Conical;
        EclipseKind[] kinds = model == ShadowModel.Cylinder ? [EclipseKind.Cylinder] : [EclipseKind.Penumbra, EclipseKind.Umbra];
        Workload work = Workload.Shell(count, SatellitesPerPlane);
        Epoch end = work.Start + Duration.FromHours(24.0 * days);
        Windows("semspace_eclipses", (satellite, kind) => EclipseFinder.Find(satellite, kind, work.Start, end));
        Windows("one_by_one_eclipses", (satellite, kind) => WindowFinder.Find(Condition(satellite, kind), work.Start, end));
        Windows("semspace_light", (satellite, kind) => kind == EclipseKind.Umbra ? [] : Spans(EclipseFinder.Shadows(satellite, model, work.Start, end)));

        void Windows(string name, Func<IPropagator, EclipseKind, IReadOnlyList<TimeWindow>> find)
        {
            long windows = 0, checksum = 0;
            Measure.Repeat(name, count, repeats, () =>
            {
                (windows, checksum) = (0, 0);
                foreach (TimeWindow window in work.Satellites.SelectMany(satellite => kinds.SelectMany(kind => find(satellite, kind))))
                {
                    windows++;
                    checksum = unchecked((31 * checksum) + (window.Start - work.Start).Nanoseconds + (7 * (window.End - work.Start).Nanoseconds));
                }
            });
            Measure.Print($"{name}_found satellites={count} days={days} model={model} windows={windows} checksum={checksum:x16} peak_mib={Measure.PeakMemoryMiB:0}");
        }
    }

    private static TimeWindow[] Spans(IReadOnlyList<ShadowSpan> spans)
        => [.. spans.Select(span => new TimeWindow(span.Start, span.End, CutAtStart: false, CutAtEnd: false))];

    private static IVisibility Condition(IPropagator satellite, EclipseKind kind) => kind switch
    {
        EclipseKind.Cylinder => new Darkness(new CylinderShadow(satellite)),
        EclipseKind.Penumbra => new ConicalShadow(satellite).Penumbra,
        EclipseKind.Umbra => new ConicalShadow(satellite).Umbra,
    };

    private sealed class Darkness(CylinderShadow light) : IVisibility
    {
        public double SignedMargin(Epoch epoch) => -light.SignedMargin(epoch);
    }
}
