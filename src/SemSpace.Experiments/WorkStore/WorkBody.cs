using System.Runtime.InteropServices;
using SemSpace.Fl.Training;
using SemSpace.Sim.Learning;

namespace SemSpace.Experiments.WorkStore;

/// <summary>
/// Results as bytes, little-endian as all machines are that libtorch runs on: numbers as they are in memory, vectors with their lengths before them.
/// Their form is part of <see cref="WorkBasis.Version"/>.
/// </summary>
internal static class WorkBody
{
    /// <summary>A training's result.</summary>
    public static byte[] Of(LocalUpdate update)
    {
        using MemoryStream bytes = new(sizeof(float) * update.Delta.Length * (1 + update.Beside.Count + update.State.Count));
        using BinaryWriter body = new(bytes);
        body.Write(update.MeanLoss);
        body.Write(update.Steps);
        body.Write(update.Bytes);
        Write(body, [update.Delta]);
        Write(body, update.Beside);
        Write(body, update.State);
        return bytes.ToArray();
    }

    /// <summary>A training's result from its bytes.</summary>
    public static LocalUpdate Update(byte[] bytes)
    {
        using BinaryReader body = new(new MemoryStream(bytes));
        (double meanLoss, int steps, long size) = (body.ReadDouble(), body.ReadInt32(), body.ReadInt64());
        return new LocalUpdate(Vectors(body)[0], meanLoss, steps, size) { Beside = Vectors(body), State = Vectors(body) };
    }

    /// <summary>An evaluation's result.</summary>
    public static byte[] Of(ExamScores scores)
    {
        (Evaluation test, Evaluation validation) = scores;
        return MemoryMarshal.AsBytes<double>([test.Loss, test.Score, test.SecondScore, validation.Loss, validation.Score, validation.SecondScore]).ToArray();
    }

    /// <summary>An evaluation's result from its bytes.</summary>
    public static ExamScores Scores(byte[] bytes)
    {
        ReadOnlySpan<double> values = MemoryMarshal.Cast<byte, double>(bytes);
        return new(new(values[0], values[1], values[2]), new(values[3], values[4], values[5]));
    }

    private static void Write(BinaryWriter body, IReadOnlyList<float[]> vectors)
    {
        body.Write(vectors.Count);
        foreach (float[] vector in vectors)
        {
            body.Write(vector.Length);
            body.Write(MemoryMarshal.AsBytes(vector.AsSpan()));
        }
    }

    private static float[][] Vectors(BinaryReader body)
    {
        float[][] vectors = new float[body.ReadInt32()][];
        for (int i = 0; i < vectors.Length; i++)
        {
            vectors[i] = new float[body.ReadInt32()];
            body.BaseStream.ReadExactly(MemoryMarshal.AsBytes(vectors[i].AsSpan()));
        }

        return vectors;
    }
}
