using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Models;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Tables;

/// <summary>A few records with round numbers.</summary>
internal static class SampleRecords
{
    /// <summary>Names of the scores.</summary>
    public static MetricNames Metrics { get; } = new("accuracy", "balanced_accuracy");

    /// <summary>Start of the run.</summary>
    public static Epoch Start { get; } = Epoch.FromUtc(2025, 7, 1);

    /// <summary>What the records do not say.</summary>
    public static RunFacts Facts { get; } = new("small", 1, Start, 12, 0.5, 20)
    {
        MajorityClassShare = 0.4,
        CentralisedScore = 0.75,
        Rule = "fedavg",
        Trigger = "all_returned",
        TrainAgain = "each_version",
        TestSet = "0123456789abcdef",
        ValidationMajorityClassShare = 0.3,
        CentralisedSecondScore = 0.625,
        Epochs = 2,
        TransferEnds = new Dictionary<TransferEnd, int> { [TransferEnd.Complete] = 5, [TransferEnd.LossOfSignal] = 3, [TransferEnd.Outage] = 2, [TransferEnd.BatteryEmpty] = 1 },
        Trainings = [new(0, 0, Start, Start, 10, 2), new(1, 1, Start, Start, 33, 6), new(2, 0, Start, Start, 0, 0), new(3, 0, Start, Start, 0, 0), new(4, 0, Start, Start, 0, 0), new(5, 0, Start, Start, 0, 0), new(7, 0, Start, Start, 0, 0)],
    };

