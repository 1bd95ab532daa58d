using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>Whatever is wrong, the user gets a clear line and exit code 2, and no results folder.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public static TheoryData<string, string> Faults => new()
    {
        { "constellation.walker_delta.altitude_km=-5", "must be" },
        { "gateways.0.latitude_deg=91", "-90" },
        { "constellation.walker_delta.satellites=0", "must be" },
        { "gateways.1.name=Redu", "Redu" },
        { "aggregation.rule=fedmagic", "fedavg" },
        { "constellation.walker_delta.altitude_m=550000", "altitude_km" },
        { "duration_h=long", "number" },
        { "learning.learning_rte=1", "learning_rate" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wrong_value_is_named_with_what_would_be_right(string change, string hint)
    {
        Outcome outcome = CommandLine.Run("run", CommandLine.Quickstart, "--set", change, "--out", _folder.In("results"));
        AssertRefused(outcome);
        Assert.Contains(hint, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(change, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_an_empty_one_and_one_that_is_no_yaml_are_one_fault_each()
    {
        foreach (string file in new[] { _folder.In("none.yaml"), _folder.Write("empty.yaml", ""), _folder.Write("broken.yaml", "name: [\n") })
        {
            Outcome outcome = CommandLine.Run("run", file, "--out", _folder.In("results"));
            AssertRefused(outcome);
            Assert.Equal(2, outcome.Error.TrimEnd('\n').Split('\n').Length);
        }
    }

    [Fact]
    public void All_faults_come_at_once()
    {
        Outcome outcome = CommandLine.Run("validate", CommandLine.Quickstart, "--set", "duration_h=-1", "--set", "gateways.0.antennas=0", "--set", "nonsense=1");
        AssertRefused(outcome);
        Assert.Contains("3 faults", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_outages_that_are_not_there_come_at_once_too()
    {
        string file = _folder.Write("mine.yaml", "extends: quickstart\nmode: timing\noutages:\n- gateways: Rdu\n- {satellites: X}\n");
        Outcome outcome = CommandLine.Run("validate", file, "--seed", "3", "--set", "outages.1.satellites=[Y, Z]");
        AssertRefused(outcome);
        Assert.Contains($"{file}:4: outages.0.gateways holds Rdu, ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("--set outages.1.satellites=[Y, Z]: outages.1.satellites holds Z, ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("3 faults", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_set_with_a_bad_checksum_is_refused_and_skipped_with_lenient()
    {
        string good = File.ReadAllText(Path.Combine(GoldenText.Root, "scenarios", "data", "iridium-2022-02-22.tle"));
        string[] lines = good.Split('\n');
        lines[4] = lines[4][..^1] + (lines[4][^1] == '0' ? "1" : "0");
        string elements = _folder.Write("bad.tle", string.Join('\n', lines));
        string scenario = Path.Combine(GoldenText.Root, "scenarios", "iridium.yaml");
        Outcome strict = CommandLine.Run("validate", scenario, "--set", $"constellation.elements.file={elements}");
        AssertRefused(strict);
        Assert.Contains("bad.tle:5", strict.Error, StringComparison.Ordinal);
        Assert.Contains("checksum", strict.Error, StringComparison.Ordinal);
        Outcome lenient = CommandLine.Run("validate", scenario, "--set", $"constellation.elements.file={elements}", "--lenient");
        Assert.Equal(0, lenient.ExitCode);
        Assert.Contains("Warning", lenient.Error, StringComparison.Ordinal);
        Assert.Contains("66 satellites", lenient.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_map_that_is_no_image_is_refused()
    {
        string map = _folder.Write("map.jpg", "this is no image");
        Outcome outcome = CommandLine.Run("run", CommandLine.Quickstart, "--set", $"data.maps={{7: {map}}}", "--out", _folder.In("results"));
        AssertRefused(outcome);
        Assert.Contains("map.jpg", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_folder_that_cannot_be_is_refused_before_anything_runs()
    {
        string file = _folder.Write("file", "");
        Outcome outcome = CommandLine.Run("run", CommandLine.Quickstart, "--quick", "--out", Path.Combine(file, "results"));
        AssertRefused(outcome);
        Assert.DoesNotContain("simulating", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_element_file_that_breaks_off_is_one_fault_and_one_warning_with_lenient()
    {
        string whole = File.ReadAllText(Path.Combine(GoldenText.Root, "scenarios", "data", "iridium-2022-02-22.tle")).TrimEnd();
        string elements = _folder.Write("short.tle", whole[..^30]);
        string scenario = Path.Combine(GoldenText.Root, "scenarios", "iridium.yaml");
        Outcome strict = CommandLine.Run("validate", scenario, "--set", $"constellation.elements.file={elements}");
        AssertRefused(strict);
        Assert.StartsWith($"{elements}:201: line has 39 columns; must be 69\n1 fault", strict.Error, StringComparison.Ordinal);
        Outcome lenient = CommandLine.Run("validate", scenario, "--set", $"constellation.elements.file={elements}", "--lenient");
        Assert.Equal((0, 1), (lenient.ExitCode, lenient.Error.TrimEnd().Split('\n').Length));
        Assert.Contains("66 satellites", lenient.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--seed", "-1", "--seed -1: seed is -1; must be a whole number from 0 to 18446744073709551615.")]
    [InlineData("--seed", "x", "--seed x: seed is x; must be a whole number from 0 to 18446744073709551615.")]
    [InlineData("--workers", "many", "--workers is many; must be a whole number from 1 to 1024.")]
    [InlineData("--workers", "-1", "--workers is -1; must be a whole number from 1 to 1024.")]
    public void A_number_on_the_command_line_is_refused_with_its_range(string option, string value, string problem)
    {
        Outcome outcome = CommandLine.Run("run", CommandLine.Quickstart, option, value);
        AssertRefused(outcome);
        Assert.Equal(problem, outcome.Error.Split('\n')[0]);
    }

    [Theory]
    [InlineData("--format is word; must be one of text, markdown, latex, csv.", "compare", "r", "--format", "word")]
    [InlineData("--target word is no score; must be a finite number.", "compare", "r", "--target", "word")]
    [InlineData("--xx is no option of plot. Did you mean --x?", "plot", "r", "--xx")]
    [InlineData("--baselin is no option of compare. Did you mean --baseline?", "compare", "r", "--baselin")]
    [InlineData("--seed is no option of report.", "report", "r", "--seed")]
    [InlineData("--x has no value: --out follows it, which is an option of its own.", "plot", "r", "--x", "--out", "r2")]
    [InlineData("--format is word; must be one of tle, omm-xml, omm-json, omm-csv, omm-kvn.", "orbit", "export", "s.yaml", "--out", "x", "--format", "word")]
    [InlineData("--executor is word; must be one of local, slurm.", "sweep", "s.yaml", "--executor", "word")]
    [InlineData("--preset is word; must be one of quickstart, cifar-dirichlet, fashion, few-gateways, large-model, many-gateways, mixed-inclinations, regional, scarce-energy, semantic, slow-link.", "init", "s.yaml", "--preset", "word")]
    public void A_word_that_is_none_of_those_there_are_is_refused_in_one_line(string problem, params string[] line)
    {
        Outcome outcome = CommandLine.Run(line);
        AssertRefused(outcome);
        Assert.Equal([problem, $"Try: semspace {string.Join(' ', line.TakeWhile(word => word is not ("r" or "s.yaml")))} --help", ""], outcome.Error.Split('\n'));
    }

    [Theory]
    [InlineData("--into", "run", "s.yaml", "--into")]
    [InlineData("--out", "run", "s.yaml", "--out")]
    [InlineData("--out", "contacts", "s.yaml", "--out")]
    [InlineData("--statistics", "contacts", "s.yaml", "--statistics")]
    [InlineData("--figures", "contacts", "s.yaml", "--plot", "--figures")]
    [InlineData("--out", "orbit", "export", "s.yaml", "--format", "tle", "--out")]
    [InlineData("--out", "orbit", "states", "s.yaml", "--at", "2025-07-01", "--frame", "teme", "--out")]
    [InlineData("--out", "plot", "run", "--out")]
    [InlineData("result", "plot", "run")]
    [InlineData("scenario", "validate")]
    [InlineData("--out", "sweep", "s.yaml", "--out")]
    [InlineData("sweep", "sweep")]
    public void An_empty_path_is_refused_wherever_there_is_one(string named, params string[] before)
    {
        foreach (string empty in new[] { "", "  " })
        {
            Outcome outcome = CommandLine.Run([.. before, empty]);
            AssertRefused(outcome);
            Assert.StartsWith($"{named} is empty; must be the name of a file or folder.\n", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_terminal_is_never_told_what_to_do_by_a_name()
    {
        Outcome outcome = CommandLine.Run("validate", "no\u001b[2J\nfile\u202e.yaml");
        AssertRefused(outcome);
        Assert.StartsWith("no\\u{1b}[2J\\u{a}file\\u{202e}.yaml: is not there; must be a scenario file.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("fly")]
    [InlineData("run", "x.yaml", "--workers", "0")]
    [InlineData("run", "x.yaml", "--workers", "many")]
    [InlineData("plot", "no-such-folder")]
    [InlineData("sweep", "no-such-file.yaml")]
    public void A_command_line_that_makes_no_sense_is_refused(params string[] args) => AssertRefused(CommandLine.Run(args));

    public void Dispose() => _folder.Dispose();

    private void AssertRefused(Outcome outcome)
    {
        Assert.Equal(2, outcome.ExitCode);
        Assert.NotEmpty(outcome.Error);
        Assert.Empty(outcome.Output);
        Assert.DoesNotContain("   at ", outcome.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Bug in SemSpace", outcome.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.In("results")));
    }
}
