using System.CommandLine;
using SemSpace.Experiments.Comparison;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Output;

namespace SemSpace.Cli;

/// <summary><c>semspace plot</c>.</summary>
internal static class PlotCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("plot", """
            Draw figures from the tables of finished runs: of one run, its own figures; of several, figures that compare them. Runs that differ in nothing but
            the seed are one arm; arms are named by what they differ in. With a figure's file, or its keys as options, that figure alone.

            Examples:
              semspace plot results/quickstart/seed-1-0123abcd
              semspace plot results/strategies
              semspace plot 'results/quickstart/seed-*' results/mine/seed-1-4567cdef --out figures
              semspace plot results/how-many-gateways --x gateways --y final_score --preset ieee-single
              semspace plot results/how-many-gateways --x bytes --y final_score
              semspace plot results/how-many-gateways --kind cd --arms rule
              semspace plot results/how-many-gateways --kind profile --arms rule
              semspace plot results/constellations --kind heatmap --x planes --rows satellites_per_plane --only '{gateways: 13}'
              semspace plot results/how-many-gateways --spec figure.yaml
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string?> target = PathOptions.Folder("--out", "folder for the figures (default: the sweep's; for a run's own figures the run's; else the current folder)");
        Option<string?> file = PathOptions.File("--spec", "file that says what to draw (YAML)");
        Option<string?>[] keys =
        [
            Key("x", "the swept key across, by its path or the end of it, or hours, rounds, bytes or joules of a run's course"), Key("y", "the measure, as for compare"), Key("rows", "the swept key upwards of a heat map"),
            Key("arms", "the keys that make arms, as [a, b]"), Key("only", "runs to show, as {gateways: few}"), Key("kind", "lines, heatmap, pareto, cd or profile"), Key("band", "ci95, quartiles, q80, q90, range or none"), Key("target", "the validation score to reach, for measures to the target"), Key("preset", "size of figure and letters, such as ieee-single or slides"),
        ];
        command.Add(results);
        foreach (Option option in new Option[] { target, file }.Concat(keys)) command.Add(option);
        command.SetAction(parse =>
        {
            (string Key, string Value, string AsGiven)[] given = [.. keys.Select(key => (key, Value: parse.GetValue(key))).Where(one => one.Value is not null).Select(one => (one.key.Name[2..], one.Value!, $"{one.key.Name} {one.Value}"))];
            PlotSpec? spec = given.Length > 0 || parse.GetValue(file) is not null ? PlotSpec.Read(parse.GetValue(file), given) : null;
            return Plot(terminal, parse.GetRequiredValue(results), parse.GetValue(target), spec);
        });
        return command;
    }

    private static Option<string?> Key(string name, string description) => new($"--{name}") { Description = description, HelpName = name };

    private static int Plot(Terminal terminal, string[] results, string? target, PlotSpec? spec)
    {
        FoundRun[] runs = ResultArgument.Read(terminal, results);
        bool isOwn = spec is null && runs is [var lone] && (target is null || Path.TrimEndingDirectorySeparator(Path.GetFullPath(target)) == lone.Folder);
        target ??= results is [var only] && Directory.Exists(only) && ResultSearch.IsRun(only) == isOwn ? only : isOwn ? runs[0].Folder : ".";
        if (!isOwn) ResultArgument.CheckFolder(target);
        IReadOnlyList<FoundArm> arms = runs.Length == 1 ? [] : ResultArgument.Arms(terminal, runs).Arms;
        IReadOnlyList<string> files = spec is not null ? MeasurePlot.Write(target, runs, spec)
            : runs is [var run] ? FigureCatalogue.WriteRun(target, run.Records, run.Summary)
            : FigureCatalogue.WriteSweep(target, [.. arms.Select(arm => arm.Drawn())]);
        if (files.Count == 0) throw new ResultsException(FormattableString.Invariant($"{Counted.Of(arms.Count, "arm")} are too many for one figure, which tells {FigureCatalogue.MostArms} apart. Draw a measure over swept keys, by --x and --y or --kind heatmap, or name fewer runs."));
        foreach (string file in files) terminal.Output.WriteLine(file);
        return ExitCode.Success;
    }
}
