using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>A few kills of the campaign in <c>bench/kills.sh</c>, which tries many and other commands.</summary>
public sealed class KillTests
{
    [Fact]
    public async Task Whenever_it_is_killed_nothing_is_lost_or_left_and_the_next_call_gives_the_same_bytes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a shell and signals.");
        ProcessStartInfo start = new("bash", [Path.Combine(GoldenText.Root, "bench", "kills.sh"), "6"]) { RedirectStandardOutput = true };
        start.Environment["SEMSPACE"] = $"dotnet exec {Path.Combine(AppContext.BaseDirectory, "semspace.dll")}";
        start.Environment["COMMANDS"] = "contacts";
        using Process campaign = Process.Start(start)!;
        string output = await campaign.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await campaign.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith("6 kills, 0 failures\n", output, StringComparison.Ordinal);
        Assert.Equal(0, campaign.ExitCode);
    }
}
