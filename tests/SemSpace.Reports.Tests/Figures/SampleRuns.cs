using SemSpace.Fl.Randomness;
using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Links.Modems;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tests.Figures;

/// <summary>Records such as a simulation gives, made up from smooth laws and seeded noise.</summary>
internal static class SampleRuns
{
    private static readonly MetricNames Accuracy = new("accuracy", "balanced_accuracy");
    private static readonly MetricNames Psnr = new("psnr_db", "ssim");

    /// <summary>A run.</summary>
    /// <param name="satellites">Satellites.</param>
    /// <param name="planes">Planes.</param>
    /// <param name="hours">Simulated time, h.</param>
    /// <param name="rounds">Cloud versions after the first.</param>
    /// <param name="seed">Seed of the noise.</param>
    /// <param name="isPsnr">Whether the score is a PSNR in dB.</param>
    /// <param name="speed">How fast it learns, 1/h.</param>
    public static (RunRecords Records, Summary Summary) Run(int satellites, int planes, double hours, int rounds, ulong seed = 1, bool isPsnr = false, double speed = 0.35)
    {
        RandomStream random = new SeedTree(seed).Stream("figures");
        Epoch start = Epoch.FromUtc(2025, 7, 1);
        MetricNames metrics = isPsnr ? Psnr : Accuracy;
        RoundRecord[] versions = [.. Enumerable.Range(0, rounds + 1).Select(v => Round(v, start, hours * v / (rounds + 0.7), random, isPsnr, speed))];
        UpdateRecord[] updates = [.. Enumerable.Range(0, rounds * satellites / 2).Select(i => Update(i, satellites, planes, start, random))];
        EnergyRecord[] energy = [.. Enumerable.Range(0, satellites).Select(i => Ledger(i, satellites, planes, hours, random))];
        RunRecords records = new(metrics, [], updates, [], versions, [], energy) { Partition = [.. Shares(satellites, seed)], States = [.. States(satellites, hours)], Gateways = [.. Gateways(satellites, hours)], Activities = [.. energy.Select((ledger, i) => Activity(ledger, i, hours))], Links = Links(satellites, hours, isPsnr) };
        RunFacts facts = new("small", seed, start, hours, isPsnr ? 24 : 0.75, 15)
        {
            MajorityClassShare = isPsnr ? null : 0.52,
            CentralisedScore = isPsnr ? 27.4 : 0.86,
            MeanColourScore = isPsnr ? 20.5 : null,
            JpegScore = isPsnr ? 33.1 : null,
            TestSet = "0123456789abcdef",
            Rule = "trajectory",
            Trigger = "period",
            TrainAgain = "each_contact",
            Epochs = 1,
            Trainings = [],
        };
        return (records, Summariser.Of(facts, records));
    }

    /// <summary>A week with a record every ten minutes.</summary>
    public static (RunRecords Records, Summary Summary) Week(int satellites)
    {
        (RunRecords records, Summary summary) = Run(satellites, satellites, 168, 60);
        return (records with { States = [.. States(satellites, 168, 6 * 168)] }, summary);
    }

    /// <summary>An arm of several seeds.</summary>
    public static ArmRuns Arm(string label, int seeds, double speed, bool isPsnr = false)
        => new(label, [.. Enumerable.Range(1, seeds).Select(seed => Run(24, 6, 24, 15 + (int)(speed * 20), (ulong)seed * 31, isPsnr, speed)).Select(run => new ArmRun(run.Summary, run.Records.Rounds))]);

