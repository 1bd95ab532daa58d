using SemSpace.Fl.Training;
using SemSpace.Sim.Records;

namespace SemSpace.Reports.Tables;

/// <summary>The columns of each result file.</summary>
internal static class ResultTables
{
    /// <summary>Planes are counted from 1 in tables, as in the names of satellites and in figures.</summary>
    private const long FirstPlane = 1;

    private static readonly Dictionary<UpdateFate, string> Fates = new()
    {
        [UpdateFate.Merged] = "merged",
        [UpdateFate.Unweighted] = "unweighted",
        [UpdateFate.NonFinite] = "non_finite",
        [UpdateFate.Pending] = "pending",
    };

    /// <summary>contacts.csv.</summary>
    public static CsvTable<ContactRecord> Contacts { get; } = new(
        f => new(f.Integer(), f.Text(), f.Text(), f.Time(), f.Time(), f.Time(), f.Number(), f.Flag(), f.Number(), f.Number(), f.Number()),
        new("contact", c => CsvText.Of((long)c.Contact)),
        new("satellite", c => c.Satellite),
        new("gateway", c => c.Gateway),
        new("aos_utc", c => CsvText.Of(c.Aos)),
        new("los_utc", c => CsvText.Of(c.Los)),
        new("culmination_utc", c => CsvText.Of(c.Culmination)),
        new("max_elevation_deg", c => CsvText.Of(c.MaxElevationDeg)),
        new("cut", c => CsvText.Of(c.Cut)),
        new("used_s", c => CsvText.Of(c.UsedSeconds)),
        new("from_satellite_bits", c => CsvText.Of(c.UpBits)),
        new("to_satellite_bits", c => CsvText.Of(c.DownBits)));

    /// <summary>updates.csv.</summary>
    public static CsvTable<UpdateRecord> Updates { get; } = new(
        ReadUpdate,
        new("update", u => CsvText.Of(u.UpdateId)),
        new("satellite", u => u.Satellite),
        new("plane", u => CsvText.Of(u.Plane + FirstPlane)),
        new("gateway", u => u.Gateway),
        new("contact", u => CsvText.Of((long)u.Contact)),
        new("base_version", u => CsvText.Of((long)u.BaseVersion)),
        new("merged_version", u => CsvText.Of(u.MergedVersion)),
        new("base_published_utc", u => CsvText.Of(u.BasePublished)),
        new("train_start_utc", u => CsvText.Of(u.TrainStart)),
        new("train_end_utc", u => CsvText.Of(u.TrainEnd)),
        new("upload_start_utc", u => CsvText.Of(u.UploadStart)),
        new("arrival_utc", u => CsvText.Of(u.Arrival)),
        new("staleness_versions", u => CsvText.Of((long)u.StalenessVersions)),
        new("staleness_s", u => CsvText.Of(u.StalenessSeconds)),
        new("weight", u => CsvText.Of(u.Weight)),
        new("samples", u => CsvText.Of((long)u.Samples)),
        new("train_loss", u => CsvText.Of(u.TrainLoss)),
        new("payload_bytes", u => CsvText.Of(u.Bytes)),
        new("energy_j", u => CsvText.Of(u.EnergyJ)),
        new("fate", u => Fates[u.Fate]));

    /// <summary>downloads.csv.</summary>
    public static CsvTable<DownloadRecord> Downloads { get; } = new(
        f => new(f.Text(), f.Text(), f.Integer(), f.Integer(), f.Time(), f.Time(), f.Number(), f.Flag(), f.Number()),
        new("satellite", d => d.Satellite),
        new("gateway", d => d.Gateway),
        new("contact", d => CsvText.Of((long)d.Contact)),
        new("version", d => CsvText.Of((long)d.Version)),
        new("start_utc", d => CsvText.Of(d.Start)),
        new("end_utc", d => CsvText.Of(d.End)),
        new("bits", d => CsvText.Of(d.Bits)),
        new("complete", d => CsvText.Of(d.Complete)),
        new("energy_j", d => CsvText.Of(d.EnergyJ)));

