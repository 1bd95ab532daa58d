using CsCheck;
using SemSpace.Experiments.Running;
using SemSpace.Experiments.Scenarios;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.Tests.Scenarios;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>Silent gateways and satellites: what they leave of a plan, and that nothing is lost without a row that says so.</summary>
public sealed class OutageTests
{
    private const string Base = "extends: quickstart\nmode: timing\nduration_h: 6\ndata: {source: counted, counted: {per_satellite: 30}}\nlearning: {parameters: 20000}\n";

    [Fact]
    public void A_silent_gateway_has_no_contact_and_the_windows_at_its_ends_are_cut()
    {
        ContactWindow[] whole = Windows(), cut = Windows("outages=[{gateways: Kourou, from_h: 1, to_h: 3, reason: maintenance}]");
        Epoch start = Scenario().StartUtc, from = start + Duration.FromHours(1), to = start + Duration.FromHours(3);

        Assert.DoesNotContain(cut, window => window.Gateway == 1 && window.Aos < to && window.Los > from);
        Assert.Equal(whole.Where(window => window.Gateway != 1).Select(Place), cut.Where(window => window.Gateway != 1).Select(Place));
        Assert.Equal(Seconds(whole.Where(window => window.Gateway == 1), from, to), Seconds(whole, start, start + Duration.FromHours(6)) - Seconds(cut, start, start + Duration.FromHours(6)), 1e-6);
        Assert.Equal(Enumerable.Range(0, cut.Length), cut.Select(window => window.Id));
        Assert.Equal(cut.Select(window => (window.Aos, window.Satellite, window.Gateway)).Order(), cut.Select(window => (window.Aos, window.Satellite, window.Gateway)));
    }

    /// <summary>A window is divided where an outage lies within it; its parts culminate where they stand highest.</summary>
    [Fact]
    public void A_short_outage_divides_a_window()
    {
        ContactWindow pass = Windows().Where(window => !window.CutAtStart).MaxBy(window => window.Length.TotalSeconds);
        double middleH = (pass.Culmination - Scenario().StartUtc).TotalHours;
        string satellite = $"P{(pass.Satellite / 4) + 1:00}-S{(pass.Satellite % 4) + 1:00}";
        ContactWindow[] parts = [.. Windows(FormattableString.Invariant($"outages=[{{satellites: {satellite}, from_h: {middleH - 0.005}, to_h: {middleH + 0.005}}}]"))
            .Where(window => window.Satellite == pass.Satellite && window.Gateway == pass.Gateway && window.Aos >= pass.Aos && window.Los <= pass.Los)];

        Assert.Equal(2, parts.Length);
        Assert.Equal((pass.Aos, pass.Los), (parts[0].Aos, parts[1].Los));
        Assert.Equal(36, (parts[1].Aos - parts[0].Los).TotalSeconds, 0.01);
        Assert.Equal((parts[0].Los, parts[1].Aos), (parts[0].Culmination, parts[1].Culmination));
        Assert.All(parts, part => Assert.InRange(part.MaxElevationDeg, 10, pass.MaxElevationDeg));
        Assert.Equal((true, false), (parts[0].IsCutByOutage, parts[1].IsCutByOutage));
        Assert.Equal((false, true, true, false), (parts[0].CutAtStart, parts[0].CutAtEnd, parts[1].CutAtStart, parts[1].CutAtEnd));
    }

    [Fact]
    public void Outages_are_drawn_by_name_and_seed_with_the_means_that_are_asked_for()
    {
        Scenario scenario = Scenario("duration_h=8000", "outages=[{gateways: all, mean_between_h: 20, mean_length_h: 5}]");
        IReadOnlyList<OutageRecord> drawn = new OutagePlan(scenario, Constellation.Build(scenario)).Records;

        Assert.Equal(1600, drawn.Count, 1600 * 0.1);
        Assert.Equal(5, drawn.Average(outage => (outage.To - outage.From).TotalHours), 0.5);
        Assert.Distinct(drawn.GroupBy(outage => outage.Name).Select(group => group.First().From));
        Assert.Equal(drawn, new OutagePlan(scenario, Constellation.Build(scenario)).Records);
        Assert.NotEqual(drawn, new OutagePlan(scenario with { Seed = 2 }, Constellation.Build(scenario)).Records);
    }

