namespace SemSpace.Files;

/// <summary>Sorts a list that is longer than memory: chunks of it where they are, which are then merged, two at a time, into another list and back.</summary>
public static class PagedSort
{
    private const int ChunkLength = 1 << 16;

    /// <summary>Brings values into an order. Which of equal ones comes first is not told.</summary>
    /// <param name="values">The values.</param>
    /// <param name="scratch">Where the other list is kept.</param>
    /// <param name="order">Below 0 where the first of two comes before the second.</param>
    public static void Sort<T>(PagedList<T> values, Scratch scratch, Comparison<T> order)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(scratch);
        SortChunks(values, order);
        if (values.Count <= ChunkLength) return;
        PagedList<T> from = values, to = scratch.List<T>();
        for (long length = ChunkLength; length < values.Count; length *= 2)
        {
            Merge(from, to, order, length);
            (from, to) = (to, from);
        }

        if (from == values) return;
        for (int i = 0; i < values.Count; i++) values[i] = from[i];
    }

    private static void SortChunks<T>(PagedList<T> values, Comparison<T> order)
        where T : unmanaged
    {
        T[] chunk = new T[Math.Min(ChunkLength, values.Count)];
        for (int first = 0; first < values.Count; first += chunk.Length)
        {
            Span<T> part = chunk.AsSpan(0, Math.Min(chunk.Length, values.Count - first));
            for (int i = 0; i < part.Length; i++) part[i] = values[first + i];
            part.Sort(order);
            for (int i = 0; i < part.Length; i++) values[first + i] = part[i];
        }
    }

    /// <summary>Merges neighbours of a length that are in order each.</summary>
    private static void Merge<T>(PagedList<T> from, PagedList<T> to, Comparison<T> order, long length)
        where T : unmanaged
    {
        for (long first = 0; first < from.Count; first += 2 * length)
        {
            int middle = (int)Math.Min(first + length, from.Count), end = (int)Math.Min(first + (2 * length), from.Count);
            for (int place = (int)first, left = place, right = middle; place < end; place++)
            {
                bool isLeft = right == end || (left < middle && order(from[left], from[right]) <= 0);
                T next = from[isLeft ? left++ : right++];
                if (place < to.Count) to[place] = next;
                else to.Add(next);
            }
        }
    }
}
