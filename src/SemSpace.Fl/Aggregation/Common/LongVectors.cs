using System.Numerics;
using System.Runtime.InteropServices;

namespace SemSpace.Fl.Aggregation.Common;

/// <summary>Arithmetic over vectors of a model's length, some values at once: the same bits as one by one.</summary>
public static class LongVectors
{
    /// <summary>Adds a multiple of a vector to a sum: each product and each sum is rounded once.</summary>
    /// <param name="sum">The sum; changed.</param>
    /// <param name="vector">As many values.</param>
    /// <param name="weight">What they are multiplied by.</param>
    public static void Add(Span<double> sum, ReadOnlySpan<float> vector, double weight)
    {
        if (sum.Length != vector.Length) throw new ArgumentException($"The sum has {sum.Length} values, the vector {vector.Length}.", nameof(vector));
        ReadOnlySpan<Vector<float>> singles = MemoryMarshal.Cast<float, Vector<float>>(vector);
        Span<Vector<double>> doubles = MemoryMarshal.Cast<double, Vector<double>>(sum);
        Vector<double> factor = new(weight);
        for (int i = 0; i < singles.Length; i++)
        {
            Vector.Widen(singles[i], out Vector<double> low, out Vector<double> high);
            doubles[2 * i] += factor * low;
            doubles[(2 * i) + 1] += factor * high;
        }

        for (int i = singles.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] += weight * vector[i];
    }

    /// <summary>Adds a sum to another.</summary>
    /// <param name="sum">The sum; changed.</param>
    /// <param name="other">As many values.</param>
    public static void Add(Span<double> sum, ReadOnlySpan<double> other)
    {
        if (sum.Length != other.Length) throw new ArgumentException($"The sum has {sum.Length} values, the other {other.Length}.", nameof(other));
        Span<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(sum);
        ReadOnlySpan<Vector<double>> others = MemoryMarshal.Cast<double, Vector<double>>(other);
        for (int i = 0; i < others.Length; i++) sums[i] += others[i];
        for (int i = others.Length * Vector<double>.Count; i < sum.Length; i++) sum[i] += other[i];
    }

    /// <summary>Whether all values are finite numbers.</summary>
    public static bool AreFinite(ReadOnlySpan<float> vector)
    {
        ReadOnlySpan<Vector<float>> values = MemoryMarshal.Cast<float, Vector<float>>(vector);
        Vector<float> differences = Vector<float>.Zero; // a finite number less itself is 0, any other is not a number
        foreach (Vector<float> value in values) differences += value - value;
        if (!Vector.EqualsAll(differences, Vector<float>.Zero)) return false;
        foreach (float value in vector[(values.Length * Vector<float>.Count)..])
        {
            if (!float.IsFinite(value)) return false;
        }

        return true;
    }
}
