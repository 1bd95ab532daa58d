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

    /// <summary>A number of samples of a set, or all of a smaller one: as equal a number of each class as there is, drawn.</summary>
    /// <param name="labels">The class of each sample of the set.</param>
    /// <param name="most">How many to take.</param>
    /// <param name="set">The set's name: names the draw.</param>
    /// <returns>Places, ascending.</returns>
    public int[] Some(IReadOnlyList<int> labels, int most, string set)
        => [.. Drawn(labels, $"exam/{set}/some").SelectMany((places, one) => places.Select((place, rank) => (place, rank, one)))
            .OrderBy(sample => sample.rank).ThenBy(sample => sample.one).Take(most).Select(sample => sample.place).Order()];

    private (int[] Kept, int[] Apart) Part(IReadOnlyList<int> labels, double share, string stream)
    {
        int[] apart = [.. Drawn(labels, stream).SelectMany(places => places.Take((int)Math.Round(share * places.Length)))];
        HashSet<int> taken = [.. apart];
        return ([.. Enumerable.Range(0, labels.Count).Where(place => !taken.Contains(place))], [.. apart.Order()]);
    }

    /// <summary>The places of each class, by class, in the order in which they are drawn.</summary>
    private IEnumerable<int[]> Drawn(IReadOnlyList<int> labels, string stream)
    {
        foreach (IGrouping<int, int> one in Enumerable.Range(0, labels.Count).GroupBy(place => labels[place]).OrderBy(one => one.Key))
        {
            int[] places = [.. one];
            new SeedTree(Seed).Stream(stream, (ulong)one.Key).Shuffle(places.AsSpan());
            yield return places;
        }
    }
}
