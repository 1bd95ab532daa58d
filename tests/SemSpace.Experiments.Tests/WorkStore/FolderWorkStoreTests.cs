using SemSpace.Experiments.Tests.Golden;
using SemSpace.Experiments.WorkStore;

namespace SemSpace.Experiments.Tests.WorkStore;

/// <summary>A store in a folder: what damage, other processes, limits and refusals do to it.</summary>
public sealed class FolderWorkStoreTests : IDisposable
{
    private const int Limit = 1, EntryBytes = 100_000;

    private readonly TestFolder _folder = new();

    private string Root => _folder.In("store");

    private string[] Files => Directory.Exists(Root) ? [.. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)] : [];

    [Fact]
    public void What_is_put_comes_back_in_another_process_too()
    {
        FolderWorkStore store = Open();
        Assert.Null(store.TryGet(Key(1)));
        store.Put(Key(1), [1, 2, 3]);
        Assert.Equal([1, 2, 3], store.TryGet(Key(1)));
        Assert.Equal([1, 2, 3], Open().TryGet(Key(1)));
        Assert.Null(store.TryGet(Key(2)));
        Assert.Equal(Path.Combine(Root, Key(1)[..2], Key(1)), Assert.Single(Files));
        Assert.Null(store.Warning);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public void A_damaged_entry_is_not_there_and_is_made_again(int length)
    {
        FolderWorkStore store = Open();
        store.Put(Key(1), new byte[100]);
        File.WriteAllBytes(Files[0], File.ReadAllBytes(Files[0])[..length]);
        Assert.Null(store.TryGet(Key(1)));
        store.Put(Key(1), new byte[100]);
        Assert.Equal(new byte[100], store.TryGet(Key(1)));
        Assert.Null(store.Warning);
    }

    [Fact]
    public void Several_writers_at_once_leave_whole_entries_alone()
    {
        FolderWorkStore[] stores = [Open(100), Open(100)];
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            FolderWorkStore store = stores[i % 2];
            byte[] result = Result(i / 4);
            if (store.TryGet(Key(i / 4)) is { } found) Assert.Equal(result, found);
            store.Put(Key(i / 4), result);
        });
        Assert.Equal(100, Files.Length);
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(Result(i), Open(100).TryGet(Key(i))));
    }

    [Fact]
    public void Above_the_limit_the_longest_unused_goes()
    {
        FolderWorkStore before = Open();
        for (int i = 0; i < 10; i++) before.Put(Key(i), Result(i));
        for (int i = 0; i < 10; i++) File.SetLastWriteTimeUtc(Path.Combine(Root, Key(i)[..2], Key(i)), DateTime.UtcNow.AddMinutes(i - 20));
        FolderWorkStore store = Open();
        Assert.NotNull(store.TryGet(Key(0))); // used, so no longer the first to go
        store.Put(Key(10), Result(10));
        Assert.Equal("0 3 4 5 6 7 8 9 10", string.Join(' ', Enumerable.Range(0, 11).Where(i => Open().TryGet(Key(i)) is not null)));
        Assert.Null(store.Warning);
    }

    [Fact]
    public void A_run_that_is_larger_than_the_limit_keeps_its_beginning_and_says_so()
    {
        FolderWorkStore store = Open();
        for (int i = 0; i < 20; i++) store.Put(Key(i), Result(i));
        Assert.Equal(Enumerable.Range(0, 10), Enumerable.Range(0, 20).Where(i => store.TryGet(Key(i)) is not null));
        Assert.Equal($"The work store {Root} is full of this run's own work at 1 MiB; what follows is not kept. Set a higher limit.", store.Warning);
    }

    [Fact]
    public void Writers_that_do_not_know_of_each_other_keep_near_the_limit()
    {
        FolderWorkStore[] stores = [Open(4), Open(4)];
        for (int i = 0; i < 100; i++) stores[i % 2].Put(Key(i), Result(i));
        Assert.InRange(Files.Sum(file => new FileInfo(file).Length), 3 << 20, (4 << 20) * 9 / 8);
    }

    [Fact]
    public void What_others_have_in_the_folder_stays()
    {
        string own = _folder.Write("store/notes.txt", new string('x', 2 << 20)), alike = _folder.Write("store/ab/" + Key(1)[1..], new string('x', 2 << 20));
        FolderWorkStore store = Open();
        store.Put(Key(1), [1]);
        Assert.Equal([1], store.TryGet(Key(1)));
        Assert.True(File.Exists(own) && File.Exists(alike));
    }

    [Fact]
    public void Half_an_entry_of_a_killed_process_is_swept_up()
    {
        _folder.Write("store/.semspace-1-1.partial", "half");
        Open().Put(Key(1), [1]);
        Assert.Single(Files);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/store")]
    public void A_place_that_cannot_be_used_is_told_once_and_costs_nothing_else(string below)
    {
        string file = _folder.Write("file", "");
        FolderWorkStore store = new(file + below, Limit);
        store.Put(Key(1), [1]);
        store.Put(Key(2), [2]);
        Assert.Null(store.TryGet(Key(1)));
        Assert.StartsWith($"The work store {file}{below} cannot be used: ", store.Warning, StringComparison.Ordinal);
        Assert.EndsWith(". The run does without.", store.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_in_the_place_of_an_entry_is_told()
    {
        Directory.CreateDirectory(Path.Combine(Root, Key(1)[..2], Key(1)));
        FolderWorkStore store = Open();
        store.Put(Key(1), [1]);
        Assert.Null(store.TryGet(Key(1)));
        Assert.NotNull(store.Warning);
        Assert.Empty(Files);
    }

    public void Dispose() => _folder.Dispose();

    private FolderWorkStore Open(int limitMib = Limit) => new(Root, limitMib);

    private static string Key(int i) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(i)));

    private static byte[] Result(int i) => [.. Enumerable.Repeat((byte)i, EntryBytes)];
}
