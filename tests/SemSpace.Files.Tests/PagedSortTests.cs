using CsCheck;

namespace SemSpace.Files.Tests;

/// <summary>What is sorted on disk is as if it had been sorted in memory.</summary>
public sealed class PagedSortTests : IDisposable
{
    /// <summary>A chunk is sorted in memory.</summary>
    private const int Chunk = 1 << 16;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    [InlineData(Chunk)]
    [InlineData(Chunk + 1)]
    [InlineData(2 * Chunk)]
    [InlineData((4 * Chunk) + 77)]
    [InlineData((9 * Chunk) - 1)]
    public void Values_come_in_order(int count)
    {
        Gen.Int[-count, count].Array[count].Sample(values => Assert.Equal(values.Order(), Sorted(values)), iter: count > Chunk ? 1 : 20);
        Assert.Equal(Enumerable.Range(0, count), Sorted([.. Enumerable.Range(0, count).Reverse()]));
    }

    private int[] Sorted(int[] values)
    {
        using Scratch scratch = new(_folder.FullName);
        PagedList<int> list = scratch.List<int>();
        foreach (int value in values) list.Add(value);
        PagedSort.Sort(list, scratch, (one, other) => one.CompareTo(other));
        return [.. list];
    }
}
