using SemSpace.Experiments.Scenarios;
using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Data;
using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Orbit.Windows.Stations;
using SemSpace.Sim.Datasets;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Network;
using SemSpace.Sim.Sensing;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Experiments.Running;

/// <summary>Makes a scenario's parts from their libraries: the one place where orbits, learning and simulation meet.</summary>
internal static class MissionFactory
{
    private static readonly Duration Millisecond = Duration.FromMilliseconds(1);

    /// <summary>Every contact window of a scenario, as the search goes on; of a satellite whose flight ends within it, those until then.</summary>
    public static IEnumerable<ContactWindow> StreamContacts(Scenario scenario, Constellation constellation, int workers, CancellationToken cancellation)
        => ContactFinder.Stream(
            [.. constellation.Satellites.Select(satellite => satellite.Propagator)], Sites(scenario), scenario.StartUtc, End(scenario), workers,
            constellation.Earth, cancellation);

    /// <summary>A mission on a contact plan that everyone knows.</summary>
    public static MissionSetup Create(
        Scenario scenario, Constellation constellation, IReadOnlyList<ContactWindow> windows, ILearner learner, int workers)
        => Create(scenario, constellation, FoundContacts.AsForeseen(windows), learner, new(workers));

    private static MissionSetup Create(
        Scenario scenario, Constellation constellation, FoundContacts contacts, ILearner learner, RunMeans means)
    {
        ContactPlan? foreseen = contacts.HasSurprises ? Plan(contacts.Foreseen, null) : null;
        return new()
        {
            Start = scenario.StartUtc,
            End = End(scenario),
            Satellites = Satellites(scenario, constellation, means.Workers),
            Gateways = scenario.Gateways,
            Contacts = Plan(contacts.Windows, foreseen),
            ForeseenContacts = foreseen,
            Backhaul = scenario.Backhaul,
            Energy = scenario.Energy,
            Compute = scenario.Compute,
            Sensing = scenario.Sensing.Options,
            LocalEpochs = scenario.Learning.Training.Epochs,
            Rounds = Rounds(scenario),
            Rule = scenario.Aggregation.Rule.Value,
            Faults = scenario.Mode == RunMode.Timing ? scenario.Faults with { BitFlipsPerBitDay = 0 } : scenario.Faults, // a stand-in has no bits
            RecordMin = scenario.RecordMin,
            Seeds = new SeedTree(scenario.Seed),
            Learner = learner,
            Workers = scenario.Mode == RunMode.Timing ? 0 : means.Workers,
            Scratch = means.Scratch,
        };

        ContactPlan Plan(IReadOnlyList<ContactWindow> windows, ContactPlan? whole)
        {
            PassLinks links = new(scenario, constellation);
            AntennaDrive[] drives = [.. scenario.Gateways.Select(gateway => gateway.Drive)];
            return new(windows, constellation.Satellites.Count, window => new(window, links, drives[window.Gateway], whole?.Whole(window)), means.Scratch);
        }
    }

    /// <summary>A mission on a contact plan of its own, with its links between satellites, what nobody foresees of both, and lines to the cloud that are down at times.</summary>
    public static MissionSetup Create(
        Scenario scenario, Constellation constellation, FoundContacts contacts, OutagePlan outages, RunData data, RunMeans means)
    {
        (IslPlan Links, IslPlan Foreseen)? isl = Isl(scenario, constellation, outages, means.Workers);
        return Create(scenario, constellation, contacts, data.Learner, means) with
        {
            FlopPerSample = data.FlopPerSample,
            SurpriseSilence = outages.SurpriseSilence,
            BackhaulOutages = outages.Backhauls,
            Isl = isl?.Links,
            ForeseenIsl = isl?.Foreseen,
        };
    }

    /// <summary>The images of the Earth a scenario uses.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="shelf">Images that runs share; null for none.</param>
    /// <exception cref="EarthMapException">An own map cannot be used.</exception>
    public static EarthDataset Data(Scenario scenario, ImageShelf? shelf = null)
    {
        DataSpec spec = scenario.Data;
        EarthImagery imagery = spec.Maps.Count == 0
            ? shelf?.Earth ?? EarthImagery.Embedded
            : EarthImagery.FromFiles(spec.Maps.ToDictionary(map => map.Month, map => map.Image.FullPath));
        PatchSize patch = new(PatchSize.Default.Pixels, scenario.Sensing.PatchKm);
        EarthDatasetOptions options = new(patch, spec.TestBlockDeg, spec.ValidationFraction, spec.TestFraction, spec.OceanShareMax, spec.ExamOceanShareMax);
        return new EarthDataset(imagery, options, new SeedTree(spec.ExamSeed));
    }

