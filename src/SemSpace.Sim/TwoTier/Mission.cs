using System.Diagnostics;
using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;

namespace SemSpace.Sim.TwoTier;

/// <summary>The two-tier loop over a constellation: satellites train and upload, gateways sum, the cloud merges and publishes.</summary>
public static class Mission
{
    private static readonly Duration ProgressInterval = Duration.FromMinutes(15);

    /// <summary>Runs a mission from its start to its end. The result is a function of the setup alone, whatever its number of workers.</summary>
    /// <param name="setup">The mission; its contact plan serves one run.</param>
    /// <param name="progress">Told how far the run has come, at the start, after every training, and every quarter of an hour of virtual time,
    /// and several times a second while there is only work beside to wait for.</param>
    /// <param name="cancellation">Stops the run between two events.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static MissionResult Run(MissionSetup setup, IProgress<MissionProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        using WorkerPool pool = new(setup.Workers);
        using World world = new(setup, pool);
        ModelVersion initial = new(0, setup.Start, setup.Rule.Start(setup.Learner.InitialModel));
        GatewayNode[] gateways = [.. setup.Gateways.Select((_, g) => new GatewayNode(world, g) { Version = initial })];
        SatelliteProcess[] satellites = [.. setup.Satellites.Select((_, k) => new SatelliteProcess(world, k, gateways) { Held = initial })];
        if (setup.Isl is { } plan)
        {
            Courier courier = new(world, new IslTerminals(world, plan, satellites), satellites);
            foreach (SatelliteProcess satellite in satellites) satellite.Courier = courier;
            courier.Start();
        }

        CloudProcess cloud = new(world, gateways, satellites, initial);
        _ = world.Simulation.Start(cloud.Serve, "the cloud");
        if (setup.Rounds.Policy.Edge is { Trigger: EdgeTrigger.Period })
        {
            foreach ((int g, GatewayNode gateway) in gateways.Index()) _ = world.Simulation.Start(gateway.KeepPeriods, setup.Gateways[g].Name);
        }

        foreach ((int k, SatelliteProcess satellite) in satellites.Index()) _ = world.Simulation.Start(satellite.Live, setup.Satellites[k].Name);
        foreach ((int k, SatelliteProcess satellite) in satellites.Index().Where(one => one.Item.FlightEnd is not null)) _ = world.Simulation.Start(satellite.CloseLedger, setup.Satellites[k].Name);
        if (setup.RecordMin is { } minutes) _ = world.Simulation.Start(() => RecordStates(world, satellites, gateways, Duration.FromMinutes(minutes)), "records of satellites and gateways");
        SideJob? beside = setup.Beside is { } work ? pool.EnqueueBeside(work, () => world.Pace) : null;
        if (progress is not null) _ = world.Simulation.Start(() => Report(world, Tell), "progress");
        world.Simulation.Run(setup.End, cancellation);
        if (setup.RecordMin is not null && world.Queues[^1].Time < setup.End) RecordStates(world, satellites, gateways);
        RecordNames names = new(setup);
        IReadOnlyList<UpdateRow> updates = world.Arrivals.Close();
        MissionResult result = new(
            Contacts(setup.Contacts, names), Of(updates, row => row.Record(names)), Of(world.Downloads, row => row.Record(names)), Of(cloud.Rounds(), row => row.Record()),
            Of(world.EdgeRounds, row => row.Record(names)), [.. satellites.Select(satellite => satellite.Ledger(setup.End))], world.Trainings.Close(), cloud.Model,
            world.Trace.Fingerprint, world.Trace.Count, world.JoinSeconds)
        {
            IslTransfers = Of(world.IslTransfers, row => row.Record(names)),
            Interruptions = Of(world.Interruptions.Close((k, brownouts) => satellites[k].Power.Cut(brownouts, setup.End)), row => row.Record(names)),
            States = Of(world.States, row => row.Record(names)),
            Queues = Of(world.Queues, row => row.Record(names)),
            BitFlips = world.BitFlips,
            Gateways = GatewayTally.Records(setup, updates, [.. gateways.Select(gateway => gateway.Log)]),
            TransferEnds = world.Transfers.Ends,
            LineHolds = cloud.LineHolds,
            GivenUp = [.. satellites.Select(satellite => satellite.GivenUp)],
            BeyondCapacityJ = [.. satellites.Select(satellite => satellite.Power.BeyondCapacityJ)],
            Activities = [.. satellites.Select(satellite => satellite.Power.ActivityRecord)],
        };
        Stopwatch waiting = Stopwatch.StartNew();
        beside?.Join(Tell);
        return result with { BesideSeconds = waiting.Elapsed.TotalSeconds };

        void Tell() => progress?.Report(State(world, cloud) with { Beside = beside?.Share });
    }

    private static void RecordStates(World world, SatelliteProcess[] satellites, GatewayNode[] gateways)
    {
        foreach (SatelliteProcess satellite in satellites)
        {
            if (satellite.Power.Record(satellite.Held) is { } row) world.States.Add(row);
        }

        foreach ((int g, GatewayNode gateway) in gateways.Index())
        {
            (int waiting, double mean, int most) = gateway.Log.Queue.Look(world.Now);
            world.Queues.Add(new(world.Now, g, world.Setup.Gateways[g].Antennas - gateway.Antennas.Free, waiting, mean, most));
        }
    }

    private static async SimTask RecordStates(World world, SatelliteProcess[] satellites, GatewayNode[] gateways, Duration interval)
    {
        while (true)
        {
            RecordStates(world, satellites, gateways);
            await world.Simulation.Delay(interval);
        }
    }

    private static async SimTask Report(World world, Action report)
    {
        world.AfterTraining = report;
        while (true)
        {
            report();
            await world.Simulation.Delay(ProgressInterval);
        }
    }

    private static MissionProgress State(World world, CloudProcess cloud)
    {
        (int version, Fl.Training.ExamScores scores) = cloud.LatestEvaluation;
        return new MissionProgress(world.Now, world.TrainingsDone, world.Arrivals.Count, cloud.Version, version, scores);
    }

    private static RecordsOf<TRow, TRecord> Of<TRow, TRecord>(IReadOnlyList<TRow> rows, Func<TRow, TRecord> record) => new(rows, record);

    private static RecordsOf<ContactWindow, ContactRecord> Contacts(ContactPlan plan, RecordNames names) => Of(plan.Windows, window =>
    {
        ContactUse use = plan.UseOf(window.Id);
        return new ContactRecord(
            window.Id, names.Satellites[window.Satellite], names.Gateways[window.Gateway], window.Aos, window.Los, window.Culmination, window.MaxElevationDeg,
            window.CutAtStart || window.CutAtEnd, use.Seconds, use.DownlinkBits, use.UplinkBits, use.Preemptions);
    });
}
