using System.Text;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class CompareTests(CompareTests.FourRuns made) : IClassFixture<CompareTests.FourRuns>, IDisposable
{
    private readonly TestFolder _folder = new(), _runs = made.Folder;

    [Fact]
    public void Rules_that_were_run_by_set_are_arms()
    {
        Outcome text = CommandLine.Run("compare", _runs.In("quickstart/seed-*"));
        Assert.Equal(("", 0), (text.Error, text.ExitCode));
        Assert.StartsWith("Final accuracy.", text.Output, StringComparison.Ordinal);
        Assert.Contains("with 2 seeds that all arms have in common nothing can be tested, three are the least.", text.Output, StringComparison.Ordinal);

        Outcome latex = CommandLine.Run("compare", _runs.Path, "--format", "latex", "--baseline", "fedbuff");
        Assert.Contains("minus those of fedbuff with equal seeds", latex.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("bold", text.Output, StringComparison.Ordinal);
        Assert.Contains("    fedavg & 2 & ", latex.Output, StringComparison.Ordinal);

        string[] csv = CommandLine.Run("compare", _runs.Path, "--format", "csv", "--measure", "bytes", "--measure", "final_score").Output.TrimEnd().Split('\n');
        Assert.Equal(["bytes,fedavg", "bytes,fedbuff", "final_score,fedavg", "final_score,fedbuff", "measure,arm"], csv.Select(line => string.Join(',', line.Split(',')[..2])).Order(StringComparer.Ordinal));

        Outcome plot = CommandLine.Run("plot", _runs.In("quickstart"), "--out", _folder.In("figures"));
        Assert.Equal(0, plot.ExitCode);
        string svg = File.ReadAllText(_folder.In("figures/arms.svg"));
        Assert.All(["fedavg", "fedbuff", "median and lowest to highest of 2 seeds"], name => Assert.Contains(name, svg, StringComparison.Ordinal));
    }

    [Fact]
    public void A_measure_is_drawn_against_what_runs_differ_in()
    {
        string spec = _folder.Write("figure.yaml", "x: rule\ny: bytes\nband: range\n");
        Outcome plot = CommandLine.Run("plot", _runs.In("quickstart"), "--spec", spec, "--preset", "slides", "--out", _folder.In("figures"));
        Assert.Equal(("", 0), (plot.Error, plot.ExitCode));
        Assert.EndsWith("bytes-against-rule.png", plot.Output.TrimEnd(), StringComparison.Ordinal);
        string svg = File.ReadAllText(_folder.In("figures/bytes-against-rule.svg"));
        Assert.All(["fedavg", "fedbuff", "median, lowest and highest of 2 seeds", "width=\"960\""], part => Assert.Contains(part, svg, StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_are_one_table_that_names_them_again()
    {
        string csv = _folder.In("tables/runs.csv"), parquet = _folder.In("tables/runs.parquet"), database = _folder.In("tables/study.sqlite");
        foreach (string file in new[] { csv, parquet, database }) Assert.Equal(($"4 runs: {file}\n", "", 0), CommandLine.Run("table", _runs.In("quickstart"), "--out", file) is var made ? (made.Output, made.Error, made.ExitCode) : default);
        Assert.Equal("PAR1", Encoding.ASCII.GetString(File.ReadAllBytes(parquet)[..4]));
        Assert.StartsWith("SQLite format 3", Encoding.ASCII.GetString(File.ReadAllBytes(database)[..15]), StringComparison.Ordinal);

        string[] rows = CommandLine.Run("table", csv, "--differing").Output.TrimEnd().Split('\n');
        Assert.StartsWith("run,scenario,arm,seed,scenario_hash,folder,aggregation.rule,time_to_target_h,", rows[0], StringComparison.Ordinal);
        Assert.Equal(["1,quickstart,,1,", "2,quickstart,,1,", "3,quickstart,,2,", "4,quickstart,,2,"], rows[1..].Select(row => row[..16]).Order(StringComparer.Ordinal));
        Assert.Equal(CommandLine.Run("compare", _runs.In("quickstart")).Output, CommandLine.Run("compare", csv).Output);
        Assert.StartsWith("run,arm,seed,folder,version,time_h,bytes,joules,", CommandLine.Run("table", csv, "--curves").Output, StringComparison.Ordinal);

        Outcome board = CommandLine.Run("tensorboard", csv, "--out", _folder.In("board"));
        Assert.Equal(0, board.ExitCode);
        Assert.All(board.Output.TrimEnd().Split('\n'), file => Assert.True(File.Exists(file)));
    }

    [Theory]
    [InlineData("--out is runs.txt; must end in one of .csv, .parquet, .sqlite, .db.", "--out", "runs.txt")]
    [InlineData("--differing is not for --curves", "--curves", "--differing")]
    [InlineData("--curves is not for study.db", "--curves", "--out", "study.db")]
    public void A_table_that_cannot_be_is_refused(string problem, params string[] options)
    {
        Outcome outcome = CommandLine.Run(["table", _runs.In("quickstart"), .. options]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x is duration_h, in which the runs do not differ. Must be one of aggregation.rule.", "--x", "duration_h")]
    [InlineData("--target 0.5: target is for measures to a target; y, or x of kind: pareto, must be one of time_to_target_h, bytes_to_target, joules_to_target.", "--x", "rule", "--kind", "lines", "--target", "0.5")]
    [InlineData("--kind map: kind is map; must be one of lines, heatmap, pareto, cd, profile.", "--x", "rule", "--kind", "map")]
    [InlineData("rows is empty; must be the key upwards of the heat map.", "--x", "rule", "--kind", "heatmap")]
    [InlineData("x is empty; must be a key in which the runs differ, or of kind: pareto a measure.", "--y", "bytes")]
    public void A_figure_that_cannot_be_is_refused(string problem, params string[] options)
    {
        Outcome outcome = CommandLine.Run(["plot", _runs.In("quickstart"), "--out", _folder.In("figures"), .. options]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In("figures")));
    }

    [Theory]
    [InlineData("--baseline nobody is no arm; must be one of fed", "--baseline", "nobody")]
    [InlineData("--target is for measures to a target; add --measure with one of time_to_target_h, bytes_to_target, joules_to_target, or leave it out.", "--target", "0.5", "--measure", "bytes")]
    [InlineData("--measure fame is not known; must be one of final_score, mean_score", "--measure", "fame")]
    public void What_is_not_there_is_refused_with_what_is(string problem, params string[] options) => Refused(problem, [_runs.Path, .. options]);

    [Fact]
    public void Names_that_stand_for_no_run_are_refused()
    {
        Refused("is not there; must be the folder of a finished run or sweep", [_folder.In("nowhere*")]);
        Directory.CreateDirectory(_folder.In("empty"));
        Refused("empty holds no finished run", [_folder.In("empty")]);
        Refused("has no columns named arm, seed and folder; must be the table of a sweep.", [_folder.Write("table.csv", "a,b\n1,2\n")]);
        Refused("is a Parquet file, of which runs are not read; name the CSV of the sweep, sweep.csv, or the folders of the runs.", [_folder.Write("table.parquet", "PAR1...")]);
        Refused("is a database of SQLite, of which runs are not read;", [_folder.Write("table.db", "SQLite format 3\0...")]);
    }

    /// <summary>Another file in it would make it somebody's own folder, which a repeated run refuses.</summary>
    [Theory]
    [InlineData("plot", "--x", "hours", "--y", "final_score")]
    [InlineData("plot")]
    [InlineData("tensorboard")]
    public void Nothing_foreign_is_written_into_the_folder_of_a_run(string command, params string[] options)
    {
        string run = Directory.GetDirectories(_runs.In("quickstart"))[0];
        string[] before = Directory.GetFileSystemEntries(run, "*", SearchOption.AllDirectories);
        foreach (string folder in new[] { run, Path.Combine(run, "more") })
        {
            Outcome outcome = CommandLine.Run([command, _runs.In("quickstart"), "--out", folder, .. options]);
            Assert.Equal((2, $"Results cannot be written to {folder}: {run} is a run's folder, which holds its own files alone. Choose another folder with --out.\n"), (outcome.ExitCode, outcome.Error));
        }

        Assert.Equal(before, Directory.GetFileSystemEntries(run, "*", SearchOption.AllDirectories));
        Assert.Equal(0, CommandLine.Run("plot", run).ExitCode);
        Assert.Equal(before.Order(), Directory.GetFileSystemEntries(run, "*", SearchOption.AllDirectories).Order());
    }

    /// <summary>As shells complete the name of a folder.</summary>
    [Fact]
    public void A_slash_behind_a_runs_folder_changes_nothing()
    {
        string run = Directory.GetDirectories(_runs.In("quickstart"))[0], figure = Path.Combine(run, "score.pdf");
        foreach (string[] command in new string[][] { [run], [$"{run}/"], [$"{run}/", "--out", run], [run, "--out", $"{run}/"] })
        {
            Outcome plot = CommandLine.Run(["plot", .. command]);
            Assert.Equal((0, ""), (plot.ExitCode, plot.Error));
            Assert.Contains(figure, plot.Output.Replace("//", "/", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(CommandLine.Run("table", run).Output, CommandLine.Run("table", run, $"{run}/").Output);
    }

    [Fact]
    public void What_a_run_lacks_is_named()
    {
        string damaged = _folder.In("damaged"), table = _folder.In("runs.csv");
        CopyRun(damaged);
        Assert.Equal(0, CommandLine.Run("table", damaged, "--out", table).ExitCode);
        File.WriteAllText(Path.Combine(damaged, "summary.json"), "{}");
        Refused($"{damaged}/summary.json:1: is not what a summary.json holds; the file is damaged or another program's.", [damaged]);
        File.Delete(Path.Combine(damaged, "manifest.json"));
        Refused("damaged holds no finished run, for it has no manifest.json; must be", [damaged]);
        Directory.Delete(damaged, recursive: true);
        Refused($"{damaged} is not there, though {table} names it; calling the sweep again makes it again.", [table]);
    }

    [Fact]
    public void A_file_is_no_folder_to_write_to()
        => Assert.Matches("^Results cannot be written to .*: a part of its path is a file\\.\n$", CommandLine.Run("tensorboard", _runs.In("quickstart"), "--out", _folder.Write("file", "")).Error);

    public void Dispose() => _folder.Dispose();

    private void CopyRun(string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(Directory.GetDirectories(_runs.In("quickstart"))[0])) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static void Refused(string problem, string[] arguments)
    {
        Outcome outcome = CommandLine.Run(["compare", .. arguments]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>Two rules and two seeds under one scenario name: four runs, two arms.</summary>
    public sealed class FourRuns : IDisposable
    {
        public FourRuns()
        {
            foreach ((string rule, string seed) in from rule in (string[])["fedavg", "fedbuff"] from seed in (string[])["1", "2"] select (rule, seed))
            {
                Outcome run = CommandLine.Run(
                    "run", CommandLine.Quickstart, "--out", Folder.Path, "--seed", seed, "--set", $"aggregation.rule={rule}", "--set", "duration_h=1.5", "--set", "learning.test_images=16",
                    "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false", "--set", "sensing.capture_interval_s=120");
                Assert.Equal(0, run.ExitCode);
            }
        }

        internal TestFolder Folder { get; } = new();

        public void Dispose() => Folder.Dispose();
    }
}
