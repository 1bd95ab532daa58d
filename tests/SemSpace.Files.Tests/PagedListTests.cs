using CsCheck;

namespace SemSpace.Files.Tests;

/// <summary>A list whose pages lie on disk is a list.</summary>
[Collection(nameof(MeasuresMemory))]
public sealed class PagedListTests : IDisposable
{
    /// <summary>More pages than are held in memory: 100 bytes a value, 256 KiB a page, 16 pages.</summary>
    private const int Long = 60_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(Long)]
    public void Reads_what_was_written(int count)
    {
        using PagedList<Row> list = Filled(count, _folder.FullName);
        Assert.Equal(Enumerable.Range(0, count).Select(Row.Of), list);
        Assert.Equal(count, list.Count);
    }

    [Fact]
    public void Values_are_changed_and_read_in_any_order()
        => Gen.Select(Gen.Int[0, Long - 1], Gen.Bool).Array[1, 300].Sample(
            steps =>
            {
                using PagedList<Row> list = Filled(Long, _folder.FullName);
                Row[] model = [.. list];
                foreach ((int place, bool changes) in steps)
                {
                    if (changes) list[place] = model[place] = Row.Of(-place);
                    else Assert.Equal(model[place], list[place]);
                }

                Assert.Equal(model, list);
            },
            iter: 20);

    [Fact]
    public void Two_readers_meet_without_harm()
    {
        using PagedList<Row> list = Filled(Long, _folder.FullName);
        Assert.All(list.Zip(list.Reverse()), pair => Assert.Equal(Long - 1, pair.First.First + pair.Second.First));
    }

    [Fact]
    public void Its_file_is_there_only_where_it_is_needed_and_gone_when_it_is_closed()
    {
        using PagedList<Row> small = Filled(100, _folder.FullName), large = Filled(Long, _folder.FullName), inMemory = Filled(Long, null);
        Assert.Equal(OperatingSystem.IsWindows() ? 1 : 0, _folder.GetFiles().Length); // where an open file can lose its name, nobody sees it
        large.Dispose();
        Assert.Empty(_folder.GetFiles());
        Assert.Equal(Row.Of(Long - 1), inMemory[Long - 1]);
        Assert.Throws<ObjectDisposedException>(() => large[0]);
    }

    [Fact]
    public void Memory_holds_a_few_pages()
    {
        using PagedList<Row> list = new(_folder.FullName);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < 20 * Long; i++) list.Add(Row.Of(i));
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, 0, 8 << 20); // 115 MiB of rows
        Assert.Equal(Row.Of(7), list[7]);
    }

    [Fact]
    public void A_folder_that_takes_no_file_is_named_with_the_reason()
    {
        string nowhere = Path.Combine(_folder.FullName, "nowhere");
        Assert.Equal($"what is too much for memory cannot be kept in {nowhere}: it is not there", Assert.Throws<UserFileException>(() => Filled(Long, nowhere)).Message);
        using Scratch scratch = new(nowhere, "the results");
        PagedList<long> list = scratch.List<long>();
        Assert.StartsWith("what is too much for memory cannot be kept in the results: ", Assert.Throws<UserFileException>(() => Enumerable.Range(0, 1 << 20).ToList().ForEach(i => list.Add(i))).Message);
    }

    [Fact]
    public void There_is_no_place_before_the_first_or_after_the_last()
    {
        using PagedList<Row> list = Filled(3, null);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[3]);
        Assert.Throws<ArgumentOutOfRangeException>(() => list[-1] = default);
    }

    private static PagedList<Row> Filled(int count, string? folder)
    {
        PagedList<Row> list = new(folder);
        for (int i = 0; i < count; i++) list.Add(Row.Of(i));
        return list;
    }

    /// <summary>Something of some size.</summary>
    private readonly record struct Row(int First, (double, double, double, double) A, (double, double, double, double) B, (double, double, double, double) C)
    {
        public static Row Of(int i) => new(i, (i, i, i, i), (-i, i, i, i), (i, i, i, 1.0 / i));
    }
}
