using SemSpace.Experiments.Scenarios;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Reports.Contacts;
using SemSpace.Sim.Links;

namespace SemSpace.Experiments.Running;

/// <summary>The link through one pass of a scenario, moment by moment.</summary>
public sealed class LinkPass
{
    private readonly PassLinks _links;
    private readonly LinkBudget _down, _up;
    private readonly ContactLink _downlink, _uplink;

    /// <summary>The link through a pass.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="constellation">Its satellites.</param>
    /// <param name="window">One of its contact windows.</param>
    /// <exception cref="ScenarioException">Guards against Doppler leave nothing of a radio's bandwidth.</exception>
    public LinkPass(Scenario scenario, Constellation constellation, ContactWindow window)
    {
        DopplerCheck.Run(scenario, constellation, [window], CancellationToken.None);
        _links = new(scenario, constellation);
        (Window, _down, _up) = (window, _links.Downlink(window), _links.Uplink(window));
        (_downlink, _uplink) = _links.Make(window);
    }

    /// <summary>The pass.</summary>
    public ContactWindow Window { get; }

    /// <summary>The window that culminates highest, of those that fit; the earliest of equals; null where none does.</summary>
    public static ContactWindow? Highest(IEnumerable<ContactWindow> windows, Func<ContactWindow, bool> fits)
    {
        ContactWindow? best = null;
        foreach (ContactWindow window in windows)
        {
            if (fits(window) && (best is not { } known || window.MaxElevationDeg > known.MaxElevationDeg)) best = window;
        }

        return best;
    }

    /// <summary>The link from AOS to LOS.</summary>
    /// <param name="step">Time between moments; the last may be nearer.</param>
    public IEnumerable<LinkMoment> Moments(Duration step)
    {
        for (Epoch time = Window.Aos; time < Window.Los; time += step) yield return At(time);
        yield return At(Window.Los);
    }

    private LinkMoment At(Epoch time)
    {
        Epoch look = Epoch.Max(Window.Aos, Epoch.Min(time, Window.Los - Duration.FromMilliseconds(1)));
        LookAngles angles = _links.Look(Window, look);
        return new(time, At(_down, _downlink), _downlink.BitsBetween(Window.Aos, time), At(_up, _uplink), _uplink.BitsBetween(Window.Aos, time));

        // A modem's mode may depend on those before it, which a moment alone does not know.
        LinkState At(LinkBudget budget, ContactLink link)
            => budget.At(angles) is var state && link.At(look) is { Mode.Length: > 0 } used ? state with { RateBps = used.RateBps, Mode = used.Mode } : state;
    }
}
