namespace SemSpace.Files;

/// <summary>
/// Room on disk for what is too much for memory, gone when it is closed or the process ends. Not thread-safe.
/// </summary>
/// <param name="folder">Where its files lie, which nobody sees; null to keep all in memory.</param>
/// <param name="shown">What faults call the folder; its path when left out.</param>
public sealed class Scratch(string? folder, string? shown = null) : IDisposable
{
    private readonly List<IDisposable> _lists = [];

    /// <summary>A list that takes no more memory than a few pages, however long it gets.</summary>
    public PagedList<T> List<T>()
        where T : unmanaged
    {
        PagedList<T> list = new(folder, shown);
        _lists.Add(list);
        return list;
    }

    /// <summary>Lets all lists go; they are not to be used any more.</summary>
    public void Dispose() => _lists.ForEach(list => list.Dispose());
}
