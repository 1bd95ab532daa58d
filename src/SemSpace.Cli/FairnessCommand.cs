using System.CommandLine;
using System.Globalization;
using SemSpace.Experiments.Comparison;
using SemSpace.Orbit;
using SemSpace.Reports.Figures;
using SemSpace.Reports.Figures.Drawing;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli;

/// <summary><c>semspace fairness</c>.</summary>
internal static class FairnessCommand
{
    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        Command command = new("fairness", """
            Tell who starves: which satellites bring few merged updates under which arm, over all its seeds. Writes a table with a satellite and arm a row, the starving ones first, and a
            figure with a panel an arm, and tells of each arm how many starve, and who has the fewest.

            Examples:
              semspace fairness results/contention
              semspace fairness results/contention --below 0.25 --out figures --preset ieee-double
              semspace fairness 'results/*/seed-*' --format latex > table.tex
            """);
        Argument<string[]> results = ResultArgument.Create();
        Option<string?> target = PathOptions.Folder("--out", "folder for table and figure (default: the sweep's, else the current folder)");
        Option<double> below = new("--below")
        {
            Description = "the part of the fair share, one by the number of satellites, below which a satellite starves",
            HelpName = "part",
            DefaultValueFactory = _ => ArmFairness.Half,
            CustomParser = result =>
            {
                if (double.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out double part) && part is > 0 and <= 1) return part;
                result.AddError($"--below is {result.Tokens[0].Value}; must be a number above 0 and at most 1.");
                return 0;
            },
        };
        Option<string> preset = Choice.Optional("--preset", $"size of figure and letters: {string.Join(", ", FigurePreset.All.Select(one => one.Name))}", FigurePreset.All.Select(one => one.Name)), format = PaperWriting.Option();
        preset.HelpName = "preset";
        command.Add(results);
        foreach (Option option in new Option[] { target, below, preset, format }) command.Add(option);
        command.SetAction(parse => Tell(
            terminal, parse.GetRequiredValue(results), parse.GetValue(target), parse.GetRequiredValue(below), FigurePreset.All.First(one => one.Name == parse.GetRequiredValue(preset)), PaperWriting.Read(parse, format)));
        return command;
    }

    private static int Tell(Terminal terminal, string[] results, string? target, double below, FigurePreset preset, PaperFormat format)
    {
        FoundRun[] runs = ResultArgument.Read(terminal, results);
        target ??= results is [var only] && Directory.Exists(only) && !ResultSearch.IsRun(only) ? only : ".";
        ResultArgument.CheckFolder(target);
        IReadOnlyList<ArmFairness> arms = ArmFairness.Of(ResultArgument.Arms(terminal, runs).Arms, below);
        string table = Path.Combine(target, FairnessTable.FileName);
        FairnessTable.Write(table, arms.SelectMany(arm => arm.Satellites));
        terminal.Error.WriteLine(table);
        int most = FigureCatalogue.MostFairnessArms(preset);
        if (arms.Count > most) terminal.Warn([FormattableString.Invariant($"no figure is drawn: of {Counted.Of(arms.Count, "arm")} a page of this size shows {most} at most. Name fewer runs, or choose a wider --preset.")]);
        else foreach (string file in FairnessPlot.Write(target, arms, below, preset)) terminal.Error.WriteLine(file);
        if (format == PaperFormat.Csv) FairnessTable.Write(terminal.Data(), arms.Select(arm => arm.Summary));
        else PaperWriting.Write(terminal.Output, FairnessText.Table(arms, below), FairnessText.Sentence(arms), "tab:fairness", format);
        return ExitCode.Success;
    }
}
