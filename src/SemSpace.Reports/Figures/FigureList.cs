using System.Collections;

namespace SemSpace.Reports.Figures;

/// <summary>
/// The figures that are drawn from one kind of data. A program may add figures of its own before the first use; from then on the list is
/// closed, since their names say what a folder of results may hold.
/// </summary>
/// <typeparam name="T">What they are drawn from.</typeparam>
/// <param name="kinds">The figures.</param>
public sealed class FigureList<T>(params FigureKind<T>[] kinds) : IReadOnlyList<FigureKind<T>>
{
    private readonly List<FigureKind<T>> _kinds = [.. kinds];
    private bool _isClosed;

    /// <inheritdoc/>
    public int Count => Closed.Count;

    /// <inheritdoc/>
    public FigureKind<T> this[int index] => Closed[index];

    /// <summary>Adds a figure of the program's own.</summary>
    /// <exception cref="InvalidOperationException">The list is in use already.</exception>
    /// <exception cref="ArgumentException">There is a figure of that name already.</exception>
    public void Add(FigureKind<T> kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (_isClosed) throw new InvalidOperationException($"Every figure must be added before the first results are looked at; {kind.Name} comes too late.");
        if (_kinds.Any(known => known.Name == kind.Name)) throw new ArgumentException($"There is a figure named {kind.Name} already.", nameof(kind));
        _kinds.Add(kind);
    }

    /// <inheritdoc/>
    public IEnumerator<FigureKind<T>> GetEnumerator() => Closed.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private List<FigureKind<T>> Closed
    {
        get
        {
            _isClosed = true;
            return _kinds;
        }
    }
}
