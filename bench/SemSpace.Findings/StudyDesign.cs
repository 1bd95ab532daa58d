namespace SemSpace.Findings;

/// <summary>
/// What is compared with what. Steps of local training are chosen from the same grid by all arms of a track; an arm with a parameter of its own that
/// matters more takes a coarser grid of steps, so that all have as many candidates.
/// </summary>
internal static class StudyDesign
{
    /// <summary>Members of the trajectory family of which one stands for it: the one with the best mean validation score in the search.</summary>
    public static readonly IReadOnlyList<string> Family = ["trajectory T5", "trajectory T6 samples", "trajectory T7 edge", "trajectory T8 planned"];

    private static readonly ulong[] WideSearch = [101, 102], NarrowSearch = [101], WideTests = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], NarrowTests = [1, 2, 3, 4, 5];

    private static readonly string[] Six = Steps(0.004, 0.008, 0.016, 0.032, 0.064, 0.128), Three = Steps(0.008, 0.032, 0.128);

    private static readonly StudyScenario[] All =
    [
        .. new[] { "few-gateways", "slow-link", "scarce-energy", "mixed-inclinations", "regional", "many-gateways", "large-model", "cifar-dirichlet" }
            .Select(name => new StudyScenario(name, $"scenarios/study/{name}.yaml")),
    ];

    /// <summary>
    /// All merge at the cloud every 45 minutes, and gateways with models at every arrival; all train at each contact, with the same gate of energy and
    /// the same optimiser, and take late updates.
    /// </summary>
    public static Track Equal { get; } = new(
        "equal", [.. Alike("45")],
        [
            Of("fedavg", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry"], Six),
            Of("fedprox", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry", "learning.objective=fedprox"], Cross(Three, Key("learning.fedprox.mu", "0.01", "0.1"))),
            Of("fedadam", ["aggregation.rule=fedadam", "aggregation.fedadam.late=carry"], Cross(Three, Key("aggregation.fedadam.server_learning_rate", "0.003", "0.03"))),
            Of("scaffold", ["aggregation.rule=scaffold"], Six),
            Of("fedbuff", ["aggregation.rule=fedbuff"], Six),
            Of("fedasync", ["aggregation.rule=fedasync"], Cross(Three, Key("aggregation.fedasync.alpha", "0.2", "0.6"))),
            Of("hierfavg", ["aggregation.rule=hierfavg", "aggregation.edge_trigger=every_arrival"], Six),
            Member("T0 last gateway", "last-gateway"),
            Member("T1 contact share", "contact-share"),
            Member("T2 link share", "link-share"),
            Member("T3 foresight", "foresight"),
            Member("T4 staleness", "foresight-stale"),
            Member("T5", "trajectory"),
            Member("T6 samples", "samples"),
            Member("T7 edge", "edge"),
            Member("T7 without foresight", "edge", "edge_step=mean"),
            Member("T7 without staleness", "edge", "staleness_exponent=0"),
            Member("T7 without conservation", "edge", "conserve=nothing"),
            Member("T7 renormalised", "edge", "discount=renormalised"),
            Member("T7 participation planned", "edge", "participation=planned"),
            Member("T7 participation fedau", "edge", "participation=fedau"),
            Member("T7 absentees anchor", "edge", "absentees=anchor"),
        ],
        All, WideSearch, WideTests);

    /// <summary>Each rule by its own trigger, which it searches, too.</summary>
    public static Track Own { get; } = new(
        "own", ["clients.energy_gate=hard"],
        [
            Of("fedavg", ["aggregation.rule=fedavg"], Cross(Near, Key("aggregation.deadline_min", "60", "180", "360"))),
            Of("fedprox", ["aggregation.rule=fedavg", "learning.objective=fedprox"], Cross(Near, Key("aggregation.deadline_min", "60", "180", "360"))),
            Of("fedadam", ["aggregation.rule=fedadam", "aggregation.deadline_min=60"], Cross(Near, Key("aggregation.fedadam.server_learning_rate", "0.003", "0.01", "0.03"))),
            Of("scaffold", ["aggregation.rule=scaffold"], Cross(Near, Key("aggregation.deadline_min", "60", "180", "360"))),
            Of("fedbuff", ["aggregation.rule=fedbuff"], Cross(Near, Key("aggregation.fedbuff.buffer_size", "5", "10", "20"))),
            Of("fedasync", ["aggregation.rule=fedasync"], Cross(Near, Key("aggregation.fedasync.alpha", "0.2", "0.4", "0.8"))),
            Of("hierfavg", ["aggregation.rule=hierfavg"], Cross(Near, Key("aggregation.hierfavg.edge_period_min", "10", "20", "30"))),
            Of("trajectory T5", ["aggregation.trajectory.variant=trajectory"], Cross(Near, Periods)),
            Of("trajectory T6 samples", ["aggregation.trajectory.variant=samples"], Cross(Near, Periods)),
            Of("trajectory T7 edge", ["aggregation.trajectory.variant=edge"], Cross(Near, Periods)),
            Of("trajectory T8 planned", ["aggregation.trajectory.variant=planned"], Cross(Near, Periods)),
        ],
        All, WideSearch, WideTests);

    /// <summary>The convolutional network, equal triggers, to see whether the wide study's order holds for it.</summary>
    public static Track Narrow { get; } = new(
        "narrow", [.. Alike("45"), "learning.model=cnn"],
        [
            Of("fedavg", ["aggregation.rule=fedavg", "aggregation.fedavg.late=carry"], Cnn),
            Of("fedbuff", ["aggregation.rule=fedbuff"], Cnn),
            Of("fedasync", ["aggregation.rule=fedasync"], Cnn),
            Of("hierfavg", ["aggregation.rule=hierfavg", "aggregation.edge_trigger=every_arrival"], Cnn),
            Of("trajectory T5", ["aggregation.trajectory.variant=trajectory"], Cnn),
            Of("trajectory T6 samples", ["aggregation.trajectory.variant=samples"], Cnn),
            Of("trajectory T7 edge", ["aggregation.trajectory.variant=edge"], Cnn),
        ],
        [.. All.Where(scenario => scenario.Name is "few-gateways" or "mixed-inclinations" or "many-gateways")], NarrowSearch, NarrowTests);

    private static string[] Near => Steps(0.01, 0.03, 0.09);

    private static string[] Cnn => Steps(0.02, 0.06, 0.2);

    /// <summary>Ends of rounds; T8 plans as many merges as the period makes.</summary>
    private static string[] Periods => Key("aggregation.period_min", "20", "45", "90");

    private static IEnumerable<string> Alike(string periodMin)
        => ["aggregation.trigger=period", $"aggregation.period_min={periodMin}", "clients.train_again=each_contact", "clients.energy_gate=hard"];

    private static Arm Member(string name, string variant, params string[] options)
        => Of($"trajectory {name}", [$"aggregation.trajectory.variant={variant}", .. options.Select(option => $"aggregation.trajectory.{option}")], Six);

    private static Arm Of(string name, IReadOnlyList<string> settings, IEnumerable<string> candidates)
        => new(name, settings, [.. candidates.Select(candidate => candidate.Split(' '))]);

    private static string[] Steps(params double[] rates) => [.. rates.Select(rate => FormattableString.Invariant($"learning.learning_rate={rate}"))];

    private static string[] Key(string key, params string[] values) => [.. values.Select(value => $"{key}={value}")];

    private static IEnumerable<string> Cross(IEnumerable<string> first, IEnumerable<string> second) => from one in first from other in second select $"{one} {other}";
}
