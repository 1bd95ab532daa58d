using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Runs;

/// <summary>Looks whether the results of a finished run are still whole: disks fail, and files are cut short.</summary>
public static class RunCheck
{
    /// <summary>The ledger's energy that was not served is a sum with its own roundings, of what loads wanted.</summary>
    private const double UnservedTolerance = 1e-9;

    /// <summary>What is damaged, in words; null where nothing is.</summary>
    /// <param name="folder">The run's folder.</param>
    public static string? Damage(string folder)
    {
        try
        {
            _ = Manifest.Read(folder);
            _ = Schedule.Read(Path.Combine(folder, Schedule.FileName));
            Summary summary = Summary.Read(folder);
            RunRecords records = Read(folder, summary);
            if (summary.IsTrained) _ = ModelFile.Read(Path.Combine(folder, ModelFile.Last));
            if (Path.Combine(folder, ModelFile.Best) is var best && (File.Exists(best) || records.Classes.Any(row => row.Model == ClassRecord.Best))) _ = ModelFile.Read(best);
            return null;
        }
        catch (ResultsException damaged)
        {
            return damaged.Message.TrimEnd('.');
        }
    }

    /// <summary>Reads the tables of a finished run.</summary>
    /// <param name="folder">The run's folder.</param>
    /// <param name="summary">Its summary.</param>
    /// <exception cref="ResultsException">A table is not there, cannot be read, or lacks rows by the summary or by another table.</exception>
    public static RunRecords Read(string folder, Summary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        RunRecords records = RunRecords.Read(folder, summary.Metrics);
        if (records.Files.Select(table => Path.Combine(folder, table.Name)).FirstOrDefault(IsCutShort) is { } cut) throw new ResultsException($"{cut} is cut short.");
        if (Rows(records, summary).Concat(Contents(records, summary)).Concat(Interrupted(records, summary)).FirstOrDefault(table => table.Has != table.Wanted) is { File: { } file } lacking)
            throw new ResultsException(FormattableString.Invariant($"{Path.Combine(folder, file)} has {lacking.Has} of {lacking.Wanted} {lacking.What}."));
        return records;
    }

    /// <summary>How many rows there are, and should be by the summary.</summary>
    private static IEnumerable<(string File, double Has, double Wanted, string What)> Rows(RunRecords records, Summary summary) =>
    [
        (RunRecords.ContactsFile, records.Contacts.Count, summary.Contacts, "rows"),
        (RunRecords.UpdatesFile, records.Updates.Count, summary.Updates, "rows"),
        (RunRecords.RoundsFile, records.Rounds.Count, summary.Rounds + 1, "rows"),
        (RunRecords.EnergyFile, records.Energy.Count, summary.Satellites, "rows"),
        (RunRecords.SatellitesFile, records.Satellites.Count, summary.Satellites, "rows"),
        (RunRecords.OutagesFile, records.Outages.Count, summary.Outages, "rows"),
        (RunRecords.IslFile, records.IslTransfers.Count, summary.IslTransfers, "rows"),
        (RunRecords.InterruptionsFile, records.Interruptions.Count, summary.InterruptionRecords, "rows"),
        (RunRecords.ActivityFile, records.Activities.Count, summary.Satellites, "rows"),
        (RunRecords.LinksFile, records.Links.Records, summary.LinkRecords, "rows"),
        (RunRecords.StatesFile, records.States.Count, summary.StateRecords, "rows"),
        (RunRecords.QueuesFile, records.Queues.Count, summary.QueueRecords, "rows"),
        (RunRecords.ClassesFile, records.Classes.Any(row => row.Model == ClassRecord.Last) ? 1 : 0, summary.MajorityClassShare is null ? 0 : 1, "last versions"),
    ];

    /// <summary>How much the other tables hold, and should by those: bits sent up, updates in gateways' merges, images of the exam, satellites with a share of a data set.</summary>
    private static IEnumerable<(string File, double Has, double Wanted, string What)> Contents(RunRecords records, Summary summary)
    {
        ILookup<int, double> received = records.Downloads.ToLookup(download => download.Contact, download => download.Bits);
        bool isParted = records.Partition.Count > 0;
        yield return (RunRecords.DownloadsFile, records.Contacts.Count(contact => received[contact.Contact].Sum() == contact.UplinkBits), summary.Contacts, "contacts with all that was sent up in them");
        yield return (RunRecords.EdgeRoundsFile, records.EdgeRounds.Sum(merge => merge.Updates), records.Updates.Count(update => update.EdgeVersion is not null), "updates in gateways' merges");
        yield return (RunRecords.GatewaysFile, records.Gateways.Sum(gateway => gateway.Updates), summary.Updates, "updates at gateways");
        yield return (RunRecords.RegionsFile, records.Regions.Sum(row => row.Images), isParted ? 0 : records.Classes.Sum(row => row.Images), "images");
        yield return (RunRecords.PartitionFile, records.Partition.DistinctBy(row => row.Satellite).Count(), isParted ? summary.Satellites : 0, "satellites");
    }

    /// <summary>How many rows of each kind the table of interruptions has, and should by what other tables and the summary count.</summary>
    private static IEnumerable<(string File, double Has, double Wanted, string What)> Interrupted(RunRecords records, Summary summary)
    {
        ILookup<InterruptionKind, InterruptionRecord> rows = records.Interruptions.ToLookup(row => row.Kind);
        ILookup<string, double> unserved = rows[InterruptionKind.Brownout].ToLookup(row => row.Satellite, row => row.UnservedJ);
        yield return Of(rows[InterruptionKind.Brownout].Count(), summary.Brownouts, "brown-outs");
        yield return Of(rows[InterruptionKind.PutOff].Count(), summary.EnergyGatedTrainings, "trainings that were put off");
        yield return Of(rows[InterruptionKind.Training].Count(row => row.Outcome == InterruptionOutcome.Lost), summary.LostTrainings, "lost trainings");
        yield return Of(rows[InterruptionKind.Update].Count(row => row.Outcome == InterruptionOutcome.GivenUp), summary.GivenUpUpdates, "updates that were given up");
        yield return Of(rows[InterruptionKind.Update].Count() + records.Updates.DistinctBy(update => update.UpdateId).Count(), summary.Trainings, "updates that were trained, with those that arrived");
        yield return Of(records.Energy.Count(ledger => ledger.Brownouts == 0 || Math.Abs(ledger.UnservedJ - unserved[ledger.Satellite].Sum()) <= UnservedTolerance * ledger.WantedJ), summary.Satellites, "satellites with all energy that was not served");

        static (string, double, double, string) Of(double has, double wanted, string what) => (RunRecords.InterruptionsFile, has, wanted, what);
    }

    private static bool IsCutShort(string path)
    {
        using FileStream file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }
}
