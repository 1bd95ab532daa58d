using SemSpace.Experiments.Tests.Golden;

namespace SemSpace.Cli.Tests;

public sealed class RouteTests : IDisposable
{
    private const string NoLinks = "isl.topology is none: satellites have no links to each other, and a way is a contact at most; --set isl.topology=grid gives them some.";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Between satellites, between gateways, and where contacts make a way at times; on the screen, and beside a file.</summary>
    [Theory]
    [InlineData("P01-S01", "P01-S02", "37 of them without one.")]
    [InlineData("Redu", "Kourou", "37 of them without one.")]
    [InlineData("P01-S01", "Redu", "36 of them without one.")]
    [InlineData("P01-S01", "Redu", "36 of them without one.", "--out")]
    public void Without_links_it_says_which_key_has_none(string source, string target, string without, params string[] option)
    {
        string file = _folder.In("ways.csv");
        Outcome outcome = Route(["--source", source, "--target", target, "--set", "isl.topology=none", "--to", "2025-07-01T06:00:00Z", "--step", "600", .. option, .. option.Select(_ => file)]);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(NoLinks, outcome.Output.ReplaceLineEndings("\n").Split('\n'));
        Assert.Contains(without, outcome.Output, StringComparison.Ordinal);
        Assert.Equal(option.Length > 0, File.Exists(file));
    }

    /// <summary>Nothing is missing where links are, or where the contact lasts.</summary>
    [Theory]
    [InlineData("isl.topology=grid", "2025-07-01T06:00:00Z", "2025-07-01T06:10:00Z")]
    [InlineData("isl.topology=none", "2025-07-01T05:13:00Z", "2025-07-01T05:20:00Z")]
    public void Where_there_is_a_way_it_says_nothing_of_links(string topology, string from, string to)
    {
        Outcome outcome = Route("--source", "P01-S01", "--target", "Redu", "--set", topology, "--from", from, "--to", to);

        Assert.Contains("moments, 0 of them without one.", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("isl.topology", outcome.Output, StringComparison.Ordinal);
    }

    /// <summary>Satellites that are too far from each other for their links.</summary>
    [Fact]
    public void Links_that_never_open_are_told_with_their_keys()
        => Assert.Contains("isl.topology is grid, and no link between satellites ever opens", Route("--source", "P01-S01", "--target", "Redu", "--set", "isl.max_range_km=100", "--step", "600").Output.ReplaceLineEndings(" "), StringComparison.Ordinal);

    private static Outcome Route(params string[] options) => CommandLine.Run(["route", Path.Combine(GoldenText.Root, "scenarios", "relay.yaml"), .. options]);
}
