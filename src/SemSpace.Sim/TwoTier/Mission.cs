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
        if (setup.RecordMin is { } minutes) _ = world.Simulation.Start(() => RecordStates(world, satellites, Duration.FromMinutes(minutes)), "records of satellites");
        SideJob? beside = setup.Beside is { } work ? pool.EnqueueBeside(work, () => world.Pace) : null;
        if (progress is not null) _ = world.Simulation.Start(() => Report(world, Tell), "progress");
        world.Simulation.Run(setup.End, cancellation);
        if (setup.RecordMin is not null && world.States[^1].Time < setup.End) RecordStates(world, satellites);
        MissionResult result = new(
            Contacts(setup), Updates(world), world.Downloads, cloud.Rounds(), world.EdgeRounds, [.. satellites.Select(satellite => satellite.Ledger(setup.End))], Trainings(world), cloud.Model,
            world.Trace.Fingerprint, world.Trace.Count, world.JoinSeconds)
        {
            IslTransfers = world.IslTransfers,
            States = world.States,
            BitFlips = world.BitFlips,
            Gateways = [.. gateways.Select((gateway, g) => Gateway(world, gateway.Log, g))],
            TransferEnds = world.Transfers.Ends,
            Activities = [.. satellites.Select(satellite => satellite.Power.ActivityRecord)],
        };
        Stopwatch waiting = Stopwatch.StartNew();
        beside?.Join(Tell);
        return result with { BesideSeconds = waiting.Elapsed.TotalSeconds };

        void Tell() => progress?.Report(State(world, cloud) with { Beside = beside?.Share });
    }

    private static void RecordStates(World world, SatelliteProcess[] satellites)
        => world.States.AddRange(satellites.Select(satellite => satellite.Power.Record(satellite.Held)).OfType<StateRecord>());

    private static async SimTask RecordStates(World world, SatelliteProcess[] satellites, Duration interval)
    {
        while (true)
        {
            RecordStates(world, satellites);
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

    private static RecordsOf<Contact, ContactRecord> Contacts(MissionSetup setup)
    {
        string[] satellites = [.. setup.Satellites.Select(satellite => satellite.Name)], gateways = [.. setup.Gateways.Select(gateway => gateway.Name)];
        return new(setup.Contacts.All, contact => new(
            contact.Window.Id, satellites[contact.Window.Satellite], gateways[contact.Window.Gateway],
            contact.Window.Aos, contact.Window.Los, contact.Window.Culmination, contact.Window.MaxElevationDeg,
            contact.Window.CutAtStart || contact.Window.CutAtEnd, contact.UsedSeconds, contact.DownlinkBits, contact.UplinkBits, contact.Preemptions));
    }

    private static GatewayRecord Gateway(World world, AntennaLog log, int index)
    {
        MissionSetup setup = world.Setup;
        Contact[] contacts = [.. setup.Contacts.All.Where(contact => contact.Window.Gateway == index)];
        ContactWindow[] windows = [.. contacts.Select(contact => contact.Window)];
        int[] senders = [.. world.Arrivals.Where(update => update.Contact!.Window.Gateway == index).Select(update => update.Satellite)];
        double antennaSeconds = (setup.End - setup.Start).TotalSeconds * setup.Gateways[index].Antennas;
        return new(
            setup.Gateways[index].Name, setup.Gateways[index].Antennas, windows.Length, InViewSeconds(windows), log.BusySeconds(setup.End) / antennaSeconds, log.ServedS.Sum(), log.Grants, log.Refusals,
            log.WaitS, log.LongestWaitS, log.MostWaiting, senders.Length, senders.Distinct().Count(), contacts.Sum(contact => contact.Preemptions));
    }

    /// <summary>The time of windows, those at once counted once.</summary>
    private static double InViewSeconds(ContactWindow[] windows)
    {
        (double seconds, Epoch until) = (0, new Epoch(long.MinValue));
        foreach (ContactWindow window in windows.OrderBy(window => window.Aos))
        {
            if (window.Los > until) seconds += (window.Los - Epoch.Max(window.Aos, until)).TotalSeconds;
            until = Epoch.Max(until, window.Los);
        }

        return seconds;
    }

    private static IReadOnlyList<TrainingRecord> Trainings(World world)
        => [.. world.Trainings.Select(training => new TrainingRecord(
            training.Made.UpdateId, training.Made.Satellite, training.From, training.Made.TrainStart, training.Made.Samples, training.Made.Steps))];

    private static IReadOnlyList<UpdateRecord> Updates(World world)
    {
        return [.. world.Arrivals.Select(delivery => new UpdateRecord(
            delivery.UpdateId, world.Setup.Satellites[delivery.Satellite].Name, world.Setup.Satellites[delivery.Satellite].Plane,
            world.Setup.Gateways[delivery.Contact!.Window.Gateway].Name, delivery.Contact.Window.Id, delivery.Basis.Number,
            delivery.Basis.Gateway is { } gateway ? world.Setup.Gateways[gateway].Name : "", delivery.Basis.EdgeVersion, delivery.EdgeVersion,
            delivery.MergedVersion, delivery.Basis.Published, delivery.Basis.CloudPublished, delivery.TrainStart, delivery.TrainEnd,
            delivery.UploadStart!.Value, delivery.Arrival, delivery.Staleness, delivery.CloudStaleness, delivery.EdgeStaleness,
            (Ready(delivery) - delivery.Basis.Published).TotalSeconds, (Ready(delivery) - delivery.Basis.CloudPublished).TotalSeconds,
            delivery.Weight, delivery.Samples, delivery.Update.MeanLoss, delivery.Update.Bytes, delivery.EnergyJ, delivery.Fate,
            delivery.Preemptions, (Ready(delivery) - delivery.Arrival).TotalSeconds))];

        Epoch Ready(Delivery delivery) => Epoch.Min(delivery.Ready, world.Setup.End);
    }
}
