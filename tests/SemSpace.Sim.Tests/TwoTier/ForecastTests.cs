using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;
using SemSpace.Sim.Sensing;
using SemSpace.Sim.TwoTier;
using SemSpace.Sim.TwoTier.Planning;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>What the plan foretells of satellites, against what they then do.</summary>
public class ForecastTests
{
    private const double Hours = 10, SecondsPerSample = 30;

    /// <summary>
    /// Two satellites with a pass every 25 and 40 min, a sample a minute and half a minute of training for each, and nothing in the way: no queue, full batteries, no newer model. From the start, in a
    /// rest and in a training on, every training and arrival is as foretold to the nanosecond, and after each training the processor rests for its length × (1 / duty - 1).
    /// </summary>
    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 3.1)]
    [InlineData(0.5, 0)]
    [InlineData(0.2, 0)]
    [InlineData(0.2, 2.25)]
    [InlineData(0.2, 3.1)]
    [InlineData(0.2, 5.05)]
    [InlineData(1, 3.1, "slack")]
    [InlineData(0.5, 2.25, "slack")]
    public void Uploads_come_when_they_are_foretold_with_rests_between_trainings(double maxDuty, double fromH, string governor = "fixed")
    {
        Scene scene = new(2, 1, new CountingLearner(firstS: 0))
        {
            Hours = Hours,
            Buffer = BufferPolicy.SinceContact,
            Compute = new() { CyclesPerSample = SecondsPerSample * 2e8, ClockMhz = 200, MaxDuty = maxDuty, BoardPowerW = 0.001, Governor = Governors.All.Default.Choose(governor) },
            Rounds = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = Hours * 60 },
        };
        for (int pass = 1; pass <= 23; pass++) scene.Contact(0, 0, pass * 1500, (pass * 1500) + 200);
        for (int pass = 1; pass <= 14; pass++) scene.Contact(1, 0, pass * 2400, (pass * 2400) + 100);
        MissionSetup setup = scene.Setup();
        using WorkerPool pool = new(setup.Workers);
        using World world = new(setup, pool);
        ModelVersion initial = new(0, setup.Start, setup.Rule.Start(setup.Learner.InitialModel));
        GatewayNode[] gateways = [new(world, 0) { Version = initial }];
        SatelliteProcess[] satellites = [.. setup.Satellites.Select((_, k) => new SatelliteProcess(world, k, gateways) { Held = initial })];
        _ = world.Simulation.Start(new CloudProcess(world, gateways, satellites, initial).Serve, "the cloud");
        foreach (SatelliteProcess satellite in satellites) _ = world.Simulation.Start(satellite.Live, "a satellite");
        world.Simulation.Run(Scene.At(fromH * 3600), TestContext.Current.CancellationToken);
        int before = world.Arrivals.Count;

        ForeseenUpdate[] foretold = ForeseenUpdate.Of(satellites, setup.End, _ => setup.Start);
        world.Simulation.Run(setup.End, TestContext.Current.CancellationToken);

        UpdateRow[] came = [.. world.Arrivals.Close().Skip(before)];
        Assert.True(came.Length >= 4);
        Assert.Equal(
            came.OrderBy(update => update.Arrival).ThenBy(update => update.Satellite).Select(update => (update.Satellite, update.TrainStart, update.Arrival, update.Samples)),
            foretold.Select(update => (update.Satellite, update.TrainStart, update.Arrival, update.Samples)));
        long rests = (long)Math.Round((1 / maxDuty) - 1);
        foreach (IGrouping<int, TrainingRecord> trainings in world.Trainings.Close().GroupBy(training => training.Satellite))
        {
            Assert.All(trainings.Zip(trainings.Skip(1)), pair => Assert.True(pair.Second.To - (pair.First.To + Length(pair.First)) >= Length(pair.First) * rests));
        }

        Duration Length(TrainingRecord training) => Duration.FromSeconds(training.Samples * SecondsPerSample);
    }
}
