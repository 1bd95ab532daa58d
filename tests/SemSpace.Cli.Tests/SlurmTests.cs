using System.Diagnostics;
using System.Runtime.InteropServices;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>A sweep on a Slurm cluster of two nodes, which the test starts on this machine by <c>bench/slurm-local.sh</c>.</summary>
public sealed class SlurmTests : IDisposable
{
    /// <summary>The runs take half a minute on a free machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly TestFolder _folder = new();

    private string Sweep => _folder.Write("sweep.yaml", $$"""
        name: small
        scenario: {{CommandLine.Quickstart}}
        set:
          duration_h: 1.5
          learning.test_images: 16
          learning.local_epochs: 1
          learning.centralised_baseline: false
          sensing.capture_interval_s: 120
        grid:
          aggregation.rule: [fedavg, fedbuff]
        seeds: 1-2
        """);

    private (string, string)[] Cluster => [("SLURM_CONF", _folder.In("cluster/slurm.conf"))];

    [Fact]
    public async Task Two_nodes_give_the_bytes_that_this_machine_gives_alone()
    {
        string[] needed = ["slurmctld", "slurmd", "munged", "sbatch"];
        Assert.SkipUnless(RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && needed.All(IsThere), "Slurm (slurm-wlm, munge) is not installed.");
        Assert.SkipUnless(await Local("start") == 0, "Slurm does not start here.");

        Outcome submitted = await CommandLine.Finish(Cluster, "sweep", Sweep, "--out", _folder.In("slurm"), "--executor", "slurm", "--partition", "all", "--memory", "1500", "--time", "30", "--runs-per-task", "2");
        Assert.Equal(("", 0), (submitted.ExitCode == 0 ? "" : submitted.Error, submitted.ExitCode));
        Assert.Matches(@"Submitted 4 runs in 2 tasks of job \d; job \d writes the table when they have ended\.", submitted.Error); // the first question and tasks that began have numbers, too
        string table = _folder.In("slurm/small/sweep.csv");
        for (Stopwatch waited = Stopwatch.StartNew(); !File.Exists(table) && waited.Elapsed < Patience;) await Task.Delay(200, TestContext.Current.CancellationToken);

        Outcome status = await CommandLine.Finish(Cluster, "sweep", "status", _folder.In("slurm/small"));
        Assert.Matches(@"^4 runs: 4 done\nSlurm job \d, which makes the runs: 2 COMPLETED\n", status.Output);
        Assert.Equal(0, (await CommandLine.Finish("sweep", Sweep, "--out", _folder.In("local"), "--jobs", "2")).ExitCode);
        foreach (string file in Directory.EnumerateFiles(_folder.In("local/small"), "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != "manifest.json"))
        {
            string other = Path.Combine(_folder.In("slurm/small"), Path.GetRelativePath(_folder.In("local/small"), file));
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(other)), other);
        }
    }

    public void Dispose()
    {
        if (File.Exists(_folder.In("cluster/slurm.conf"))) Local("stop").GetAwaiter().GetResult();
        _folder.Dispose();
    }

    private async Task<int> Local(string what)
    {
        ProcessStartInfo start = new("bash", [Path.Combine(GoldenText.Root, "bench", "slurm-local.sh"), what, _folder.In("cluster")]);
        start.Environment["PORT"] = "17010";
        using Process script = Process.Start(start)!;
        await script.WaitForExitAsync(TestContext.Current.CancellationToken);
        return script.ExitCode;
    }

    private static bool IsThere(string program) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/sbin".Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
