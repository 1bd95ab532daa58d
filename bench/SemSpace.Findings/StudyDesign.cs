namespace SemSpace.Findings;

/// <summary>
/// What is compared with what. All arms of a track have as many candidates: in the first, two steps of local training and three of the server, or of
/// what a rule has in its place. Where an arm's step is divided by more than its round's mass, its three are larger by as much.
/// </summary>
internal static class StudyDesign
{
    /// <summary>
    /// Members of the trajectory family of which one stands for it in a track: of those in it, the one with the best mean validation score in the search. The
    /// others of the family show what an ingredient is worth.
    /// </summary>
    public static readonly IReadOnlyList<string> Family =
    [
        "trajectory T5", "trajectory T6 samples", Base, "trajectory T7 with participation", "trajectory T6 with flights", WithFlights, "trajectory T8 planned",
        "trajectory T6 by count", "trajectory T7 by count", "trajectory T7 with flights by count",
    ];

    /// <summary>The member from which arms with and without an ingredient start.</summary>
    public const string Base = "trajectory T7 edge";

    /// <summary>The member whose steps reckon with the samples in flight, too.</summary>
    public const string WithFlights = "trajectory T7 with flights";

    /// <summary>The same rule without what it knows of trajectories: no foresight of what is to come, and an upload counts by its samples. A baseline.</summary>
    public const string Blind = "T7 without trajectories";

