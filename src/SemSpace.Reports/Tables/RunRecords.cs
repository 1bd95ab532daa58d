using SemSpace.Fl.Training;
using SemSpace.Reports.Output;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>All records of one run.</summary>
/// <param name="Metrics">Names of the task's two scores.</param>
/// <param name="Contacts">Contact windows, in order of AOS.</param>
/// <param name="Updates">Updates that reached a gateway.</param>
/// <param name="Downloads">Transfers of models to satellites.</param>
/// <param name="Rounds">Cloud versions, the initial model first.</param>
/// <param name="EdgeRounds">Merges of gateways into models of their own.</param>
/// <param name="Energy">One ledger a satellite.</param>
public sealed record RunRecords(
    MetricNames Metrics,
    IReadOnlyList<ContactRecord> Contacts,
    IReadOnlyList<UpdateRecord> Updates,
    IReadOnlyList<DownloadRecord> Downloads,
    IReadOnlyList<RoundRecord> Rounds,
    IReadOnlyList<EdgeRoundRecord> EdgeRounds,
    IReadOnlyList<EnergyRecord> Energy)
{
    /// <summary>File name of <see cref="Contacts"/>.</summary>
    public const string ContactsFile = "contacts.csv";

    /// <summary>File name of <see cref="Updates"/>.</summary>
    public const string UpdatesFile = "updates.csv";

    /// <summary>File name of <see cref="Downloads"/>.</summary>
    public const string DownloadsFile = "downloads.csv";

    /// <summary>File name of <see cref="Rounds"/>.</summary>
    public const string RoundsFile = "rounds.csv";

    /// <summary>File name of <see cref="EdgeRounds"/>.</summary>
    public const string EdgeRoundsFile = "edge_rounds.csv";

    /// <summary>File name of <see cref="Energy"/>.</summary>
    public const string EnergyFile = "energy.csv";

    /// <summary>File name of <see cref="Classes"/>.</summary>
    public const string ClassesFile = "classes.csv";

    /// <summary>File name of <see cref="Regions"/>.</summary>
    public const string RegionsFile = "regions.csv";

    /// <summary>File name of <see cref="Satellites"/>.</summary>
    public const string SatellitesFile = "satellites.csv";

    /// <summary>How the kept versions do by class.</summary>
    public IReadOnlyList<ClassRecord> Classes { get; init; } = [];

    /// <summary>How the kept versions do by block of the Earth.</summary>
    public IReadOnlyList<RegionRecord> Regions { get; init; } = [];

    /// <summary>What each satellite brought to the model.</summary>
    public IReadOnlyList<SatelliteRecord> Satellites { get; init; } = [];

    /// <summary>File name of <see cref="Partition"/>.</summary>
    public const string PartitionFile = "partition.csv";

    /// <summary>How a data set was parted among satellites, satellite by satellite; empty where images are the Earth's.</summary>
    public IReadOnlyList<PartitionRecord> Partition { get; init; } = [];

    /// <summary>File name of <see cref="Outages"/>.</summary>
    public const string OutagesFile = "outages.csv";

    /// <summary>When gateways and satellites were silent, by time.</summary>
    public IReadOnlyList<OutageRecord> Outages { get; init; } = [];

    /// <summary>File name of <see cref="IslTransfers"/>.</summary>
    public const string IslFile = "isl.csv";

    /// <summary>What links between satellites carried, in order of the transfers' ends.</summary>
    public IReadOnlyList<IslRecord> IslTransfers { get; init; } = [];

    /// <summary>File name of <see cref="Interruptions"/>.</summary>
    public const string InterruptionsFile = "interruptions.csv";

    /// <summary>What satellites could not do, or did in vain, by beginning.</summary>
    public IReadOnlyList<InterruptionRecord> Interruptions { get; init; } = [];

    /// <summary>File name of <see cref="Gateways"/>.</summary>
    public const string GatewaysFile = "gateways.csv";

    /// <summary>What each gateway's antennas did.</summary>
    public IReadOnlyList<GatewayRecord> Gateways { get; init; } = [];

    /// <summary>File name of <see cref="Activities"/>.</summary>
    public const string ActivityFile = "activity.csv";

    /// <summary>What each satellite did with its time.</summary>
    public IReadOnlyList<ActivityRecord> Activities { get; init; } = [];

    /// <summary>File name of the records of transfers, which are not held in memory: <see cref="Links"/> is what figures need of them.</summary>
    public const string LinksFile = "links.csv";

    /// <summary>Signal, rate and modes of transfers over time.</summary>
    public LinkTally Links { get; init; } = new();

    /// <summary>File name of <see cref="States"/>.</summary>
    public const string StatesFile = "states.csv";

    /// <summary>Satellites over time, by time and satellite.</summary>
    public IReadOnlyList<StateRecord> States { get; init; } = [];

    /// <summary>File name of <see cref="Queues"/>.</summary>
    public const string QueuesFile = "queues.csv";

    /// <summary>Gateways over time, by time and gateway; empty where that was not asked for.</summary>
    public IReadOnlyList<QueueRecord> Queues { get; init; } = [];

    /// <summary>The CSV files: each one's name, and what writes it to a path.</summary>
    public IEnumerable<(string Name, Action<string> Write)> Files =>
    [
        (ContactsFile, path => ResultTables.Contacts.Write(path, Contacts)),
        (UpdatesFile, path => ResultTables.Updates.Write(path, Updates)),
        (DownloadsFile, path => ResultTables.Downloads.Write(path, Downloads)),
        (RoundsFile, path => ResultTables.Rounds(Metrics).Write(path, Rounds)),
        (EdgeRoundsFile, path => ResultTables.EdgeRounds.Write(path, EdgeRounds)),
        (EnergyFile, path => ResultTables.Energy.Write(path, Energy)),
        (ClassesFile, path => ResultTables.Classes.Write(path, Classes)),
        (RegionsFile, path => ResultTables.Regions.Write(path, Regions)),
        (SatellitesFile, path => ResultTables.Satellites.Write(path, Satellites)),
        (PartitionFile, path => ResultTables.Partition.Write(path, Partition)),
        (OutagesFile, path => ResultTables.Outages.Write(path, Outages)),
        (IslFile, path => ResultTables.IslTransfers.Write(path, IslTransfers)),
        (InterruptionsFile, path => ResultTables.Interruptions.Write(path, Interruptions)),
        (GatewaysFile, path => ResultTables.Gateways.Write(path, Gateways)),
        (ActivityFile, path => ResultTables.Activities.Write(path, Activities)),
        (StatesFile, path => ResultTables.States.Write(path, States)),
        (QueuesFile, path => ResultTables.Queues.Write(path, Queues)),
        (LinksFile, WriteNoLinks),
    ];

    /// <summary>Reads the CSV files of a finished run; times come back to the millisecond.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="metrics">Names of the task's scores, as <see cref="Summary.Metrics"/> has them.</param>
    /// <exception cref="ResultsException">A file is not there or not such a file.</exception>
    public static RunRecords Read(string folder, MetricNames metrics) => new(
        metrics,
        ResultTables.Contacts.Read(Path.Combine(folder, ContactsFile)),
        ResultTables.Updates.Read(Path.Combine(folder, UpdatesFile)),
        ResultTables.Downloads.Read(Path.Combine(folder, DownloadsFile)),
        ResultTables.Rounds(metrics).Read(Path.Combine(folder, RoundsFile)),
        ResultTables.EdgeRounds.Read(Path.Combine(folder, EdgeRoundsFile)),
        ResultTables.Energy.Read(Path.Combine(folder, EnergyFile)))
    {
        Classes = ResultTables.Classes.Read(Path.Combine(folder, ClassesFile)),
        Regions = ResultTables.Regions.Read(Path.Combine(folder, RegionsFile)),
        Satellites = ResultTables.Satellites.Read(Path.Combine(folder, SatellitesFile)),
        Partition = ResultTables.Partition.Read(Path.Combine(folder, PartitionFile)),
        Outages = ResultTables.Outages.Read(Path.Combine(folder, OutagesFile)),
        IslTransfers = ResultTables.IslTransfers.Read(Path.Combine(folder, IslFile)),
        Interruptions = ResultTables.Interruptions.Read(Path.Combine(folder, InterruptionsFile)),
        Gateways = ResultTables.Gateways.Read(Path.Combine(folder, GatewaysFile)),
        Activities = ResultTables.Activities.Read(Path.Combine(folder, ActivityFile)),
        States = ResultTables.States.Read(Path.Combine(folder, StatesFile)),
        Queues = ResultTables.Queues.Read(Path.Combine(folder, QueuesFile)),
        Links = LinkTally.Read(Path.Combine(folder, LinksFile)),
    };

    /// <summary>Transfers are written while they are recorded (<see cref="LinkFile"/>); where they are not, a table without rows is left to write.</summary>
    private static void WriteNoLinks(string path)
    {
        if (!File.Exists(path)) ResultTables.Links.Write(path, []);
    }
}
