using SemSpace.Orbit.Time;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Comparison;

/// <summary>
/// How merged updates are spread over the satellites of an arm, its seeds together. A satellite starves where it has none, or less than a part of the fair share, which is one by the number of
/// satellites of all that were merged under the arm. Not modelled: how many updates a satellite could bring at best, by its contacts.
/// </summary>
/// <param name="Summary">The arm in a few numbers.</param>
/// <param name="Satellites">Its satellites, those with the fewest merged updates first.</param>
public sealed record ArmFairness(ArmFairnessRow Summary, IReadOnlyList<SatelliteFairness> Satellites)
{
    /// <summary>The part of the fair share below which a satellite starves, where nothing else is asked for.</summary>
    public const double Half = 0.5;

    private const double LowestPart = 0.1;

    /// <summary>Keys by which gateways serve satellites, and those that decide which satellites there are.</summary>
    private static readonly string[] OfGateways = ["gateways"], OfSatellites = ["constellation", "start_utc", "propagation"];

    /// <summary>The arms, each with its satellites.</summary>
    /// <param name="arms">The arms; one run's tables at a time are held in memory.</param>
    /// <param name="below">The part of the fair share below which a satellite starves, above 0 and at most 1.</param>
    /// <exception cref="ResultsException">A table cannot be read, or the runs do not have the same satellites.</exception>
    public static IReadOnlyList<ArmFairness> Of(IReadOnlyList<FoundArm> arms, double below)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(below);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(below, 1);
        (FoundRun Run, IReadOnlyList<SatelliteRecord> Satellites)? first = null;
        List<ArmFairness> all = [];
        foreach (FoundArm arm in arms)
        {
            List<Service[]> runs = [];
            foreach (FoundRun run in arm.Runs)
            {
                RunRecords records = run.ReadRecords();
                first ??= (run, records.Satellites);
                MustBeAlike(first.Value, (run, records.Satellites));
                runs.Add(Service.Of(run, records, first.Value.Satellites));
            }

            all.Add(Of(arm, first!.Value.Satellites, runs, below));
        }

