using SemSpace.Fl.Training;
using SemSpace.Orbit.Time;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>What a summary says beside what the records do.</summary>
/// <param name="Scenario">Scenario name.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Start">Start of the simulated time.</param>
/// <param name="DurationH">Simulated time, h.</param>
/// <param name="TargetScore">The score to reach; null for none.</param>
/// <param name="BatteryWh">Capacity of each satellite's battery, Wh.</param>
public sealed record RunFacts(string Scenario, ulong Seed, Epoch Start, double DurationH, double? TargetScore, double BatteryWh)
{
    /// <summary>Whether satellites trained.</summary>
    public string Mode { get; init; } = Summary.TrainMode;

    /// <summary>The aggregation rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What closed a round.</summary>
    public required string Trigger { get; init; }

    /// <summary>When a satellite that had delivered trained again.</summary>
    public required string TrainAgain { get; init; }

    /// <summary>Bits that radiation turned over in models on board that were trained.</summary>
    public long BitFlips { get; init; }

    /// <summary>How many transfers between satellites and gateways ended how.</summary>
    public IReadOnlyDictionary<TransferEnd, int> TransferEnds { get; init; } = new Dictionary<TransferEnd, int>();

    /// <summary>Names the test set by its images and labels; null where nothing is scored.</summary>
    public string? TestSet { get; init; }

    /// <summary>Share of the test set's commonest class; null for tasks without classes.</summary>
    public double? MajorityClassShare { get; init; }

    /// <summary>Score of training in one place; null if that was not done.</summary>
    public double? CentralisedScore { get; init; }

    /// <summary>Share of the validation set's commonest class; null for tasks without classes.</summary>
    public double? ValidationMajorityClassShare { get; init; }

    /// <summary>Test score of sending each image's mean colour; null for tasks that send no images.</summary>
    public double? MeanColourScore { get; init; }

    /// <summary>Test score of JPEG with as many channel uses; null for tasks that send no images.</summary>
    public double? JpegScore { get; init; }

    /// <summary>Second score of training in one place; null if that was not done.</summary>
    public double? CentralisedSecondScore { get; init; }

    /// <summary>Passes over the samples in one training.</summary>
    public required int Epochs { get; init; }

    /// <summary>The trainings that ended.</summary>
    public required IEnumerable<TrainingRecord> Trainings { get; init; }
}

/// <summary>Sums up a run's records. Pure functions.</summary>
public static class Summariser
{
    private const double JoulesPerWattHour = 3600, BitsPerByte = 8;