    /// <summary>energy.csv.</summary>
    public static CsvTable<EnergyRecord> Energy { get; } = new(
        ReadEnergy,
        new("satellite", e => e.Satellite),
        new("plane", e => CsvText.Of(e.Plane + FirstPlane)),
        new("initial_j", e => CsvText.Of(e.InitialJ)),
        new("final_j", e => CsvText.Of(e.FinalJ)),
        new("minimum_j", e => CsvText.Of(e.MinimumJ)),
        new("harvested_j", e => CsvText.Of(e.HarvestedJ)),
        new("idle_j", e => CsvText.Of(e.IdleJ)),
        new("train_j", e => CsvText.Of(e.TrainJ)),
        new("transmit_j", e => CsvText.Of(e.TransmitJ)),
        new("receive_j", e => CsvText.Of(e.ReceiveJ)),
        new("loss_j", e => CsvText.Of(e.LossJ)),
        new("clipped_j", e => CsvText.Of(e.ClippedJ)),
        new("unserved_j", e => CsvText.Of(e.UnservedJ)),
        new("eclipse_s", e => CsvText.Of(e.EclipseSeconds)),
        new("energy_gated_trainings", e => CsvText.Of((long)e.EnergyGatedTrainings)),
        new("data_gated_trainings", e => CsvText.Of((long)e.DataGatedTrainings)),
        new("lost_trainings", e => CsvText.Of((long)e.LostTrainings)),
        new("brownouts", e => CsvText.Of((long)e.Brownouts)),
        new("brownout_s", e => CsvText.Of(e.BrownoutSeconds)),
        new("first_brownout_utc", e => CsvText.Of(e.FirstBrownout)));

    /// <summary>rounds.csv; the two score columns bear the names of the task's metrics.</summary>
    public static CsvTable<RoundRecord> Rounds(MetricNames metrics) => new(
        f => new(
            f.Integer(), f.Time(), f.Time(), f.Integer(), f.Integer(), f.Integer(), f.Number(), f.Number(), f.Number(),
            new(f.Number(), f.Number(), f.Number())),
        new("version", r => CsvText.Of((long)r.Version)),
        new("closed_utc", r => CsvText.Of(r.Closed)),
        new("published_utc", r => CsvText.Of(r.Published)),
        new("updates", r => CsvText.Of((long)r.Updates)),
        new("satellites", r => CsvText.Of((long)r.Satellites)),
        new("samples", r => CsvText.Of((long)r.Samples)),
        new("mean_staleness_versions", r => CsvText.Of(r.MeanStalenessVersions)),
        new("anchor_weight", r => CsvText.Of(r.AnchorWeight)),
        new("mean_train_loss", r => CsvText.Of(r.MeanTrainLoss)),
        new("test_loss", r => CsvText.Of(r.Evaluation.Loss)),
        new(metrics.Score, r => CsvText.Of(r.Evaluation.Score)),
        new(metrics.SecondScore, r => CsvText.Of(r.Evaluation.SecondScore)));

    private static UpdateRecord ReadUpdate(CsvFields f) => new(
        f.Whole(), f.Text(), f.Integer() - (int)FirstPlane, f.Text(), f.Integer(), f.Integer(), f.OptionalInteger(), f.Time(), f.Time(), f.Time(), f.Time(), f.Time(),
        f.Integer(), f.Number(), f.Number(), f.Integer(), f.Number(), f.Whole(), f.Number(), f.Choice(Fates));

    private static EnergyRecord ReadEnergy(CsvFields f) => new(
        f.Text(), f.Integer() - (int)FirstPlane, f.Number(), f.Number(), f.Number(), f.Number(), f.Number(), f.Number(), f.Number(), f.Number(),
        f.Number(), f.Number(), f.Number(), f.Number(), f.Integer(), f.Integer(), f.Integer(), f.Integer(), f.Number(), f.OptionalTime());
}