        return all;
    }

    /// <summary>Whether who starves may be what arms differ in: in which gateways there are, or in whom they serve, of the same satellites.</summary>
    /// <param name="arms">The arms.</param>
    public static bool IsWorthTelling(IReadOnlyList<FoundArm> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        return arms.Count > 1 && Differ(OfGateways) && !Differ(OfSatellites);

        bool Differ(string[] keys) => arms[0].Settings.Keys.Any(key => keys.Contains(key.Split('.')[0]));
    }

    /// <summary>The satellites that starve.</summary>
    public IEnumerable<SatelliteFairness> Starving => Satellites.Where(satellite => satellite.IsStarving);

    /// <summary>The share of a sum that its lowest values make: Lorenz's curve, linear between values; null where the sum is 0.</summary>
    /// <param name="ascending">Values in ascending order, 0 or more.</param>
    /// <param name="part">Which part of the values, 0 to 1.</param>
    internal static double? LowestShare(IReadOnlyList<double> ascending, double part)
    {
        double sum = ascending.Sum(), count = part * ascending.Count;
        int whole = (int)count;
        return sum > 0 ? (ascending.Take(whole).Sum() + (whole < ascending.Count ? (count - whole) * ascending[whole] : 0)) / sum : null;
    }

    private static ArmFairness Of(FoundArm arm, IReadOnlyList<SatelliteRecord> satellites, List<Service[]> runs, double below)
    {
        long[] ofRuns = [.. runs.Select(run => run.Sum(service => (long)service.Merged))];
        long total = ofRuns.Sum();
        bool Starves(long merged, long ofAll) => merged == 0 || merged * satellites.Count < below * ofAll;
        SatelliteFairness[] rows = [.. Enumerable.Range(0, satellites.Count).Select(Row).OrderBy(row => row.MergedUpdates).ThenByDescending(row => row.LongestGapH).ThenBy(row => row.Satellite, StringComparer.Ordinal).Select((row, i) => row with { Rank = i + 1 })];
        double[] ascending = [.. rows.Select(row => (double)row.MergedUpdates)];
        double?[] ginis = [.. arm.Runs.Select(run => run.Summary.ParticipationGini)];
        ArmFairnessRow summary = new(
            arm.Label, runs.Count, rows.Length, rows.Sum(row => row.MergedUpdates), rows.Count(row => row.IsStarving), rows.Count(row => row.MergedUpdates == 0), LowestShare(ascending, LowestPart), Summariser.Gini(ascending),
            ginis.All(gini => gini is not null) ? ginis.Average() : null, rows[0].Satellite, rows[0].MergedUpdates, rows.Max(row => row.LongestGapH));
        return new(summary, rows);

        SatelliteFairness Row(int k)
        {
            Service[] own = [.. runs.Select(run => run[k])];
            int merged = own.Sum(service => service.Merged);
            double? share = total > 0 ? (double)merged / total : null;
            return new(
                arm.Label, 0, satellites[k].Satellite, own[0].Plane, runs.Count, merged, share, share * satellites.Count, Starves(merged, total), own.Zip(ofRuns).Count(run => Starves(run.First.Merged, run.Second)),
                own.Max(service => service.LongestGapH), own.Max(service => service.SinceLastH), own.Average(service => service.WaitH), own.Average(service => service.InViewH), own.Average(service => service.ServedH),
                own.Sum(service => service.Trainings), own.Sum(service => service.Updates), own.Sum(service => service.GivenUp), own.Sum(service => service.Partial), own.Sum(service => service.Preemptions));
        }
    }

    /// <summary>Refuses runs that do not have the same satellites, of which none could be told to starve under one arm and not under another.</summary>
    private static void MustBeAlike((FoundRun Run, IReadOnlyList<SatelliteRecord> Satellites) first, (FoundRun Run, IReadOnlyList<SatelliteRecord> Satellites) other)
    {
        string[] one = [.. first.Satellites.Select(satellite => satellite.Satellite)], two = [.. other.Satellites.Select(satellite => satellite.Satellite)];
        string? lacking = one.Except(two).FirstOrDefault(), foreign = two.Except(one).FirstOrDefault();
        if (lacking is null && foreign is null) return;
        (string name, FoundRun has, FoundRun lacks) = lacking is not null ? (lacking, first.Run, other.Run) : (foreign!, other.Run, first.Run);
        throw new ResultsException($"The runs do not have the same satellites: {name} is in {has.Folder}, but not in {lacks.Folder}. Who starves is told of runs of one constellation; name such runs.");
    }

    /// <summary>What came of a satellite in one run.</summary>
    private readonly record struct Service(
        int Plane, int Merged, double LongestGapH, double SinceLastH, double WaitH, double InViewH, double ServedH, int Trainings, int Updates, int GivenUp, int Partial, int Preemptions)
    {
        private const double SecondsPerHour = 3600;

        /// <summary>One a satellite, in a given order.</summary>
        public static Service[] Of(FoundRun run, RunRecords records, IReadOnlyList<SatelliteRecord> order)
        {
            ILookup<string, SatelliteRecord> brought = records.Satellites.ToLookup(satellite => satellite.Satellite);
            ILookup<string, ActivityRecord> activities = records.Activities.ToLookup(activity => activity.Satellite);
            ILookup<string, Epoch> arrivals = records.Updates.Where(update => update.Fate == UpdateFate.Merged).ToLookup(update => update.Satellite, update => update.Arrival);
            ILookup<string, ContactRecord> contacts = records.Contacts.ToLookup(contact => contact.Satellite);
            Dictionary<string, int> partial = records.Downloads.Where(download => !download.IsComplete).CountBy(download => download.Satellite).ToDictionary();
            (Epoch start, Epoch end) = (run.Start, run.End);
            return [.. order.Select(satellite => OfOne(satellite.Satellite))];

            Service OfOne(string name)
            {
                Epoch[] times = [start, .. arrivals[name].Order(), end];
                SatelliteRecord own = brought[name].First();
                ActivityRecord activity = activities[name].FirstOrDefault() ?? throw new ResultsException($"{Path.Combine(run.Folder, RunRecords.ActivityFile)} has no row of {name}.");
                return new(
                    activity.Plane, own.MergedUpdates, times.Zip(times.Skip(1), (one, next) => (next - one).TotalHours).Max(), (end - times[^2]).TotalHours, activity.AntennaSeconds / SecondsPerHour, contacts[name].Sum(contact => (contact.Los - contact.Aos).TotalHours),
                    contacts[name].Sum(contact => contact.UsedSeconds) / SecondsPerHour, own.Trainings, own.Updates, own.GivenUpUpdates, partial.GetValueOrDefault(name), contacts[name].Sum(contact => contact.Preemptions));
            }
        }
    }
}
