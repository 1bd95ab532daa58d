using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Experiments.Tests.Running;

/// <summary>What holds between the rows of interruptions, the other tables and the summary of every run.</summary>
internal static class InterruptionLaws
{
    /// <summary>A ledger's energy that was not served has roundings of its own, by what loads wanted.</summary>
    private const double Tolerance = 1e-9;

    public static void Hold(RunRecords records, Summary summary)
    {
        IReadOnlyList<InterruptionRecord> rows = records.Interruptions;
        Assert.Equal(
            (summary.InterruptionRecords, summary.Brownouts, summary.LostTrainings, summary.UnfinishedTrainings, summary.EnergyGatedTrainings, summary.GivenUpUpdates, summary.UnsentUpdates),
            (rows.Count, Count(InterruptionKind.Brownout), Count(InterruptionKind.Training, InterruptionOutcome.Lost), Count(InterruptionKind.Training, InterruptionOutcome.Unfinished), Count(InterruptionKind.PutOff), Count(InterruptionKind.Update, InterruptionOutcome.GivenUp), Count(InterruptionKind.Update, InterruptionOutcome.Unfinished)));
        Assert.Equal(rows.OrderBy(row => row.From), rows);
        ILookup<string, InterruptionRecord> dark = rows.Where(row => row.Kind == InterruptionKind.Brownout).ToLookup(row => row.Satellite);
        foreach (EnergyRecord ledger in records.Energy)
        {
            Assert.Equal(ledger.Brownouts, dark[ledger.Satellite].Count());
            Assert.Equal(ledger.BrownoutSeconds, dark[ledger.Satellite].Sum(row => row.Seconds), 1e-8 * (ledger.Brownouts + 1));
            Assert.Equal(ledger.Brownouts == 0 ? 0 : ledger.UnservedJ, dark[ledger.Satellite].Sum(row => row.UnservedJ), Tolerance * ledger.WantedJ);
        }

        Assert.Equal(summary.UnservedJ, rows.Sum(row => row.UnservedJ), Tolerance * records.Energy.Sum(ledger => ledger.WantedJ));
        long[] arrived = [.. records.Updates.Select(update => update.UpdateId).Distinct()], others = [.. rows.Where(row => row.Kind == InterruptionKind.Update).Select(row => row.UpdateId!.Value)];
        Assert.Equal(summary.Trainings, arrived.Length + others.Length);
        Assert.Distinct(arrived.Concat(others));

        int Count(InterruptionKind kind, InterruptionOutcome? outcome = null) => rows.Count(row => row.Kind == kind && (outcome is null || row.Outcome == outcome));
    }
}
