using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.Trajectory;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Who gets an antenna when, and what goes over it. A model has 96 bits.</summary>
public class RadioTests
{
    private const double PayloadBits = 96;

    [Fact]
    public void A_satellite_that_waits_for_an_antenna_takes_that_of_another_gateway_that_rises()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1], [100, 100]);
        Scene scene = new Scene(2, 2, learner) { RateBps = 1, Antennas = 1, Hours = 0.9 }.Contact(0, 0, 500, 1000).Contact(1, 0, 500, 1000).Contact(1, 1, 520, 1000);
        UpdateRecord waited = Assert.Single(scene.Run().Updates, update => update.Satellite == "S1");
        Assert.Equal(("G1", Scene.At(520), Scene.At(616)), (waited.Gateway, waited.UploadStart, waited.Arrival));
    }

    [Fact]
    public void A_satellite_that_waits_keeps_its_place_at_every_gateway_in_view()
    {
        // S0 and S1 hold the antennas of G0 and G1 until 596 and 606; S2 sees both from 510 on, S3 G1 alone, later.
        QuadraticLearner learner = new(0, 0.5, [1, 1, 1, 1], [100, 100, 100, 100]);
        Scene scene = new Scene(4, 2, learner) { RateBps = 1, Antennas = 1, Hours = 0.9 }
            .Contact(0, 0, 500, 700).Contact(1, 1, 505, 900).Contact(2, 0, 510, 550).Contact(2, 1, 510, 1000).Contact(3, 1, 530, 1000);
        IReadOnlyList<UpdateRecord> updates = scene.Run().Updates;
        Assert.Equal(["S0", "S1", "S2", "S3"], updates.Select(update => update.Satellite));
        Assert.Equal(("G1", Scene.At(601)), (updates[2].Gateway, updates[2].UploadStart));
        Assert.Equal(Scene.At(697), updates[3].UploadStart);
    }

    /// <summary>It turns for each satellite anew, and what is left of a contact when it has turned is what a transfer has.</summary>
    [Fact]
    public void An_antenna_turns_to_a_satellite_before_the_first_bit()
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1, 1], [100, 100, 100]);
        Scene scene = new Scene(3, 1, learner) { RateBps = 10, Antennas = 1, Hours = 0.5, SetUpS = 20 }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600).Contact(2, 0, 500, 575);
        MissionResult result = scene.Run();
        Assert.Equal([("S0", Scene.At(520), Scene.At(529.6)), ("S1", Scene.At(549.6), Scene.At(559.2))], result.Updates.Select(update => (update.Satellite, update.UploadStart, update.Arrival)));
        Assert.Equal([9.6, 9.6, 0], result.Contacts.OrderBy(contact => contact.Satellite).Select(contact => Math.Round(contact.UsedSeconds, 6)));
    }

    [Fact]
    public void A_contact_that_ends_while_the_antenna_turns_carries_nothing_and_the_next_one_does()
    {
        QuadraticLearner learner = new(0, 0.5, [1], [100]);
        Scene scene = new Scene(1, 1, learner) { RateBps = 10, Hours = 0.9, SetUpS = 20 }.Contact(0, 0, 500, 520).Contact(0, 0, 900, 925).Contact(0, 0, 1500, 1600);
        MissionResult result = scene.Run();
        Assert.Equal((Scene.At(920), Scene.At(1524.6)), (result.Updates[0].UploadStart, result.Updates[0].Arrival));
        Assert.Equal([0, 50, 46], result.Contacts.Select(contact => Math.Round(contact.DownlinkBits, 6)));
    }

    /// <summary>S0 has the antenna until 596; the others came at 510, 520 and 530 and stay until 1000, 700 and 2000. All stand at 45 degrees and hold the first model.</summary>
    [Theory]
    [InlineData("first_come", "S1")]
    [InlineData("max_elevation", "S1")]
    [InlineData("longest_remaining", "S3")]
    [InlineData("deadline", "S2")]
    [InlineData("stalest_first", "S1")]
    [InlineData("fair_share", "S1")]
    public void The_gateway_s_policy_says_who_gets_the_antenna_next(string policy, string next)
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1, 1, 1], [100, 100, 100, 100]);
        Scene scene = new Scene(4, 1, learner) { RateBps = 1, Antennas = 1, Hours = 0.9, Contention = policy }
            .Contact(0, 0, 500, 700).Contact(1, 0, 510, 1000).Contact(2, 0, 520, 700).Contact(3, 0, 530, 2000);
        Assert.Equal(["S0", next], scene.Run().Updates.Take(2).Select(update => update.Satellite));
    }

    [Theory]
    [InlineData("max_elevation", 80, 500, 100, 50)]
    [InlineData("longest_remaining", 20, 900, 100, 50)]
    [InlineData("deadline", 20, 10, 100, 50)]
    [InlineData("stalest_first", 20, 500, 7000, 50)]
    [InlineData("fair_share", 20, 500, 100, 3)]
    public void What_a_policy_prefers_goes_before_a_plain_one(string name, double elevationDeg, double remainingS, double ageS, double servedS)
    {
        ContentionPolicy policy = ContentionPolicies.All.Default.Choose(name).Value;
        Assert.True(policy.Rank(new(elevationDeg, remainingS, ageS, servedS)) < policy.Rank(new(40, 500, 100, 50)));
    }

    /// <summary>50 of 96 bits are up when the first contact ends; then the other satellite's update makes version 1.</summary>
    [Theory]
    [InlineData(true, 0, 4009.6)]
    [InlineData(false, 1, 4014.2)]
    public void An_interrupted_upload_is_given_up_where_the_rule_drops_late_updates(bool drops, int updates, double receivedS)
    {
        MissionResult result = Overtaken(new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion) { DropsOlderThan = drops ? Tier.Cloud : null }, LongestMin = 60 }, 4100);
        Assert.Equal(updates, result.Updates.Count(update => update.Satellite == "S0"));
        Assert.Equal(Scene.At(receivedS), Assert.Single(result.Downloads).End);
    }

    [Fact]
    public void An_interrupted_upload_that_does_not_fit_lets_a_newer_model_pass()
    {
        MissionResult result = Overtaken(new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 60 }, 4004.5);
        DownloadRecord part = Assert.Single(result.Downloads);
        Assert.Equal((1, false, 2), (part.Version, part.IsComplete, part.Contact));
        Assert.Equal(45, part.Bits, 1e-6);
        Assert.Equal(9, part.EnergyJ, 1e-6);
    }

    /// <summary>52 of 96 bits of version 1 are down when the contact ends; version 2 is there in the next.</summary>
    [Theory]
    [InlineData(7560, 1, 44)]
    [InlineData(7605, 2, 96)]
    public void A_model_that_was_begun_is_finished_where_the_newest_does_not_fit(double untilS, int version, double bits)
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1], [100, 100]) { ForeseenUploadBytes = 1 };
        Scene scene = new Scene(2, 1, learner) { RateBps = 1, Hours = 2.2 }
            .Contact(1, 0, 500, 700).Contact(0, 0, 4000, 4060).Contact(1, 0, 4100, 4300).Contact(1, 0, 5200, 5400).Contact(0, 0, 7500, untilS);
        DownloadRecord[] received = [.. scene.Run().Downloads.Where(download => download.Satellite == "S0")];
        Assert.Equal([(1, false, 52), (version, true, bits)], received.Select(part => (part.Version, part.IsComplete, Math.Round(part.Bits, 6))));
    }

    private static MissionResult Overtaken(RoundOptions rounds, double untilS)
    {
        QuadraticLearner learner = new(0, 0.5, [1, 1], [100, 100]);
        return new Scene(2, 1, learner) { RateBps = 10, Rounds = rounds, Hours = 1.5 }.Contact(0, 0, 500, 505).Contact(1, 0, 600, 700).Contact(0, 0, 4000, untilS).Run();
    }

    /// <summary>What a gateway's antennas did, from the tables alone: never more transfers at once than antennas, and every contact's sums hold.</summary>
    [Fact]
    public void The_use_of_antennas_follows_from_the_tables()
    {
        const int antennas = 2;
        const double rate = 2;
        QuadraticLearner learner = new(0, 0.3, [.. Enumerable.Range(0, 9).Select(k => k * 1.5)], [10, 20, 30, 40, 50, 60, 70, 80, 90]);
        Scene scene = new(9, 3, learner) { Antennas = antennas, RateBps = rate, Rule = new TrajectoryRule(TrajectoryVariant.Trajectory), Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 20 } };
        for (int i = 0; i < 360; i++) scene.Contact(i * 7 % 9, i * 5 % 3, 150 + (i * 25), 150 + (i * 25) + 40 + (i * 37 % 200));
        MissionResult result = scene.Run();

        foreach (ContactRecord contact in result.Contacts)
        {
            Assert.Equal(contact.UplinkBits, result.Downloads.Where(download => download.Contact == contact.Contact).Sum(download => download.Bits), 1e-6);
            Assert.Equal(contact.DownlinkBits + contact.UplinkBits, contact.UsedSeconds * rate, 1e-6);
        }

        IEnumerable<(string Gateway, Epoch From, Epoch To)> downloads = result.Downloads.Select(download => (download.Gateway, download.Start, download.End));
        IEnumerable<(string Gateway, Epoch From, Epoch To)> uploads = result.Updates
            .Where(update => Math.Abs((update.Arrival - update.UploadStart).TotalSeconds - (PayloadBits / rate)) < 1e-6)
            .Select(update => (update.Gateway, update.UploadStart, update.Arrival));
        (string Gateway, Epoch From, Epoch To)[] transfers = [.. downloads, .. uploads];
        Assert.Contains(result.Downloads, download => !download.IsComplete);
        int most = transfers.Max(begun => transfers.Count(other => other.Gateway == begun.Gateway && other.From <= begun.From && begun.From < other.To));
        Assert.Equal(antennas, most);
    }
}