    /// <summary>What a scenario's models are scored on: a function of its data, its camera's image, its month and the latitudes of its orbits.</summary>
    public static Exam Exam(Scenario scenario, EarthDataset data, double maxLatitudeDeg)
        => data.DrawExam(new(scenario.Learning.ValidationImages, scenario.Learning.TestImages, scenario.StartUtc.UtcMonth, maxLatitudeDeg));

    /// <summary>The ground tracks of all satellites.</summary>
    public static GroundTrack[] Tracks(Scenario scenario, Constellation constellation)
        => [.. constellation.Satellites.Select(satellite
            => new GroundTrack(satellite.Propagator, constellation.Earth, scenario.StartUtc, scenario.Sensing.Options))];

    /// <summary>A trainer of the scenario's task for images of the Earth.</summary>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static LocalTrainer Trainer(Scenario scenario) => Trainer(scenario, LearningSubject.Earth);

    /// <summary>The orbital period of a satellite: a buffer may hold as much at the start.</summary>
    public static Duration Period(Spacecraft satellite) => Duration.FromSeconds(satellite.Elements.PeriodSeconds);

    /// <summary>A trainer of the same model on all images in one place.</summary>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static LocalTrainer CentralTrainer(Scenario scenario, LearningSubject subject)
        => new(Task(scenario, subject), CentralBaseline.Options(scenario.Learning), new SeedTree(scenario.Seed));

    /// <summary>A trainer of the scenario's task, and of its model where the task names classes.</summary>
    /// <exception cref="LibTorchException">libtorch cannot be loaded.</exception>
    public static LocalTrainer Trainer(Scenario scenario, LearningSubject subject) => new(
        Task(scenario, subject), scenario.Learning.Training, new SeedTree(scenario.Seed),
        scenario.Aggregation.Rule.Value.Objective);

    /// <summary>When the samples of a data set are there.</summary>
    public static Arrival Arrival(Scenario scenario) => new(scenario.Data.Arrival, scenario.StartUtc, End(scenario));

    /// <summary>The size of the scenario's model and of its updates.</summary>
    /// <exception cref="LibTorchException">libtorch, which tells the size of a model where the scenario does not, cannot be loaded.</exception>
    public static ModelSize Size(Scenario scenario, LearningSubject subject)
    {
        int vectors = scenario.Aggregation.Rule.Value.Objective?.SentVectors ?? 0, parameters = scenario.Learning.Parameters ?? Count();
        return new(parameters, scenario.Updates.Pipeline.ForeseenBytes(parameters, 1 + vectors), vectors);

        int Count()
        {
            using LocalTrainer trainer = Trainer(scenario, subject);
            return trainer.ParameterCount;
        }
    }

    /// <summary>Floating-point operations of the scenario's model for one sample and pass, forward and backward; 0 where the processor does not ask.</summary>
    /// <exception cref="LibTorchException">libtorch, which tells them where the scenario does not, cannot be loaded.</exception>
    public static double FlopPerSample(Scenario scenario, LearningSubject subject) => scenario.Compute.Processor.Value switch
    {
        FlopProcessor { FlopPerSample: { } told } => told,
        CycleProcessor => 0,
        Processor => scenario.Learning.Parameters is { } parameters ? FlopCount.TrainingFlopPerParameter * parameters : FlopCount.OfTraining(Task(scenario, subject), subject with { Classifier = scenario.Learning.Model.Value }),
    };

    /// <summary>What is learnt about a subject.</summary>
    public static ILearningTask Task(Scenario scenario, LearningSubject subject)
        => scenario.Learning.Task.Value.Create(subject with { Classifier = scenario.Learning.Model.Value });

    /// <summary>
    /// End of the simulation. Every window's edge is a whole millisecond and so is a scenario's start; its end is one too, so that a
    /// window which the end cuts can be written and read back, and is never empty.
    /// </summary>
    public static Epoch End(Scenario scenario)
        => Epoch.Max(scenario.StartUtc + Millisecond, (scenario.StartUtc + Duration.FromHours(scenario.DurationH)).RoundTo(Millisecond));