    /// <summary>One run's records.</summary>
    public static RunRecords Run { get; } = new(
        Metrics,
        [
            new(0, "SAT-01", "Punta Arenas", At(0), At(600), At(290.25), 45.125, true, 300, 2.5e8, 1.25e8),
            new(1, "SAT-02", "Svalbard, \"north\"", At(100), At(700), At(400.5), 10.5, false, 60, 0, 1e6),
        ],
        [
            Update(0, 0, 1, 0, 600, UpdateFate.Merged),
            Update(1, 0, 2, 1, 1200, UpdateFate.Merged),
            Update(2, 1, 2, 0, 900, UpdateFate.Merged),
            Update(3, 1, null, 3, 4000, UpdateFate.Pending),
        ],
        [
            new("SAT-01", "Punta Arenas", 0, 1, 0, At(40), At(41.5), 1.25e8, TransferEnd.Complete, 3),
            new("SAT-02", "Svalbard, \"north\"", 1, 1, 3, At(100), At(160), 1e6, TransferEnd.LossOfSignal, 120.25),
        ],
        [
            new(0, At(0), At(0), 0, default, 0, 0, 1, double.NaN, new(new(1.75, 0.25, 0.2), new(1.5, 0.125, 0.1))),
            new(1, At(5700), At(5700.25), 1, new(1, 1, 1, 1), 64, 0, 0.125, 1.5, new(new(1.25, 0.5, 1 / 3.0), new(1.375, 0.75, 0.7))),
            new(2, At(11400), At(11400.25), 2, new(2, 2, 1.6, 1.25), 128, 0.5, 1e-9, 1.25, new(new(0.875, 0.625, 0.5), new(1, 0.375, 0.25))),
        ],
        [
            new("Punta Arenas", 1, 0, At(500.5), 1, 64, 128, 0, 0.5),
            new("Svalbard, \"north\"", 1, 1, At(900), 2, 128, 0, 1.5, 0),
        ],
        [
            new("SAT-01", 0, 57600, 60000, 50000, 10000, 5000, 1000, 500, 100, 50, 20, 30, 300, 600, 0, 2100, 1, 0, 0, 0, 0, null, 0.25),
            new("SAT-02", 1, 57600, 57600, 43200, 9000, 5000, 2000, 500, 100, 50, 20, 30, 300, 1000, 0, 2100, 0, 2, 1, 2, 600.5, At(300), 1.5),
        ])
    {
        Classes = [new("last", "test", "ocean", 4, 6, 3, 0.75), new("best", "validation", "snow_or_ice", 0, 1, 0, null)],
        Gateways = [new("Punta Arenas", 2, 1, 600, 0.0125, 100, 3, 0, 12.5, 10, 1, 3, 2, 0, 4, 14.5, 0.000335), new("Svalbard, \"north\"", 1, 1, 300.5, 0.5, 50, 1, 1, 0, 0, 2, 1, 1)],
        IslTransfers =
        [
            new("SAT-01", "SAT-02", IslCargo.Update, 3, 1, At(100), At(101.5), 1e6, TransferEnd.Complete, 22.5),
            new("SAT-02", "SAT-01", IslCargo.Model, null, 2, At(200), At(200.25), 2.5e5, TransferEnd.BatteryEmpty, 3.75),
        ],
        States = [new(At(0), "SAT-01", 0.8, 1, 20.4, 7, 0, 0), new(At(0), "SAT-02", 0.75, 0.5, 10.2, 5, 0, 0)],
        Queues = [new(At(0), "Punta Arenas", 0, 0, 0, 0), new(At(600), "Punta Arenas", 2, 1, 0.0125, 3)],
        Outages = [new(OutageKind.Gateway, "Punta Arenas", At(60), At(120), "weather, again", true, 2, 45.5), new(OutageKind.Backhaul, "Punta Arenas", At(90), At(400.5), "", true, 0, 0, new(3, 1, 4, 1.5e6, 400.25))],
        Interruptions =
        [
            new("SAT-01", 0, InterruptionKind.PutOff, InterruptionCause.BatteryLow, At(0), At(61.5), 61.5, InterruptionOutcome.Trained, 2, "", 0, 0),
            new("SAT-02", 1, InterruptionKind.Training, InterruptionCause.BatteryEmpty, At(250), At(300), 50, InterruptionOutcome.Lost, null, "", 0, 250.5),
            new("SAT-02", 1, InterruptionKind.Brownout, InterruptionCause.BatteryEmpty, At(300), At(700.25), 400.25, InterruptionOutcome.Restarted, null, "idle+train+heater", 0, 0),
            new("SAT-02", 1, InterruptionKind.Update, InterruptionCause.NewerVersion, At(800), At(900), 100, InterruptionOutcome.GivenUp, 4, "", 0, 12.25),
            new("SAT-02", 1, InterruptionKind.Update, InterruptionCause.NewerVersion, At(1000), At(1100), 100, InterruptionOutcome.GivenUp, 5, "", 0, 13),
            new("SAT-02", 1, InterruptionKind.Brownout, InterruptionCause.BatteryEmpty, At(42_000), At(42_200.25), 200.25, InterruptionOutcome.Restarted, null, "idle", 0, 0),
            new("SAT-01", 0, InterruptionKind.Update, InterruptionCause.ScenarioEnd, At(43_000), At(43_200), 200, InterruptionOutcome.Unfinished, 7, "", 0, 14),
        ],
        Activities =
        [
            new("SAT-01", 0, 0, 60.5, 12, 3, 0, 1.5, 4, 30, 0, 600, 0, 0, 42_489),
            new("SAT-02", 1, 600.5, 33, 0, 60, 5, 0, 0, 0, 1200, 0, 0.5, 90, 41_211),
        ],
        Regions = [new("last", "test", -40, 295.5, 4, 2)],
        Satellites = [new("SAT-01", 1, 10, 4, 3, 0, 0.9, 10 / 43.0, 1), new("SAT-02", 1, 33, 0, 0, 2, 0, 33 / 43.0, 0)],
    };

    /// <summary>The run in a few numbers.</summary>
    public static Summary Summary => Summariser.Of(Facts, Run);

    /// <summary>A model.</summary>
    public static TrainedModel Model { get; } = new(
        [new("features.weight", [2, 1, 3]), new("head.bias", [1])], [0, 0.5f, -1, float.Epsilon, 1e30f, 1 / 3f, 7],
        new OrderedDictionary<string, string> { ["task"] = "land_cover", ["version"] = "2" });

    /// <summary>An instant a number of seconds after the start.</summary>
    public static Epoch At(double seconds) => Start + Duration.FromSeconds(seconds);

    private static UpdateRecord Update(long id, int baseVersion, int? merged, int staleness, double seconds, UpdateFate fate)
        => new(id, "SAT-01", 0, "Punta Arenas", (int)id, baseVersion, id == 1 ? "Punta Arenas" : "", id == 1 ? 1 : 0, id == 3 ? null : id == 0 ? 1 : 2, merged, At(0), At(id), At(10), At(74), At(500), At(seconds), staleness, staleness, 0, seconds, seconds - id, 0.1 + (0.2 * id), 64, 1.5, 573_776, 128.5, fate);
}
