using SemSpace.Files;

namespace SemSpace.Sim.TwoTier;

/// <summary>Rows of things in the order in which those were added, each made when its thing, and all before it, no longer change: then the things can go.</summary>
/// <param name="isFinal">Whether a thing no longer changes.</param>
/// <param name="row">Its row, also of one that still would change; null for none.</param>
/// <param name="scratch">Where rows are kept.</param>
internal sealed class OrderedLog<TThing, TRow>(Func<TThing, bool> isFinal, Func<TThing, TRow?> row, Scratch scratch)
    where TRow : unmanaged
{
    private readonly Queue<TThing> _open = new();
    private readonly PagedList<TRow> _rows = scratch.List<TRow>();

    /// <summary>How many have been added that have a row, or may have one.</summary>
    public int Count => _rows.Count + _open.Count;

    /// <summary>Things that have no row yet, in order.</summary>
    public IEnumerable<TThing> Open => _open;

    /// <summary>The row made last; null where there is none.</summary>
    public TRow? LastRow => _rows.Count > 0 ? _rows[^1] : null;

    public void Add(TThing thing)
    {
        while (_open.TryPeek(out TThing? first) && isFinal(first)) Finish();
        _open.Enqueue(thing);
    }

    /// <summary>All rows, after the end.</summary>
    public IReadOnlyList<TRow> Close()
    {
        while (_open.Count > 0) Finish();
        return _rows;
    }

    private void Finish()
    {
        if (row(_open.Dequeue()) is { } made) _rows.Add(made);
    }
}
