using SemSpace.Reports.Output;

namespace SemSpace.Reports.Tables;

/// <summary>What came of a satellite under an arm, over all seeds of the arm. Counts are sums over the seeds, waits and contact times means of a run.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Rank">Its place among the arm's satellites, 1 for the one with the fewest merged updates.</param>
/// <param name="Satellite">Its name.</param>
/// <param name="Plane">Orbital plane index from 0.</param>
/// <param name="Seeds">Runs of the arm.</param>
/// <param name="MergedUpdates">Its updates that were merged into a version.</param>
/// <param name="Share">Its share of all satellites' merged updates; null where none was merged.</param>
/// <param name="OfFairShare">The same by the fair share, one by the number of satellites.</param>
/// <param name="IsStarving">Whether it has none, or less than the part of the fair share that was asked for.</param>
/// <param name="StarvingSeeds">In how many of the runs, each by itself, that is so.</param>
/// <param name="LongestGapH">The longest time of a run in which none came, h.</param>
/// <param name="SinceLastH">The longest time from the last one to a run's end, h.</param>
/// <param name="AntennaWaitH">Time of waiting for an antenna with a gateway in view, h.</param>
/// <param name="InViewH">Time of its contacts, h; two gateways at once count each.</param>
/// <param name="ServedH">Time in which an antenna sent to it or received from it, h.</param>
/// <param name="Trainings">Its trainings that ended.</param>
/// <param name="Updates">Its updates that reached a gateway.</param>
/// <param name="GivenUpUpdates">Those of which a part was sent, and that it gave up.</param>
/// <param name="PartialDownloads">Transfers of models to it that ended before it had all of the model.</param>
/// <param name="Preemptions">Its transfers that were interrupted for a satellite of a better rank.</param>
public sealed record SatelliteFairness(
    string Arm, int Rank, string Satellite, int Plane, int Seeds, int MergedUpdates, double? Share, double? OfFairShare, bool IsStarving, int StarvingSeeds, double LongestGapH, double SinceLastH,
    double AntennaWaitH, double InViewH, double ServedH, int Trainings, int Updates, int GivenUpUpdates, int PartialDownloads, int Preemptions);

/// <summary>How evenly merged updates come from the satellites under an arm, over all seeds of the arm.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Seeds">Its runs.</param>
/// <param name="Satellites">Its satellites.</param>
/// <param name="MergedUpdates">Updates that were merged into a version, of all satellites and runs.</param>
/// <param name="Starving">Satellites that starve.</param>
/// <param name="WithNone">Satellites without any merged update.</param>
/// <param name="LowestTenthShare">Share of the merged updates that come from the tenth of the satellites with the fewest; null where none was merged.</param>
/// <param name="Gini">Gini's coefficient of the satellites' sums over the runs; null where none was merged.</param>
/// <param name="RunGini">The mean of the runs' own coefficients; null where a run has none.</param>
/// <param name="LeastSatellite">The satellite with the fewest.</param>
/// <param name="LeastMerged">How many it has.</param>
/// <param name="LongestGapH">The longest time in which none came from a satellite, of all satellites, h.</param>
public sealed record ArmFairnessRow(
    string Arm, int Seeds, int Satellites, int MergedUpdates, int Starving, int WithNone, double? LowestTenthShare, double? Gini, double? RunGini, string LeastSatellite, int LeastMerged, double LongestGapH);

