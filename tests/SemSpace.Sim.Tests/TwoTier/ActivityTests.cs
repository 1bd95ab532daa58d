using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>What satellites do with their time.</summary>
public sealed class ActivityTests
{
    /// <summary>Trains for 100 s on 100 samples, and sends 96 bits.</summary>
    private static readonly QuadraticLearner OneSatellite = new(0, 0.5, [1], [100]);

    public static TheoryData<string> Cases => [.. Scenes.Keys];

    private static Dictionary<string, Func<Scene>> Scenes { get; } = new()
    {
        ["passes"] = () => new Scene(3, 2, Several) { RateBps = 10, Antennas = 1, SetUpS = 20 }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600).Contact(2, 0, 500, 575).Contact(1, 1, 5000, 5100).Contact(2, 1, 5005.5, 5010),
        ["always"] = () => new Scene(3, 1, Several) { RateBps = 10, Antennas = 2 }.AlwaysConnected(),
        ["rests"] = () => new Scene(3, 1, Several) { RateBps = 10, Compute = new() { CyclesPerSample = 2e8, ClockMhz = 200, MaxDuty = 0.3 } }.AlwaysConnected(),
        ["chosen"] = () => new Scene(3, 1, Several) { RateBps = 10, Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachVersion), LongestMin = 60, PerRound = 1 } }.AlwaysConnected(),
        ["brown-outs"] = () => new Scene(3, 1, Several) { RateBps = 10, Energy = Weak, Shadows = Nights }.AlwaysConnected(),
        ["brown-outs unseen"] = () => new Scene(3, 1, Several) { RateBps = 10, Energy = Weak, Shadows = Nights }.Contact(0, 0, 20_000, 20_100),
        ["relays"] = () => new Scene(3, 1, Several) { RateBps = 10, Isl = new IslOptions { RateMbps = 1e-5 }, Energy = Weak, Shadows = Nights }.Link(0, 1, 0, 36_000).Link(1, 2, 4000, 36_000).Contact(2, 0, 10_000, 11_000),
        ["ends"] = () => new Scene(3, 1, Several) { RateBps = 10, FirstFlightEnd = Scene.At(7777.25) }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600),
    };

    private static QuadraticLearner Several => new(0, 0.5, [1, 2, 3], [100, 40, 300]);

    private static EnergyOptions Weak => new() { BatteryWh = 2, InitialCharge = 0.5, MinCharge = 0, PanelAreaM2 = 0.04, IdlePowerW = 4 };

    private static ShadowSpan[] Nights => [.. Enumerable.Range(0, 6).Select(orbit => new ShadowSpan(Scene.At((6000 * orbit) + 2000), Scene.At((6000 * orbit) + 5500), 0))];

    /// <summary>To the nanosecond: a time is a whole number of them, and a decimal holds each of the seconds as it is.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_second_of_a_flight_is_in_one_activity(string name)
    {
        Scene scene = Scenes[name]();
        MissionResult result = scene.Run();
        foreach ((int k, ActivityRecord record) in result.Activities.Index())
        {
            Duration flight = (k == 0 ? scene.FirstFlightEnd ?? Scene.At(36_000) : Scene.At(36_000)) - Scene.Start;
            Assert.Equal((decimal)flight.TotalSeconds, Parts(record).Sum(part => (decimal)part));
            Assert.All(Parts(record), part => Assert.True(part >= 0));
            Assert.Equal(result.Energy[k].BrownoutSeconds, record.OffSeconds, 1e-8);
            Assert.Equal((result.Energy[k].Satellite, result.Energy[k].Plane), (record.Satellite, record.Plane));
        }
    }

    /// <summary>Trains from 0 and sends at 500; in the contact, to 600, it would take a newer model; then waits for a contact, and trains so as to be done at the end.</summary>
    [Fact]
    public void A_pass_is_as_it_was_told()
        => Assert.Equal(
            new ActivityRecord("S0", 0, 0, 200, 9.6, 0, 0, 0, 0, 0, 0, 0, 90.4, 0, 2940),
            Assert.Single(new Scene(1, 1, OneSatellite) { RateBps = 10, Hours = 0.9 }.Contact(0, 0, 500, 600).Run().Activities));

    /// <summary>The antenna turns for 20 s and is away for 9.6 s; the second satellite waits for both and has them itself. When the third is served its contact has 15.8 s left, in which the antenna does not turn all the way.</summary>
    [Fact]
    public void Waits_for_antennas_are_told_from_antennas_that_turn()
    {
        Scene scene = new Scene(3, 1, new QuadraticLearner(0, 0.5, [1, 1, 1], [100, 100, 100])) { RateBps = 10, Antennas = 1, Hours = 0.5, SetUpS = 20 }.Contact(0, 0, 500, 600).Contact(1, 0, 500, 600).Contact(2, 0, 500, 575);
        Assert.Equal([(0, 20, 9.6), (29.6, 20, 9.6), (59.2, 15.8, 0)], scene.Run().Activities.Select(record => (record.AntennaSeconds, record.SetUpSeconds, record.TransmitSeconds)));
    }

    /// <summary>A duty of a quarter: 300 s of rest after each 100 s, of which 9.6 s are spent sending.</summary>
    [Fact]
    public void A_processor_s_rest_counts_where_nothing_else_goes_on()
    {
        ComputeOptions compute = new() { CyclesPerSample = 2e8, ClockMhz = 200, MaxDuty = 0.25 };
        ActivityRecord record = Assert.Single(new Scene(1, 1, OneSatellite) { RateBps = 10, Hours = 409.6 / 3600, Compute = compute, Rounds = new() { Policy = new(RoundTrigger.EveryArrival, TrainAgain.EachVersion), LongestMin = 60 } }.AlwaysConnected().Run().Activities);
        Assert.Equal((109.6, 9.6, 9.6, 280.8), (record.TrainSeconds, record.TransmitSeconds, record.ReceiveSeconds, record.CoolSeconds), EqualTuples);
    }

    /// <summary>With a quarter of the processor a training takes 400 s in place of 100 s, at a quarter of the power: the same energy.</summary>
    [Fact]
    public void A_processor_that_is_shared_takes_longer_and_the_same_energy()
    {
        ComputeOptions alone = new() { CyclesPerSample = 2e8, ClockMhz = 200 };
        Assert.Equal((100, 100 * alone.TrainingPowerW()), First(alone), EqualPairs);
        Assert.Equal((400, 100 * alone.TrainingPowerW()), First(alone with { TrainingShare = 0.25 }), EqualPairs);

        static (double Seconds, double Joules) First(ComputeOptions compute)
        {
            UpdateRecord update = new Scene(1, 1, OneSatellite) { RateBps = 10, Hours = 0.2, Compute = compute }.AlwaysConnected().Run().Updates[0];
            return ((update.TrainEnd - update.TrainStart).TotalSeconds, update.EnergyJ - (8 * 9.6));
        }

        static bool EqualPairs((double A, double B) x, (double A, double B) y) => Math.Abs(x.A - y.A) + Math.Abs(x.B - y.B) < 1e-6;
    }

    /// <summary>What is kept until the battery is known does not grow where nothing looks at it.</summary>
    [Fact]
    public void A_battery_that_nobody_looks_at_is_asked_in_time()
    {
        Simulation simulation = new(Scene.Start);
        Battery battery = new(new EnergyOptions(), [], Scene.Start);
        ActivityLog log = new(simulation, battery);
        simulation.Run(Scene.At(1));
        for (int second = 2; second <= 1000; second++)
        {
            using (log.During(second % 2 == 0 ? Activity.AwaitAntenna : Activity.AwaitModel)) simulation.Run(Scene.At(second));
        }

        Assert.Equal(Scene.Start, battery.Now);
        Assert.True(log.Spent.Sum(spent => spent.TotalSeconds) > 900);
        battery.AdvanceTo(Scene.At(1000));
        log.Close(Scene.At(1000));
        Assert.Equal([500.0, 499, 1], new[] { Activity.AwaitAntenna, Activity.AwaitModel, Activity.AwaitContact }.Select(what => log.Spent[(int)what].TotalSeconds));
    }

    private static bool EqualTuples((double A, double B, double C, double D) x, (double A, double B, double C, double D) y)
        => Math.Abs(x.A - y.A) + Math.Abs(x.B - y.B) + Math.Abs(x.C - y.C) + Math.Abs(x.D - y.D) < 1e-6;

    private static double[] Parts(ActivityRecord a) =>
    [
        a.OffSeconds, a.TrainSeconds, a.TransmitSeconds, a.ReceiveSeconds, a.IslSeconds, a.SetUpSeconds, a.AntennaSeconds, a.CoolSeconds, a.EnergySeconds, a.DataSeconds, a.ModelSeconds,
        a.ChoiceSeconds, a.ContactSeconds,
    ];
}