    /// <summary>How rounds go: a period or a deadline is what the scenario says; a count is waited for to the end.</summary>
    private static RoundOptions Rounds(Scenario scenario)
    {
        AggregationSpec spec = scenario.Aggregation;
        RoundPolicy policy = spec.PolicyFor(scenario.Clients);
        return new RoundOptions
        {
            Policy = policy,
            LongestMin = policy.Trigger switch
            {
                RoundTrigger.Period => spec.PeriodMin,
                RoundTrigger.AllReturned or RoundTrigger.EdgeRounds => spec.DeadlineMin,
                RoundTrigger.Count or RoundTrigger.EveryArrival or RoundTrigger.Planned => scenario.DurationH * 60,
            },
            PerRound = scenario.Clients.PerRound,
            MaxStep = spec.MaxStep,
            AverageVersions = spec.AverageVersions,
            SoftGateSpan = scenario.Clients.SoftGateSpan,
            PlannedMerges = spec.MergesIn(scenario.DurationH),
            MergePrice = spec.MergePrice * 60,
            Handover = spec.Handover,
            HorizonMin = spec.HorizonMin,
        };
    }

    /// <summary>The millisecond after the end, so that a shadow that goes on beyond is there at the end itself, or the last at which the satellite has a position.</summary>
    private static Epoch LastInstant(Spacecraft satellite, Scenario scenario)
    {
        Epoch after = End(scenario) + Millisecond;
        return satellite.FlightEnd is { } end ? Epoch.Max(scenario.StartUtc, Epoch.Min(end - Millisecond, after)) : after;
    }

    /// <summary>Each satellite by itself, so that the order of the work changes nothing.</summary>
    private static SatelliteSetup[] Satellites(Scenario scenario, Constellation constellation, int workers)
    {
        SatelliteSetup[] setups = new SatelliteSetup[constellation.Satellites.Count];
        _ = Parallel.For(0, setups.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, k => setups[k] = Satellite(constellation.Satellites[k], scenario));
        return setups;
    }

    private static SatelliteSetup Satellite(Spacecraft satellite, Scenario scenario) => new(
        satellite.Name, satellite.Plane, Period(satellite),
        EclipseFinder.Shadows(satellite.Propagator, scenario.Energy.EclipseModel, scenario.StartUtc, LastInstant(satellite, scenario)))
    {
        FlightEnd = satellite.FlightEnd,
        Light = scenario.Energy.Panels.Value is { Constant: null } mount ? new PanelLight(mount, satellite.Propagator, scenario.StartUtc) : null,
    };

    /// <summary>The links between a scenario's satellites, and what those know of them who look ahead; null where it has none.</summary>
    public static (IslPlan Links, IslPlan Foreseen)? Isl(Scenario scenario, Constellation constellation, OutagePlan outages, int workers)
    {
        IslTopology topology = scenario.Isl.Topology.Value;
        if (topology is NoLinks) return null;
        IPropagator[] satellites = [.. constellation.Satellites.Select(satellite => satellite.Propagator)];
        int[] planes = [.. constellation.Satellites.Select(satellite => satellite.Plane)];
        (IReadOnlyList<IslLink> links, IReadOnlyList<IslLink> foreseen) = outages.Cut(topology.Links(new(satellites, planes, scenario.Isl.Limits, scenario.StartUtc, End(scenario), workers)));
        IslPlan plan = new(links, satellites, planes, scenario.Isl);
        return (plan, foreseen == links ? plan : new(foreseen, satellites, planes, scenario.Isl));
    }

    /// <summary>The gateways' sites, by index.</summary>
    public static GroundSite[] Sites(Scenario scenario)
        => [.. scenario.Gateways.Select(Site)];

    private static GroundSite Site(GatewayOptions gateway) => new(
        gateway.Name,
        new Geodetic(gateway.LatitudeDeg, gateway.LongitudeDeg, gateway.AltitudeM / 1e3),
        new SiteLimits
        {
            MinElevationDeg = gateway.MinElevationDeg,
            Horizon = gateway.Mask,
            MinRangeKm = gateway.MinRangeKm,
            GeostationaryArcDeg = gateway.GeoArcDeg,
            MaxRangeKm = gateway.MaxRangeKm ?? double.PositiveInfinity,
        });
}
