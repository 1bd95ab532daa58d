using SemSpace.Fl.Randomness;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Updates.Clip.ClipStage>;

namespace SemSpace.Fl.Updates.Clip;

/// <summary>
/// Shortens a vector whose Euclidean length is above a bound to the bound, so that no one training moves the model far. A vector with a value
/// that is no finite number stays as it is, and is refused where it arrives.
/// </summary>
/// <param name="MaxNorm">The bound.</param>
public sealed record ClipStage(double MaxNorm = 1) : UpdateStage
{
    /// <summary>The keys.</summary>
    public static Section<ClipStage> Keys { get; } = new(
        "Clipped updates: none is longer than a bound.",
        () => new(),
        Is.Of("max_norm", Kinds.Within(1e-9, 1e9), "Euclidean length that an update has at most", c => c.MaxNorm, (c, v) => c with { MaxNorm = v }));

    /// <inheritdoc/>
    public override EncodedVector Encode(EncodedVector vector, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(vector);
        double norm = Math.Sqrt(vector.Values.Sum(value => (double)value * value));
        if (!(norm > MaxNorm) || !double.IsFinite(norm)) return vector;
        float factor = (float)(MaxNorm / norm);
        return vector with { Values = Array.ConvertAll(vector.Values, value => factor * value) };
    }

    /// <inheritdoc/>
    public override EncodedSize Foresee(EncodedSize size) => size;

    /// <inheritdoc/>
    public override EncodedVector Decode(EncodedVector vector) => vector;
}
