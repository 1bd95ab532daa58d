namespace SemSpace.Keys;

/// <summary>Finds what a misspelt word may have meant.</summary>
public static class Spelling
{
    /// <summary>The known word nearest to a misspelt one; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        int limit = Math.Max(1, word.Length / 3);
        return known
            .Select(candidate => (Candidate: candidate, Distance: Distance(Folded(word), Folded(candidate))))
            .Where(pair => pair.Distance <= limit)
            .OrderBy(pair => pair.Distance)
            .Select(pair => pair.Candidate)
            .FirstOrDefault();
    }

    /// <summary>The question after what is wrong with a misspelt word, with a blank before it: "Did you mean ...?"; empty when nothing known is near.</summary>
    public static string Hint(string word, IEnumerable<string> known) => DidYouMean(Nearest(word, known) is { } near ? [near] : []);

    /// <summary>The question whether one of some words was meant, with a blank before it; empty without any.</summary>
    public static string DidYouMean(params IReadOnlyCollection<string> words) => words.Count == 0 ? "" : $" Did you mean {string.Join(" or ", words)}?";

    /// <summary>The known key that differs from a key only in its last part, where units stand: altitude_km for altitude_m or altitude.</summary>
    public static string? SameButForUnit(string key, IEnumerable<string> known)
    {
        string[] candidates = [.. known.Where(k => k.Contains('_', StringComparison.Ordinal))];
        return candidates.FirstOrDefault(candidate => Stem(candidate) == key) ?? candidates.FirstOrDefault(candidate => Stem(candidate) == Stem(key));
    }

    private static string Stem(string key) => key.LastIndexOf('_') is > 0 and int at ? key[..at] : key;

    /// <summary>Dashes, underscores and case are often mixed up and so do not count.</summary>
    private static string Folded(string word) => word.ToUpperInvariant().Replace('-', '_');

    /// <summary>Edits (insert, delete, replace, swap neighbours) between two words; optimal string alignment distance.</summary>
    private static int Distance(string a, string b)
    {
        int[,] d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int replace = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + replace);
                bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                if (swapped) d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