    /// <summary>The cloud waits for a line that is down, and what is on it then goes on: the round that closes at 45 min is published when Redu's line is up again.</summary>
    [Fact]
    public void A_round_waits_for_a_line_that_is_down()
    {
        Scenario with = Scenario("outages=[{backhauls: Redu, from_h: 0.5, to_h: 1.2}, {backhauls: [Redu, Kourou], from_h: 1, to_h: 1.1}, {gateways: Redu, from_h: 5}]"), without = Scenario();
        ScenarioRunner.Measured run = Measure(with, Constellation.Build(with), 1);
        RoundRecord[] delayed = [.. run.Records.Rounds], plain = [.. Measure(without, Constellation.Build(without), 1).Records.Rounds];
        Assert.Equal(plain[1].Closed, delayed[1].Closed);
        Assert.Equal(plain[1].Published - plain[1].Closed, delayed[1].Published - (with.StartUtc + Duration.FromHours(1.2)));

        // The sum waits from 45 min to 72 min; the second outage lies within the first and holds nothing, and at Kourou nothing was on the line.
        LineHold first = run.Records.Outages.Single(outage => outage.LostSeconds == 0 && outage.Line.WaitSeconds > 360).Line;
        Assert.Equal((1, 0, 1620, first.Bits, first.Updates), (first.Transfers, first.Interrupted, first.WaitSeconds, 20_000 * 32.0, run.Records.Updates.Count(update => update.Gateway == "Redu" && update.MergedVersion == 1)));
        Assert.All(run.Records.Outages.Where(outage => outage.Line.WaitSeconds != 1620), outage => Assert.Equal(default, outage.Line));
        Assert.Equal((1, 0, first.Updates, first.Bits, 1620 / 3600.0), (run.Summary.BackhaulHeldTransfers, run.Summary.InterruptedTransfers.Backhaul, run.Summary.BackhaulHeldUpdates, run.Summary.BackhaulHeldBits, run.Summary.BackhaulWaitH));
    }

