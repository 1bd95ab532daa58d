using SemSpace.Experiments.Sweeps;

namespace SemSpace.Experiments.Tests.Sweeps;

public sealed class SweepWarningsTests
{
    [Fact]
    public void A_warning_of_several_runs_is_told_once_with_their_number_and_the_first_comes_first()
        => Assert.Equal(
            ["b (3 of 4 runs)", "a (2 of 4 runs)", "c (1 of 4 runs)"],
            SweepWarnings.Of([[], ["b", "a"], ["a", "b"], ["c", "b", "b"]]));

    [Fact]
    public void One_run_is_one_run_and_runs_without_warnings_have_none()
    {
        Assert.Equal(["a (1 of 1 run)"], SweepWarnings.Of([["a"]]));
        Assert.Empty(SweepWarnings.Of([[], []]));
        Assert.Empty(SweepWarnings.Of([]));
    }

    [Fact]
    public void Of_very_many_the_first_are_told_and_the_rest_are_counted()
    {
        string[] many = [.. Enumerable.Range(0, 33).Select(i => $"w{i}")];
        IReadOnlyList<string> told = SweepWarnings.Of([many[..30], many]);
        Assert.Equal([.. many[..30].Select(warning => $"{warning} (2 of 2 runs)"), "3 more warnings; the first 30 are told. Each run's own are in its manifest.json."], told);
        Assert.Equal(30, SweepWarnings.Of([many[..30]]).Count);
    }
}
