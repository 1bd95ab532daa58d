using SemSpace.Reports.Models;
using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Runs;

/// <summary>Looks whether the results of a finished run are still whole: disks fail, and files are cut short.</summary>
public static class RunCheck
{
    /// <summary>What is damaged, in words; null where nothing is.</summary>
    /// <param name="folder">The run's folder.</param>
    public static string? Damage(string folder)
    {
        try
        {
            _ = Manifest.Read(folder);
            Summary summary = Summary.Read(folder);
            RunRecords records = RunRecords.Read(folder, summary.Metrics);
            _ = ModelFile.Read(Path.Combine(folder, ModelFile.Last));
            if (Path.Combine(folder, ModelFile.Best) is var best && File.Exists(best)) _ = ModelFile.Read(best);
            (string File, int Rows, int Wanted)[] tables =
            [
                (RunRecords.ContactsFile, records.Contacts.Count, summary.Contacts),
                (RunRecords.UpdatesFile, records.Updates.Count, summary.Updates),
                (RunRecords.RoundsFile, records.Rounds.Count(round => round.Version > 0), summary.Rounds),
                (RunRecords.EnergyFile, records.Energy.Count, summary.Satellites),
                (RunRecords.SatellitesFile, records.Satellites.Count, summary.Satellites),
            ];
            foreach ((string file, int rows, int wanted) in tables)
            {
                if (rows != wanted) return FormattableString.Invariant($"{Path.Combine(folder, file)} has {rows} of {wanted} rows");
            }

            return records.Files.Select(file => Path.Combine(folder, file.Name)).Where(IsCutShort).Select(path => $"{path} is cut short").FirstOrDefault();
        }
        catch (ResultsException damaged)
        {
            return damaged.Message.TrimEnd('.');
        }
    }

    private static bool IsCutShort(string path)
    {
        using FileStream file = File.OpenRead(path);
        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }
}
