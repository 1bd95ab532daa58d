using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Updates.Float16;

/// <summary>Half precision (IEEE 754 binary16), rounded to nearest, ties to even; values beyond 65504 become 65504, and what is no finite number stays so.</summary>
public sealed record Float16Stage : UpdateStage
{
    private const int HalfBits = 16;

    /// <summary>No keys.</summary>
    public static Section<Float16Stage> Keys { get; } = new("Half precision.", () => new());

    /// <inheritdoc/>
    public override EncodedVector Encode(EncodedVector vector, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return vector with { Values = Array.ConvertAll(vector.Values, Round), BitsPerValue = Math.Min(vector.BitsPerValue, HalfBits) };
    }

    /// <inheritdoc/>
    public override EncodedSize Foresee(EncodedSize size) => size with { BitsPerValue = Math.Min(size.BitsPerValue, HalfBits) };

    /// <inheritdoc/>
    public override EncodedVector Decode(EncodedVector vector) => vector;

    private static float Round(float value) => float.IsFinite(value) ? (float)(Half)Math.Clamp(value, (float)Half.MinValue, (float)Half.MaxValue) : value;
}
