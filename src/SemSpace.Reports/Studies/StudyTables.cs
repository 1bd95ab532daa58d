using SemSpace.Reports.Output;
using SemSpace.Reports.Tables;

namespace SemSpace.Reports.Studies;

/// <summary>One table over many runs, and one over their curves, as CSV, Parquet or SQLite. CSV and Parquet have equal fields; an empty one is null in Parquet.</summary>
public static class StudyTables
{
    private static readonly Table<CurvePoint> CurveColumns = new Table<CurvePoint>("curves", "one row per run and version of the global model, the initial one first")
        .Whole("run", point => point.Run.Number, "number of the run, as in `runs`")
        .Text("arm", point => point.Run.Arm, "name of its arm in its sweep; empty where it was found in none")
        .Whole("seed", point => point.Run.Summary.Seed, "its seed")
        .Text("folder", point => point.Run.Folder, "its folder")
        .Whole("version", point => point.Version.Version, "cloud version: rounds so far")
        .Number("time_h", point => point.TimeH, "simulated time until the version was published", "h")
        .Number("bytes", point => point.Bytes, "bytes of updates that had arrived and of transfers to satellites that had ended by then; those under way are not in it, so that the last may lie below the run's `bytes`", "bytes")
        .Number("joules", point => point.Joules, "energy in J of training and sending those updates and of receiving those transfers")
        .Whole("updates", point => point.Version.Updates, "updates with a weight in the version")
        .Number("mean_staleness_versions", point => point.Version.MeanStalenessVersions, "mean of their staleness", "versions")
        .Number("test_loss", point => point.Version.Scores.Test.Loss, "loss of the version over the test set")
        .Number("score", point => point.Version.Scores.Test.Score, "score on the test set; `score_name` in `runs` names it")
        .Number("second_score", point => point.Version.Scores.Test.SecondScore, "second score on the test set")
        .Number("validation_loss", point => point.Version.Scores.Validation.Loss, "loss over the validation set")
        .Number("validation_score", point => point.Version.Scores.Validation.Score, "score on the validation set: what decisions go by")
        .Number("validation_second_score", point => point.Version.Scores.Validation.SecondScore, "second score on the validation set");

    private static readonly Table<ParameterRow> ParameterColumns = new Table<ParameterRow>("parameters", "one row per run and key of its scenario")
        .Whole("run", row => row.Run, "the run's number in `runs`")
        .Text("key", row => row.Key, "key path")
        .Text("value", row => row.Value, "its value as text");

    /// <summary>Writes runs as CSV.</summary>
    /// <param name="place">Where to.</param>
    /// <param name="runs">The runs.</param>
    /// <param name="keys">The keys that get a column, in order.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void WriteRuns(OutputPlace place, IReadOnlyList<StudyRun> runs, IReadOnlyList<string> keys) => WholeFile.Write(place, file => Runs(keys).Write(file, runs));

    /// <summary>Writes curves as CSV.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void WriteCurves(OutputPlace place, IReadOnlyList<CurvePoint> curves) => WholeFile.Write(place, file => CurveColumns.Write(file, curves));

    /// <summary>Runs as Parquet.</summary>
    public static byte[] RunsParquet(IReadOnlyList<StudyRun> runs, IReadOnlyList<string> keys) => ParquetFile.Bytes(Runs(keys), runs);

    /// <summary>Curves as Parquet.</summary>
    public static byte[] CurvesParquet(IReadOnlyList<CurvePoint> curves) => ParquetFile.Bytes(CurveColumns, curves);

    /// <summary>A database of SQLite with the tables <c>runs</c>, <c>curves</c> and <c>parameters</c>, which are joined by <c>run</c>.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="keys">The keys that get a column in <c>runs</c>; <c>parameters</c> has all.</param>
    /// <param name="curves">Their curves.</param>
    /// <exception cref="ResultsException">There are more columns than SQLite takes.</exception>
    public static byte[] Sqlite(IReadOnlyList<StudyRun> runs, IReadOnlyList<string> keys, IReadOnlyList<CurvePoint> curves)
    {
        ArgumentNullException.ThrowIfNull(runs);
        Table<StudyRun> table = Runs(keys);
        if (table.Columns.Count > SqliteFile.MostColumns)
            throw new ResultsException(FormattableString.Invariant($"The runs differ in {keys.Count} keys, which makes {table.Columns.Count} columns; SQLite takes {SqliteFile.MostColumns}. Write CSV or Parquet, or name runs that are more alike."));
        ParameterRow[] parameters = [.. runs.SelectMany(run => run.Parameters.Select(parameter => new ParameterRow(run.Number, parameter.Key, parameter.Value)))];
        using SqliteFile file = new();
        return file.With(table, runs).With(CurveColumns, curves).With(ParameterColumns, parameters).IndexedBy(CurveColumns, "run").IndexedBy(ParameterColumns, "run").Bytes();
    }

    /// <summary>The table of runs with a column for each of some keys.</summary>
    internal static Table<StudyRun> Runs(IReadOnlyList<string> keys)
    {
        Table<StudyRun> table = new Table<StudyRun>("runs", "one row per run")
            .Whole("run", run => run.Number, "number of the run in this table, from 1")
            .Text("scenario", run => run.Summary.Scenario, "scenario's name")
            .Text("arm", run => run.Arm, "name of its arm in its sweep; empty where it was found in none")
            .Whole("seed", run => run.Summary.Seed, "seed of the run")
            .Text("scenario_hash", run => run.ScenarioHash, "hash of the scenario, seed and name included")
            .Text("folder", run => run.Folder, "the run's folder, seen from that of the table");
        foreach (string key in keys) table = table.Setting(key, run => run.Parameters.GetValueOrDefault(key, ""), $"the scenario's {key}");
        return SweepTable.WithMeasures(table, run => run.Summary);
    }
}
