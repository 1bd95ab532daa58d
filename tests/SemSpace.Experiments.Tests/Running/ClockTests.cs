using CsCheck;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Clocks that are wrong: what they leave of passes, how they are drawn, and that plans do not know it.</summary>
public sealed class ClockTests
{
    private const string Base = "extends: quickstart\nmode: timing\nduration_h: 6\ndata: {source: counted, counted: {per_satellite: 30}}\nlearning: {parameters: 20000}\n";

    /// <summary>Times of windows are whole milliseconds.</summary>
    private const double ToleranceS = 1.1e-3;

    /// <summary>A clock that is fast by o closes each pass o too early, one that is slow opens it o too late; what the mission's ends cut has no edge to be wrong about.</summary>
    [Fact]
    public void A_fast_clock_loses_the_end_of_each_pass_and_a_slow_one_the_beginning()
    {
        Scenario scenario = Scenario("faults.clock_offset_s=30");
        Constellation constellation = Constellation.Build(scenario);
        ContactWindow[] whole = Windows(Scenario()), cut = Windows(scenario);
        ClockPlan clocks = new(scenario, constellation);
        int slow = 0, fast = 0, gone = 0;
        foreach (ContactWindow pass in whole)
        {
            double offset = clocks.Of(pass.Satellite).OffsetS;
            Epoch aos = pass.CutAtStart ? pass.Aos : pass.Aos + Duration.FromSeconds(Math.Max(0, -offset)), los = pass.CutAtEnd ? pass.Los : pass.Los - Duration.FromSeconds(Math.Max(0, offset));
            ContactWindow[] left = [.. cut.Where(window => window.Satellite == pass.Satellite && window.Gateway == pass.Gateway && window.Aos < pass.Los && window.Los > pass.Aos)];
            if (los <= aos)
            {
                gone++;
                Assert.Empty(left);
                continue;
            }

            ContactWindow one = Assert.Single(left);
            Assert.Equal(0, (one.Aos - aos).TotalSeconds, ToleranceS);
            Assert.Equal(0, (one.Los - los).TotalSeconds, ToleranceS);
            Assert.True(one.Aos <= one.Culmination && one.Culmination <= one.Los);
            Assert.True(one.MaxElevationDeg <= pass.MaxElevationDeg);
            if (offset > 0) fast++;
            else slow++;
        }

        Assert.True(slow > 20 && fast > 20, $"{slow} slow, {fast} fast, {gone} gone");
        Assert.Equal(Enumerable.Range(0, cut.Length), cut.Select(window => window.Id));
        Assert.Equal(cut.Select(window => (window.Aos, window.Satellite, window.Gateway)).Order(), cut.Select(window => (window.Aos, window.Satellite, window.Gateway)));
    }

    /// <summary>A clock that gains 100 millionths is fast by 2.16 s after 6 h, and by as much less as there is less time.</summary>
    [Fact]
    public void Drift_takes_more_from_pass_to_pass()
    {
        Scenario scenario = Scenario("faults.clock_drift_ppm=100");
        ClockPlan clocks = new(scenario, Constellation.Build(scenario));
        ContactWindow[] whole = Windows(Scenario()), cut = Windows(scenario);
        Assert.Equal(whole.Length, cut.Length);
        foreach (ContactWindow pass in whole.Where(pass => !pass.CutAtStart && !pass.CutAtEnd))
        {
            ContactWindow one = cut.Single(window => window.Satellite == pass.Satellite && window.Gateway == pass.Gateway && window.Aos < pass.Los && window.Los > pass.Aos);
            double gain = clocks.Of(pass.Satellite).DriftPpm * 1e-6;
            double late = Math.Max(0, -gain) * (pass.Aos - scenario.StartUtc).TotalSeconds, early = Math.Max(0, gain) * (pass.Los - scenario.StartUtc).TotalSeconds;
            Assert.Equal(late, (one.Aos - pass.Aos).TotalSeconds, 3 * ToleranceS); // 1 / (1 + drift) is 1 - drift to 1e-7
            Assert.Equal(early, (pass.Los - one.Los).TotalSeconds, 3 * ToleranceS);
        }
    }

    /// <summary>2400 draws: mean 0, deviation 10 s, 31.7 % beyond one deviation as a Gaussian has; of a satellite's own name and the seed, whatever else flies.</summary>
    [Fact]
    public void Clocks_are_drawn_from_a_gaussian_by_name_and_seed()
    {
        Scenario scenario = Scenario("faults.clock_offset_s=10", "faults.clock_drift_ppm=2");
        Constellation constellation = Constellation.Build(scenario);
        (double OffsetS, double DriftPpm, double LostS)[] drawn = [.. Enumerable.Range(1, 100).SelectMany(seed => Of(scenario with { Seed = (ulong)seed }, constellation))];

        Assert.Equal(0, drawn.Average(clock => clock.OffsetS), 0.6);
        Assert.Equal(100, drawn.Average(clock => clock.OffsetS * clock.OffsetS), 9.0);
        Assert.Equal(4, drawn.Average(clock => clock.DriftPpm * clock.DriftPpm), 0.36);
        Assert.Equal(0, drawn.Average(clock => clock.OffsetS * clock.DriftPpm), 1.2);
        Assert.Equal(0.317, drawn.Count(clock => Math.Abs(clock.OffsetS) > 10) / 2400.0, 0.03);
        Assert.Distinct(drawn);
        Assert.Equal(drawn[..24], Of(scenario with { Seed = 1 }, constellation));

        Scenario fewer = Scenario("faults.clock_offset_s=10", "faults.clock_drift_ppm=2", "constellation.walker_delta.satellites=12");
        Constellation some = Constellation.Build(fewer);
        Dictionary<string, double> all = constellation.Satellites.Select((satellite, k) => (satellite.Name, Of(scenario, constellation)[k].OffsetS)).ToDictionary(pair => pair.Name, pair => pair.OffsetS);
        Assert.All(some.Satellites.Select((satellite, k) => (satellite.Name, Of(fewer, some)[k].OffsetS)), pair => Assert.Equal(all[pair.Name], pair.OffsetS));

        static (double OffsetS, double DriftPpm, double LostS)[] Of(Scenario scenario, Constellation constellation)
        {
            ClockPlan clocks = new(scenario, constellation);
            return [.. constellation.Satellites.Select((_, k) => clocks.Of(k))];
        }
    }

