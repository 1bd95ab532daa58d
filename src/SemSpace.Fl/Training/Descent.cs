using System.Numerics;
using System.Runtime.InteropServices;
using Lanes = System.Numerics.Vector<float>;

namespace SemSpace.Fl.Training;

/// <summary>
/// The optimisers' arithmetic, value by value: as many values at once as fit into a vector, then the rest one by one, by the same operations
/// and so to the same bits. All spans of a call have one length.
/// </summary>
internal static class Descent
{
    private const float Beta1 = 0.9f, Beta2 = 0.999f, Epsilon = 1e-8f;

    /// <summary>Adds the gradient of weight decay: slopes += decay * parameters.</summary>
    public static void Decay(Span<float> slopes, ReadOnlySpan<float> parameters, float decay)
    {
        Span<Lanes> s = Wide(slopes);
        ReadOnlySpan<Lanes> p = Wide(parameters);
        for (int i = 0; i < s.Length; i++) s[i] += decay * p[i];
        for (int i = s.Length * Lanes.Count; i < slopes.Length; i++) slopes[i] += decay * parameters[i];
    }

    /// <summary>Gradient descent: parameters -= rate * slopes.</summary>
    public static void Plain(Span<float> parameters, ReadOnlySpan<float> slopes, float rate)
    {
        Span<Lanes> p = Wide(parameters);
        ReadOnlySpan<Lanes> s = Wide(slopes);
        for (int i = 0; i < p.Length; i++) p[i] -= rate * s[i];
        for (int i = p.Length * Lanes.Count; i < parameters.Length; i++) parameters[i] -= rate * slopes[i];
    }

    /// <summary>Gradient descent with momentum: velocity = momentum * velocity + slopes, parameters -= rate * velocity.</summary>
    public static void Momentum(Span<float> parameters, ReadOnlySpan<float> slopes, Span<float> velocity, float rate, float momentum)
    {
        Span<Lanes> p = Wide(parameters), v = Wide(velocity);
        ReadOnlySpan<Lanes> s = Wide(slopes);
        for (int i = 0; i < p.Length; i++)
        {
            v[i] = (momentum * v[i]) + s[i];
            p[i] -= rate * v[i];
        }

        for (int i = p.Length * Lanes.Count; i < parameters.Length; i++)
        {
            velocity[i] = (momentum * velocity[i]) + slopes[i];
            parameters[i] -= rate * velocity[i];
        }
    }

    /// <summary>Adam (Kingma and Ba, ICLR 2015, algorithm 1) with beta 0.9 and 0.999 and epsilon 1e-8.</summary>
    /// <param name="parameters">Changed.</param>
    /// <param name="slopes">The gradient.</param>
    /// <param name="first">Its running mean; changed.</param>
    /// <param name="second">The running mean of its square; changed.</param>
    /// <param name="stepSize">The step size.</param>
    /// <param name="step">The number of the step, from 1.</param>
    public static void Adam(Span<float> parameters, ReadOnlySpan<float> slopes, Span<float> first, Span<float> second, double stepSize, int step)
    {
        float rate = (float)(stepSize / (1 - Math.Pow(Beta1, step))), correction = (float)(1 / (1 - Math.Pow(Beta2, step)));
        Span<Lanes> p = Wide(parameters), f = Wide(first), q = Wide(second);
        ReadOnlySpan<Lanes> s = Wide(slopes);
        Lanes epsilon = new(Epsilon);
        for (int i = 0; i < p.Length; i++)
        {
            f[i] = (Beta1 * f[i]) + ((1 - Beta1) * s[i]);
            q[i] = (Beta2 * q[i]) + ((1 - Beta2) * s[i] * s[i]);
            p[i] -= rate * f[i] / (Vector.SquareRoot(q[i] * correction) + epsilon);
        }

        for (int i = p.Length * Lanes.Count; i < parameters.Length; i++)
        {
            first[i] = (Beta1 * first[i]) + ((1 - Beta1) * slopes[i]);
            second[i] = (Beta2 * second[i]) + ((1 - Beta2) * slopes[i] * slopes[i]);
            parameters[i] -= rate * first[i] / (MathF.Sqrt(second[i] * correction) + Epsilon);
        }
    }

    private static Span<Lanes> Wide(Span<float> values) => MemoryMarshal.Cast<float, Lanes>(values);

    private static ReadOnlySpan<Lanes> Wide(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, Lanes>(values);
}
