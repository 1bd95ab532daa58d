using System.Numerics;
using System.Runtime.InteropServices;

namespace SemSpace.Fl.Vectors;

/// <summary>Arithmetic over vectors of a model's length, some values at once: the same bits as one by one.</summary>
public static class LongVectors
{
    /// <summary>Terms that are added in one pass over a sum: the sum is read and written once for all, and the processor reads that many vectors at once.</summary>
    public const int TermsAtOnce = 4;

    /// <summary>Adds multiples of vectors to a sum, one after the other: each product and each sum is rounded once.</summary>
    /// <param name="sum">The sum; changed.</param>
    /// <param name="terms">Vectors of as many values, and what they are multiplied by; quickest by <see cref="TermsAtOnce"/>.</param>
    public static void Add(Span<double> sum, ReadOnlySpan<(float[] Vector, double Weight)> terms)
    {
        foreach ((float[] vector, _) in terms)
        {
            if (sum.Length != vector.Length) throw new ArgumentException($"The sum has {sum.Length} values, a vector {vector.Length}.", nameof(terms));
        }

        for (; terms.Length >= TermsAtOnce; terms = terms[TermsAtOnce..]) AddFour(sum, terms);
        foreach ((float[] vector, double weight) in terms) Add(sum, vector, weight);
    }

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

    /// <summary>A sum divided by a number.</summary>
    public static double[] Quotient(ReadOnlySpan<double> sum, double divisor)
    {
        double[] quotient = GC.AllocateUninitializedArray<double>(sum.Length);
        ReadOnlySpan<Vector<double>> sums = MemoryMarshal.Cast<double, Vector<double>>(sum);
        Span<Vector<double>> quotients = MemoryMarshal.Cast<double, Vector<double>>(quotient.AsSpan());
        Vector<double> divisors = new(divisor);
        for (int i = 0; i < sums.Length; i++) quotients[i] = sums[i] / divisors;
        for (int i = sums.Length * Vector<double>.Count; i < sum.Length; i++) quotient[i] = sum[i] / divisor;
        return quotient;
    }

    /// <summary>A vector plus a step divided by a number: quotient and sum are rounded in double precision each, and the result once more.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="step">As many values.</param>
    /// <param name="divisor">What they are divided by.</param>
    public static float[] Plus(ReadOnlySpan<float> vector, ReadOnlySpan<double> step, double divisor)
    {
        if (step.Length != vector.Length) throw new ArgumentException($"The vector has {vector.Length} values, the step {step.Length}.", nameof(step));
        float[] changed = GC.AllocateUninitializedArray<float>(vector.Length);
        ReadOnlySpan<Vector<float>> singles = MemoryMarshal.Cast<float, Vector<float>>(vector);
        ReadOnlySpan<Vector<double>> steps = MemoryMarshal.Cast<double, Vector<double>>(step);
        Span<Vector<float>> results = MemoryMarshal.Cast<float, Vector<float>>(changed.AsSpan());
        Vector<double> divisors = new(divisor);
        for (int i = 0; i < singles.Length; i++)
        {
            Vector.Widen(singles[i], out Vector<double> low, out Vector<double> high);
            results[i] = Vector.Narrow(low + (steps[2 * i] / divisors), high + (steps[(2 * i) + 1] / divisors));
        }

        for (int i = singles.Length * Vector<float>.Count; i < changed.Length; i++) changed[i] = (float)(vector[i] + (step[i] / divisor));
        return changed;
    }

    /// <summary>One vector less another.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="other">As many values.</param>
    public static float[] Difference(ReadOnlySpan<float> vector, ReadOnlySpan<float> other)
    {
        if (other.Length != vector.Length) throw new ArgumentException($"The vector has {vector.Length} values, the other {other.Length}.", nameof(other));
        float[] difference = GC.AllocateUninitializedArray<float>(vector.Length);
        for (int i = 0; i < difference.Length; i++) difference[i] = vector[i] - other[i];
        return difference;
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

    private static void AddFour(Span<double> sum, ReadOnlySpan<(float[] Vector, double Weight)> terms)
    {
        ((float[] v0, double w0), (float[] v1, double w1), (float[] v2, double w2), (float[] v3, double w3)) = (terms[0], terms[1], terms[2], terms[3]);
        Span<Vector<double>> doubles = MemoryMarshal.Cast<double, Vector<double>>(sum);
        ReadOnlySpan<Vector<float>> s0 = MemoryMarshal.Cast<float, Vector<float>>(v0), s1 = MemoryMarshal.Cast<float, Vector<float>>(v1);
        ReadOnlySpan<Vector<float>> s2 = MemoryMarshal.Cast<float, Vector<float>>(v2), s3 = MemoryMarshal.Cast<float, Vector<float>>(v3);
        Vector<double> f0 = new(w0), f1 = new(w1), f2 = new(w2), f3 = new(w3);
        for (int i = 0; i < s0.Length; i++)
        {
            Vector.Widen(s0[i], out Vector<double> low0, out Vector<double> high0);
            Vector.Widen(s1[i], out Vector<double> low1, out Vector<double> high1);
            Vector.Widen(s2[i], out Vector<double> low2, out Vector<double> high2);
            Vector.Widen(s3[i], out Vector<double> low3, out Vector<double> high3);
            doubles[2 * i] = doubles[2 * i] + (f0 * low0) + (f1 * low1) + (f2 * low2) + (f3 * low3);
            doubles[(2 * i) + 1] = doubles[(2 * i) + 1] + (f0 * high0) + (f1 * high1) + (f2 * high2) + (f3 * high3);
        }

        for (int i = s0.Length * Vector<float>.Count; i < sum.Length; i++) sum[i] = sum[i] + (w0 * v0[i]) + (w1 * v1[i]) + (w2 * v2[i]) + (w3 * v3[i]);
    }
}
