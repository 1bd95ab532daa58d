using SemSpace.Experiments.Executors;
using SemSpace.Experiments.Tests.Golden;
using SemSpace.Reports.Output;

namespace SemSpace.Experiments.Tests.Executors;

public sealed class RunClaimsTests : IDisposable
{
    private const string Hash = "0123456789abcdef", Other = "fedcba9876543210";

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10), Short = TimeSpan.FromMilliseconds(600);

    private readonly TestFolder _folder = new();

    /// <summary>Processes elsewhere: whether they live can be told by their writing alone.</summary>
    private static readonly ProcessMark Here = new("here boot ns", 1, 1), There = new("there boot ns", 1, 1);

    private string[] Attempts => [.. Directory.GetFiles(_folder.In("attempts")).Select(path => Path.GetFileName(path)!).Order()];

    [Fact]
    public void A_run_is_one_process_s_until_it_is_done()
    {
        using RunClaims one = new(_folder.Path, Here, Long), two = new(_folder.Path, There, Long);
        Assert.Equal(ClaimState.Taken, one.Take(Hash, "a, seed 1").State);
        Assert.Equal(ClaimState.Held, two.Take(Hash, "a, seed 1").State); // by the file itself: two has not looked since
        two.Refresh();
        Assert.Equal(ClaimState.Held, two.Take(Hash, "a, seed 1").State);
        Assert.Equal(ClaimState.Taken, two.Take(Other, "b, seed 1").State);
        Assert.Equal(["0123456789ab-1.json", "fedcba987654-1.json"], Attempts);
        Assert.Equal([("a, seed 1", "here"), ("b, seed 1", "there")], RunClaims.All(_folder.Path).Select(found => (found.Content!.Run, found.Content.Process.MachineName)));

        one.Finish(Hash);
        two.Finish(Other);
        Assert.Empty(Attempts);
    }

    [Fact]
    public async Task An_attempt_that_is_kept_alive_can_still_be_read()
    {
        using RunClaims claims = new(_folder.Path, Here, Short);
        string path = claims.Take(Hash, "a, seed 1").Path;
        DateTime begun = File.GetLastWriteTimeUtc(path);
        while (File.GetLastWriteTimeUtc(path) == begun) await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Equal("a, seed 1", Assert.Single(RunClaims.All(_folder.Path)).Content?.Run);
    }

    [Fact]
    public void Of_many_that_want_a_run_at_once_one_gets_it()
    {
        RunClaims[] all = [.. Enumerable.Range(0, 8).Select(i => new RunClaims(_folder.Path, Here with { Id = i }, Long))];
        for (int round = 0; round < 50; round++)
        {
            string hash = round.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)[^12..];
            ClaimState[] states = new ClaimState[all.Length];
            Parallel.For(0, all.Length, i => states[i] = all[i].Take(hash, "run").State);
            Assert.Single(states, ClaimState.Taken);
            Assert.Equal(all.Length - 1, states.Count(state => state == ClaimState.Held));
        }

        foreach (RunClaims claims in all) claims.Dispose();
    }

    [Fact]
    public void Who_is_silent_for_a_lease_is_dead_and_who_writes_is_not()
    {
        using RunClaims living = new(_folder.Path, Here, Short);
        Assert.Equal(ClaimState.Taken, living.Take(Hash, "run").State);
        RunClaims silent = new(_folder.Path, Here, Short);
        Assert.Equal(ClaimState.Taken, silent.Take(Other, "run").State);
        silent.Dispose(); // ends its writing, as a kill does

        Thread.Sleep(2 * Short);
        using RunClaims heir = new(_folder.Path, There, Short);
        Assert.Equal(ClaimState.Held, heir.Take(Hash, "run").State);
        Assert.Equal(ClaimState.Taken, heir.Take(Other, "run").State);
        Assert.Contains("fedcba987654-2.json", Attempts);
        heir.Finish(Other);
        Assert.Equal(["0123456789ab-1.json"], Attempts);
    }

    /// <summary>No process has the highest number that Linux gives.</summary>
    [Fact]
    public void On_this_machine_a_process_that_has_ended_is_dead_at_once()
    {
        Assert.False(ProcessMark.Self.HasEnded);
        Assert.True((ProcessMark.Self with { Started = ProcessMark.Self.Started + 1 }).HasEnded);
        Assert.False((ProcessMark.Self with { Machine = "another", Id = 4_194_304 }).HasEnded);
        using (RunClaims killed = new(_folder.Path, ProcessMark.Self with { Id = 4_194_304 }, Long)) _ = killed.Take(Hash, "run");

        using RunClaims next = new(_folder.Path, ProcessMark.Self, Long);
        Assert.Equal(ClaimState.Taken, next.Take(Hash, "run").State);
    }

    [Fact]
    public void A_failure_is_tried_again_by_calls_that_come_after_it_alone()
    {
        using RunClaims one = new(_folder.Path, Here, Long), beside = new(_folder.Path, There, Long);
        one.Fail(one.Take(Hash, "run"), "it is wrong", mayTryAgain: false);
        beside.Refresh();
        Claim told = beside.Take(Hash, "run");
        Assert.Equal((ClaimState.Failed, "it is wrong"), (told.State, told.Error));

        using RunClaims later = new(_folder.Path, There, Long);
        Assert.Equal(ClaimState.Taken, later.Take(Hash, "run").State);
    }

    [Fact]
    public void What_the_system_ends_is_tried_three_times_in_a_call()
    {
        using RunClaims claims = new(_folder.Path, Here, Long);
        for (int attempt = 0; attempt < RunClaims.MostLost; attempt++)
        {
            Claim claim = claims.Take(Hash, "run");
            Assert.Equal(ClaimState.Taken, claim.State);
            claims.Fail(claim, "signal 9", mayTryAgain: true);
            claims.Refresh();
        }

        Claim end = claims.Take(Hash, "run");
        Assert.Equal((ClaimState.Failed, "signal 9; given up after 3 attempts"), (end.State, end.Error));
    }

    [Fact]
    public void What_is_given_back_leaves_nothing()
    {
        using (RunClaims claims = new(_folder.Path, Here, Long)) claims.Release(claims.Take(Hash, "run"));
        Assert.False(Directory.Exists(_folder.In("attempts")));
    }

    [Fact]
    public void Foreign_and_damaged_files_are_nobody_s_attempts()
    {
        _folder.Write("attempts/notes.txt", "mine");
        _folder.Write("attempts/0123456789ab-1.json", "{");
        using RunClaims claims = new(_folder.Path, Here, Long);
        Assert.Equal(ClaimState.Held, claims.Take(Hash, "run").State); // whoever wrote it may live
        Assert.Null(Assert.Single(RunClaims.All(_folder.Path)).Content);
    }

    [Fact]
    public void Where_nothing_can_be_noted_it_is_said()
    {
        _folder.Write("attempts", "a file");
        using RunClaims claims = new(_folder.Path, Here, Long);
        Assert.Contains("attempts/0123456789ab-1.json", Assert.Throws<ResultsException>(() => claims.Take(Hash, "run")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
