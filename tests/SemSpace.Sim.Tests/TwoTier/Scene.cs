using SemSpace.Fl.Aggregation;
using SemSpace.Fl.Aggregation.FedAvg;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Orbit.Windows;
using SemSpace.Orbit.Windows.Contacts;
using SemSpace.Orbit.Windows.Eclipses;
using SemSpace.Sim.Energy;
using SemSpace.Sim.Faults;
using SemSpace.Sim.Gateways;
using SemSpace.Sim.Learning;
using SemSpace.Sim.Links;
using SemSpace.Sim.Network;
using SemSpace.Sim.Records;
using SemSpace.Sim.Sensing;
using SemSpace.Sim.Tests.Network;
using SemSpace.Sim.TwoTier;

namespace SemSpace.Sim.Tests.TwoTier;

/// <summary>A small made-up world: contacts by hand at one constant rate, a learner of one's own, a backhaul without delay.</summary>
internal sealed class Scene(int satellites, int gateways, ILearner learner)
{
    public static readonly Epoch Start = Epoch.FromUtc(2025, 7, 1);
    private readonly List<(int Satellite, int Gateway, double From, double To, double ElevationDeg)> _windows = [], _missed = [];

    private readonly List<(int First, int Second, double From, double To)> _links = [];

    public double Hours { get; init; } = 10;

    /// <summary>What links between satellites can do; satellites stand 3000 km apart in a row.</summary>
    public IslOptions Isl { get; init; } = new();

    public double RateBps { get; init; } = 1e9;

    public FaultOptions Faults { get; init; } = new();

    /// <summary>Time between records of satellites, min; null for none.</summary>
    public double? RecordMin { get; init; }

    /// <summary>Takes records of transfers, every ten seconds.</summary>
    public Action<LinkRecord>? Record { get; init; }

    /// <summary>Whether an outage ends all windows.</summary>
    public bool AreCut { get; init; }

    public double BackhaulMbps { get; init; } = 1e6;

    public double BackhaulMs { get; init; }

    /// <summary>When the line of the first gateway is down, seconds from the start.</summary>
    public IReadOnlyList<(double From, double To)>? LineOutages { get; init; }

    public int Antennas { get; init; } = 1000;

    /// <summary>How long an antenna takes to turn to a satellite, s.</summary>
    public double SetUpS { get; init; }

    /// <summary>How fast an antenna turns, degrees/s; null for no time of its own.</summary>
    public double? SlewDegS { get; init; }

    /// <summary>Where a satellite stands, over any gateway, so many seconds after the start; null for north of it at its culmination's elevation.</summary>
    public Func<int, double, SkyDirection>? Sky { get; init; }

    public string Contention { get; init; } = "first_come";

    /// <summary>Whether a better rank takes an antenna away, from 10 s on after it has turned.</summary>
    public Preemption Preemption { get; init; }

    public int Workers { get; init; } = 1;

    public EnergyOptions Energy { get; init; } = new();

    public IReadOnlyList<ShadowSpan> Shadows { get; init; } = [];

    /// <summary>When the flight of the first satellite ends.</summary>
    public Epoch? FirstFlightEnd { get; init; }

    public ComputeOptions Compute { get; init; } = new() { CyclesPerSample = 2e8, ClockMhz = 200 };

    public RoundOptions Rounds { get; init; } = new() { Policy = new(RoundTrigger.Period, TrainAgain.EachContact), LongestMin = 60 };

    public BufferPolicy Buffer { get; init; } = BufferPolicy.LastOrbit;

    public AggregationRule Rule { get; init; } = new FedAvgRule();

    /// <summary>How long a bit is under way, ms.</summary>
    public double DelayMs { get; init; }

    public static Epoch At(double seconds) => Start + Duration.FromSeconds(seconds);

    /// <summary>Adds a contact, seconds from the start.</summary>
    public Scene Contact(int satellite, int gateway, double from, double to, double elevationDeg = 45)
    {
        _windows.Add((satellite, gateway, from, to, elevationDeg));
        return this;
    }

    /// <summary>Adds a contact that plans have and that never comes, seconds from the start.</summary>
    public Scene Missed(int satellite, int gateway, double from, double to)
    {
        _missed.Add((satellite, gateway, from, to, 45));
        return this;
    }

    /// <summary>Adds a window of a link between two satellites, seconds from the start.</summary>
    public Scene Link(int first, int second, double from, double to)
    {
        _links.Add((first, second, from, to));
        return this;
    }

    /// <summary>Every satellite sees a gateway all the time.</summary>
    public Scene AlwaysConnected(int gateway = 0)
    {
        for (int k = 0; k < satellites; k++) Contact(k, gateway, 0, Hours * 3600);
        return this;
    }

    public MissionResult Run(IProgress<MissionProgress>? progress = null)
        => Mission.Run(Setup(_missed.Count == 0 ? null : Plan([.. _windows, .. _missed], null)), progress);