    /// <summary>A run in a few numbers.</summary>
    /// <param name="facts">What the records do not say.</param>
    /// <param name="records">What the run gave.</param>
    public static Summary Of(RunFacts facts, RunRecords records)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(records);
        IEnumerable<UpdateRecord> merged = records.Updates.Where(u => u.Fate == UpdateFate.Merged);
        Dictionary<string, int> merging = merged.CountBy(u => u.Satellite).ToDictionary();
        RoundRecord? last = records.Rounds.Count == 0 ? null : records.Rounds[^1];
        RoundRecord? best = records.Rounds.Where(r => double.IsFinite(r.Scores.Validation.Score)).MaxBy(r => r.Scores.Validation.Score);
        double contactH = records.Contacts.Sum(c => (c.Los - c.Aos).TotalHours);
        return new()
        {
            Scenario = facts.Scenario,
            Seed = facts.Seed,
            Mode = facts.Mode,
            StartUtc = facts.Start.ToString(),
            DurationH = facts.DurationH,
            ScoreName = records.Metrics.Score,
            SecondScoreName = records.Metrics.SecondScore,
            TargetScore = facts.TargetScore,
            TimeToTargetH = TimeToTargetH(facts.Start, records.Rounds, facts.TargetScore),
            FinalLoss = Finite(last?.Scores.Test.Loss),
            FinalScore = Finite(last?.Scores.Test.Score),
            FinalSecondScore = Finite(last?.Scores.Test.SecondScore),
            FinalValidationScore = Finite(last?.Scores.Validation.Score),
            MeanScore = MeanOf(scores => scores.Test.Score),
            MeanSecondScore = MeanOf(scores => scores.Test.SecondScore),
            MeanValidationScore = MeanOf(scores => scores.Validation.Score),
            BestVersion = best?.Version,
            BestScore = Finite(best?.Scores.Test.Score),
            TestSet = facts.TestSet,
            MajorityClassShare = facts.MajorityClassShare,
            ValidationMajorityClassShare = facts.ValidationMajorityClassShare,
            MeanColourScore = Finite(facts.MeanColourScore),
            JpegScore = Finite(facts.JpegScore),
            CentralisedScore = Finite(facts.CentralisedScore),
            CentralisedSecondScore = Finite(facts.CentralisedSecondScore),
            Rule = facts.Rule,
            Trigger = facts.Trigger,
            TrainAgain = facts.TrainAgain,
            Trainings = facts.Trainings.Count(),
            GradientSteps = facts.Trainings.Sum(t => (long)t.Steps),
            TrainedSamples = facts.Trainings.Sum(t => (long)t.Samples) * facts.Epochs,
            DownlinkBytes = records.Contacts.Sum(c => c.DownlinkBits) / BitsPerByte,
            UplinkBytes = records.Contacts.Sum(c => c.UplinkBits) / BitsPerByte,
            TrainingJ = records.Energy.Sum(e => e.TrainJ),
            RadioJ = records.Energy.Sum(e => e.TransmitJ + e.ReceiveJ),
            Rounds = records.Rounds.Count(r => r.Version > 0),
            RoundH = last is { Version: > 0 } ? (last.Published - facts.Start).TotalHours / last.Version : null,
            Updates = records.Updates.Count,
            MergedUpdates = merged.Count(),
            UnweightedUpdates = Count(records, UpdateFate.Unweighted),
            NonFiniteUpdates = Count(records, UpdateFate.NonFinite),
            CorruptedUpdates = Count(records, UpdateFate.Corrupted),
            DuplicateUpdates = Count(records, UpdateFate.Duplicate),
            DelayedUpdates = records.Updates.Count(update => update.HeldSeconds > 0),
            GivenUpUpdates = records.Satellites.Sum(satellite => satellite.GivenUpUpdates),
            BitFlips = facts.BitFlips,
            PendingUpdates = Count(records, UpdateFate.Pending),
            PlanesPerRound = OverRounds(records, diversity => diversity.Planes),
            EffectivePlanesPerRound = OverRounds(records, diversity => diversity.EffectivePlanes),
            Transfers = facts.TransferEnds.Values.Sum(),
            InterruptedTransfers = new(Ended(TransferEnd.LossOfSignal), Ended(TransferEnd.Outage), Ended(TransferEnd.BatteryEmpty), Ended(TransferEnd.Preempted), records.Outages.Sum(outage => outage.Line.Interrupted)),
            LostTrainings = records.Energy.Sum(e => e.LostTrainings),
            UnfinishedTrainings = Unfinished(InterruptionKind.Training),
            UnsentUpdates = Unfinished(InterruptionKind.Update),
            Brownouts = records.Energy.Sum(e => e.Brownouts),
            UnservedJ = records.Energy.Where(e => e.Brownouts > 0).Sum(e => e.UnservedJ),
            InterruptionRecords = records.Interruptions.Count,
            LinkRecords = records.Links.Records,
            Outages = records.Outages.Count,
            OutageContactH = records.Outages.Sum(outage => outage.LostSeconds) / 3600,
            BackhaulHeldTransfers = records.Outages.Sum(outage => outage.Line.Transfers),
            BackhaulHeldUpdates = records.Outages.Sum(outage => outage.Line.Updates),
            BackhaulHeldBits = records.Outages.Sum(outage => outage.Line.Bits),
            BackhaulWaitH = records.Outages.Sum(outage => outage.Line.WaitSeconds) / 3600,
            ClockContactH = records.Satellites.Sum(satellite => satellite.ClockLostS) / 3600,
            Preemptions = records.Gateways.Sum(gateway => gateway.Preemptions),
            StateRecords = records.States.Count,
            QueueRecords = records.Queues.Count,
            IslTransfers = records.IslTransfers.Count,
            IslBytes = records.IslTransfers.Sum(transfer => transfer.Bits) / BitsPerByte,
            InterruptedIslTransfers = records.IslTransfers.Count(transfer => !transfer.IsComplete),
            IslTotalJ = records.Energy.Sum(e => e.IslJ),
            RelayedUpdates = Relayed(records),
            ParticipationGini = Gini([.. records.Energy.Select(e => (double)merging.GetValueOrDefault(e.Satellite))]),
            StalenessVersions = SpreadOf([.. merged.Select(u => (double)u.StalenessVersions)]),
            StalenessS = SpreadOf([.. merged.Select(u => u.StalenessSeconds)]),
            Satellites = records.Energy.Count,
            EnergyPerSatelliteJ = ExtentOf([.. records.Energy.Select(e => e.UsedJ)]),
            MinimumCharge = records.Energy.Min(e => (double?)e.MinimumJ) / (facts.BatteryWh * JoulesPerWattHour),
            EnergyImbalanceJ = records.Energy.Max(e => (double?)Math.Abs(e.ImbalanceJ)),
            Contacts = records.Contacts.Count,
            ContactTimeH = contactH,
            ContactUtilisation = contactH > 0 ? Duration.FromSeconds(records.Contacts.Sum(c => c.UsedSeconds)).TotalHours / contactH : null,
            EnergyGatedTrainings = records.Energy.Sum(e => e.EnergyGatedTrainings),
            DataGatedTrainings = records.Energy.Sum(e => e.DataGatedTrainings),
        };