    /// <summary>Of 500 random plans of outages: nothing ends as a bug, every training that ended has its row, as an update that came or as one that was given up or is on board, brown-outs and trainings that were put off or lost have theirs, every bit and joule is accounted for, and one worker and two give the same.</summary>
    [Fact]
    public void No_plan_of_outages_loses_anything_without_a_row()
    {
        const int plans = 500;
        Gen<string> entry = Gen.Select(Gen.Int[0, 2], Gen.Double[0, 5], Gen.Double[0.01, 3], Gen.Bool, Gen.Double[0.05, 3], Gen.Bool, (kind, from, length, isDrawn, between, isForeseen) =>
            FormattableString.Invariant($"{{{new[] { "gateways: all", "satellites: [P01-S01, P02-S03, P05-S04]", "backhauls: [Redu, Kourou]" }[kind]}, from_h: {from:0.####}, to_h: {from + length:0.####}{(isDrawn ? FormattableString.Invariant($", mean_between_h: {between:0.###}, mean_length_h: 0.2") : "")}{(isForeseen || kind == 2 ? "" : ", foreseen: false")}}}"));
        int interrupted = 0, cut = 0, givenUp = 0, dark = 0, lost = 0;
        Gen.Select(entry.Array[1, 4], Gen.Int[1, 5], Gen.Int[0, 2].Select(rule => ((string[])["trajectory", "fedbuff", "fedavg"])[rule]), Gen.Int[0, 3].Select(battery => battery == 0 ? 2 : 20)).Sample(
            (entries, kbit, rule, batteryWh) =>
            {
                Scenario scenario = Scenario($"outages=[{string.Join(", ", entries)}]", $"aggregation.rule={rule}", "aggregation.deadline_min=60", $"links.downlink.bandwidth_khz={kbit}", $"energy.battery_wh={batteryWh}", "compute.cycles_per_sample=1e9");
                Constellation constellation = ScenarioRunner.CheckOrbits(scenario);
                ScenarioRunner.Measured run = Measure(scenario, constellation, 1), again = Measure(scenario, constellation, 2);
                Assert.Equal(run.Fingerprint, again.Fingerprint);
                Assert.Equal(run.Records.Updates, again.Records.Updates);
                Assert.Equal(run.Records.Outages, again.Records.Outages);
                Assert.Equal(run.Records.Interruptions, again.Records.Interruptions);
                InterruptionLaws.Hold(run.Records, run.Summary);
                if (run.Summary.Brownouts > 0) Interlocked.Increment(ref dark);
                if (run.Summary.LostTrainings > 0) Interlocked.Increment(ref lost);
                Assert.All(run.Records.Contacts, contact => Assert.DoesNotContain(run.Records.Outages, outage => (outage.Kind switch { OutageKind.Gateway => contact.Gateway, OutageKind.Satellite => contact.Satellite, OutageKind.Backhaul => "" }) == outage.Name && outage.From < contact.Los && outage.To > contact.Aos));
                Assert.Equal(run.Summary.Updates, run.Records.Updates.Select(update => update.UpdateId).Distinct().Count());
                Assert.All(run.Records.Satellites, satellite => Assert.InRange(satellite.Trainings - satellite.Updates - satellite.GivenUpUpdates, 0, 1)); // one may be on board
                if (run.Summary.GivenUpUpdates > 0) Interlocked.Increment(ref givenUp);
                Assert.Equal(run.Records.Downloads.Sum(download => download.Bits), run.Records.Contacts.Sum(contact => contact.UplinkBits), 1);
                Assert.All(run.Records.Energy, ledger => Assert.True(Math.Abs(ledger.ImbalanceJ) <= 1e-9 * (ledger.HarvestedJ + ledger.InitialJ)));
                Assert.All(run.Records.Activities, time => Assert.Equal(6 * 3600, Parts(time).Sum(), 1e-6));
                Assert.Equal(run.Summary.Transfers, again.Summary.Transfers);
                if (run.Summary.InterruptedTransfers.Outage > 0) Interlocked.Increment(ref cut);
                if (run.Records.Updates.Any(update => update.Arrival - update.UploadStart > Duration.FromMinutes(20))) Interlocked.Increment(ref interrupted);
            },
            iter: plans);
        Assert.True(interrupted > plans / 20);
        Assert.True(givenUp > plans / 20, $"Updates were given up in {givenUp} runs alone.");
        Assert.True(dark > plans / 20, $"Batteries ran empty in {dark} runs alone.");
        Assert.True(lost > plans / 20, $"Trainings were lost in {lost} runs alone.");
        Assert.True(cut > plans / 20, $"Outages cut transfers in {cut} runs alone.");
    }

    [Theory]
    [InlineData("{gateways: Redu, satellites: P01-S01}", "outages.0.gateways is one of gateways and satellites, which are given together; one of gateways, satellites and backhauls must be given.")]
    [InlineData("{gateways: [all, Redu]}", "outages.0.gateways holds all and Redu; must be all, which stands for every one, or names alone.")]
    [InlineData("{gateways: [Rdu, all]}", "outages.0.gateways holds all and Rdu; must be all, which stands for every one, or names alone.")]
    [InlineData("{satellites: [P01-S01, all, P01-S02]}", "outages.0.satellites holds all and P01-S01; must be all, which stands for every one, or names alone.")]
    [InlineData("{backhauls: [all, Redu]}", "outages.0.backhauls holds all and Redu; must be all, which stands for every one, or names alone.")]
    [InlineData("{from_h: 1}", "outages.0.gateways holds no name, and neither do satellites and backhauls; one of the three must hold a name or more, or all.")]
    [InlineData("{gateways: []}", "outages.0.gateways holds no name, and neither do satellites and backhauls; one of the three must hold a name or more, or all.")]
    [InlineData("{backhauls: [], from_h: 1}", "outages.0.gateways holds no name, and neither do satellites and backhauls; one of the three must hold a name or more, or all.")]
    [InlineData("{gateways: Redu, from_h: 3, to_h: 3}", "outages.0.to_h is 3; must be above from_h, which is 3.")]
    [InlineData("{backhauls: Redu, foreseen: false}", "outages.0.foreseen is false, and backhauls are out; must be left out: nothing plans by lines to the cloud.")]
    [InlineData("{gateways: Redu, mean_length_h: 3}", "outages.0.mean_length_h is 3, and mean_between_h is none; must be left out: without mean_between_h nothing is drawn.")]
    [InlineData("{gateways: Rdu}", "holds Rdu, which is none of the scenario's 5 gateways, the first of which is Redu; must hold names of these, or all. Did you mean Redu?")]
    [InlineData("{satellites: [P01-S01, X]}", "holds X, which is none of the scenario's 24 satellites, the first of which is P01-S01; must hold names of these, or all.")]
    public void A_fault_is_told(string entry, string fault)
    {
        using TestFolder folder = new();
        ScenarioReadResult read = ScenarioReader.Read(folder.Write("mine.yaml", Base), [$"outages=[{entry}]"]);
        string problem = read.Scenario is { } scenario ? Assert.Throws<ScenarioException>(() => ScenarioRunner.CheckOrbits(scenario)).Message : Assert.Single(read.Faults).Problem;

        Assert.EndsWith(fault, problem, StringComparison.Ordinal);
    }

    private static double[] Parts(ActivityRecord a) =>
    [
        a.OffSeconds, a.TrainSeconds, a.TransmitSeconds, a.ReceiveSeconds, a.IslSeconds, a.SetUpSeconds, a.AntennaSeconds, a.CoolSeconds, a.EnergySeconds, a.DataSeconds, a.ModelSeconds,
        a.ChoiceSeconds, a.ContactSeconds,
    ];

    /// <summary>Gateways, satellites and backhauls, in the file, in a list of several lines, and in an override, which stands for a whole entry.</summary>
    [Fact]
    public void All_names_that_are_not_there_are_told_at_once_each_in_its_line()
    {
        using TestFolder folder = new();
        string path = folder.Write("mine.yaml", Base + """
            outages:
              - {gateways: [Redu, Kuru], from_h: 1}
              - satellites:
                  - P01-S01
                  - P1-S02
                  - P09-S09
              - {backhauls: Hawai}
            """);
        string[] overrides = ["outages.2.backhauls=[Dongarra, Dongara]"];
        ScenarioException refused = Assert.Throws<ScenarioException>(() => ScenarioRunner.CheckOrbits(ScenarioReader.Read(path, overrides).Scenario!));
        const string of24 = "which is none of the scenario's 24 satellites, the first of which is P01-S01; must hold names of these, or all.", of5 = "which is none of the scenario's 5 gateways, the first of which is Redu; must hold names of these, or all.";

        Assert.Equal(
            [
                $"{path}:7: outages.0.gateways holds Kuru, {of5}",
                $"{path}:10: outages.1.satellites holds P1-S02, {of24} Did you mean P01-S02?",
                $"{path}:11: outages.1.satellites holds P09-S09, {of24} Did you mean P01-S01?",
                $"--set {overrides[0]}: outages.2.backhauls holds Dongarra, {of5} Did you mean Dongara?",
            ],
            ScenarioReader.Placed(path, overrides, refused.Faults).Select(fault => fault.ToString()));
    }

    /// <summary>Names are told with all other faults, also in entries that have one; not where the names that there are, are unknown themselves.</summary>
    [Theory]
    [InlineData("", ":7: outages.0.gateways holds Kuru,", ":7: outages.0.from_h is -1;", ":8: outages.1.satellites holds P09-S09,")]
    [InlineData("gateways.0.antennas=0", ":7: outages.0.gateways holds Kuru,", ":7: outages.0.from_h is -1;", ":8: outages.1.satellites holds P09-S09,")]
    [InlineData("gateways.1.slew_deg_s=0", ":7: outages.0.gateways holds Kuru,", ":7: outages.0.from_h is -1;", ":8: outages.1.satellites holds P09-S09,")]
    [InlineData("gateways.1.name=''", ":7: outages.0.from_h is -1;", ":8: outages.1.satellites holds P09-S09,")]
    [InlineData("gateways={network: ksat, first: 0}", ":7: outages.0.from_h is -1;", ":8: outages.1.satellites holds P09-S09,")]
    [InlineData("constellation.walker_delta.planes=0", ":7: outages.0.gateways holds Kuru,", ":7: outages.0.from_h is -1;")]
    public void Strange_names_are_told_with_other_faults(string change, params string[] expected)
    {
        using TestFolder folder = new();
        string path = folder.Write("mine.yaml", Base + "outages:\n  - {gateways: [Redu, Kuru], from_h: -1}\n  - {satellites: P09-S09}\n");
        IReadOnlyList<ScenarioFault> told = ScenarioRunner.Read(path, change.Length == 0 ? [] : [change]).Faults;

        Assert.Equal(expected.Order(StringComparer.Ordinal), told.Where(fault => fault.Place.StartsWith(path, StringComparison.Ordinal)).Select(fault => expected.FirstOrDefault(start => $"{fault}"[path.Length..].StartsWith(start, StringComparison.Ordinal)) ?? $"{fault}").Order(StringComparer.Ordinal));
    }

    /// <summary>A key that is in a base stands there; of one that only a preset has, or nobody gives, the file alone is told.</summary>
    [Fact]
    public void A_fault_that_shows_after_reading_stands_in_the_file_that_gives_its_key()
    {
        using TestFolder folder = new();
        string below = folder.Write("below.yaml", Base), path = folder.Write("mine.yaml", "extends: below.yaml\n");
        ScenarioFault[] faults = [ScenarioFault.OfKey("duration_h", "is 6."), ScenarioFault.OfKey("data.source", "is counted."), ScenarioFault.OfKey("data.path", "is none."), ScenarioFault.OfKey("record_min", "is none."), new("there", "is wrong.")];

        Assert.Equal(
            [$"{below}:3: duration_h is 6.", $"{below}:4: data.source is counted.", $"{below}:4: data.path is none.", $"{path}: record_min is none.", "there: is wrong."],
            ScenarioReader.Placed(path, [], faults).Select(fault => fault.ToString()));
        Assert.Equal("--set duration_h=7: duration_h is 7.", Assert.Single(ScenarioReader.Placed(path, ["duration_h=7"], [ScenarioFault.OfKey("duration_h", "is 7.")])).ToString());
    }

    private static ScenarioRunner.Measured Measure(Scenario scenario, Constellation constellation, int workers)
        => ScenarioRunner.Measure(scenario, constellation, new RunMeans(workers, null), new(), new Progress<RunProgress>(), TestContext.Current.CancellationToken);

    private static double Seconds(IEnumerable<ContactWindow> windows, Epoch from, Epoch to)
        => windows.Sum(window => Math.Max(0, (Epoch.Min(to, window.Los) - Epoch.Max(from, window.Aos)).TotalSeconds));

    private static (Epoch, Epoch, int, double) Place(ContactWindow window) => (window.Aos, window.Los, window.Satellite, window.MaxElevationDeg);

    private static ContactWindow[] Windows(params string[] changes)
    {
        Scenario scenario = Scenario(changes);
        return [.. ScenarioRunner.StreamContacts(scenario, ScenarioRunner.CheckOrbits(scenario), 1)];
    }

    private static Scenario Scenario(params string[] changes) => Examples.Legal(Base, changes);
}
