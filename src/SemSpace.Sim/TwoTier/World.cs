using System.Diagnostics;
using SemSpace.Files;
using SemSpace.Fl.Aggregation;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Kernel;
using SemSpace.Sim.Records;
using SemSpace.Sim.TwoTier.Planning;

namespace SemSpace.Sim.TwoTier;

/// <summary>What all processes of a run share.</summary>
internal sealed class World : IDisposable
{
    private const double BitsPerParameter = 32;
    private readonly Stopwatch _joining = new();
    private double _pace;

    public World(MissionSetup setup, WorkerPool pool)
    {
        (Setup, Pool, Simulation) = (setup, pool, new Simulation(setup.Start));
        (Transfers, Interruptions) = (new TransferLog(setup), new InterruptionLog(this));
        (Arrived, Published) = (new Occasion(Simulation, "an update to arrive"), new Occasion(Simulation, "a new version"));
        VectorBits = setup.Learner.ParameterCount * BitsPerParameter;
        ForeseenUploadBits = setup.Learner.ForeseenUploadBytes * 8.0;
        Foresight = new RoundForesight(this, [], []);
        Scratch scratch = setup.Scratch;
        (Downloads, IslTransfers, EdgeRounds) = (scratch.List<DownloadRow>(), scratch.List<IslRow>(), scratch.List<EdgeRoundRow>());
        (States, Queues) = (scratch.List<StateRow>(), scratch.List<QueueRow>());
        Arrivals = new(delivery => delivery.Fate != UpdateFate.Pending, delivery => UpdateRow.Of(delivery, setup.End), scratch);
        Trainings = new(training => training.IsOver, training => training.Row, scratch);
        (setup.Contacts.Clock, setup.ForeseenContacts.Clock) = (() => Now, () => Now);
    }

    public MissionSetup Setup { get; }

    public WorkerPool Pool { get; }

    public Simulation Simulation { get; }

    /// <summary>An update has reached a gateway.</summary>
    public Occasion Arrived { get; }

    /// <summary>The gateways hold a new version.</summary>
    public Occasion Published { get; }

    public EventTrace Trace { get; } = new();

    /// <summary>Updates that have reached a gateway.</summary>
    public OrderedLog<Delivery, UpdateRow> Arrivals { get; }

    /// <summary>Trainings, each satellite's in order of start.</summary>
    public OrderedLog<StartedTraining, TrainingRecord> Trainings { get; }

    public PagedList<DownloadRow> Downloads { get; }

    /// <summary>How transfers between satellites and gateways ended.</summary>
    public TransferLog Transfers { get; }

    public PagedList<IslRow> IslTransfers { get; }

    /// <summary>What satellites could not do, or did in vain.</summary>
    public InterruptionLog Interruptions { get; }

    public PagedList<StateRow> States { get; }

    public PagedList<QueueRow> Queues { get; }

    public long NextUpdateId { get; set; }

    /// <summary>Trainings that have ended.</summary>
    public int TrainingsDone { get; private set; }

    /// <summary>Told after every training, since thousands may end at one virtual time.</summary>
    public Action? AfterTraining { get; set; }

    public Epoch Now => Simulation.Now;

    /// <summary>Bits of one vector of D values as 32-bit floats.</summary>
    public double VectorBits { get; }

    /// <summary>Bits of an update that is yet to be made.</summary>
    public double ForeseenUploadBits { get; }

    /// <summary>What the ephemeris foretells of the round that is open.</summary>
    public RoundForesight Foresight { get; set; }

    public PagedList<EdgeRoundRow> EdgeRounds { get; }

    /// <summary>Updates in the sums of the round that is open.</summary>
    public int UpdatesInRound { get; set; }

    /// <summary>Satellites of the round that is open of which an update from its own version is in the sums.</summary>
    public HashSet<int> Returned { get; } = [];

    /// <summary>The satellites that are to train in the round that is open; null for all.</summary>
    public HashSet<int>? Chosen { get; set; }

    /// <summary>Whether the round takes another update: one only where each makes a version of its own.</summary>
    public bool RoundHasRoom => UpdatesInRound == 0 || Setup.Rounds.Policy.Trigger != RoundTrigger.EveryArrival;

    /// <summary>The share of the mission's time at which a training last ended; any thread may ask.</summary>
    public double Pace => Volatile.Read(ref _pace);

    public double JoinSeconds => _joining.Elapsed.TotalSeconds;

    /// <summary>Bits that have flipped in models on board that were trained.</summary>
    public long BitFlips { get; set; }

    /// <summary>Waits for real work, and keeps account of the wait.</summary>
    public T Join<T>(Func<T> join)
    {
        _joining.Start();
        T result = join();
        _joining.Stop();
        return result;
    }

    public void EndTraining()
    {
        TrainingsDone++;
        Volatile.Write(ref _pace, (Now - Setup.Start).TotalSeconds / (Setup.End - Setup.Start).TotalSeconds);
        AfterTraining?.Invoke();
    }

    public void Note(TraceKind kind, int first, int second = 0) => Trace.Add(Now, kind, first, second);

    public void Dispose() => Trace.Dispose();
}
