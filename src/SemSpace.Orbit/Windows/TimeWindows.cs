using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Windows;

/// <summary>Arithmetic of windows. All lists are in order of time and their windows apart from each other.</summary>
public static class TimeWindows
{
    /// <summary>When both of two conditions hold. An edge is cut where the condition that made it was.</summary>
    public static IReadOnlyList<TimeWindow> Intersect(IReadOnlyList<TimeWindow> first, IReadOnlyList<TimeWindow> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        List<TimeWindow> both = [];
        for (int i = 0, k = 0; i < first.Count && k < second.Count;)
        {
            TimeWindow a = first[i], b = second[k];
            TimeWindow later = a.Start >= b.Start ? a : b, sooner = a.End <= b.End ? a : b;
            if (later.Start < sooner.End)
                both.Add(new(later.Start, sooner.End, Cut(a.Start, a.CutAtStart, b.Start, b.CutAtStart), Cut(b.End, a.CutAtEnd, a.End, b.CutAtEnd)));
            if (a.End <= b.End) i++;
            else k++;
        }

        return both;
    }

    /// <summary>Whether the deciding edge, the later start or the sooner end, is a cut; if they are one, whether both are.</summary>
    private static bool Cut(Epoch a, bool aIsCut, Epoch b, bool bIsCut)
    {
        if (a == b) return aIsCut && bIsCut;
        return a > b ? aIsCut : bIsCut;
    }
}