    /// <summary>What is left and what clocks took is the whole; plans have whole passes, and each contact is a part of one.</summary>
    [Fact]
    public void Plans_do_not_know_and_what_clocks_take_is_on_record()
    {
        Scenario scenario = Scenario("faults.clock_offset_s=40", "outages=[{gateways: Redu, from_h: 2, to_h: 3}]"), right = Scenario("outages=[{gateways: Redu, from_h: 2, to_h: 3}]");
        Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
        ContactWindow[] found = [.. MissionFactory.StreamContacts(scenario, constellation, 1, TestContext.Current.CancellationToken)];
        FoundContacts contacts = new OutagePlan(scenario, constellation).Contacts(found, new(scenario, constellation), new(null));
        Assert.Equal(Windows(right), contacts.Foreseen);
        Assert.Equal(Windows(scenario), contacts.Windows);
        Assert.All(contacts.Windows, part => Assert.Single(contacts.Foreseen, whole => (whole.Satellite, whole.Gateway) == (part.Satellite, part.Gateway) && whole.Aos <= part.Aos && part.Los <= whole.Los));

        Scenario alone = Scenario("faults.clock_offset_s=40"), plain = Scenario();
        ScenarioRunner.Measured with = Measure(alone, 1), without = Measure(plain, 1);
        Assert.Equal(without.Summary.ContactTimeH, with.Summary.ContactTimeH + with.Summary.ClockContactH, 1e-6);
        Assert.True(with.Summary.ClockContactH > 0.5 && with.Summary.Updates > 0);
        Assert.Equal(3600 * with.Summary.ClockContactH, with.Records.Satellites.Sum(satellite => satellite.ClockLostS), 1e-6);
        Assert.All(without.Records.Satellites, satellite => Assert.Equal((0, 0, 0), (satellite.ClockOffsetS, satellite.ClockDriftPpm, satellite.ClockLostS)));
    }

    /// <summary>Of 150 random worlds of wrong clocks, with outages: nothing ends as a bug, every training that ended has its row, ledgers close, and one worker and two give the same.</summary>
    [Fact]
    public void No_clock_loses_anything_but_contact_time()
    {
        const int worlds = 150;
        Gen.Select(Gen.Double[0, 400], Gen.Double[0, 1000], Gen.Int[1, 40], Gen.Bool, Gen.Int[0, 1].Select(rule => rule == 0 ? "trajectory" : "fedbuff")).Sample(
            (offset, drift, kbit, hasOutage, rule) =>
            {
                Scenario scenario = Scenario([FormattableString.Invariant($"faults.clock_offset_s={offset:0.###}"), FormattableString.Invariant($"faults.clock_drift_ppm={drift:0.###}"), $"aggregation.rule={rule}", $"links.downlink.bandwidth_khz={kbit}",
                    .. hasOutage ? ["outages=[{gateways: all, mean_between_h: 2, mean_length_h: 0.3, foreseen: false}]"] : (string[])[]]);
                ScenarioRunner.Measured run = Measure(scenario, 1), again = Measure(scenario, 2);
                Assert.Equal(run.Fingerprint, again.Fingerprint);
                Assert.Equal(run.Records.Updates, again.Records.Updates);
                Assert.Equal(run.Records.Satellites, again.Records.Satellites);
                Assert.InRange(run.Summary.Trainings - run.Summary.Updates, 0, 24);
                Assert.Equal(run.Records.Downloads.Sum(download => download.Bits), run.Records.Contacts.Sum(contact => contact.UplinkBits), 1);
                Assert.All(run.Records.Energy, ledger => Assert.True(Math.Abs(ledger.ImbalanceJ) <= 1e-9 * (ledger.HarvestedJ + ledger.InitialJ)));
                Assert.All(run.Records.Contacts, contact => Assert.InRange(contact.UsedSeconds, 0, (contact.Los - contact.Aos).TotalSeconds + 1e-6));
            },
            iter: worlds);
    }

    private static ScenarioRunner.Measured Measure(Scenario scenario, int workers)
        => ScenarioRunner.Measure(scenario, ScenarioRunner.CheckOrbits(scenario), new RunMeans(workers, null), new(), new Progress<RunProgress>(), TestContext.Current.CancellationToken);

    private static ContactWindow[] Windows(Scenario scenario) => [.. ScenarioRunner.StreamContacts(scenario, ScenarioRunner.CheckOrbits(scenario), 1)];

    private static Scenario Scenario(params string[] changes) => Examples.Legal(Base, changes);
}
