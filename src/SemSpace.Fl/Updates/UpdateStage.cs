using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Updates;

/// <summary>
/// One step of an update's way to the gateway: what it makes of a vector before it is sent, and how the receiver undoes it. The record
/// holds options. Serves all threads.
/// </summary>
public abstract record UpdateStage
{
    /// <summary>Encodes a vector, or what an earlier stage made of it.</summary>
    /// <param name="vector">Not changed.</param>
    /// <param name="random">The source of all draws.</param>
    public abstract EncodedVector Encode(EncodedVector vector, RandomStream random);

    /// <summary>The size of what <see cref="Encode"/> will make of a vector of a size, as plans reckon with it: of one without two equal values.</summary>
    public abstract EncodedSize Foresee(EncodedSize size);

    /// <summary>Undoes <see cref="Encode"/> as far as it can be undone.</summary>
    public abstract EncodedVector Decode(EncodedVector vector);
}

/// <summary>What a vector costs on its way.</summary>
/// <param name="Length">Values of the whole vector, D.</param>
/// <param name="Values">Values that are sent.</param>
/// <param name="BitsPerValue">Bits of each.</param>
/// <param name="HasPlaces">Whether the place of each is sent, too.</param>
public readonly record struct EncodedSize(long Length, long Values, int BitsPerValue, bool HasPlaces)
{
    /// <summary>Size on the link: values, and places of as many bits as the vector's length needs.</summary>
    public long Bits => (Values * BitsPerValue) + (HasPlaces ? Values * PlaceBits : 0);

    private int PlaceBits => Math.Max(1, (int)Math.Ceiling(Math.Log2(Length)));

    /// <summary>That of a vector that nothing was done to.</summary>
    public static EncodedSize Of(long length) => new(length, length, EncodedVector.FloatBits, false);
}

/// <summary>A vector on its way: values, where they stand, and what they cost.</summary>
/// <param name="Length">Values of the whole vector, D.</param>
/// <param name="Values">The values that are sent.</param>
/// <param name="BitsPerValue">Bits of each.</param>
public sealed record EncodedVector(int Length, float[] Values, int BitsPerValue)
{
    /// <summary>Bits of a 32-bit float.</summary>
    public const int FloatBits = 32;

    /// <summary>The place of each value in the vector, ascending; null where all are sent in order.</summary>
    public int[]? Places { get; init; }

    /// <summary>What it costs.</summary>
    public EncodedSize Size => new(Length, Values.Length, BitsPerValue, Places is not null);

    /// <summary>A vector that nothing was done to.</summary>
    public static EncodedVector Of(float[] vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new(vector.Length, vector, FloatBits);
    }
}
