using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows.Eclipses;

/// <summary>Finds when a satellite is in the Earth's shadow.</summary>
public static class EclipseFinder
{
    /// <summary>Longest step of sunlight taken as constant in the penumbra; its brightness is that of the step's middle.</summary>
    private static readonly Duration PenumbraStep = Duration.FromSeconds(1);

    /// <summary>The eclipses of <see cref="CylinderShadow"/> from start to end, in order of time.</summary>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    /// <exception cref="PropagationException">The satellite has no position within the search.</exception>
    public static IReadOnlyList<TimeWindow> Find(IPropagator satellite, Epoch start, Epoch end)
        => Find(satellite, EclipseKind.Cylinder, start, end);

    /// <summary>The eclipses of a kind from start to end, in order of time.</summary>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    /// <exception cref="PropagationException">The satellite has no position within the search.</exception>
    public static IReadOnlyList<TimeWindow> Find(IPropagator satellite, EclipseKind kind, Epoch start, Epoch end)
        => new EclipseSearch(satellite, new(start, end, WindowFinder.DefaultStep)).Find(kind);

    /// <summary>
    /// The Sun's share as a function of time that is constant by steps, for exact sums of energy: what lies between the spans is full
    /// sunlight. The conical model's penumbra is cut into steps of at most 1 s; where the light grows evenly that is exact, and the
    /// Sun's round edge leaves below 0.1 % of a penumbra's light.
    /// </summary>
    /// <returns>Spans in order of time, apart from each other or touching.</returns>
    /// <exception cref="ArgumentException">The end is before the start.</exception>
    /// <exception cref="PropagationException">The satellite has no position within the search.</exception>
    public static IReadOnlyList<ShadowSpan> Shadows(IPropagator satellite, ShadowModel model, Epoch start, Epoch end)
    {
        EclipseSearch search = new(satellite, new(start, end, WindowFinder.DefaultStep));
        if (model == ShadowModel.Cylinder) return [.. search.Find(EclipseKind.Cylinder).Select(dark => new ShadowSpan(dark.Start, dark.End, 0))];
        ConicalShadow shadow = new(satellite);
        List<TimeWindow> umbras = search.Find(EclipseKind.Umbra);
        List<ShadowSpan> spans = [];
        int next = 0;
        foreach (TimeWindow eclipse in search.Find(EclipseKind.Penumbra))
        {
            Epoch now = eclipse.Start;
            for (; next < umbras.Count && umbras[next].Start < eclipse.End; next++)
            {
                AddPenumbra(spans, shadow, now, umbras[next].Start);
                spans.Add(new(umbras[next].Start, umbras[next].End, 0));
                now = umbras[next].End;
            }

            AddPenumbra(spans, shadow, now, eclipse.End);
        }

        return spans;
    }

    private static void AddPenumbra(List<ShadowSpan> spans, ConicalShadow shadow, Epoch from, Epoch to)
    {
        if (to <= from) return;
        Duration length = to - from;
        long steps = ((length.Nanoseconds - 1) / PenumbraStep.Nanoseconds) + 1;
        for (long i = 0; i < steps; i++)
        {
            Epoch start = from + (length * i / steps), end = from + (length * (i + 1) / steps);
            spans.Add(new(start, end, shadow.LitFraction(start + ((end - start) / 2))));
        }
    }
}
