using SemSpace.Fl.Randomness;
using Is = SemSpace.Keys.Keys<SemSpace.Fl.Updates.TopK.TopKStage>;

namespace SemSpace.Fl.Updates.TopK;

/// <summary>
/// Sends the values of largest magnitude and their places, and 0 for all others. Of equal magnitudes the first are sent; what is no finite
/// number counts as the largest, so that it is not lost unseen. Where that is all values, they go without places.
/// Source: Aji, Heafield, EMNLP 2017. Not modelled: error feedback, which keeps what was not sent for the next update.
/// </summary>
/// <param name="Fraction">Share of the values that are sent; one at least.</param>
public sealed record TopKStage(double Fraction = 0.1) : UpdateStage
{
    /// <summary>The keys.</summary>
    public static Section<TopKStage> Keys { get; } = new(
        "Sparse updates: the values of largest magnitude, and where they stand.",
        () => new(),
        Is.Of("fraction", Kinds.Above(0, 1), "share of the values that are sent", t => t.Fraction, (t, v) => t with { Fraction = v }));

    /// <inheritdoc/>
    public override EncodedVector Encode(EncodedVector vector, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(vector);
        float[] values = vector.Values;
        int count = (int)Count(vector.Size);
        if (count == values.Length) return vector;
        int[] kept = [.. Enumerable.Range(0, values.Length).OrderByDescending(i => float.IsFinite(values[i]) ? Math.Abs(values[i]) : float.PositiveInfinity).Take(count).Order()];
        return vector with
        {
            Values = [.. kept.Select(i => values[i])],
            Places = [.. kept.Select(i => vector.Places is { } places ? places[i] : i)],
        };
    }

    /// <inheritdoc/>
    public override EncodedSize Foresee(EncodedSize size) => Count(size) is var count && count == size.Values ? size : size with { Values = count, HasPlaces = true };

    /// <inheritdoc/>
    public override EncodedVector Decode(EncodedVector vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        if (vector.Places is not { } places) return vector;
        float[] whole = new float[vector.Length];
        for (int i = 0; i < places.Length; i++) whole[places[i]] = vector.Values[i];
        return vector with { Values = whole, Places = null };
    }

    /// <summary>How many values are sent.</summary>
    private long Count(EncodedSize size) => Math.Clamp((long)Math.Ceiling(Fraction * size.Length), 1, size.Values);
}