    /// <summary>A few of ten classes each, one satellite without any.</summary>
    private static IEnumerable<PartitionRecord> Shares(int satellites, ulong seed)
    {
        RandomStream random = new SeedTree(seed).Stream("partition");
        string[] classes = ["t-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];
        return Enumerable.Range(0, satellites).SelectMany(k => classes.Select(one
            => new PartitionRecord($"SAT-{k:00}", one, k == 3 ? 0 : (int)(2000 * Math.Pow(random.NextDouble(), 8)))));
    }

    private static RoundRecord Round(int version, Epoch start, double hour, RandomStream random, bool isPsnr, double speed)
    {
        double progress = 1 - Math.Exp(-speed * hour);
        double noise = (random.NextDouble() - 0.5) * 0.05;
        double score = isPsnr ? 14 + (12.5 * (progress + noise)) : 0.22 + (0.6 * (progress + noise));
        Epoch at = start + Duration.FromHours(hour);
        return new(version, at, at, 10, new(8, 4, 7.5, 3.5), 400, 0.5, 0.1, 1 - progress, new(new(1.7 - progress, score, score / 2), new(1.7 - progress, score, score / 2)));
    }

    private static UpdateRecord Update(int id, int satellites, int planes, Epoch start, RandomStream random)
    {
        int staleness = (int)(-Math.Log(1 - random.NextDouble()) * 1.3);
        double seconds = (staleness * 5700) + (random.NextDouble() * 5700);
        int satellite = random.NextInt32(satellites);
        return new(id, $"SAT-{satellite:00}", satellite * planes / satellites, "Svalbard", 0, 1, "", 0, null, 2 + staleness, start, start, start, start, start, start, staleness, staleness, 0, seconds, seconds, 0.1, 60, 1, 500_000, 100, UpdateFate.Merged);
    }

    private static IEnumerable<StateRecord> States(int satellites, double hours, int steps = 48)
        => Enumerable.Range(0, steps + 1).SelectMany(step => Enumerable.Range(0, satellites).Select(k =>
        {
            double h = hours * step / steps, phase = (h / 1.6) + (k / (double)satellites);
            bool isDark = phase % 1 > 0.62;
            return new StateRecord(Epoch.FromUtc(2025, 7, 1) + Duration.FromHours(h), $"SAT-{k:00}", 0.9 - (0.2 * (phase % 1)), isDark ? 0 : 1, isDark ? 0 : 20.4, 7, (int)(h / 3), 3600 * (h % 3));
        }));

    private static IEnumerable<GatewayRecord> Gateways(int satellites, double hours)
        => Enumerable.Range(0, Math.Min(50, 1 + (satellites / 4))).Select(g => new GatewayRecord(
            $"Ground station {g + 1}", 2, 40, 3600 * hours * 0.5, 0.4 / (g + 1), 3600, 40, 2, 4000.0 / (g + 1), 600.0 / (g + 1), 3, 30, 10, 0, 12, 5000.0 / (g + 1), 5000.0 / (g + 1) / (3600 * hours)));

    private static ActivityRecord Activity(EnergyRecord ledger, int index, double hours)
    {
        double train = 30 + (index % 7), sent = 100 + (10 * (index % 11)), data = 3600 * hours * 0.4 * (1 - (0.5 / (1 + (index % 5))));
        return new(ledger.Satellite, ledger.Plane, 0, train, sent, sent / 4, 0, 20, 30, 60, 600 * (index % 3), data, 40, 0, (3600 * hours) - train - (1.25 * sent) - 150 - (600 * (index % 3)) - data);
    }

    /// <summary>Transfers of two minutes, an upload and a model after it, a satellite after the other; of a modem with modes where they are asked for.</summary>
    private static LinkTally Links(int satellites, double hours, bool hasModes)
    {
        LinkTally tally = new();
        int passes = (int)Math.Min(2000, Math.Ceiling(satellites * hours / 5));
        for (int transfer = 0; transfer < 2 * passes; transfer++)
        {
            LinkDirection direction = transfer % 2 == 0 ? LinkDirection.Downlink : LinkDirection.Uplink;
            Epoch start = Epoch.FromUtc(2025, 7, 1) + Duration.FromHours(hours * 0.95 * (transfer / 2) / passes) + Duration.FromSeconds(direction == LinkDirection.Downlink ? 0 : 120);
            for (int step = 0; step <= 12; step++)
            {
                double db = 4 + (direction == LinkDirection.Downlink ? 0 : 3) + (5 * Math.Sin(Math.PI * ((transfer % 17) + step) / 29));
                ModCod mode = ModCodList.S2.Useful.Last(known => known.EsN0Db <= db);
                tally.Add(new(transfer, direction, "S", "G", 0, 0, start + Duration.FromSeconds(10 * step), 30, 900, 0, db, hasModes ? mode.Name : "", 4e6 * mode.Efficiency(), 0, step == 12 ? TransferEnd.Complete : null));
            }
        }

        return tally;
    }

    private static EnergyRecord Ledger(int index, int satellites, int planes, double hours, RandomStream random)
    {
        int plane = index * planes / satellites;
        double sun = 0.62 + (0.06 * plane / Math.Max(1, planes - 1));
        double harvested = 20.4 * 0.9 * sun * hours * 3600, idle = 5 * hours * 3600;
        double train = 900 * hours * Noise(), transmit = 320 * hours * Noise(), receive = 90 * hours * Noise(), loss = 0.04 * idle;
        double clipped = Math.Max(0, harvested - idle - train - transmit - receive - loss - 14_400);
        double Noise() => 0.7 + (0.6 * random.NextDouble());
        return new($"SAT-{index:00}", plane, 57_600, 72_000, 41_000, harvested, idle, train, transmit, receive, 0, 0, 0, loss, clipped, 0, hours * 1200, 0, 0, 0, 0, 0, null, 2.5);
    }
}