    private static readonly ulong[] WideSearch = [101, 102, 103, 104], NarrowSearch = [101, 102], WideTests = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], NarrowTests = [1, 2, 3, 4, 5];

    private static readonly string[] Rates = Key("learning.learning_rate", "0.006", "0.018");

    private static readonly StudyScenario[] All =
    [
        .. new[] { "few-gateways", "slow-link", "scarce-energy", "mixed-inclinations", "regional", "many-gateways", "large-model", "cifar-dirichlet" }
            .Select(name => new StudyScenario(name, $"scenarios/study/{name}.yaml")),
    ];

    /// <summary>Where the gateways are few, many, or meet satellites unequally often.</summary>
    private static readonly StudyScenario[] Three = [.. All.Where(scenario => scenario.Name is "few-gateways" or "mixed-inclinations" or "many-gateways")];

    /// <summary>
    /// All merge at the cloud every 45 minutes, and gateways with models at every arrival; all train at each contact, with the same gate of energy and
    /// the same optimiser, and take late updates.
    /// </summary>
    public static Track Equal { get; } = new(
        "equal", [.. Alike],
        [
            Of("fedavg", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry"], Cross(Rates, Server("fedavg"))),
            Of("fedprox", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry", "learning.objective=fedprox"], Cross(Rates, Server("fedavg"))),
            Of("fedadam", ["aggregation.rule=fedadam", "aggregation.fedadam.late=carry"], Cross(Rates, Server("fedadam", "0.005", "0.015", "0.05"))),
            Of("scaffold", ["aggregation.rule=scaffold"], Cross(Rates, Server("scaffold"))),
            Of("fedbuff", ["aggregation.rule=fedbuff"], Cross(Rates, Server("fedbuff"))),
            Of("fedasync", ["aggregation.rule=fedasync"], Cross(Rates, Key("aggregation.fedasync.alpha", "0.1", "0.3", "0.8"))),
            Of("hierfavg", ["aggregation.rule=hierfavg", "aggregation.edge_trigger=every_arrival"], Cross(Rates, Server("hierfavg"))),
            Member("T0 last gateway", "last-gateway"),
            Member("T2 link share", "link-share"),
            Member("T3 foresight", "foresight"),
            Member("T5", "trajectory"),
            Member("T6 samples", "samples"),
            Member("T7 edge", "edge"),
            Member("T7 without foresight", "edge", "edge_step=mean"),
            Member("T7 without staleness", "edge", "staleness_exponent=0"),
            Member("T7 without conservation", "edge", "conserve=nothing"),
            Member("T7 with participation", "edge", "participation=planned"),
            Member("T7 with FedAU", "edge", "participation=fedau"),
            Of("trajectory T7 with anchor", [.. Edge, "aggregation.trajectory.absentees=anchor"], Cross(Rates, Server("trajectory", "2", "4", "8"))),
            Of(Blind, BlindOptions, Cross(Rates, Server("trajectory"))),
            Of("trajectory T7 at planned times", [.. Edge, "aggregation.trigger=planned"], Cross(Rates, Server("trajectory"))),
            Of("trajectory T6 with flights", ["aggregation.trajectory.variant=samples", InFlight], Cross(Rates, Server("trajectory", "2", "4", "8"))),
            Of(WithFlights, Flights, Cross(Rates, Server("trajectory", "2", "4", "8"))),
            Flying("without foresight", "edge_step=mean", "1", "2", "4"),
            Flying("without staleness", "staleness_exponent=0", "2", "4", "8"),
            Flying("without conservation", "conserve=nothing", "2", "4", "8"),
        ],
        All, WideSearch, WideTests);

    /// <summary>Each rule by its own trigger, which it searches beside the server's step, late updates counted; the local step is the same for all.</summary>
    public static Track Own { get; } = new(
        "own", ["clients.energy_gate=hard", "learning.learning_rate=0.012"],
        [
            Of("fedavg", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry"], Cross(Deadlines, Server("fedavg", "1", "3"))),
            Of("fedprox", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry", "learning.objective=fedprox"], Cross(Deadlines, Server("fedavg", "1", "3"))),
            Of("fedadam", ["aggregation.rule=fedadam", "aggregation.fedadam.late=carry"], Cross(Deadlines, Server("fedadam", "0.005", "0.02"))),
            Of("scaffold", ["aggregation.rule=scaffold"], Cross(Deadlines, Server("scaffold", "1", "3"))),
            Of("fedbuff", ["aggregation.rule=fedbuff"], Cross(Key("aggregation.fedbuff.buffer_size", "3", "6", "12"), Server("fedbuff", "1", "3"))),
            Of("fedasync", ["aggregation.rule=fedasync"], Key("aggregation.fedasync.alpha", "0.1", "0.2", "0.3", "0.4", "0.6", "0.8")),
            Of("hierfavg", ["aggregation.rule=hierfavg"], Cross(Key("aggregation.hierfavg.edge_period_min", "10", "20", "30"), Server("hierfavg", "1", "3"))),
            Of(Blind, BlindOptions, Cross(Periods, Server("trajectory", "1", "3"))),
            OwnMember("T6 samples", "samples"),
            OwnMember("T7 edge", "edge"),
            OwnMember("T8 planned", "planned"),
            Of($"{Blind} by count", [.. BlindOptions, ByCount], Cross(Counts, Server("trajectory", "1", "3"))),
            Of("trajectory T6 by count", ["aggregation.trajectory.variant=samples", ByCount], Cross(Counts, Server("trajectory", "1", "3"))),
            Of("trajectory T7 by count", [.. Edge, ByCount], Cross(Counts, Server("trajectory", "1", "3"))),
            Of("trajectory T7 with flights by count", [.. Flights, ByCount], Cross(Counts, Server("trajectory", "2", "6"))),
        ],
        All, WideSearch, WideTests);

    /// <summary>
    /// The chosen member and what came nearest to it once more at equal triggers, each with a grid of ten that goes further to both sides; designed after the results
    /// of <see cref="Equal"/> were known, since many arms had chosen an end of theirs.
    /// </summary>
    public static Track Wider { get; } = new(
        "wider", [.. Alike],
        [
            Of("fedavg", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry"], Cross(Rates, Server("fedavg", Five))),
            Of("scaffold", ["aggregation.rule=scaffold"], Cross(Rates, Server("scaffold", Five))),
            Of("fedbuff", ["aggregation.rule=fedbuff"], Cross(Rates, Server("fedbuff", Five))),
            Of("hierfavg", ["aggregation.rule=hierfavg", "aggregation.edge_trigger=every_arrival"], Cross(Rates, Server("hierfavg", Five))),
            Of(Blind, BlindOptions, Cross(Rates, Server("trajectory", Five))),
            Of(WithFlights, Flights, Cross(Rates, Server("trajectory", "1", "2", "4", "8", "10"))),
        ],
        All, WideSearch, WideTests);

    /// <summary>The convolutional network, equal triggers, to see whether the wide study's order holds for it.</summary>
    public static Track Narrow { get; } = new(
        "narrow", [.. Alike, "learning.model=cnn"],
        [
            Of("fedavg", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry"], Cnn),
            Of("fedbuff", ["aggregation.rule=fedbuff"], Cnn),
            Of("hierfavg", ["aggregation.rule=hierfavg", "aggregation.edge_trigger=every_arrival"], Cnn),
            Of(Blind, BlindOptions, Cnn),
            Of("trajectory T6 samples", ["aggregation.trajectory.variant=samples"], Cnn),
            Of(Base, Edge, Cnn),
            Of(WithFlights, [.. Flights, "aggregation.trajectory.server_learning_rate=2"], Cnn),
        ],
        Three, NarrowSearch, NarrowTests);

    /// <summary>What becomes of a rule that gives whole steps when rounds grow shorter than the way of an update, and what helps; nothing is searched.</summary>
    public static Track Steady { get; } = new(
        "steady", ["clients.train_again=each_contact", "clients.energy_gate=hard", "aggregation.trigger=period", "aggregation.trajectory.variant=samples"],
        [
            .. from period in (string[])["15", "45", "90"]
               from way in (string[])["discount=renormalised", "staleness_exponent=0.5", "staleness_exponent=1", "absentees=in_flight"]
               select Of($"trajectory T6, {period} min, {way.Replace('=', ' ')}", [$"aggregation.period_min={period}", $"aggregation.trajectory.{way}"], OneRate),
            Of("trajectory T6, 15 min, max_step 0.02", ["aggregation.period_min=15", "aggregation.trajectory.discount=renormalised", "aggregation.max_step=0.02"], OneRate),
            Of("trajectory T6, 15 min, average_versions 6", ["aggregation.period_min=15", "aggregation.trajectory.discount=renormalised", "aggregation.average_versions=6"], OneRate),
            Of("trajectory T6, 15 min, clip 1", ["aggregation.period_min=15", "aggregation.trajectory.discount=renormalised", Clip], OneRate),
        ],
        Three, [], WideTests);

    /// <summary>The gates of energy where energy is scarce; nothing is searched.</summary>
    public static Track Gates { get; } = new(
        "gates", ["aggregation.period_min=45", .. Edge],
        [.. from gate in (string[])["floor", "hard", "predicted", "soft"] select Of($"trajectory T7, {gate} gate", [$"clients.energy_gate={gate}"], OneRate)],
        [.. All.Where(scenario => scenario.Name == "scarce-energy")], [], WideTests);

    /// <summary>The quickstart with one gateway, whose last versions differ most from seed to seed; nothing is searched.</summary>
    public static Track Lone { get; } = new(
        "lone", ["learning.centralised_baseline=false", "gateways=[{name: Redu, latitude_deg: 50.0, longitude_deg: 5.15, altitude_m: 385, antennas: 4}]"],
        [
            Lonely("T5", "aggregation.trajectory.variant=trajectory"),
            Lonely("T5, 15 min, discount renormalised", "aggregation.trajectory.variant=trajectory", "aggregation.period_min=15", "aggregation.trajectory.discount=renormalised"),
            Lonely("T7 edge", Edge),
            Lonely("T7 edge, max_step 0.02", [.. Edge, "aggregation.max_step=0.02"]),
            Lonely("T7 edge, average_versions 6", [.. Edge, "aggregation.average_versions=6"]),
            Lonely("T7 edge, clip 1", [.. Edge, Clip]),
        ],
        [new("quickstart with one gateway", "scenarios/quickstart.yaml")], [], [1, 2, 3, 4]);

    private static string[] Five => ["0.5", "1", "2", "4", "8"];

    private static string[] OneRate => Key("learning.learning_rate", "0.018");

    private static string Clip => "updates.stages=[clip]";

    private static string InFlight => "aggregation.trajectory.absentees=in_flight";

    private static string[] Cnn => Key("learning.learning_rate", "0.007", "0.02");

    private static string[] Deadlines => Key("aggregation.deadline_min", "15", "30", "60");

    private static string[] Periods => Key("aggregation.period_min", "15", "30", "60");

    private static string ByCount => "aggregation.trigger=count";

    /// <summary>As many as fedbuff's buffer.</summary>
    private static string[] Counts => Key("aggregation.every_n_updates", "3", "6", "12");

    private static string[] Edge => ["aggregation.trajectory.variant=edge"];

    private static string[] Flights => [.. Edge, InFlight];

    private static string[] BlindOptions => [.. Edge, "aggregation.trajectory.edge_step=mean", "aggregation.trajectory.conserve=nothing"];

    private static string[] Alike => ["aggregation.trigger=period", "aggregation.period_min=45", "clients.train_again=each_contact", "clients.energy_gate=hard"];

    private static Arm Member(string name, string variant, params string[] options)
        => Of($"trajectory {name}", [$"aggregation.trajectory.variant={variant}", .. options.Select(option => $"aggregation.trajectory.{option}")], Cross(Rates, Server("trajectory")));

    private static Arm Flying(string name, string option, params string[] steps)
        => Of($"{WithFlights}, {name}", [.. Flights, $"aggregation.trajectory.{option}"], Cross(Rates, Server("trajectory", steps)));

    /// <summary>T8 plans as many merges as the period makes.</summary>
    private static Arm OwnMember(string name, string variant)
        => Of($"trajectory {name}", [$"aggregation.trajectory.variant={variant}"], Cross(Periods, Server("trajectory", "1", "3")));

    private static Arm Of(string name, IReadOnlyList<string> settings, IEnumerable<string> candidates)
        => new(name, settings, [.. candidates.Select(candidate => candidate.Split(' '))]);

    private static Arm Lonely(string name, params string[] settings) => new($"trajectory {name}", settings, [[]]);

    private static string[] Server(string rule) => Server(rule, "1", "2", "4");

    private static string[] Server(string rule, params string[] rates) => Key($"aggregation.{rule}.server_learning_rate", rates);

    private static string[] Key(string key, params string[] values) => [.. values.Select(value => $"{key}={value}")];

    private static IEnumerable<string> Cross(IEnumerable<string> first, IEnumerable<string> second) => from one in first from other in second select $"{one} {other}";
}
