using SemSpace.Experiments.Tests.Golden;
using SemSpace.Fl.Training;
using SemSpace.Reports.Tables;

namespace SemSpace.Cli.Tests;

/// <summary>libtorch's kernels round differently by instruction set; results say which they were made with, and who compares is told.</summary>
public sealed class NumericKernelTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Runs_made_with_other_kernels_are_marked_and_plot_warns()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && NumericKernels.Current.Capability is not ("unknown" or "DEFAULT"), "No other kernels to choose here.");
        Manifest here = await Run("here", []), plain = await Run("plain", [("ATEN_CPU_CAPABILITY", "default")]);

        Assert.Equal((NumericKernels.Current.Capability, NumericKernels.Current.Probe), (here.LibtorchCapability, here.NumericProbe));
        Assert.Equal("DEFAULT", plain.LibtorchCapability);
        Assert.NotEqual(here.NumericProbe, plain.NumericProbe);

        string[] plot = ["plot", _folder.In("here"), _folder.In("plain"), "--out", _folder.In("figures")];
        Assert.Contains("Warning: the runs were trained with different numeric kernels", CommandLine.Run(plot).Error, StringComparison.Ordinal);
        Assert.Empty(CommandLine.Run("plot", _folder.In("here"), _folder.In("here"), "--out", _folder.In("figures")).Error);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<Manifest> Run(string name, (string, string)[] environment)
    {
        Outcome outcome = await CommandLine.Finish(environment, "run", CommandLine.Quickstart, "--quiet", "--into", _folder.In(name), "--set", "duration_h=0.5", "--set", "learning.test_images=8", "--set", "learning.local_epochs=1", "--set", "sensing.capture_interval_s=120", "--set", "learning.centralised_baseline=false");
        Assert.Equal(0, outcome.ExitCode);
        return Manifest.Read(_folder.In(name));
    }
}