/// <summary>Which satellites starve: a row a satellite and arm, and a row an arm.</summary>
public static class FairnessTable
{
    private static readonly Table<SatelliteFairness> Columns = new Table<SatelliteFairness>("fairness.csv", "one row per arm and satellite, over all seeds of the arm, those with the fewest merged updates first")
        .Text("arm", row => row.Arm, "name of the arm")
        .Whole("rank", row => row.Rank, "place among the arm's satellites, 1 for the fewest merged updates; of equal ones the longer gap comes first")
        .Text("satellite", row => row.Satellite, "satellite's name")
        .With("plane", Formats.FromOne, row => row.Plane, "its orbital plane, counted from 1")
        .Whole("seeds", row => row.Seeds, "runs of the arm; counts are sums over them, waits and contact times means of one")
        .Whole("merged_updates", row => row.MergedUpdates, "its updates that were merged into a version")
        .Number("share", row => row.Share, "its share of all satellites' merged updates; those of an arm sum to 1. Empty where none was merged")
        .Number("of_fair_share", row => row.OfFairShare, "`share` times the number of satellites: 1 where it has as many as the mean of all")
        .Flag("starving", row => row.IsStarving, "whether it has none, or an `of_fair_share` below 0.5, or what `--below` says")
        .Whole("starving_seeds", row => row.StarvingSeeds, "in how many of the runs, each by itself, it starves")
        .Number("longest_gap_h", row => row.LongestGapH, "the longest time of a run in which none of its merged updates arrived, of all runs: from the start to the first, between two, or from the last to the end", "h")
        .Number("since_last_h", row => row.SinceLastH, "time from the arrival of its last merged update, or the start where there is none, to the end; the longest of the runs", "h")
        .Number("antenna_wait_h", row => row.AntennaWaitH, "time of waiting for an antenna with a gateway in view, as in `activity.csv`", "h")
        .Number("in_view_h", row => row.InViewH, "time of its contacts; two gateways at once count each", "h")
        .Number("served_h", row => row.ServedH, "time in which an antenna sent to it or received from it", "h")
        .Whole("trainings", row => row.Trainings, "its trainings that ended")
        .Whole("updates", row => row.Updates, "its updates that reached a gateway")
        .Whole("given_up_updates", row => row.GivenUpUpdates, "its updates that reached none: given up when a newer version came before all was sent (`late: drop`)")
        .Whole("partial_downloads", row => row.PartialDownloads, "transfers of models to it that ended before it had all of the model")
        .Whole("preemptions", row => row.Preemptions, "its transfers, either way, that were interrupted for a satellite of a better rank (`gateways[].preemption`)");

    private static readonly Table<ArmFairnessRow> ArmColumns = new Table<ArmFairnessRow>("fairness", "one row per arm, over all its seeds")
        .Text("arm", row => row.Arm, "name of the arm")
        .Whole("seeds", row => row.Seeds, "runs of the arm, over which counts are sums")
        .Whole("satellites", row => row.Satellites, "satellites, the same in all runs")
        .Whole("merged_updates", row => row.MergedUpdates, "updates that were merged into a version, of all satellites")
        .Whole("starving", row => row.Starving, "satellites that starve, as in `fairness.csv`")
        .Whole("with_none", row => row.WithNone, "satellites without any merged update")
        .Number("lowest_tenth_share", row => row.LowestTenthShare, "share of the merged updates that come from the tenth of the satellites with the fewest, by Lorenz's curve, linear between satellites; 0.1 where all have as many. Empty where none was merged")
        .Number("gini", row => row.Gini, "Gini's coefficient of the satellites' merged updates over all runs together")
        .Number("run_gini", row => row.RunGini, "mean of the runs' own coefficients, `participation_gini` in `summary.json`; empty where one has none")
        .Text("least_satellite", row => row.LeastSatellite, "the satellite of rank 1")
        .Whole("least_merged", row => row.LeastMerged, "its merged updates")
        .Number("longest_gap_h", row => row.LongestGapH, "the longest `longest_gap_h` of all satellites", "h");

    /// <summary>File name of the table of satellites.</summary>
    public static string FileName => Columns.Name;

    /// <summary>Writes the table of satellites as CSV.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(OutputPlace place, IEnumerable<SatelliteFairness> rows) => WholeFile.Write(place, file => Columns.Write(file, rows));

    /// <summary>Writes the table of arms as CSV.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(TextWriter file, IEnumerable<ArmFairnessRow> rows) => ArmColumns.Write(file, rows);
}
