namespace SemSpace.Keys;

/// <summary>
/// Chooses when legal values are drawn from the declarations of keys, so that tests know no range of their own. Whatever is drawn keeps to
/// every key's own rule; laws between keys are for whoever asks to keep, by pins.
/// </summary>
/// <param name="next">Draws numbers from 0 to below 1.</param>
/// <param name="pins">What keys are to hold, in YAML, by path with [] for an item of a list; null leaves the key out.</param>
public sealed class SampleSource(Func<double> next, IReadOnlyDictionary<string, Func<string?>> pins)
{
    private const double EndShare = 0.15, GivenShare = 0.35;

    /// <summary>Where in its range a value lies: 0 and 1, its ends, come up often.</summary>
    public double Place => next() switch { < EndShare => 0, >= 1 - EndShare => 1, _ => next() };

    /// <summary>Whether a key that has a default is given.</summary>
    public bool IsGiven => next() < GivenShare;

    /// <summary>A whole number in a closed range.</summary>
    public int Count(int least, int most) => least + (int)(next() * (most - least + 1));

    /// <summary>What a path is pinned to.</summary>
    /// <returns>Whether it is.</returns>
    public bool TryPin(string path, out ConfigNode? node)
    {
        bool pinned = pins.TryGetValue(path, out Func<string?>? value);
        node = value?.Invoke() is { } yaml ? Scalar(yaml) : null;
        return pinned;
    }

    /// <summary>A value that is YAML already.</summary>
    public static ScalarNode Scalar(string yaml) => new(new("sample", 0), yaml, false);
}
