using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Links;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>What exits are taken for at the soonest, against when they bring an update down.</summary>
public sealed class SoonestSendingTests(ITestOutputHelper output)
{
    private const int Gateways = 3;
    private static readonly Epoch Never = new(long.MaxValue);

    private static readonly Gen<(int Gateway, double From, double Length, double Rise, double Fall)[]> Contacts =
        Gen.Select(Gen.Int[0, Gateways - 1], Gen.Double[0, 2000], Gen.Double[5, 300], Gen.Double[0, 4], Gen.Double[0, 4]).Array[1, 12];

    /// <summary>An update that comes at a time, or later, is never down before what was known of it; with one contact at a time and no antenna to turn, it is down hardly later if it comes at that time.</summary>
    [Fact]
    public void No_update_is_down_before()
    {
        int down = 0, tight = 0, even = 0;
        Gen.Select(
            Contacts, Gen.Bool, Gen.Bool, Gen.OneOf(Gen.Const(0.0), Gen.Double[0.1, 30]), Gen.Int[0, 12], Gen.Double[0.1, 60], Gen.Select(Gen.Double[0, 2000], Gen.Double[0, 60]), Gen.Select(Gen.Int[-1, Gateways - 1], Gen.Double[0, 1]))
            .Sample(
                (contacts, isApart, handover, setUpS, booked, size, times, begun) =>
                {
                    (int Gateway, double From, double Length, double Rise, double Fall)[] windows = isApart ? Apart(contacts) : contacts;
                    MissionSetup setup = Setup(windows, handover, setUpS);
                    Dictionary<int, double> sent = begun.Item1 < 0 && !handover ? [] : new() { [handover ? -1 : begun.Item1] = size * begun.Item2 };
                    UpdateExits exits = new(setup, size, sent, [booked]);
                    Epoch from = Scene.At(times.Item1), later = Scene.At(times.Item1 + times.Item2);
                    foreach (bool closely in new[] { false, true })
                    {
                        Epoch soonest = exits.NotBefore(0, from, closely);
                        foreach (Epoch ready in new[] { from, later }) Assert.True((exits.Down(0, ready, Never)?.Arrival ?? Never) >= soonest);
                        if (!closely || !isApart || setUpS > 0 || sent.Count > 0 || exits.Down(0, from, Never) is not { } arrival) continue;
                        Interlocked.Increment(ref even);
                        if (arrival.Arrival - soonest < Duration.FromMilliseconds(1)) Interlocked.Increment(ref tight);
                    }

                    if (exits.Down(0, later, Never) is not null) Interlocked.Increment(ref down);
                },
                iter: 60_000);
        output.WriteLine($"{down} down, {tight} of {even} to the millisecond");
        Assert.True(down > 10_000 && even > 1000 && tight > 0.6 * even);
    }

    /// <summary>What is kept of a satellite holds for every later time and for more that waits; asked for less, it is forgotten.</summary>
    [Fact]
    public void What_is_known_stays_true()
        => Gen.Select(Contacts, Gen.Bool, Gen.Select(Gen.Double[0, 120], Gen.Int[0, 6], Gen.Bool).Array[1, 20]).Sample(
            (contacts, handover, questions) =>
            {
                MissionSetup setup = Setup(contacts, handover, 0);
                ExitBounds bounds = new(setup.ForeseenContacts, 1, handover);
                double time = 0;
                foreach ((double passes, int booked, bool closely) in questions)
                {
                    time += passes;
                    UpdateExits exits = new(setup, 20, new Dictionary<int, double>(), [booked], (Scene.At(time), bounds));
                    Assert.True((exits.Down(0, Scene.At(time), Never)?.Arrival ?? Never) >= exits.NotBefore(0, Scene.At(time), closely));
                }
            },
            iter: 5000);

    private static (int, double, double, double, double)[] Apart((int Gateway, double From, double Length, double Rise, double Fall)[] contacts)
    {
        double free = 0;
        List<(int, double, double, double, double)> apart = [];
        foreach ((int gateway, double from, double length, double rise, double fall) in contacts.OrderBy(contact => contact.From))
        {
            double start = Math.Max(from, free);
            apart.Add((gateway, start, length, rise, fall));
            free = start + length;
        }

        return [.. apart];
    }

    /// <summary>One satellite; rates go from 0 to one value, and on to another, bit/s; antennas that take more than 10 s to acquire it turn by a degree a second, too.</summary>
    private static MissionSetup Setup((int Gateway, double From, double Length, double Rise, double Fall)[] contacts, bool handover, double setUpS)
    {
        (int Gateway, double From, double Length, double Rise, double Fall)[] ordered = [.. contacts.OrderBy(contact => contact.From)];
        Passes passes = new([.. ordered.Select(contact => (contact.Rise, contact.Fall))]);
        ContactWindow[] windows = [.. ordered.Select((c, id) => new ContactWindow(id, 0, c.Gateway, Scene.At(c.From), Scene.At(c.From + c.Length), Scene.At(c.From + (c.Length / 2)), 45, false, false))];
        Scene scene = new(1, Gateways, new CountingLearner(0)) { Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 60, Handover = handover } };
        return scene.Setup() with { Contacts = new(windows, 1, window => new(window, passes, new(Duration.FromSeconds(setUpS), setUpS > 10 ? 1 : null))) };
    }

    private sealed class Passes((double Rise, double Fall)[] rates) : IContactLinks
    {
        public (ContactLink Downlink, ContactLink Uplink) Make(in ContactWindow window)
        {
            (Epoch aos, Epoch los, (double rise, double fall)) = (window.Aos, window.Los, rates[window.Id]);
            ContactLink link = new(aos, los, time => (time - aos) / (los - aos) is var part && part < 0.5 ? rise * 2 * part : fall + ((rise - fall) * 2 * (1 - part)));
            return (link, link);
        }

        public Duration DelayAt(in ContactWindow window, Epoch time) => Duration.Zero;

        /// <summary>Over the station in the middle.</summary>
        public SkyDirection DirectionAt(in ContactWindow window, Epoch time) => new(0, 90 * (1 - Math.Abs(1 - (2 * ((time - window.Aos) / (window.Los - window.Aos))))));
    }
}