    public MissionSetup Setup(ContactPlan? foreseen = null) => new()
    {
        Start = Start,
        End = At(Hours * 3600),
        Satellites = [.. Enumerable.Range(0, satellites).Select(k => new SatelliteSetup($"S{k}", k, Duration.FromMinutes(95), Shadows) { FlightEnd = k == 0 ? FirstFlightEnd : null })],
        Gateways = [.. Enumerable.Range(0, gateways).Select(g => new GatewayOptions { Name = $"G{g}", LatitudeDeg = 0, LongitudeDeg = g, Antennas = Antennas, SetupS = SetUpS, SlewDegS = SlewDegS, Contention = ContentionPolicies.All.Default.Choose(Contention), Preemption = Preemption })],
        Contacts = Plan(_windows, foreseen),
        ForeseenContacts = foreseen,
        Backhaul = new BackhaulOptions(BackhaulMbps, BackhaulMs),
        BackhaulOutages = LineOutages is null ? null : [.. Enumerable.Range(0, gateways).Select(g => g > 0 ? [] : LineOutages.Select(down => new TimeWindow(At(down.From), At(down.To), false, false)).ToArray())],
        Energy = Energy,
        Compute = Compute,
        Sensing = new SensingOptions { Buffer = Buffer, MinSamples = 1 },
        Rounds = Rounds,
        Rule = Rule,
        Learner = learner,
        Workers = Workers,
        RecordMin = RecordMin,
        Faults = Faults,
        Links = Record is null ? null : new(Duration.FromSeconds(10), (_, time, _) => new(new(0, 45, 1000, 0), 3, (time - Start).TotalSeconds, 0, 0, 0, 0, 0, 0, 0, 7, RateBps, ""), Record),
        Isl = _links.Count == 0 ? null : Plan(),
    };

    private IslPlan Plan()
    {
        IslLink[] links = [.. _links.GroupBy(link => (link.First, link.Second)).Select(link => new IslLink(link.Key.First, link.Key.Second, [.. link.Select(open => new TimeWindow(At(open.From), At(open.To), false, false))]))];
        return new(links, [.. Enumerable.Range(0, satellites).Select(k => new FixedPlace(3000 * k))], [.. Enumerable.Range(0, satellites)], Isl);
    }

    private ContactPlan Plan(IEnumerable<(int Satellite, int Gateway, double From, double To, double ElevationDeg)> windows, ContactPlan? whole)
    {
        EvenLinks links = new(RateBps, DelayMs, Sky);
        AntennaDrive drive = new(Duration.FromSeconds(SetUpS), SlewDegS);
        return new(
            [.. windows.OrderBy(w => w.From).ThenBy(w => w.Satellite).ThenBy(w => w.Gateway).Select((w, id) => new ContactWindow(id, w.Satellite, w.Gateway, At(w.From), At(w.To), At((w.From + w.To) / 2), w.ElevationDeg, false, AreCut) { IsCutByOutage = AreCut })],
            satellites, window => new(window, links, drive, whole?.Whole(window)));
    }
}

/// <summary>Links of one rate and delay, to a satellite at its culmination.</summary>
internal sealed class EvenLinks(double rateBps, double delayMs, Func<int, double, SkyDirection>? sky = null) : IContactLinks
{
    public (ContactLink Downlink, ContactLink Uplink) Make(in ContactWindow window) => (new(window.Aos, window.Los, _ => rateBps), new(window.Aos, window.Los, _ => rateBps));

    public Duration DelayAt(in ContactWindow window, Epoch time) => Duration.FromSeconds(delayMs / 1e3);

    public SkyDirection DirectionAt(in ContactWindow window, Epoch time) => sky?.Invoke(window.Satellite, (time - Scene.Start).TotalSeconds) ?? new(0, window.MaxElevationDeg);
}

/// <summary>Has a sample a minute from some time after the start on.</summary>
internal sealed class CountingLearner(double firstS) : ILearner
{
    public float[] InitialModel { get; } = [0];

    public long ParameterCount => InitialModel.Length;

    public long ForeseenUploadBytes => 4;

    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
        => new(Math.Max(0, Minutes(to) - Minutes(from)), start => new LocalUpdate([.. start.Parameters.Select(_ => 1f)], 0, 1, 4), _ => { });

    public ExamScores Evaluate(int version, float[] model) => new(new(model[0], version, 0), new(model[0], -version, 0));

    public void AddTest(WorkInputs inputs)
    {
    }

    private int Minutes(Epoch time) => (int)Math.Floor(Math.Max(0, (time - Scene.At(firstS)).TotalSeconds) / 60);
}

/// <summary>
/// Satellite k pulls every parameter towards its own target: x_end = x + step * (target_k - x), with a fixed sample count. The loss is the number of
/// the training.
/// </summary>
internal sealed class QuadraticLearner(float start, double step, double[] targets, int[] samples, int parameters = 3) : ILearner
{
    public float[] InitialModel { get; } = [.. Enumerable.Repeat(start, parameters)];

    public long ParameterCount => InitialModel.Length;

    public long ForeseenUploadBytes { get; init; } = 4L * parameters;

    /// <summary>Whether samples have names, and are the same in every training.</summary>
    public bool IsNamed { get; init; }

    public PreparedTraining Prepare(int satellite, long training, Epoch from, Epoch to)
        => new(samples[satellite], from => new LocalUpdate([.. from.Parameters.Select(x => (float)(step * (targets[satellite] - x)))], training, 1, ForeseenUploadBytes), _ => { })
        {
            SampleIds = IsNamed ? [.. Enumerable.Range(0, samples[satellite]).Select(sample => (long)sample)] : [],
        };

    public ExamScores Evaluate(int version, float[] model) => new(new(model[0], version, 0), new(model[0], -version, 0));

    public void AddTest(WorkInputs inputs)
    {
    }
}
