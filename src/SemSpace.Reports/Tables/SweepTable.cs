using CsvHelper;

namespace SemSpace.Reports.Tables;

/// <summary>A run of a sweep that is done.</summary>
/// <param name="Arm">Name of its arm.</param>
/// <param name="Settings">The arm's settings, in the order of the grid.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Folder">Its folder within the sweep's.</param>
/// <param name="Summary">The run in a few numbers.</param>
public sealed record SweepRow(string Arm, IReadOnlyList<string> Settings, ulong Seed, string Folder, Summary Summary);

/// <summary>One row per run: the arm, its settings, the seed, the run's folder, and the run in a few numbers.</summary>
public static class SweepTable
{
    private static readonly (string Header, Func<Summary, string> Text)[] Columns =
    [
        ("time_to_target_h", s => Text(s.TimeToTargetH)),
        ("final_loss", s => Text(s.FinalLoss)),
        ("final_score", s => Text(s.FinalScore)),
        ("final_second_score", s => Text(s.FinalSecondScore)),
        ("best_score", s => Text(s.BestScore)),
        ("centralised_score", s => Text(s.CentralisedScore)),
        ("majority_class_share", s => Text(s.MajorityClassShare)),
        ("rounds", s => CsvText.Of((long)s.Rounds)),
        ("updates", s => CsvText.Of((long)s.Updates)),
        ("merged_updates", s => CsvText.Of((long)s.MergedUpdates)),
        ("mean_staleness_versions", s => Text(s.StalenessVersions?.Mean)),
        ("p95_staleness_versions", s => Text(s.StalenessVersions?.P95)),
        ("mean_staleness_s", s => Text(s.StalenessS?.Mean)),
        ("p95_staleness_s", s => Text(s.StalenessS?.P95)),
        ("mean_energy_per_satellite_j", s => Text(s.EnergyPerSatelliteJ?.Mean)),
        ("minimum_charge", s => Text(s.MinimumCharge)),
        ("contact_utilisation", s => Text(s.ContactUtilisation)),
        ("score_name", s => s.ScoreName),
    ];

    /// <summary>The headers, for a grid with the given keys.</summary>
    internal static IReadOnlyList<string> Headers(IEnumerable<string> settings) => ["arm", .. settings, "seed", "folder", .. Columns.Select(column => column.Header)];

    /// <summary>Writes the table.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="settings">The grid's keys in order.</param>
    /// <param name="runs">The runs.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(TextWriter file, IEnumerable<string> settings, IEnumerable<SweepRow> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        using CsvWriter csv = CsvWriter.Create(file, new CsvWriterOptions { NewLine = "\n", HasHeader = false }, leaveOpen: true);
        WriteRow(csv, Headers(settings));
        foreach (SweepRow run in runs) WriteRow(csv, [run.Arm, .. run.Settings, $"{run.Seed}", run.Folder, .. Columns.Select(column => column.Text(run.Summary))]);
        csv.Flush();
    }

    private static void WriteRow(CsvWriter csv, IEnumerable<string> fields)
    {
        foreach (string field in fields) csv.WriteField(field);
        csv.EndRecord();
    }

    private static string Text(double? value) => value is { } number ? CsvText.Of(number) : "";
}
