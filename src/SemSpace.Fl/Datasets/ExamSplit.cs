using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Datasets;

/// <summary>
/// Sets samples apart for validation and tests, the same for every training seed. Of each class the same share is taken, to the nearest whole
/// sample; which ones is drawn.
/// </summary>
/// <param name="Seed">The exam's seed.</param>
/// <param name="TestFraction">Share of a data set without a test set of its own that is for tests, 0 to 1.</param>
/// <param name="ValidationFraction">Share of the training set that is for validation, 0 to 1.</param>
public sealed record ExamSplit(ulong Seed, double TestFraction, double ValidationFraction)
{
    /// <summary>Parts samples into those that stay for training and those for tests.</summary>
    /// <param name="labels">The class of each sample.</param>
    /// <returns>Places, ascending.</returns>
    public (int[] Train, int[] Test) Test(IReadOnlyList<int> labels) => Part(labels, TestFraction, "exam/test");

    /// <summary>Parts samples into those that stay for training and those for validation.</summary>
    /// <inheritdoc cref="Test"/>
    public (int[] Train, int[] Validation) Validation(IReadOnlyList<int> labels) => Part(labels, ValidationFraction, "exam/validation");

    /// <summary>A number of samples of a set, or all of a smaller one, drawn without regard to their classes.</summary>
    /// <param name="all">How many there are.</param>
    /// <param name="most">How many to take.</param>
    /// <param name="set">The set's name: names the draw.</param>
    /// <returns>Places, ascending.</returns>
    public int[] Some(int all, int most, string set)
    {
        int[] places = [.. Enumerable.Range(0, all)];
        if (all <= most) return places;
        new SeedTree(Seed).Stream($"exam/{set}/some").Shuffle(places.AsSpan());
        return [.. places.Take(most).Order()];
    }

    private (int[] Kept, int[] Apart) Part(IReadOnlyList<int> labels, double share, string stream)
    {
        List<int> apart = [];
        foreach (IGrouping<int, int> one in Enumerable.Range(0, labels.Count).GroupBy(place => labels[place]).OrderBy(one => one.Key))
        {
            int[] places = [.. one];
            new SeedTree(Seed).Stream(stream, (ulong)one.Key).Shuffle(places.AsSpan());
            apart.AddRange(places.Take((int)Math.Round(share * places.Length)));
        }

        HashSet<int> taken = [.. apart];
        return ([.. Enumerable.Range(0, labels.Count).Where(place => !taken.Contains(place))], [.. apart.Order()]);
    }
}
