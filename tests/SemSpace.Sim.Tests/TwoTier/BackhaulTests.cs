using CsCheck;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>What outages of a gateway's line to the cloud keep waiting. A model has 96 bits, and the line takes one a second.</summary>
public sealed class BackhaulTests
{
    private static readonly QuadraticLearner One = new(0, 0.5, [1], [100]);

    /// <summary>
    /// The sum that leaves at 3600 s would arrive at 3696 s. Interrupted from 3650 s to 3700 s with 46 bits to go it arrives at 3746 s, and the version goes. It is interrupted at
    /// 3760 s with 82 bits to go until 3800 s, and by another outage, which begins in the meantime, until 3810 s, of which the last 10 s are its own: it arrives at 3892 s. The next sum, of the updates of two contacts,
    /// finds the line down.
    /// </summary>
    [Fact]
    public void An_outage_of_a_line_tells_what_it_kept_waiting()
    {
        MissionResult result = new Scene(1, 1, One) { RateBps = 10, BackhaulMbps = 1e-6, Hours = 4, LineOutages = [(100, 200), (3650, 3700), (3760, 3800), (3780, 3810), (7000, 9000), (12_000, 13_000)] }
            .Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100).Contact(0, 0, 5000, 5100).Run();

        Assert.Equal([Scene.At(3746), Scene.At(9096)], result.Rounds.Skip(1).Take(2).Select(round => round.Published));
        double waitS = (Scene.At(9000) - result.Rounds[2].Closed).TotalSeconds;
        LineHold[] expected = [default, new(1, 1, 1, 46, 50), new(1, 1, 0, 82, 40), new(0, 0, 0, 0, 10), new(1, 0, 2, 96, waitS), default];
        Assert.Equal(expected, Assert.Single(result.LineHolds!));
    }

    /// <summary>
    /// The sum that leaves at 3600 s is interrupted at 3650 s with 46 bits to go. The line is up at 3720 s, after four outages: the first until 3700 s, one within it, one that overlaps it and ends
    /// 10 s later, and one that begins at its end and has the last 10 s. It is interrupted at 3740 s again, with 26 bits to go. The next one finds a line that two outages have taken at once.
    /// </summary>
    [Fact]
    public void Each_transfer_and_each_second_of_a_wait_is_one_outages()
    {
        MissionResult result = new Scene(1, 1, One)
        {
            RateBps = 10,
            BackhaulMbps = 1e-6,
            Hours = 4,
            LineOutages = [(3650, 3700), (3660, 3670), (3690, 3710), (3700, 3720), (3740, 3750), (7000, 8000), (7000, 9000)],
        }.Contact(0, 0, 500, 600).Contact(0, 0, 4000, 4100).Contact(0, 0, 5000, 5100).Run();

        Assert.Equal([Scene.At(3776), Scene.At(9096)], result.Rounds.Skip(1).Take(2).Select(round => round.Published));
        double waitS = (Scene.At(8000) - result.Rounds[2].Closed).TotalSeconds;
        LineHold[] expected = [new(1, 1, 1, 46, 50), default, new(0, 0, 0, 0, 10), new(0, 0, 0, 0, 10), new(0, 1, 0, 0, 10), new(1, 0, 2, 96, waitS), new(0, 0, 0, 0, 1000)];
        Assert.Equal(expected, Assert.Single(result.LineHolds!));
    }

    /// <summary>Of 300 random plans: outages that overlap and touch hold in all what they would as outages apart from each other, and rounds are the same.</summary>
    [Fact]
    public void Rows_sum_to_what_the_same_times_hold_as_outages_apart_from_each_other()
    {
        const int plans = 300;
        int merged = 0, held = 0, interrupted = 0;
        Gen<(double From, double To)> outage = Gen.Select(Gen.Int[0, 140], Gen.Int[1, 30], (from, length) => (from * 100.0, (from + length) * 100.0));
        Gen.Select(outage.Array[1, 9], Gen.Int[0, 40], Gen.Double[0.5, 5]).Sample(
            (drawn, latencyS, rateBps) =>
            {
                (double From, double To)[] plan = [.. drawn.OrderBy(one => one.From)], apart = Apart(plan);
                MissionResult many = Run(plan), few = Run(apart);
                Assert.Equal(few.Rounds.Select(round => (round.Closed, round.Published)), many.Rounds.Select(round => (round.Closed, round.Published)));
                LineHold expected = Sum(few), sum = Sum(many);
                Assert.Equal((expected.Transfers, expected.Interrupted, expected.Updates), (sum.Transfers, sum.Interrupted, sum.Updates));
                Assert.Equal(expected.Bits, sum.Bits, 1e-6);
                Assert.Equal(expected.WaitSeconds, sum.WaitSeconds, 1e-6);
                if (apart.Length < plan.Length && sum.Transfers > 0) _ = Interlocked.Increment(ref merged);
                if (sum.Interrupted < sum.Transfers) _ = Interlocked.Increment(ref held);
                if (sum.Interrupted > 0) _ = Interlocked.Increment(ref interrupted);

                MissionResult Run((double From, double To)[] outages)
                {
                    Scene scene = new(1, 1, One) { RateBps = 10, BackhaulMbps = rateBps * 1e-6, BackhaulMs = latencyS * 1000, Hours = 4, LineOutages = outages, Rule = new FedBuffRule(1), Rounds = new() { Policy = new FedBuffRule(1).Policy, LongestMin = 60 } };
                    for (int i = 0; i < 20; i++) _ = scene.Contact(0, 0, 500 + (700 * i), 600 + (700 * i));
                    return scene.Run();
                }
            },
            iter: plans);
        Assert.All([merged, held, interrupted], count => Assert.InRange(count, plans / 5, plans));

        static LineHold Sum(MissionResult result) => Assert.Single(result.LineHolds!).Aggregate((one, other) => one + other);
    }

    private static (double From, double To)[] Apart((double From, double To)[] plan)
    {
        List<(double From, double To)> apart = [];
        foreach ((double from, double to) in plan)
        {
            if (apart.Count > 0 && apart[^1].To >= from) apart[^1] = (apart[^1].From, Math.Max(apart[^1].To, to));
            else apart.Add((from, to));
        }

        return [.. apart];
    }

    /// <summary>
    /// With 10 s of latency the call for the sum takes 20 s from the update's arrival at 509.6 s; it is interrupted from 515 s to 615 s and made anew, and the sum leaves at 635 s. Half a minute after
    /// that the line is down for 20 s: 20 of the 96 bits have arrived, and the others take the latency and 76 s after it.
    /// </summary>
    [Fact]
    public void A_call_for_a_sum_waits_for_the_line_and_the_updates_with_it()
    {
        MissionResult result = new Scene(1, 1, One)
        {
            RateBps = 10,
            BackhaulMbps = 1e-6,
            BackhaulMs = 10_000,
            Hours = 1,
            LineOutages = [(515, 615), (665, 685)],
            Rule = new FedBuffRule(1),
            Rounds = new() { Policy = new FedBuffRule(1).Policy, LongestMin = 600 },
        }.Contact(0, 0, 500, 600).Run();

        Assert.Equal(Scene.At(685 + 10 + 76), result.Rounds[1].Published);
        Assert.Equal([new(1, 1, 1, 0, 100), new(1, 1, 1, 76, 20)], Assert.Single(result.LineHolds!));
    }

    /// <summary>
    /// With 10 s of latency and no outage before it the sum leaves at 529.6 s, its first bit arrives at 540.6 s and its last at 635.6 s. What has not arrived as the line goes down goes after that, and
    /// its last bit arrives the latency after it was sent.
    /// </summary>
    [Theory]
    [InlineData(529.6, 600, 706, 96, 0)] // none is sent: all 96 bits go at 600 s
    [InlineData(535, 600, 706, 96, 1)] // some are sent, none has arrived
    [InlineData(575.6, 600, 670, 60, 1)] // 46 are sent, 36 have arrived
    [InlineData(630.6, 700, 715, 5, 1)] // all are sent, 91 have arrived
    [InlineData(635.6, 700, 635.6, 96, 0)] // all have arrived, and the version of 96 bits that was to go waits
    public void Bits_that_go_after_an_outage_pay_the_latency(double downS, double upS, double publishedS, double bits, int interrupted)
    {
        MissionResult result = new Scene(1, 1, One)
        {
            RateBps = 10,
            BackhaulMbps = 1e-6,
            BackhaulMs = 10_000,
            Hours = 0.5,
            LineOutages = [(downS, upS)],
            Rule = new FedBuffRule(1),
            Rounds = new() { Policy = new FedBuffRule(1).Policy, LongestMin = 600 },
        }.Contact(0, 0, 500, 600).Run();

        Assert.Equal(0, (result.Rounds[1].Published - Scene.At(publishedS)).TotalSeconds, 1e-6);
        LineHold hold = Assert.Single(Assert.Single(result.LineHolds!));
        Assert.Equal(bits, hold.Bits, 1e-6);
        Assert.Equal(upS - downS, hold.WaitSeconds, 1e-6);
        Assert.Equal((1, interrupted), (hold.Transfers, hold.Interrupted));
    }

    [Fact]
    public void Lines_without_outages_hold_nothing()
        => Assert.Null(new Scene(1, 1, One) { RateBps = 10, Hours = 2 }.Contact(0, 0, 500, 600).Run().LineHolds);
}
