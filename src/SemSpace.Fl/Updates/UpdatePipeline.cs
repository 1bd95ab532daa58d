using SemSpace.Fl.Randomness;

namespace SemSpace.Fl.Updates;

/// <summary>The stages that every vector of an update passes, in order, and in reverse at its gateway. Serves all threads.</summary>
/// <param name="stages">The stages, perhaps none.</param>
public sealed class UpdatePipeline(IReadOnlyList<UpdateStage> stages)
{
    private const int BitsPerByte = 8;

    /// <summary>No stages: vectors travel as they are, 32 bits per value.</summary>
    public static UpdatePipeline Direct { get; } = new([]);

    /// <summary>Sends vectors: what arrives, and the bytes that the link is charged for.</summary>
    /// <param name="vectors">What is sent; not changed.</param>
    /// <param name="random">The source of all draws.</param>
    public (IReadOnlyList<float[]> Received, long Bytes) Send(IReadOnlyList<float[]> vectors, RandomStream random)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        long bytes = 0;
        float[][] received = new float[vectors.Count][];
        for (int i = 0; i < received.Length; i++)
        {
            EncodedVector sent = stages.Aggregate(EncodedVector.Of(vectors[i]), (vector, stage) => stage.Encode(vector, random));
            bytes += Bytes(sent.Size);
            received[i] = stages.Reverse().Aggregate(sent, (vector, stage) => stage.Decode(vector)).Values;
        }

        return (received, bytes);
    }

    /// <summary>The size that a plan may reckon with, before there is an update: that of vectors without two equal values.</summary>
    /// <param name="length">Values per vector.</param>
    /// <param name="vectors">Vectors.</param>
    public long ForeseenBytes(long length, int vectors) => vectors * Bytes(stages.Aggregate(EncodedSize.Of(length), (size, stage) => stage.Foresee(size)));

    private static long Bytes(EncodedSize size) => (size.Bits + BitsPerByte - 1) / BitsPerByte;
}
