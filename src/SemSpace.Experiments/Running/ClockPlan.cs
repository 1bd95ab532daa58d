using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Randomness;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Running;

/// <summary>
/// The errors of satellites' clocks, and what they leave of contacts. A satellite switches its radio on and off at the edges of its plan, by its own clock: what is left of a window is what
/// that time has in common with the pass. A clock that is fast loses the last seconds, one that is slow the first. Nobody knows by how much: plans go by whole passes.
/// Not modelled: clocks that are set during the mission, guard times, the time stamps of images, the end of a training that is to be just in time, and clocks at links between satellites.
/// </summary>
internal sealed class ClockPlan
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);
    private readonly Clock[] _clocks;
    private readonly WindowCutter _cutter;
    private readonly Epoch _start;

    /// <summary>Draws the clocks of a scenario, each satellite's from a stream of its own.</summary>
    public ClockPlan(Scenario scenario, Constellation constellation)
    {
        (_cutter, _start) = (new(scenario, constellation), scenario.StartUtc);
        SeedTree seeds = new(scenario.Seed);
        _clocks = [.. constellation.Satellites.Select(satellite =>
        {
            (double offset, double drift) = seeds.Stream($"clock/{satellite.Name}").NextGaussianPair();
            return new Clock(Scaled(offset, scenario.Faults.ClockOffsetS), Scaled(drift, scenario.Faults.ClockDriftPpm));
        })];

        static double Scaled(double draw, double deviation) => deviation == 0 ? 0 : draw * deviation; // no -0 in tables
    }

    /// <summary>By how much a satellite's clock is fast at the start, s, by how much it gains, millionths, and the contact time that it has taken of the windows that were cut, s.</summary>
    public (double OffsetS, double DriftPpm, double LostS) Of(int satellite) => (_clocks[satellite].OffsetS, _clocks[satellite].DriftPpm, _clocks[satellite].Lost.TotalSeconds);

    /// <summary>Whether every clock is right.</summary>
    public bool AreRight => _clocks.All(clock => clock.IsRight);

    /// <summary>What is left of windows, in the order of a plan and numbered anew. To be called once.</summary>
    public IEnumerable<ContactWindow> Cut(IEnumerable<ContactWindow> windows) => AreRight ? windows : WindowCutter.Cut(windows, Left);

    /// <summary>What is left of a window. An edge where the mission cuts the pass is none of the satellite's plan.</summary>
    private IEnumerable<ContactWindow> Left(ContactWindow window)
    {
        Clock clock = _clocks[window.Satellite];
        Epoch opens = window.CutAtStart ? window.Aos : Epoch.Max(window.Aos, clock.When(window.Aos, _start).RoundTo(Millisecond));
        Epoch closes = window.CutAtEnd ? window.Los : Epoch.Min(window.Los, clock.When(window.Los, _start).RoundTo(Millisecond));
        bool isLeft = opens < closes;
        clock.Lost += window.Length - (isLeft ? closes - opens : Duration.Zero);
        if (isLeft) yield return opens == window.Aos && closes == window.Los ? window : _cutter.Part(window, opens, closes) with { IsCutByOutage = false };
    }

    /// <summary>A clock.</summary>
    private sealed record Clock(double OffsetS, double DriftPpm)
    {
        public Duration Lost { get; set; }

        public bool IsRight => OffsetS == 0 && DriftPpm == 0;

        /// <summary>When it shows a time.</summary>
        public Epoch When(Epoch shown, Epoch start) => IsRight ? shown : start + Duration.FromSeconds(((shown - start).TotalSeconds - OffsetS) / (1 + (DriftPpm * 1e-6)));
    }
}
