using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedBuff;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>Antennas that turn at 2 degrees/s and need 5 s more to acquire a satellite. A model has 96 bits, which take 9.6 s.</summary>
public sealed class SlewTests
{
    [Theory]
    [InlineData(0, 90, 123, 45, 45)]
    [InlineData(0, 30, 90, 0, 90)]
    [InlineData(10, 20, 10, 80, 60)]
    [InlineData(0, 0, 180, 0, 180)]
    [InlineData(350, 0, 20, 0, 30)]
    [InlineData(0, 60, 180, 60, 60)]
    [InlineData(0, 45, 90, 45, 60)]
    public void The_angle_between_two_directions_is_that_on_the_sphere(double azimuth, double elevation, double otherAzimuth, double otherElevation, double angle)
        => Assert.Equal(angle, new SkyDirection(azimuth, elevation).AngleTo(new(otherAzimuth, otherElevation)), 1e-9);

    [Fact]
    public void The_way_from_one_direction_to_another_is_the_shortest()
    {
        SkyDirection from = new(20, 10), to = new(140, 40);
        SkyDirection middle = from.Towards(to, 0.25);
        Assert.Equal(from.AngleTo(to) / 4, from.AngleTo(middle), 1e-9);
        Assert.Equal(from.AngleTo(to) * 3 / 4, middle.AngleTo(to), 1e-9);
    }

    /// <summary>
    /// From straight up to S0 in the north, 30 degrees high: 60 degrees, 30 s and 5 s. At 544.6 s it is S1's turn, which is in the east on the horizon: 90 degrees, 45 s and 5 s, until 594.6 s. S2 stands where S1 does and
    /// is acquired in 5 s from 604.2 s on. The antenna is given for 44.6 + 59.6 + 14.6 s.
    /// </summary>
    [Fact]
    public void An_antenna_turns_from_where_it_looked_last()
    {
        SkyDirection[] places = [new(0, 30), new(90, 0), new(90, 0)];
        MissionResult result = Three((satellite, _) => places[satellite]).Run();
        Assert.Equal([("S0", 535.0), ("S1", 594.6), ("S2", 609.2)], Starts(result));
        Assert.Equal([(0, 35, 9.6), (44.6, 50, 9.6), (104.2, 5, 9.6)], result.Activities.Select(record => (record.AntennaSeconds, record.SetUpSeconds, record.TransmitSeconds)));
        Assert.Equal(44.6 + 59.6 + 14.6, Assert.Single(result.Gateways).BusyShare * 1800, 1e-9);
    }

    /// <summary>S0 goes round by 0.2 degrees/s of azimuth on the horizon: at 500 s it is in the north, after 45 + 5 + 9.6 s at 11.92 degrees, from where S1 at 51.92 is 40 degrees away, 20 s and 5 s.</summary>
    [Fact]
    public void It_follows_a_satellite_while_it_has_it()
    {
        MissionResult result = Three((satellite, seconds) => satellite == 0 ? new((seconds - 500) * 0.2, 0) : new(51.92, 0)).Run();
        Assert.Equal([("S0", 550.0), ("S1", 584.6), ("S2", 599.2)], Starts(result));
    }

    /// <summary>S0 sets after 20 s, when the antenna has turned 40 of 90 degrees towards the north. S1 stands there, and S2 in the north on the horizon, 50 degrees on.</summary>
    [Fact]
    public void Where_a_satellite_sets_meanwhile_it_looks_where_it_has_come_to()
    {
        SkyDirection[] places = [new(0, 0), new(0, 50), new(0, 0)];
        MissionResult result = World((satellite, _) => places[satellite]).Contact(0, 0, 500, 520).Contact(1, 0, 501, 900).Contact(2, 0, 502, 900).Run();
        Assert.Equal([("S1", 525.0), ("S2", 525 + 9.6 + 25 + 5)], Starts(result));
        Assert.Equal(20, result.Activities[0].SetUpSeconds, 1e-9);
    }

    /// <summary>Two antennas, of which S0 takes the first and S1 the second. When S2 rises both are free, and the second, which looked where it comes up, takes 5 s; the first would take 95.</summary>
    [Fact]
    public void Of_free_antennas_the_nearest_is_taken()
    {
        SkyDirection[] places = [new(0, 0), new(180, 0), new(180, 0)];
        MissionResult result = World((satellite, _) => places[satellite], antennas: 2).Contact(0, 0, 500, 900).Contact(1, 0, 501, 900).Contact(2, 0, 700, 900).Run();
        Assert.Equal([("S0", 550.0), ("S1", 551.0), ("S2", 705.0)], Starts(result));
    }

