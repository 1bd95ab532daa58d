namespace SemSpace.Fl.Data;

/// <summary>
/// Chooses images of as equal a number per class as a bounded search finds. Candidates are offered in the order of a seeded stream; the search ends when
/// every class has its equal share, or after <see cref="LooksPerImage"/> candidates an image, at least <see cref="FewestLooks"/>. What classes that were
/// not found, or not often enough, leave free goes to the others in equal parts. One class may be limited to a share of the set, and takes more only where
/// nothing else is found. Not thread-safe.
/// </summary>
internal sealed class StratifiedDraw
{
    /// <summary>Candidates looked at for each image of the set.</summary>
    public const int LooksPerImage = 8;

    /// <summary>Candidates looked at for the smallest set.</summary>
    public const int FewestLooks = 2048;

    private readonly int _count;
    private readonly int[] _limits, _wanted;
    private readonly List<(int Order, CapturePoint Point)>[] _found;
    private int _looks;

    /// <summary>A search that has seen nothing.</summary>
    /// <param name="count">Images to choose.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="limited">The class with a limit.</param>
    /// <param name="limitShare">The largest share of the set that it takes, 0 to 1.</param>
    public StratifiedDraw(int count, int classes, int limited, double limitShare)
    {
        _count = count;
        _limits = [.. Enumerable.Range(0, classes).Select(c => c == limited ? (int)(limitShare * count) : count)];
        _wanted = Filled(new int[classes], _limits);
        _found = [.. Enumerable.Range(0, classes).Select(_ => new List<(int, CapturePoint)>())];
    }

    /// <summary>Whether the search goes on.</summary>
    public bool WantsMore => _looks < Math.Max(FewestLooks, LooksPerImage * _count) && _found.Zip(_wanted).Any(entry => entry.First.Count < entry.Second);

    /// <summary>Looks at candidates, as long as more are wanted.</summary>
    /// <param name="points">Where they are.</param>
    /// <param name="labels">Their classes.</param>
    public void Offer(IReadOnlyList<CapturePoint> points, IReadOnlyList<int> labels)
    {
        for (int i = 0; i < points.Count && WantsMore; i++)
        {
            if (_found[labels[i]].Count < _count) _found[labels[i]].Add((_looks, points[i]));
            _looks++;
        }
    }

    /// <summary>What was chosen, in the order in which it was offered; of each class the earliest.</summary>
    public CapturePoint[] Chosen()
    {
        int[] found = [.. _found.Select(all => all.Count)];
        int[] chosen = Filled(Filled(new int[found.Length], [.. found.Zip(_limits, Math.Min)]), found);
        return [.. _found.SelectMany((all, c) => all.Take(chosen[c])).OrderBy(entry => entry.Order).Select(entry => entry.Point)];
    }

    /// <summary>Shares that grow, one image at a time to the class that has least, as far as each may, until they are the whole set.</summary>
    private int[] Filled(int[] shares, int[] most)
    {
        int[] grown = [.. shares];
        for (int left = _count - shares.Sum(); left > 0; left--)
        {
            int[] open = [.. Enumerable.Range(0, most.Length).Where(c => grown[c] < most[c])];
            if (open.Length == 0) break;
            grown[open.MinBy(c => grown[c])]++;
        }

        return grown;
    }
}
