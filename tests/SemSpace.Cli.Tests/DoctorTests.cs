using SemSpace.Experiments.Machine;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Training;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli.Tests;

/// <summary><c>semspace doctor</c> tells what a run would meet.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public void What_a_run_needs_is_tried_and_nothing_is_left()
    {
        Outcome outcome = CommandLine.Run("doctor", "--out", _folder.In("results"));
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Equal("All that a run needs is well.", outcome.LastLine);
        foreach (string subject in new[] { "libtorch: loads and trains", "figures: a trial is drawn in 3 formats", $"results folder: {_folder.In("results")} can be written" })
        {
            Assert.Contains($"well     {subject}", outcome.Output, StringComparison.Ordinal);
        }

        Assert.Contains($"{NumericKernels.Current.Capability}, probe {NumericKernels.Current.Probe}", outcome.Output, StringComparison.Ordinal);
        Assert.False(Path.Exists(_folder.In("results")));
    }

    [Fact]
    public void A_results_folder_that_cannot_be_one_is_a_fault_with_a_remedy()
    {
        string file = _folder.Write("file", "");
        Outcome outcome = CommandLine.Run("doctor", "--out", Path.Combine(file, "results"));
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains($"broken   results folder: {file}/results cannot be written, {file} is no folder: give another by --out\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("limited  work store: ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal("1 thing must be mended.", outcome.LastLine);
    }

    [Fact]
    public void The_manifest_says_whether_new_tensors_were_cleared()
    {
        Manifest made = Manifest.Of("name", "hash", 1, "fingerprint", 1, new Dictionary<string, double>());
        Assert.Equal(LibTorch.ClearsNewTensors, made.NewTensorsCleared);
        Assert.Contains($"\"new_tensors_cleared\": {(LibTorch.ClearsNewTensors ? "true" : "false")}", made.ToJson(), StringComparison.Ordinal);
        string word = LibTorch.ClearsNewTensors ? "well     new tensors: are cleared" : "limited  new tensors: are not cleared";
        Assert.Contains(word, CommandLine.Run("doctor", "--out", _folder.In("results")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_that_are_limited_only_are_no_fault()
    {
        using StringWriter output = new() { NewLine = "\n" }, error = new();
        using StopSignal stop = new(default);
        Terminal terminal = new(output, error, stop);
        Assert.Equal(0, DoctorCommand.Tell(terminal, [new("a", Health.Limited, "less")]));
        Assert.Equal(2, DoctorCommand.Tell(terminal, [new("b", Health.Broken, "mend"), new("c", Health.Broken, "mend")]));
        Assert.Equal("limited  a: less\nAll that a run needs is well.\nbroken   b: mend\nbroken   c: mend\n2 things must be mended.\n", output.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
