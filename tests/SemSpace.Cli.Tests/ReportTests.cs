using System.Diagnostics;
using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class ReportTests : IDisposable
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>&\"'";
    private readonly TestFolder _folder = new();

    /// <summary>A run of 24 satellites whose first gateway has a name that would break a page.</summary>
    public ReportTests()
    {
        string scenario = File.ReadAllText(CommandLine.Quickstart).Replace("name: Redu", $"name: '{Hostile.Replace("'", "''", StringComparison.Ordinal)}'", StringComparison.Ordinal);
        Outcome run = CommandLine.Run(
            "run", _folder.Write("hostile.yaml", scenario), "--into", _folder.In("run"), "--set", "duration_h=1.5", "--set", "learning.test_images=16", "--set", "learning.model=softmax",
            "--set", "learning.local_epochs=1", "--set", "learning.centralised_baseline=false", "--set", "sensing.capture_interval_s=120");
        Assert.Equal("", run.ExitCode == 0 ? "" : run.Error);
        Report("report.html");
    }

    private string Page => File.ReadAllText(_folder.In("report.html"));

    [Fact]
    public void A_page_reads_nothing_and_lets_no_name_become_markup()
    {
        Assert.DoesNotContain("<img src=x", Page, StringComparison.Ordinal);
        Assert.Contains("&lt;/script&gt;&lt;img src=x", Page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", Page, StringComparison.Ordinal);
        Assert.Equal(2, Page.Split("</script>").Length - 1);
        Assert.All(["<link", "@import", "fetch(", "src=\"http"], part => Assert.DoesNotContain(part, Page, StringComparison.Ordinal));
        Assert.All(["<h1>quickstart</h1>", "id=\"globe\"", ">Gateways</caption>", ">Satellites</caption>", "aria-label=\"score of the global model"], part => Assert.Contains(part, Page, StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_runs_give_the_same_bytes()
    {
        Report("again.html");
        Assert.Equal(Page, File.ReadAllText(_folder.In("again.html")));
    }

    [Fact]
    public void The_globe_is_drawn_and_moves_in_a_browser()
    {
        string? browser = new[] { "chromium", "chromium-browser", "google-chrome" }
            .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (browser is null) Assert.Skip("There is no Chromium on the path.");
        string page = Browse(browser, "#t=3600", "--dump-dom");
        Assert.Contains("2025-07-01 01:00:00 UTC: contacts ", page, StringComparison.Ordinal);
        byte[][] pictures = [.. new[] { "#t=0", "#t=3600", "#t=3600" }.Select((time, i) =>
        {
            string picture = _folder.In($"picture-{i}.png");
            Browse(browser, time, $"--screenshot={picture}");
            return File.ReadAllBytes(picture);
        })];
        Assert.NotEqual(pictures[0], pictures[1]);
        Assert.Equal(pictures[1], pictures[2]);
    }

    public void Dispose() => _folder.Dispose();

    private string Browse(string browser, string place, string what)
    {
        ProcessStartInfo start = new(browser, ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=900,1000", $"--user-data-dir={_folder.In("profile")}", what, $"file://{_folder.In("report.html")}{place}"])
        { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.DoesNotContain("CONSOLE", error.Result, StringComparison.Ordinal);
        return output;
    }

    private void Report(string name)
    {
        Outcome report = CommandLine.Run("report", _folder.In("run"), "--output", _folder.In(name));
        Assert.Equal(("", 0), (report.Error, report.ExitCode));
    }
}
