namespace SemSpace.Fl.Partitions;

/// <summary>Cuts lists into consecutive parts.</summary>
internal static class Cuts
{
    /// <summary>Parts whose sizes are in given proportions, each off by less than one: all items are in one of them.</summary>
    /// <param name="items">The items.</param>
    /// <param name="weights">The proportions, 0 or more, not all 0.</param>
    public static int[][] InProportion(int[] items, IReadOnlyList<double> weights)
    {
        double all = weights.Sum(), sum = 0;
        int from = 0;
        int[][] parts = new int[weights.Count][];
        for (int k = 0; k < parts.Length; k++)
        {
            sum += weights[k];
            int to = k == parts.Length - 1 ? items.Length : Math.Clamp((int)Math.Round(items.Length * (sum / all)), from, items.Length);
            parts[k] = items[from..to];
            from = to;
        }

        return parts;
    }

    /// <summary>Parts of equal sizes, or sizes that differ by one.</summary>
    public static int[][] Evenly(int[] items, int parts)
        => [.. Enumerable.Range(0, parts).Select(k => items[(int)((long)items.Length * k / parts)..(int)((long)items.Length * (k + 1) / parts)])];
}
