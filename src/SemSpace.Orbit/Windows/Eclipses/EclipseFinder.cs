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
        => WindowFinder.Find(new Searched(Condition(satellite, kind), start, end), start, end);

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
        if (model == ShadowModel.Cylinder) return [.. Find(satellite, start, end).Select(dark => new ShadowSpan(dark.Start, dark.End, 0))];
        ConicalShadow shadow = new(satellite);
        IReadOnlyList<TimeWindow> umbras = Find(satellite, EclipseKind.Umbra, start, end);
        List<ShadowSpan> spans = [];
        int next = 0;
        foreach (TimeWindow eclipse in Find(satellite, EclipseKind.Penumbra, start, end))
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

    private static IVisibility Condition(IPropagator satellite, EclipseKind kind) => kind switch
    {
        EclipseKind.Cylinder => new Darkness(new CylinderShadow(satellite)),
        EclipseKind.Penumbra => new ConicalShadow(satellite).Penumbra,
        EclipseKind.Umbra => new ConicalShadow(satellite).Umbra,
    };

    /// <summary>
    /// A condition while it is searched. The search for an extremum looks half a second to either side of a place, and so past the ends of
    /// the search, where a flight may have ended: there the condition is unknown, as it is in tables of states.
    /// </summary>
    private sealed class Searched(IVisibility condition, Epoch start, Epoch end) : IVisibility
    {
        public double SignedMargin(Epoch epoch)
        {
            try
            {
                return condition.SignedMargin(epoch);
            }
            catch (PropagationException) when (epoch < start || epoch > end)
            {
                return double.NaN;
            }
        }
    }

    /// <summary>The opposite of being lit.</summary>
    private sealed class Darkness(CylinderShadow light) : IVisibility
    {
        public double SignedMargin(Epoch epoch) => -light.SignedMargin(epoch);
    }
}
