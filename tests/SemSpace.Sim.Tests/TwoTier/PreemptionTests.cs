using CsCheck;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Antennas that are taken from satellites for others of a better rank. A model has 96 bits, a link 1 bit/s, and nobody loses an antenna in the first 10 s.</summary>
public sealed class PreemptionTests
{
    private const double PayloadBits = 96, LeastHoldS = 10;

    private static readonly string[] Policies = ["max_elevation", "longest_remaining", "deadline", "stalest_first", "fair_share"];

    /// <summary>S0 sends from 500 s on. S1, which comes at 520 s, ranks better and sends until 616 s; S0 goes on from its bit and ends at 692 s.</summary>
    [Theory]
    [InlineData("deadline", 1000, 700, 45)]
    [InlineData("longest_remaining", 700, 1000, 45)]
    [InlineData("max_elevation", 1000, 1000, 60)]
    public void A_better_rank_takes_the_antenna_and_the_other_goes_on_from_its_bit(string policy, double firstSets, double secondSets, double secondElevationDeg)
    {
        MissionResult result = Two(policy, 2, 0.5).Contact(0, 0, 500, firstSets).Contact(1, 0, 520, secondSets, secondElevationDeg).Run();
        Assert.Equal([("S1", Scene.At(520), Scene.At(616), 0), ("S0", Scene.At(500), Scene.At(692), 1)], result.Updates.Select(update => (update.Satellite, update.UploadStart, update.Arrival, update.Preemptions)));
        Assert.Equal([96.0, 96], result.Contacts.Select(contact => Math.Round(contact.DownlinkBits, 9)));
        Assert.Equal([96.0, 96], result.Contacts.Select(contact => Math.Round(contact.UsedSeconds, 9)));
        Assert.All(result.Energy, ledger => Assert.Equal(8 * 96, ledger.TransmitJ, 1e-9));
        GatewayRecord gateway = Assert.Single(result.Gateways);
        Assert.Equal([("S0", 1), ("S1", 0)], result.Contacts.Select(contact => (contact.Satellite, contact.Preemptions)));
        Assert.Equal((1, 3, 192.0, 192.0), (gateway.Preemptions, gateway.Grants, Math.Round(gateway.TransferSeconds, 9), Math.Round(gateway.BusyShare * 1800, 9)));
    }

    [Theory]
    [InlineData("deadline", 700, 1000)]
    [InlineData("deadline", 1000, 1000)]
    [InlineData("longest_remaining", 1000, 700)]
    [InlineData("max_elevation", 1000, 700)]
    [InlineData("stalest_first", 1000, 700)]
    public void An_equal_or_worse_rank_waits(string policy, double firstSets, double secondSets)
    {
        MissionResult result = Two(policy, 2, 0.5).Contact(0, 0, 500, firstSets).Contact(1, 0, 520, secondSets).Run();
        Assert.Equal([("S0", Scene.At(596)), ("S1", Scene.At(692))], result.Updates.Select(update => (update.Satellite, update.Arrival)));
        Assert.Equal(0, result.Gateways[0].Preemptions);
    }

    /// <summary>The antenna turns for 20 s, of which, and of the 10 s after, nothing is cut: S0 sends 10 bits from 520 to 530 s, S1 96 from 550 to 646 s, S0 its other 86 from 666 to 752 s.</summary>
    [Fact]
    public void Set_up_and_least_hold_are_never_cut()
    {
        MissionResult result = Two("deadline", 2, 0.5, setUpS: 20).Contact(0, 0, 500, 1000).Contact(1, 0, 505, 700).Run();
        Assert.Equal([("S1", Scene.At(550), Scene.At(646)), ("S0", Scene.At(520), Scene.At(752))], result.Updates.Select(update => (update.Satellite, update.UploadStart, update.Arrival)));
        Assert.Equal((192.0, 252.0), (Math.Round(result.Gateways[0].TransferSeconds, 9), Math.Round(result.Gateways[0].BusyShare * 1800, 9)));
    }

