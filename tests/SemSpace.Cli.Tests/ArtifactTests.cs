using System.Diagnostics;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class ArtifactTests(ArtifactTests.Packed packed) : IClassFixture<ArtifactTests.Packed>
{
    private string Unpacked => packed.Folder.In("unpacked");

    [Fact]
    public void Every_file_has_its_sum()
    {
        (string Hash, string Name)[] sums = [.. File.ReadAllLines($"{Unpacked}/SHA256SUMS").Select(line => (line[..64], line[66..]))];
        Assert.All(sums, sum => Assert.Equal(sum.Hash, HashOf(sum.Name)));
        Assert.Equal([.. sums.Select(sum => sum.Name).Append("SHA256SUMS").Append("ro-crate-metadata.json").Order(StringComparer.Ordinal)], Names());
    }

    /// <summary>RO-Crate 1.2: the descriptor is about the root, the root has all files as parts, and each part is described.</summary>
    [Fact]
    public void The_metadata_describe_every_file()
    {
        JsonNode crate = JsonNode.Parse(File.ReadAllText($"{Unpacked}/ro-crate-metadata.json"))!;
        Assert.Equal("https://w3id.org/ro/crate/1.2/context", crate["@context"]!.GetValue<string>());
        Dictionary<string, JsonNode> graph = crate["@graph"]!.AsArray().ToDictionary(node => node!["@id"]!.GetValue<string>(), node => node!);
        Assert.Equal("./", graph["ro-crate-metadata.json"]["about"]!["@id"]!.GetValue<string>());
        string[] parts = [.. graph["./"]["hasPart"]!.AsArray().Select(part => part!["@id"]!.GetValue<string>())];
        Assert.Equal([.. parts.Select(Uri.UnescapeDataString).Append("ro-crate-metadata.json").Order(StringComparer.Ordinal)], Names());
        Assert.All(parts, part => Assert.Equal(HashOf(Uri.UnescapeDataString(part)), graph[part]["sha256"]!.GetValue<string>()));
        Assert.Equal("2026-01-31", graph["./"]["datePublished"]!.GetValue<string>());
        Assert.Equal("https://spdx.org/licenses/CC-BY-4.0", graph["./"]["license"]!["@id"]!.GetValue<string>());
        Assert.Equal(["A. Person", "B. Person"], graph["./"]["author"]!.AsArray().Select(author => graph[author!["@id"]!.GetValue<string>()]["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Unpacked_elsewhere_its_script_makes_every_run_again_to_the_byte()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs a shell.");
        Outcome again = await Again();
        Assert.Equal(("", 0), (again.ExitCode == 0 ? "" : again.Output + again.Error, again.ExitCode));
        Assert.True(File.Exists($"{Unpacked}/reproduced/report.html"));
        string table = Directory.EnumerateFiles(Unpacked, "rounds.csv", SearchOption.AllDirectories).First(file => !file.Contains("reproduced", StringComparison.Ordinal));
        string whole = await File.ReadAllTextAsync(table, TestContext.Current.CancellationToken);
        await File.AppendAllTextAsync(table, "0\n", TestContext.Current.CancellationToken);
        Directory.Delete($"{Unpacked}/reproduced", recursive: true);
        Assert.Equal(1, (await Again()).ExitCode);
        Directory.Delete($"{Unpacked}/reproduced", recursive: true);
        await File.WriteAllTextAsync(table, whole, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Its_sweep_stands_for_itself()
    {
        Outcome valid = CommandLine.Run("validate", $"{Unpacked}/rules/sweep.yaml");
        Assert.Equal("rules: 2 arms × 1 seed = 2 runs: valid\n", valid.Output);
        Assert.DoesNotContain(packed.Folder.Path, File.ReadAllText($"{Unpacked}/rules/sweep.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_runs_and_facts_give_the_same_bytes()
    {
        Assert.Equal(0, packed.Pack("again.zip").ExitCode);
        Assert.Equal(File.ReadAllBytes(packed.Folder.In("study.zip")), File.ReadAllBytes(packed.Folder.In("again.zip")));
    }

    [Fact]
    public void A_run_beside_the_sweep_that_holds_it_is_packed_once()
    {
        Assert.Equal(("", 0), packed.Pack("beside.zip", packed.Runs[1]) is var pack ? (pack.Error, pack.ExitCode) : default);
        Assert.Equal(File.ReadAllBytes(packed.Folder.In("study.zip")), File.ReadAllBytes(packed.Folder.In("beside.zip")));
    }

    [Fact]
    public void Page_and_metadata_have_the_name_of_the_sweep()
    {
        Assert.StartsWith("# rules: 2 arms\n", File.ReadAllText($"{Unpacked}/README.md"), StringComparison.Ordinal);
        Assert.Contains("<h1>rules: 2 arms</h1>", File.ReadAllText($"{Unpacked}/report.html"), StringComparison.Ordinal);
        Assert.Equal("rules: 2 arms", JsonNode.Parse(File.ReadAllText($"{Unpacked}/ro-crate-metadata.json"))!["@graph"]!.AsArray().Single(node => node!["@id"]!.GetValue<string>() == "./")!["name"]!.GetValue<string>());
    }

    [Fact]
    public void The_report_of_a_sweep_shows_the_run_that_is_named()
    {
        string[] named = [packed.Runs[1], Path.GetFileName(packed.Runs[1])];
        string[] pages = [.. named.Select(name => Report("--globe", name)), Report(), Report("--globe", packed.Runs[0])];
        Assert.All(pages[..2], page => Assert.Contains(">Run: fedbuff, seed 1<", page, StringComparison.Ordinal));
        Assert.All(pages[2..], page => Assert.Contains(">Run: fedavg, seed 1<", page, StringComparison.Ordinal));
        Assert.All(["Gateways: fedbuff, seed 1", "Satellites: fedbuff, seed 1", "Every key of fedbuff, seed 1", "rule: fedbuff"], part => Assert.Contains(part, pages[0], StringComparison.Ordinal));

        string Report(params string[] options)
        {
            Outcome report = CommandLine.Run(["report", packed.Folder.In("rules"), "--out", packed.Folder.In("shown.html"), .. options]);
            Assert.Equal(("", 0), (report.Error, report.ExitCode));
            return File.ReadAllText(packed.Folder.In("shown.html"));
        }
    }

    [Fact]
    public void A_sweep_whose_scenario_has_changed_is_packed_without_its_file_and_says_so()
    {
        string text = File.ReadAllText(packed.Scenario);
        File.WriteAllText(packed.Scenario, text.Replace("duration_h: 1.5", "duration_h: 2", StringComparison.Ordinal));
        Outcome pack = packed.Pack("changed.zip");
        File.WriteAllText(packed.Scenario, text);
        Assert.Equal(0, pack.ExitCode);
        Assert.Contains("its scenario is no longer the one that was run", pack.Error, StringComparison.Ordinal);
        using ZipArchive archive = ZipFile.OpenRead(packed.Folder.In("changed.zip"));
        Assert.Null(archive.GetEntry("rules/sweep.yaml"));
        Assert.NotNull(archive.GetEntry("rules/sweep.csv"));
    }

    [Theory]
    [InlineData("is not there", "nowhere")]
    [InlineData("it is a folder", "{rules}", "--out", "{rules}")]
    [InlineData("it is read here", "{rules}", "--out", "{rules}/sweep.csv")]
    [InlineData("is packed with all that is in it. Choose a place outside.", "{rules}", "--out", "{run}/study.zip")]
    [InlineData("--date is soon; must be a date such as 2026-01-31", "{rules}", "--date", "soon")]
    [InlineData("--license mit is not a name of the SPDX list. Did you mean MIT?", "{rules}", "--license", "mit")]
    [InlineData("--license is empty; must be a text of one line.", "{rules}", "--license", "")]
    [InlineData("--license has a line break or another control character in it", "{rules}", "--license", "MIT\n")]
    [InlineData("--author is empty; must be a text of one line.", "{rules}", "--author", "A. Person", "--author", " ")]
    [InlineData("--author has a line break or another control character in it", "{rules}", "--author", "A.\nPerson")]
    public void Wrong_input_is_told(string told, params string[] arguments)
    {
        Outcome outcome = CommandLine.Run(["artifact", .. arguments.Select(argument => argument.Replace("{rules}", packed.Folder.In("rules"), StringComparison.Ordinal).Replace("{run}", packed.Runs[0], StringComparison.Ordinal))]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.False(File.Exists(Path.Combine(packed.Runs[0], "study.zip")));
        Assert.Contains(told, outcome.Error, StringComparison.Ordinal);
    }

    private Task<Outcome> Again()
    {
        ProcessStartInfo start = new("sh", [$"{Unpacked}/reproduce.sh"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SEMSPACE"] = packed.Program;
        return CommandLine.Finish(Process.Start(start)!);
    }

    private string[] Names() => [.. Directory.EnumerateFiles(Unpacked, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Unpacked, file).Replace('\\', '/')).Where(name => !name.StartsWith("reproduced/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private string HashOf(string name)
    {
        using FileStream file = File.OpenRead(Path.Combine(Unpacked, name));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>A small sweep, packed and unpacked.</summary>
    public sealed class Packed : IAsyncLifetime
    {
        internal TestFolder Folder { get; } = new();

        internal string Scenario => Folder.In("base.yaml");

        /// <summary>The folders of its runs: of fedavg and of fedbuff.</summary>
        internal string[] Runs { get; private set; } = [];

        /// <summary>What starts the program by a path with a blank.</summary>
        internal string Program { get; private set; } = "";

        /// <summary>Makes it.</summary>
        public async ValueTask InitializeAsync()
        {
            Folder.Write("base.yaml", File.ReadAllText(CommandLine.Quickstart).Replace("duration_h: 24", "duration_h: 1.5", StringComparison.Ordinal));
            Outcome sweep = await CommandLine.Finish(
                "sweep", Folder.Write("rules.yaml", "name: rules\nscenario: base.yaml\ngrid: {aggregation.rule: [fedavg, fedbuff]}\nseeds: [1]\n"), "--out", Folder.Path, "--set", "learning.test_images=16", "--set", "learning.model=softmax",
                "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false", "--set", "sensing.capture_interval_s=120");
            Assert.Equal("", sweep.ExitCode == 0 ? "" : sweep.Error);
            Runs = [.. Directory.EnumerateDirectories(Folder.In("rules/runs")).Order(StringComparer.Ordinal)];
            Program = Folder.Write("a program", $"#!/bin/sh\nexec dotnet exec '{AppContext.BaseDirectory}semspace.dll' \"$@\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            Outcome pack = Pack("study.zip");
            Assert.Equal(("", 0), (pack.Error, pack.ExitCode));
            ZipFile.ExtractToDirectory(Folder.In("study.zip"), Folder.In("unpacked"));
        }

        /// <inheritdoc/>
        public ValueTask DisposeAsync()
        {
            Folder.Dispose();
            return ValueTask.CompletedTask;
        }

        internal Outcome Pack(string name, params string[] more)
            => CommandLine.Run(["artifact", .. more, Folder.In("rules"), "--out", Folder.In(name), "--date", "2026-01-31", "--license", "CC-BY-4.0", "--author", "A. Person", "--author", "B. Person"]);
    }
}
