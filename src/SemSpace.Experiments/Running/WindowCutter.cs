using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Running;

/// <summary>Cuts contact windows, and keeps a plan in its order.</summary>
internal sealed class WindowCutter(Scenario scenario, Constellation constellation)
{
    private readonly PassLinks _links = new(scenario, constellation);

    /// <summary>What is left of windows, which come in the order of a plan and leave in it, numbered anew.</summary>
    /// <param name="windows">The plan.</param>
    /// <param name="parts">What is left of a window; no part begins before it.</param>
    public static IEnumerable<ContactWindow> Cut(IEnumerable<ContactWindow> windows, Func<ContactWindow, IEnumerable<ContactWindow>> parts)
    {
        PriorityQueue<ContactWindow, (Epoch, int, int)> waiting = new();
        int next = 0;
        foreach (ContactWindow window in windows)
        {
            while (waiting.TryPeek(out _, out (Epoch, int, int) first) && first.CompareTo(Order(window)) < 0) yield return waiting.Dequeue() with { Id = next++ };
            foreach (ContactWindow part in parts(window)) waiting.Enqueue(part, Order(part));
        }

        while (waiting.TryDequeue(out ContactWindow part, out _)) yield return part with { Id = next++ };

        static (Epoch, int, int) Order(ContactWindow window) => (window.Aos, window.Satellite, window.Gateway);
    }

    /// <summary>A part of a window, which culminates where it stands highest.</summary>
    public ContactWindow Part(ContactWindow window, Epoch from, Epoch to)
    {
        Epoch highest = Epoch.Max(from, Epoch.Min(to, window.Culmination));
        double elevation = highest == window.Culmination ? window.MaxElevationDeg : Math.Round(_links.Look(window, highest).ElevationDeg, 6);
        return window with
        {
            Aos = from,
            Los = to,
            Culmination = highest,
            MaxElevationDeg = elevation,
            CutAtStart = window.CutAtStart || from > window.Aos,
            CutAtEnd = window.CutAtEnd || to < window.Los,
            IsCutByOutage = to < window.Los,
        };
    }
}