    /// <summary>Who was served least takes turns: after the first 10 s of S0 each has the antenna for 20 s, when it is 10 s ahead of the other.</summary>
    [Fact]
    public void Fair_share_takes_turns()
    {
        MissionResult result = Two("fair_share", 2, 0.5).Contact(0, 0, 500, 1000).Contact(1, 0, 505, 1000).Run();
        Assert.Equal([("S1", Scene.At(510), Scene.At(686), 4), ("S0", Scene.At(500), Scene.At(692), 5)], result.Updates.Select(update => (update.Satellite, update.UploadStart, update.Arrival, update.Preemptions)));
        Assert.Equal(9, result.Gateways[0].Preemptions);
        Assert.Equal((9, 0, 2), (result.TransferEnds[TransferEnd.Preempted], result.TransferEnds[TransferEnd.BatteryEmpty], result.TransferEnds[TransferEnd.Complete]));
    }

    /// <summary>
    /// S0 has version 1 since 3892 s, and sends from 3992 s on what it made of it; S1 still has the first, and takes the antenna at 4002 s to send, and at 4108 s, when S0 has had it for 10 s,
    /// to receive.
    /// </summary>
    [Fact]
    public void The_older_model_takes_the_antenna()
    {
        MissionResult result = Two("stalest_first", 2, 1.25).Contact(0, 0, 500, 700).Contact(0, 0, 3700, 4400).Contact(1, 0, 3994, 4400).Run();
        Assert.Equal([("S0", 0, 596), ("S0", 0, 3796), ("S1", 0, 4098), ("S0", 1, 4280)], result.Updates.Take(4).Select(update => (update.Satellite, update.BaseVersion, (int)Math.Round((update.Arrival - Scene.Start).TotalSeconds))));
        Assert.Equal(2, result.Updates[3].Preemptions);
    }

    /// <summary>
    /// S0 receives version 1 from 3796 s on. At 3820 s S1 sends, which sets first, until 3916 s; it then asks anew to receive, when S0 has the antenna, and has it from 3926 to 4022 s.
    /// S0 has its other 62 bits then.
    /// </summary>
    [Fact]
    public void A_download_goes_on_from_its_bit()
    {
        MissionResult result = Two("deadline", 2, 1.25).Contact(0, 0, 500, 700).Contact(0, 0, 3700, 4400).Contact(1, 0, 3820, 4200).Run();
        DownloadRecord[] parts = [.. result.Downloads.Where(download => download.Satellite == "S0")];
        Assert.Equal([(Scene.At(3796), Scene.At(3820), 24.0, false, true), (Scene.At(3916), Scene.At(3926), 10.0, false, true), (Scene.At(4022), Scene.At(4084), 62.0, true, false)], parts.Select(part => (part.Start, part.End, Math.Round(part.Bits, 9), part.IsComplete, part.Ended == TransferEnd.Preempted)));
        Assert.Equal([48.0, 20, 124], parts.Select(part => Math.Round(part.EnergyJ, 6)));
    }

    /// <summary>An update that came over a link is sent like the satellite's own.</summary>
    [Fact]
    public void A_relayed_update_can_be_interrupted()
    {
        MissionResult result = Two("deadline", 3, 0.9).Contact(1, 0, 500, 1400).Contact(2, 0, 620, 800).Link(0, 1, 0, 3000).Run();
        UpdateRecord relayed = result.Updates.Single(update => update.Satellite == "S0");
        Assert.Equal(1, result.Updates.Sum(update => update.Preemptions));
        Assert.Equal(Scene.At(716), result.Updates.Single(update => update.Satellite == "S2").Arrival);
        Assert.Equal(Scene.At(788), Later(relayed, result.Updates.Single(update => update.Satellite == "S1")).Arrival);
        Assert.Equal(3 * PayloadBits, result.Contacts.Sum(contact => contact.DownlinkBits), 1e-9);

        static UpdateRecord Later(UpdateRecord one, UpdateRecord other) => one.Arrival > other.Arrival ? one : other;
    }

