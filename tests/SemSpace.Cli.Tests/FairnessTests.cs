using System.Globalization;
using System.Text.Json;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Who starves under which policy, from a sweep to its table and its figure.</summary>
public sealed class FairnessTests(FairnessTests.TwoPolicies made) : IClassFixture<FairnessTests.TwoPolicies>, IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void One_command_leaves_table_and_figure_beside_the_sweep_and_tells_of_each_policy()
    {
        string[] files = [.. new[] { "csv", "pdf", "svg", "png" }.Select(ending => $"{made.Sweep}/fairness.{ending}")];
        Outcome told = CommandLine.Run("fairness", made.Sweep);
        Assert.Equal((0, string.Join("", files.Select(file => $"{file}\n"))), (told.ExitCode, told.Error));
        Assert.StartsWith("Satellites that starve, of 12.\n", told.Output, StringComparison.Ordinal);
        Assert.All(files, file => Assert.True(File.Exists(file)));
        Assert.All(["stalest_first", "max_elevation", "mean of 2 seeds", "0.5 of it"], name => Assert.Contains(name, File.ReadAllText(files[2]), StringComparison.Ordinal));
        Assert.All(["stalest_first", "max_elevation"], arm => Assert.Contains($"  {arm} ", told.Output, StringComparison.Ordinal));

        string[][] rows = [.. File.ReadAllLines(files[0]).Select(line => line.Split(','))];
        int share = Array.IndexOf(rows[0], "share");
        Assert.Equal(["max_elevation", "stalest_first"], rows[1..].Select(row => row[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows[1..].GroupBy(row => row[0]), arm =>
        {
            Assert.Equal(12, arm.Count());
            Assert.Equal(1, arm.Sum(row => double.Parse(row[share], CultureInfo.InvariantCulture)), 1e-12);
        });
        Assert.Equal(2, CommandLine.Run("fairness", made.Sweep, "--format", "csv", "--out", _folder.In("figures")).Output.TrimEnd().Split('\n').Skip(1).Count());
        Assert.Equal(File.ReadAllBytes(files[0]), File.ReadAllBytes(_folder.In("figures/fairness.csv")));
    }

    /// <summary>The report of arms that differ in whom gateways serve has what <c>semspace fairness</c> tells; of one arm, there is nothing to tell apart.</summary>
    [Fact]
    public void The_report_of_policies_has_figure_and_table()
    {
        string all = Report("all.html", made.Sweep), one = Report("one.html", Directory.GetDirectories($"{made.Sweep}/runs")[0]);
        string told = CommandLine.Run("fairness", made.Sweep, "--out", _folder.In("figures")).Output;

        Assert.All(["<figcaption>merged updates of each satellite, the fewest first, and who starves</figcaption>", ">Satellites that starve, of 12.</caption>"], part =>
        {
            Assert.Contains(part, all, StringComparison.Ordinal);
            Assert.DoesNotContain(part, one, StringComparison.Ordinal);
        });
        Assert.StartsWith("Satellites that starve, of 12.\n", told, StringComparison.Ordinal);

        string Report(string name, string results)
        {
            Assert.Equal(0, CommandLine.Run("report", results, "--out", _folder.In(name)).ExitCode);
            return File.ReadAllText(_folder.In(name));
        }
    }

    [Fact]
    public void Of_one_run_the_coefficient_is_its_summarys()
    {
        string run = Directory.GetDirectories($"{made.Sweep}/runs")[0];
        Outcome told = CommandLine.Run("fairness", run, "--format", "csv", "--out", _folder.In("one"));
        Assert.Equal(0, told.ExitCode);
        string[] head = told.Output.Split('\n')[0].Split(','), row = told.Output.Split('\n')[1].Split(',');
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText($"{run}/summary.json"));
        Assert.Equal(summary.RootElement.GetProperty("participation_gini").GetDouble(), double.Parse(row[Array.IndexOf(head, "gini")], CultureInfo.InvariantCulture), 1e-12);
        Assert.Equal(summary.RootElement.GetProperty("merged_updates").GetInt32(), int.Parse(row[Array.IndexOf(head, "merged_updates")], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Of_more_arms_than_a_page_holds_there_is_the_table_alone()
    {
        foreach (int size in Enumerable.Range(1, 17))
            Assert.Equal(0, CommandLine.Run(["run", TwoPolicies.Scenario, .. TwoPolicies.Small, "--set", "duration_h=1", "--set", $"aggregation.fedbuff.buffer_size={size}", "--into", _folder.In($"runs/{size:00}"), "--quiet", "--no-figures"]).ExitCode);
        Outcome told = CommandLine.Run("fairness", _folder.In("runs"), "--out", _folder.In("many"));
        Assert.Equal((0, $"{_folder.In("many/fairness.csv")}\nWarning: no figure is drawn: of 17 arms a page of this size shows 16 at most. Name fewer runs, or choose a wider --preset.\n"), (told.ExitCode, told.Error));
        Assert.Equal(1 + (17 * 12), File.ReadAllLines(Assert.Single(Directory.GetFiles(_folder.In("many")))).Length);
        Assert.Equal(4, CommandLine.Run("fairness", _folder.In("runs"), "--out", _folder.In("many"), "--preset", "ieee-double").Error.TrimEnd().Split('\n').Length);
    }

    [Theory]
    [InlineData("--below is 0; must be a number above 0 and at most 1.", "--below", "0")]
    [InlineData("--below is 1.5; must be a number above 0 and at most 1.", "--below", "1.5")]
    [InlineData("--below is half; must be a number above 0 and at most 1.", "--below", "half")]
    [InlineData("--preset is a0; must be one of ieee-single,", "--preset", "a0")]
    [InlineData("--format is word; must be one of text, markdown, latex, csv.", "--format", "word")]
    public void What_cannot_be_is_refused(string problem, params string[] options) => Refused(problem, [made.Sweep, .. options]);

    [Fact]
    public void Runs_that_cannot_be_told_of_are_refused_and_nothing_is_written()
    {
        string empty = _folder.In("empty"), run = Directory.GetDirectories($"{made.Sweep}/runs")[0], lame = _folder.In("lame"), other = _folder.In("other");
        Directory.CreateDirectory(empty);
        Refused("empty holds no finished run; must be the folder of a finished run or sweep", [empty]);
        Refused($"Results cannot be written to {run}: {run} is a run's folder, which holds its own files alone. Choose another folder with --out.", [made.Sweep, "--out", run]);
        Directory.CreateDirectory(lame);
        foreach (string file in Directory.GetFiles(run).Where(file => Path.GetFileName(file) != "satellites.csv")) File.Copy(file, Path.Combine(lame, Path.GetFileName(file)));
        Refused($"{lame}/satellites.csv", [lame]);
        Assert.Equal(0, CommandLine.Run(["run", TwoPolicies.Scenario, .. TwoPolicies.Small, "--set", "constellation.walker_delta.satellites_per_plane=3", "--into", other, "--quiet", "--no-figures"]).ExitCode);
        Refused("The runs do not have the same satellites: P01-S04 is in ", [made.Sweep, other]);
        Assert.False(Directory.Exists(_folder.In("figures")));
    }

    public void Dispose() => _folder.Dispose();

    private void Refused(string problem, string[] arguments)
    {
        Outcome outcome = CommandLine.Run(["fairness", .. arguments.Contains("--out") ? [] : new[] { "--out", _folder.In("figures") }, .. arguments]);
        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>Twelve satellites over one antenna for half a day, under two policies with two seeds.</summary>
    public sealed class TwoPolicies : IAsyncLifetime
    {
        internal static readonly string Scenario = Path.Combine(GoldenText.Root, "scenarios", "contention.yaml");

        internal static readonly string[] Small = ["--set", "duration_h=12", "--set", "constellation.walker_delta.planes=3", "--set", "constellation.walker_delta.satellites_per_plane=4"];

        private readonly TestFolder _folder = new();

        internal string Sweep => _folder.In("policies");

        public async ValueTask InitializeAsync()
        {
            string file = _folder.Write("sweep.yaml", $$"""
                name: policies
                scenario: {{Scenario}}
                run_figures: false
                grid:
                  gateways.*.contention: [max_elevation, stalest_first]
                seeds: 1-2
                """);
            Outcome sweep = await CommandLine.Finish(["sweep", file, .. Small, "--out", _folder.Path, "--jobs", "1"]);
            Assert.True(sweep.ExitCode == 0, sweep.Error);
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
