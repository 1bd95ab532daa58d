using System.Collections;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace SemSpace.Files;

/// <summary>
/// A list that keeps the pages used last in memory and the others in a file, which is made when it is first needed and which nobody sees: the system deletes it when it is closed, also
/// where the process is killed. Reading in order, or near what was read last, costs about what an array does. Not thread-safe.
/// </summary>
/// <typeparam name="T">Values without references, which are stored as they lie in memory.</typeparam>
public sealed class PagedList<T> : IReadOnlyList<T>, IDisposable
    where T : unmanaged
{
    private const int PageBytes = 1 << 18, PagesHeld = 16, FirstLength = 16;

    private readonly string? _folder, _shown;
    private readonly int _pageLength = Math.Max(1, PageBytes / Unsafe.SizeOf<T>());
    private readonly List<Page?> _pages = [];
    private readonly List<Page> _held = [];
    private Page? _last;
    private long _uses;
    private SafeFileHandle? _file;

    /// <summary>An empty list.</summary>
    /// <param name="folder">Where its file is to lie; null to keep all pages in memory.</param>
    /// <param name="shown">What faults call the folder; its path when left out.</param>
    public PagedList(string? folder = null, string? shown = null) => (_folder, _shown) = (folder, shown ?? folder);

    /// <inheritdoc/>
    public int Count { get; private set; }

    /// <summary>A value by its place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    /// <exception cref="UserFileException">The file cannot be made or written.</exception>
    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return PageOf(index).Values[index % _pageLength];
        }

        set
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            Page page = PageOf(index);
            page.Values[index % _pageLength] = value;
            page.IsChanged = true;
        }
    }

    /// <summary>Adds a value at the end.</summary>
    /// <exception cref="UserFileException">The file cannot be made or written.</exception>
    public void Add(T value)
    {
        int place = Count % _pageLength;
        if (place == 0)
        {
            _pages.Add(null);
            _ = Hold(new(_pages.Count - 1, Room(_pages.Count == 1 ? Math.Min(FirstLength, _pageLength) : _pageLength)));
        }

        Page page = PageOf(Count);
        if (place == page.Values.Length) page.Values = Grown(page.Values);
        page.Values[place] = value;
        page.IsChanged = true;
        Count++;
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (int index = 0; index < Count; index++) yield return this[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes and so deletes the file; the list is not to be used any more.</summary>
    public void Dispose() => _file?.Dispose();

    private T[] Grown(T[] values)
    {
        Array.Resize(ref values, Math.Min(_pageLength, values.Length * 2));
        return values;
    }

    private Page PageOf(int index)
    {
        int number = index / _pageLength;
        Page page = _last is { } last && last.Number == number ? last : _pages[number] ?? Hold(Read(number));
        page.LastUse = ++_uses;
        return _last = page;
    }

    private Page Hold(Page page)
    {
        _held.Add(page);
        return _pages[page.Number] = page;
    }

    /// <summary>Room for the values of a page: that of the page which was used longest ago, where as many are in memory as may be.</summary>
    private T[] Room(int length)
    {
        if (_folder is null || _held.Count < PagesHeld) return new T[length];
        Page page = _held.MinBy(held => held.LastUse)!;
        if (page.IsChanged) Write(page, _folder);
        _ = _held.Remove(page);
        _pages[page.Number] = null;
        return page.Values;
    }

    private void Write(Page page, string folder)
    {
        try
        {
            RandomAccess.Write(_file ??= Begin(folder), Bytes(page), Offset(page));
        }
        catch (Exception fault) when (FileTrouble.Is(fault))
        {
            throw new UserFileException($"what is too much for memory cannot be kept in {_shown}: {FileTrouble.Words(fault)}", fault);
        }
    }

    private Page Read(int number)
    {
        Page page = new(number, Room(_pageLength));
        Span<byte> bytes = Bytes(page);
        for (int done = 0; done < bytes.Length;)
        {
            int read = RandomAccess.Read(_file!, bytes[done..], Offset(page) + done);
            if (read == 0) throw new EndOfStreamException();
            done += read;
        }

        return page;
    }

    private static Span<byte> Bytes(Page page) => MemoryMarshal.AsBytes(page.Values.AsSpan());

    private long Offset(Page page) => (long)page.Number * _pageLength * Unsafe.SizeOf<T>();

    private static SafeFileHandle Begin(string folder)
    {
        string path = Path.Combine(folder, $".semspace-{Path.GetRandomFileName()}");
        if (OperatingSystem.IsWindows()) return File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite);
        File.Delete(path); // the open file stays until it is closed
        return file;
    }

    private sealed class Page(int number, T[] values)
    {
        public int Number => number;

        public T[] Values { get; set; } = values;

        public bool IsChanged { get; set; }

        public long LastUse { get; set; }
    }
}
