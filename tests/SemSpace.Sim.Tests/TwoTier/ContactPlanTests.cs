using CsCheck;
using SemSpace.Files;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>A plan answers as one would that looks through all windows, while time goes on and contacts are let go.</summary>
public class ContactPlanTests
{
    private const int Satellites = 3, Gateways = 2, LastMinute = 2000;

    private static readonly Gen<ContactWindow[]> Plans = Gen.Select(Gen.Int[0, Satellites - 1], Gen.Int[0, Gateways - 1], Gen.Int[0, LastMinute], Gen.Int[1, 60])
        .Array[0, 150].Select(windows => Ordered(windows.Select(w => (w.Item1, w.Item2, (double)w.Item3, (double)w.Item3 + w.Item4))));

    [Fact]
    public void Answers_are_those_of_all_windows()
        => Gen.Select(Plans, Gen.Select(Gen.Int[0, 40], Gen.Int[0, Satellites - 1], Gen.Int[0, 300]).Array[1, 60]).Sample((windows, questions) =>
        {
            ContactPlan plan = PlanOf(windows);
            Epoch now = Minute(0);
            plan.Clock = () => now;
            foreach ((int passes, int satellite, int ahead) in questions)
            {
                now += Duration.FromMinutes(passes);
                Epoch time = now + Duration.FromMinutes(ahead);
                ContactWindow[] own = [.. windows.Where(window => window.Satellite == satellite)];
                Assert.Equal(own.Where(window => window.Aos <= time && time < window.Los), plan.OpenContacts(satellite, time).Select(contact => contact.Window));
                Assert.Equal(own.Where(window => window.Los > time), plan.From(satellite, time).Select(contact => contact.Window));
                Assert.Equal(own.Where(window => window.Aos > time).Select(window => window.Aos).DefaultIfEmpty(Epoch.EndOfTime).First(), plan.NextAos(satellite, time));
                Assert.Equal(LastViewEnd(own, time), plan.LastContactEnd(satellite, time));
                Assert.Equal(windows.Where(window => window.Los > now && window.Aos < time), plan.Between(now, time).Select(contact => contact.Window));
                foreach (ContactWindow window in own.Take(5)) Assert.Equal(window, plan.Of(window.Id).Window);
            }
        });

    [Fact]
    public void A_contact_stays_the_same_until_it_has_ended()
    {
        ContactPlan plan = PlanOf(Ordered([(0, 0, 10, 20), (0, 1, 15, 40), (0, 0, 50, 60)]));
        Epoch now = Minute(0);
        plan.Clock = () => now;
        Contact second = plan.From(0, now).ElementAt(1);
        now = Minute(40);
        Assert.Same(second, plan.Of(1));
        now += new Duration(1);
        Assert.Equal(2, Assert.Single(plan.From(0, now)).Window.Id);
        Assert.NotSame(second, plan.Of(1));
    }

    [Fact]
    public void A_part_knows_its_whole()
    {
        ContactPlan whole = PlanOf(Ordered([(0, 0, 10, 40), (0, 1, 12, 30), (1, 0, 12, 30)]));
        Assert.Equal(0, whole.Whole(new(7, 0, 0, Minute(12), Minute(30), Minute(20), 10, true, true)).Window.Id);
        Assert.Throws<ArgumentException>(() => whole.Whole(new(7, 1, 1, Minute(12), Minute(30), Minute(20), 10, true, true)));
    }

    /// <summary>Satellites ask in any order, of the plan and of what is foreseen, while wholes are let go.</summary>
    [Fact]
    public void Parts_find_their_wholes_whatever_was_asked_before()
        => Gen.Select(Plans, Gen.Int[0, 2].Array[150], Gen.Select(Gen.Int[0, 4], Gen.Int[0, 120], Gen.Int[0, Satellites - 1], Gen.Int[0, 300]).Array[1, 60]).Sample((windows, cuts, questions) =>
        {
            ContactPlan whole = PlanOf([.. NoneTwice(windows).Select((window, id) => window with { Id = id })]);
            ContactPlan plan = new(
                Ordered(whole.Windows.Where((_, i) => cuts[i] < 2).Select((w, i) => (w.Satellite, w.Gateway, Minutes(w.Aos) + (cuts[i] / 4.0), Minutes(w.Los) - (cuts[i] / 8.0)))),
                Satellites, window => new(window, new EvenLinks(1, 0), default, whole.Whole(window)));
            Epoch now = Minute(0);
            whole.Clock = plan.Clock = () => now;
            foreach ((int kind, int passes, int satellite, int ahead) in questions)
            {
                now += Duration.FromMinutes(passes);
                Epoch time = now + Duration.FromMinutes(ahead);
                if (kind == 0) _ = plan.LastContactEnd(satellite, time);
                else if (kind == 1) _ = plan.NextAos(satellite, time);
                else if (kind == 2) _ = whole.NextAos(satellite, time);
                else if (kind == 3) _ = whole.LastContactEnd(satellite, time);
                else Assert.All(plan.From(satellite, now), contact => Assert.True(contact.Foreseen != contact && contact.Foreseen.Window.Aos <= contact.Window.Aos && contact.Window.Los <= contact.Foreseen.Window.Los));
            }
        });

