using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>A run of a sweep that is done.</summary>
/// <param name="Arm">Name of its arm.</param>
/// <param name="Settings">The arm's settings, in the order of the grid.</param>
/// <param name="Seed">Its seed.</param>
/// <param name="Folder">Its folder within the sweep's.</param>
/// <param name="Summary">The run in a few numbers.</param>
public sealed record SweepRow(string Arm, IReadOnlyList<string> Settings, ulong Seed, string Folder, Summary Summary);

/// <summary>One row per run: the arm, its settings, the seed, the run's folder, and numbers of its summary.</summary>
public static class SweepTable
{
    /// <summary>Keys of the summary that have a column; of a record within it the inner key comes first, as in <c>mean_staleness_s</c>.</summary>
    private static readonly string[] Numbers =
    [
        "time_to_target_h", "final_loss", "final_score", "final_second_score", "final_validation_score", "mean_score", "mean_second_score", "mean_validation_score", "best_score", "centralised_score", "majority_class_share",
        "validation_majority_class_share", "mean_colour_score", "jpeg_score", "trainings", "gradient_steps", "downlink_bytes", "uplink_bytes", "training_j", "radio_j", "rounds", "round_h",
        "updates", "merged_updates", "corrupted_updates", "duplicate_updates", "delayed_updates", "participation_gini", "planes_per_round", "effective_planes_per_round", "interrupted_transfers.loss_of_signal",
        "interrupted_transfers.outage", "interrupted_transfers.battery_empty", "interrupted_transfers.preempted", "interrupted_transfers.backhaul", "outage_contact_h", "backhaul_held_updates", "backhaul_wait_h", "clock_contact_h", "preemptions", "energy_gated_trainings", "lost_trainings", "brownouts", "unserved_j", "staleness_versions.mean", "staleness_versions.p95", "staleness_s.mean", "staleness_s.p95",
        "energy_per_satellite_j.mean", "minimum_charge", "contact_utilisation", "score_name",
    ];

    /// <summary>Writes the table as CSV and as Parquet.</summary>
    /// <param name="csv">The one file.</param>
    /// <param name="parquet">The other.</param>
    /// <param name="settings">The grid's keys in order.</param>
    /// <param name="runs">The runs.</param>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public static void Write(string csv, string parquet, IEnumerable<string> settings, IReadOnlyList<SweepRow> runs)
    {
        Table<SweepRow> table = Of(settings);
        WholeFile.Write(csv, file => table.Write(file, runs));
        WholeFile.WriteTogether([(parquet, ParquetFile.Bytes(table, runs))]);
    }

    /// <summary>The table for a grid with the given keys.</summary>
    internal static Table<SweepRow> Of(IEnumerable<string> settings)
    {
        Table<SweepRow> table = new Table<SweepRow>("sweep.csv", "one row per run that is done")
            .Text("arm", row => row.Arm, "name of the arm, as in figures");
        foreach ((int i, string key) in settings.Index()) table = table.Setting(key, row => row.Settings[i], $"the arm's {key}");
        table = table
            .Whole("seed", row => row.Seed, "seed of the run")
            .Text("folder", row => row.Folder, "the run's folder within the sweep's");
        return WithMeasures(table, row => row.Summary);
    }

    /// <summary>A table with the numbers of a run at its end.</summary>
    internal static Table<T> WithMeasures<T>(Table<T> table, Func<T, Summary> summary)
        => Numbers.Select(key => SummaryKeys.All.Columns.First(column => column.Name == key)).Aggregate(
            table, (all, column) => all.With((column with { Name = string.Join('_', column.Name.Split('.').Reverse()) }).Of(summary)))
            .Number("bytes", row => summary(row).Bytes, "bytes on the link, both ways: `downlink_bytes` and `uplink_bytes`", "bytes")
            .Number("joules", row => summary(row).Joules, "energy in J of training and radio: `training_j`, `radio_j` and `isl_total_j`");
}