    /// <summary>Of 400 random worlds of thin links: every bit and second is accounted for, every ledger closes, no update is lost, and one worker and two give the same.</summary>
    [Fact]
    public void Nothing_is_lost_where_antennas_are_taken_away()
    {
        const int worlds = 400;
        int preempted = 0;
        Gen<(int, int, double, double, double)> contact = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 1], Gen.Double[150, 15_000], Gen.Double[15, 900], Gen.Double[10, 90]);
        Gen.Select(contact.Array[10, 60], Gen.Int[0, 4].Select(policy => Policies[policy]), Gen.Int[1, 2], Gen.Int[0, 1].Select(turns => 5.0 * turns), Gen.Bool, Gen.Bool).Sample(
            (contacts, policy, antennas, setUpS, handover, isRelayed) =>
            {
                MissionResult result = Run(1), again = Run(2);
                Assert.Equal(result.Fingerprint, again.Fingerprint);
                Assert.Equal(result.Updates, again.Updates);
                Assert.Equal(result.Downloads, again.Downloads);
                Check(result, antennas, setUpS, isRelayed);
                CheckAntennas(result, antennas, setUpS, handover);
                CheckLosers(result, policy);
                if (result.Gateways.Any(gateway => gateway.Preemptions > 0)) Interlocked.Increment(ref preempted);

                MissionResult Run(int workers)
                {
                    QuadraticLearner learner = new(0, 0.3, [1, 2, 3, 4, 5, 6], [10, 20, 30, 40, 50, 60]);
                    Scene scene = new(6, 2, learner)
                    {
                        Hours = 4,
                        RateBps = 1,
                        Antennas = antennas,
                        SetUpS = setUpS,
                        Contention = policy,
                        Preemption = Preemption.Resume,
                        Workers = workers,
                        Rule = new FedBuffRule(2),
                        Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 20, Handover = handover },
                    };
                    foreach ((int satellite, int gateway, double from, double length, double elevation) in Apart(contacts)) scene.Contact(satellite, gateway, from, Math.Min(14_390, from + length), elevation);
                    if (isRelayed) scene.Link(0, 1, 0, 14_400).Link(1, 2, 0, 14_400);
                    return scene.Run();
                }
            },
            iter: worlds);
        Assert.True(preempted > worlds / 4);
    }

    private static void Check(MissionResult result, int antennas, double setUpS, bool isRelayed)
    {
        foreach (ContactRecord one in result.Contacts)
        {
            Assert.Equal(one.DownlinkBits + one.UplinkBits, one.UsedSeconds, 1e-5);
            Assert.Equal(one.UplinkBits, result.Downloads.Where(download => download.Contact == one.Contact).Sum(download => download.Bits), 1e-6);
        }

        foreach (EnergyRecord ledger in result.Energy)
        {
            ContactRecord[] own = [.. result.Contacts.Where(contact => contact.Satellite == ledger.Satellite)];
            Assert.True(Math.Abs(ledger.ImbalanceJ) <= 1e-9 * (ledger.HarvestedJ + ledger.InitialJ));
            Assert.Equal(8 * own.Sum(contact => contact.DownlinkBits), ledger.TransmitJ, 1e-3);
            Assert.Equal(2 * own.Sum(contact => contact.UplinkBits), ledger.ReceiveJ, 1e-3);
        }

        foreach (GatewayRecord gateway in result.Gateways)
        {
            double given = gateway.BusyShare * 14_400 * antennas, used = result.Contacts.Where(contact => contact.Gateway == gateway.Gateway).Sum(contact => contact.UsedSeconds);
            Assert.Equal(used, gateway.TransferSeconds, 1e-6);
            Assert.InRange(given, used - 1e-6, used + (gateway.Grants * setUpS) + 1e-6);
        }

        int sent = result.Updates.Count, under = isRelayed ? int.MaxValue : result.Energy.Count;
        Assert.Equal(sent, result.Updates.Select(update => update.UpdateId).Distinct().Count());
        Assert.InRange(result.Trainings.Count(training => training.Steps > 0) - sent, 0, under);
        Assert.True(result.Contacts.Sum(contact => contact.DownlinkBits) > (PayloadBits * sent) - 1e-3);
        int told = result.Updates.Sum(update => update.Preemptions) + result.Downloads.Count(download => download.Ended == TransferEnd.Preempted), counted = result.Gateways.Sum(gateway => gateway.Preemptions);
        Assert.Equal(counted, result.Contacts.Sum(contact => contact.Preemptions));
        Assert.InRange(counted, told, result.Trainings.Count == sent ? told : int.MaxValue);
    }

    /// <summary>No more antennas work than there are, and none changes hands within its set-up and least hold.</summary>
    private static void CheckAntennas(MissionResult result, int antennas, double setUpS, bool handover)
    {
        foreach (GatewayRecord gateway in result.Gateways)
        {
            Assert.True(gateway.Preemptions * (setUpS + LeastHoldS) <= (gateway.BusyShare * 14_400 * antennas) + 1e-6, "antennas change hands sooner than they may");
            Assert.True(MostAtOnce(result, gateway.Gateway, handover) <= antennas, "more antennas work than there are");
        }
    }

    /// <summary>Where ranks keep their order, whoever loses an antenna is in view with somebody who ranks strictly better: nobody takes one back from the satellite that took it.</summary>
    private static void CheckLosers(MissionResult result, string policy)
    {
        foreach (ContactRecord loser in result.Contacts.Where(contact => contact.Preemptions > 0))
        {
            ContactRecord[] others = [.. result.Contacts.Where(contact => contact.Gateway == loser.Gateway && contact.Contact != loser.Contact && contact.Aos < loser.Los && loser.Aos < contact.Los)];
            Assert.NotEmpty(others);
            if (policy == "deadline") Assert.Contains(others, other => other.Los < loser.Los);
            if (policy == "longest_remaining") Assert.Contains(others, other => other.Los > loser.Los);
            if (policy == "max_elevation") Assert.Contains(others, other => other.MaxElevationDeg > loser.MaxElevationDeg);
        }
    }

    /// <summary>How many antennas of a gateway work at once at most, by every part of a download and, where uploads stay with a gateway, every upload without a break.</summary>
    private static int MostAtOnce(MissionResult result, string gateway, bool handover)
    {
        IEnumerable<(Epoch From, Epoch To)> down = result.Updates.Where(update => !handover && update.Gateway == gateway && update.Arrival - update.UploadStart == Duration.FromSeconds(PayloadBits)).Select(update => (update.UploadStart, update.Arrival));
        (Epoch From, Epoch To)[] spans = [.. result.Downloads.Where(download => download.Gateway == gateway).Select(download => (download.Start, download.End)).Concat(down)];
        return spans.Length == 0 ? 0 : spans.Max(span => spans.Count(other => other.From <= span.From && span.From < other.To));
    }

    /// <summary>Contacts of which no two of one satellite with one gateway overlap.</summary>
    private static IEnumerable<(int Satellite, int Gateway, double From, double Length, double ElevationDeg)> Apart(IEnumerable<(int Satellite, int Gateway, double From, double Length, double ElevationDeg)> contacts)
    {
        Dictionary<(int, int), double> until = [];
        foreach ((int Satellite, int Gateway, double From, double Length, double ElevationDeg) one in contacts.Where(one => one.From < 14_300).OrderBy(one => one.From))
        {
            if (until.GetValueOrDefault((one.Satellite, one.Gateway)) >= one.From) continue;
            until[(one.Satellite, one.Gateway)] = one.From + one.Length;
            yield return one;
        }
    }

    private static Scene Two(string policy, int satellites, double hours, double setUpS = 0)
        => new(satellites, 1, new QuadraticLearner(0, 0.5, [1, 1, 1], [100, 100, 100])) { RateBps = 1, Antennas = 1, Hours = hours, SetUpS = setUpS, Contention = policy, Preemption = Preemption.Resume };
}
