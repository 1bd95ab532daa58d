using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Orbit;
using SemSpace.Reports.Output;
using SemSpace.Reports.Studies;

namespace SemSpace.Cli;

/// <summary><c>semspace table</c>.</summary>
internal static class TableCommand
{
    private const string Csv = ".csv", Parquet = ".parquet";

    private static readonly string[] Sqlite = [".sqlite", ".db"];

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("table", """
            Write one table over finished runs: a run a row, with every key of its scenario as a column, its final numbers, seed, scenario's hash and folder. The ending of --out says what is
            written: CSV, Parquet, or a database of SQLite with the tables runs, curves and parameters. Without --out CSV goes to standard output.

            Examples:
              semspace table results/strategies --out study.parquet
              semspace table 'results/*/seed-*' --differing
              semspace table results/strategies --curves --out curves.csv
              semspace table results/strategies results/mine --out study.sqlite
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string?> file = PathOptions.File("--out", $"file to write, ending in {Csv}, {Parquet}, {string.Join(" or ", Sqlite)}");
        Option<bool> curves = new("--curves") { Description = "a row per run and version of the model instead: scores over hours, rounds, bytes and joules" };
        Option<bool> differing = new("--differing") { Description = "only keys in which the runs differ" };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [var name] && !Endings.Contains(Path.GetExtension(name.Value)) && terminal.Place(name.Value).Open is null)
                result.AddError($"--out is {name.Value}; must end in one of {string.Join(", ", Endings)}.");
        });
        command.Add(results);
        foreach (Option option in new Option[] { file, curves, differing }) command.Add(option);
        command.Validators.Add(parse =>
        {
            if (parse.GetValue(curves) && parse.GetValue(differing)) parse.AddError("--differing is not for --curves, which has no keys; leave one of them out.");
            if (parse.GetValue(curves) && IsDatabase(parse.GetValue(file))) parse.AddError($"--curves is not for {parse.GetValue(file)}: a database has runs, curves and parameters; leave it out.");
        });
        command.SetAction(parse => Write(terminal, parse.GetRequiredValue(results), parse.GetValue(file), parse.GetValue(curves), parse.GetValue(differing)));
        return command;
    }

    private static IEnumerable<string> Endings => [Csv, Parquet, .. Sqlite];

    private static bool IsDatabase(string? file) => Sqlite.Contains(Path.GetExtension(file));

    private static int Write(Terminal terminal, string[] results, string? file, bool isOfCurves, bool differing)
    {
        OutputPlace place = terminal.Place(file);
        FoundRun[] runs = ResultArgument.Read(terminal, results, place);
        string root = place.Open is null ? Path.GetDirectoryName(Path.GetFullPath(place.Name))! : Directory.GetCurrentDirectory();
        IReadOnlyList<StudyRun> study = Study.Of(runs, root);
        if (place.Open is null && IsDatabase(file)) Put(place, StudyTables.Sqlite(study, Study.Keys(runs, differing: true), Study.Curves(runs, study)));
        else if (isOfCurves) WriteCurves(place, Study.Curves(runs, study));
        else WriteRuns(place, study, Study.Keys(runs, differing));
        if (place.Open is null) terminal.Output.WriteLine($"{Counted.Of(runs.Length, "run")}: {place.Name}");
        return ExitCode.Success;
    }

    private static void WriteCurves(OutputPlace place, IReadOnlyList<CurvePoint> curves)
    {
        if (IsParquet(place)) Put(place, StudyTables.CurvesParquet(curves));
        else StudyTables.WriteCurves(place, curves);
    }

    private static void WriteRuns(OutputPlace place, IReadOnlyList<StudyRun> runs, IReadOnlyList<string> keys)
    {
        if (IsParquet(place)) Put(place, StudyTables.RunsParquet(runs, keys));
        else StudyTables.WriteRuns(place, runs, keys);
    }

    private static bool IsParquet(OutputPlace place) => place.Open is null && Path.GetExtension(place.Name) == Parquet;

    private static void Put(OutputPlace place, byte[] bytes) => WholeFile.WriteTogether([(place.Name, bytes)]);
}
