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

    /// <summary>Undoes <see cref="Encode"/> as far as it can be undone.</summary>
    public abstract EncodedVector Decode(EncodedVector vector);
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

    /// <summary>Size on the link: values, and places of as many bits as the vector's length needs.</summary>
    public long Bits => ((long)Values.Length * BitsPerValue) + (Places is null ? 0 : (long)Places.Length * PlaceBits);

    private int PlaceBits => Math.Max(1, (int)Math.Ceiling(Math.Log2(Length)));

    /// <summary>A vector that nothing was done to.</summary>
    public static EncodedVector Of(float[] vector)
    {
        ArgumentNullException.ThrowIfNull(vector);
        return new(vector.Length, vector, FloatBits);
    }
}