    [Fact]
    public void What_is_made_of_contacts_adds_up_and_outlives_them()
    {
        ContactPlan plan = PlanOf(Ordered([(0, 0, 10, 20), (0, 0, 50, 60)]));
        Contact first = plan.Of(0);
        plan.Use(first, 3, downlinkBits: 5);
        plan.Use(first, 4, uplinkBits: 6, preemptions: 1);
        plan.Clock = () => Minute(55);
        Assert.Single(plan.From(0, Minute(55)));
        Assert.Equal((7, 5, 6, 1), (plan.UseOf(0).Seconds, plan.UseOf(0).DownlinkBits, plan.UseOf(0).UplinkBits, plan.UseOf(0).Preemptions));
        Assert.Equal(0, plan.UseOf(1).Seconds);
    }

    /// <summary>Of 20,000 contacts of a satellite no more are alive at a time than lie ahead as far as was asked.</summary>
    [Fact]
    public void Contacts_that_have_ended_are_let_go()
    {
        List<WeakReference> made = [];
        ContactWindow[] windows = Ordered(Enumerable.Range(0, 20_000).Select(pass => (0, 0, (100.0 * pass) + 10, (100.0 * pass) + 20)));
        ContactPlan plan = new(windows, 1, window =>
        {
            Contact contact = new(window, new EvenLinks(1, 0));
            made.Add(new(contact));
            return contact;
        });
        Epoch now = Minute(0);
        plan.Clock = () => now;
        for (int pass = 0; pass < windows.Length; pass++)
        {
            now = Minute(100 * pass);
            _ = plan.From(0, now).Take(10).Count();
        }

        GC.Collect();
        Assert.Equal(windows.Length, made.Count);
        Assert.InRange(made.Count(contact => contact.IsAlive), 0, 12);
        GC.KeepAlive(plan);
    }

    [Fact]
    public void Windows_must_be_in_order()
    {
        ContactWindow[] windows = Ordered([(0, 0, 10, 20), (0, 0, 50, 60)]);
        Assert.Throws<ArgumentException>(() => PlanOf([windows[1], windows[0]]));
        Assert.Throws<ArgumentException>(() => PlanOf([windows[1] with { Id = 0 }, windows[0] with { Id = 1 }]));
    }

    private static Epoch? LastViewEnd(ContactWindow[] own, Epoch time)
    {
        IEnumerable<Epoch> ends = own.Select(window => window.Los).Where(end => end <= time && !own.Any(other => other.Aos <= end && end < other.Los));
        return ends.Any() ? ends.Max() : null;
    }

    private static ContactPlan PlanOf(ContactWindow[] windows) => new(windows, Satellites, window => new(window, new EvenLinks(1, 0)), new Scratch(null));

    private static ContactWindow[] Ordered(IEnumerable<(int Satellite, int Gateway, double From, double To)> windows)
        => [.. windows.OrderBy(w => w.From).ThenBy(w => w.Satellite).ThenBy(w => w.Gateway).Select((w, id) => new ContactWindow(id, w.Satellite, w.Gateway, Minute(w.From), Minute(w.To), Minute((w.From + w.To) / 2), 45, false, false))];

    /// <summary>A satellite and a gateway have one contact at a time.</summary>
    private static IEnumerable<ContactWindow> NoneTwice(ContactWindow[] windows)
    {
        Dictionary<(int, int), Epoch> until = [];
        foreach (ContactWindow window in windows)
        {
            if (until.TryGetValue((window.Satellite, window.Gateway), out Epoch end) && window.Aos <= end) continue;
            until[(window.Satellite, window.Gateway)] = window.Los;
            yield return window;
        }
    }

    private static double Minutes(Epoch time) => (time - Minute(0)).TotalSeconds / 60;

    private static Epoch Minute(double minute) => Scene.At(60 * minute);
}