    /// <summary>A plan cannot know where an antenna will look: it counts from straight up to where the satellite stands at the time, here 60 degrees, and 30 degrees a hundred seconds later.</summary>
    [Fact]
    public void Who_looks_ahead_counts_from_straight_up()
    {
        ContactPlan plan = World((_, seconds) => new(200, 30 + ((seconds - 500) * 0.3)), rateBps: 1).Contact(0, 0, 500, 700).Setup().Contacts;
        Assert.Equal([35.0, 20.0], [plan.Of(0).SetUpFrom(Scene.At(500)).TotalSeconds, plan.Of(0).SetUpFrom(Scene.At(600)).TotalSeconds]);
        Sending sending = Assert.Single(plan.Sendings(0, Scene.At(0), 96, handover: false));
        Assert.Equal((Scene.At(535), Scene.At(631)), (sending.From, sending.To));
    }

    [Fact]
    public void Without_a_rate_turning_takes_no_time_of_its_own()
    {
        SkyDirection[] places = [new(0, 30), new(90, 0), new(90, 0)];
        Assert.Equal([("S0", 505.0), ("S1", 519.6), ("S2", 534.2)], Starts(Three((satellite, _) => places[satellite], slewDegS: null).Run()));
    }

    /// <summary>Two antennas that six satellites on their rounds want, and take from each other: the same with one worker and two; nothing takes longer to set up than half a turn, and turning costs time and models.</summary>
    [Fact]
    public void Antennas_that_turn_give_the_same_with_any_number_of_workers()
    {
        MissionResult one = Busy(1, 2), two = Busy(2, 2), swift = Busy(1, null);
        Assert.Equal(one.Fingerprint, two.Fingerprint);
        Assert.Equal(one.Updates, two.Updates);
        Assert.Equal(one.Activities, two.Activities);
        GatewayRecord gateway = Assert.Single(one.Gateways);
        Assert.True(gateway.Preemptions > 0);
        Assert.InRange(one.Activities.Sum(record => record.SetUpSeconds), 5 * gateway.Grants / 2.0, 95.0 * gateway.Grants);
        Assert.InRange(gateway.BusyShare, 0.5, 1);
        Assert.True(one.Updates.Count < swift.Updates.Count);
    }

    private static MissionResult Busy(int workers, double? slewDegS)
    {
        Scene scene = new(6, 1, new QuadraticLearner(0, 0.3, [1, 2, 3, 4, 5, 6], [10, 20, 30, 40, 50, 60]))
        {
            Hours = 4,
            RateBps = 1,
            Antennas = 2,
            SetUpS = 5,
            SlewDegS = slewDegS,
            Sky = (satellite, seconds) => new((60 * satellite) + (seconds * 0.1), 45 + (40 * Math.Sin((seconds / 500) + satellite))),
            Contention = "max_elevation",
            Preemption = Preemption.Resume,
            Workers = workers,
            Rule = new FedBuffRule(2),
            Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 20 },
        };
        for (int pass = 0; pass < 7; pass++)
        {
            for (int k = 0; k < 6; k++) scene.Contact(k, 0, 300 + (2000 * pass) + (70 * k), 1500 + (2000 * pass) + (50 * k));
        }

        return scene.Run();
    }

    private static IEnumerable<(string, double)> Starts(MissionResult result)
        => result.Updates.Select(update => (update.Satellite, Math.Round((update.UploadStart - Scene.Start).TotalSeconds, 6)));

    private static Scene Three(Func<int, double, SkyDirection> sky, double? slewDegS = 2)
        => World(sky, slewDegS: slewDegS).Contact(0, 0, 500, 900).Contact(1, 0, 500, 900).Contact(2, 0, 500, 900);

    private static Scene World(Func<int, double, SkyDirection> sky, int antennas = 1, double? slewDegS = 2, double rateBps = 10)
        => new(3, 1, new QuadraticLearner(0, 0.5, [1, 1, 1], [100, 100, 100])) { RateBps = rateBps, Antennas = antennas, Hours = 0.5, SetUpS = 5, SlewDegS = slewDegS, Sky = sky };
}