        int Unfinished(InterruptionKind kind) => records.Interruptions.Count(row => row.Kind == kind && row.Outcome == InterruptionOutcome.Unfinished);

        int Ended(TransferEnd how) => facts.TransferEnds.GetValueOrDefault(how);

        double? MeanOf(Func<ExamScores, double> score) => TimeMean([.. records.Rounds.Select(r => ((r.Published - facts.Start).TotalHours, score(r.Scores)))], facts.DurationH);
    }

    private static double? OverRounds(RunRecords records, Func<RoundDiversity, double> value)
        => records.Rounds.Where(round => round.Version > 0).Average(round => (double?)value(round.Diversity));

    private static int Relayed(RunRecords records)
    {
        if (records.IslTransfers.Count == 0) return 0;
        return records.Updates.Count(update => update.Fate != UpdateFate.Duplicate && Sender(update.Contact) is { } sender && sender != update.Satellite);

        string? Sender(int contact) => contact < records.Contacts.Count ? records.Contacts[contact].Satellite : null; // a contact's id is its place
    }

    /// <summary>Hours from the start until a version with at least the target score on the validation set was published; null if none was.</summary>
    public static double? TimeToTargetH(Epoch start, IEnumerable<RoundRecord> rounds, double? target)
        => rounds.FirstOrDefault(r => r.Scores.Validation.Score >= target) is { } first ? (first.Published - start).TotalHours : null;

    /// <summary>Gini's coefficient: the mean difference of two values, by twice their mean; null where all are 0.</summary>
    /// <param name="values">Values, 0 or more.</param>
    public static double? Gini(IReadOnlyList<double> values)
    {
        double[] ascending = [.. values.Order()];
        double sum = ascending.Sum(), weighted = ascending.Select((value, i) => ((2.0 * i) + 1 - ascending.Length) * value).Sum();
        return sum > 0 ? weighted / (ascending.Length * sum) : null;
    }

    /// <summary>A percentile, linear between the two neighbouring values (Hyndman and Fan 1996, type 7).</summary>
    /// <param name="ascending">Values in ascending order, at least one.</param>
    /// <param name="share">0 for the smallest, 1 for the largest.</param>
    public static double Percentile(IReadOnlyList<double> ascending, double share)
    {
        double at = share * (ascending.Count - 1);
        int below = (int)Math.Floor(at), above = Math.Min(below + 1, ascending.Count - 1);
        return ascending[below] + ((at - below) * (ascending[above] - ascending[below]));
    }

    /// <summary>
    /// The mean over time of a score: the area under its steps from the first version's publication to the end, by that time. A version
    /// counts from its publication until the next one's; where a score is no finite number, the one before it goes on. Null where there is none.
    /// </summary>
    /// <param name="versions">Hour of publication and score of each version, by time.</param>
    /// <param name="durationH">The end, h; a version that is published later counts for no time.</param>
    public static double? TimeMean(IReadOnlyList<(double Hour, double Score)> versions, double durationH)
    {
        (double Hour, double Score)[] steps = [.. versions.Where(step => double.IsFinite(step.Score))];
        if (steps.Length == 0) return null;
        double endH = Math.Max(durationH, steps[^1].Hour), spanH = endH - steps[0].Hour;
        double area = steps.Select((step, i) => step.Score * ((i + 1 < steps.Length ? steps[i + 1].Hour : endH) - step.Hour)).Sum();
        return spanH > 0 ? area / spanH : steps[^1].Score;
    }

    private static Spread? SpreadOf(double[] values)
    {
        Array.Sort(values);
        return values.Length == 0 ? null : new(values.Average(), Percentile(values, 0.5), Percentile(values, 0.95));
    }

    private static Extent? ExtentOf(double[] values) => values.Length == 0 ? null : new(values.Average(), values.Min(), values.Max());

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;

    private static int Count(RunRecords records, UpdateFate fate) => records.Updates.Count(u => u.Fate == fate);
}
