using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

/// <summary>A run of 24 satellites whose first gateway has a name that would break a page, and its page.</summary>
public sealed class ReportedRun : IDisposable
{
    /// <summary>The name.</summary>
    internal const string Hostile = "</script><img src=x onerror=alert(1)>&\"'";

    /// <summary>Runs it.</summary>
    public ReportedRun()
    {
        string scenario = File.ReadAllText(CommandLine.Quickstart).Replace("name: Redu", $"name: '{Hostile.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal);
        Outcome run = CommandLine.Run(
            "run", Folder.Write("hostile.yaml", scenario), "--into", Folder.In("run"), "--set", "duration_h=1.5", "--set", "learning.test_images=16", "--set", "learning.model=softmax",
            "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false", "--set", "sensing.capture_interval_s=120");
        Assert.Equal("", run.ExitCode == 0 ? "" : run.Error);
        Page = Report("report.html");
    }

    /// <summary>Where its run and its page are.</summary>
    internal TestFolder Folder { get; } = new();

    /// <summary>The page.</summary>
    internal string Page { get; }

    /// <inheritdoc/>
    public void Dispose() => Folder.Dispose();

    /// <summary>Writes its page.</summary>
    internal string Report(string name)
    {
        Outcome report = CommandLine.Run("report", Folder.In("run"), "--out", Folder.In(name));
        Assert.Equal(("", 0), (report.Error, report.ExitCode));
        return File.ReadAllText(Folder.In(name));
    }
}
