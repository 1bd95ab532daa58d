using System.Numerics;
using System.Runtime.InteropServices;

namespace SemSpace.Fl.Models.Dense;

/// <summary>The ReLU, max(0, x), over whole panels: their lengths are whole numbers of vectors.</summary>
internal static class Rectifier
{
    /// <summary>Values below 0 become 0; what is no number stays.</summary>
    public static void Forward(Span<float> values)
    {
        foreach (ref Vector<float> vector in MemoryMarshal.Cast<float, Vector<float>>(values)) vector = Vector.ConditionalSelect(Vector.LessThan(vector, Vector<float>.Zero), Vector<float>.Zero, vector);
    }

    /// <summary>Slopes become 0 where the ReLU gave 0.</summary>
    /// <param name="slopes">The gradient by what the ReLU gave; becomes that by what it got.</param>
    /// <param name="given">What the ReLU gave.</param>
    public static void Back(Span<float> slopes, ReadOnlySpan<float> given)
    {
        Span<Vector<float>> changed = MemoryMarshal.Cast<float, Vector<float>>(slopes);
        ReadOnlySpan<Vector<float>> by = MemoryMarshal.Cast<float, Vector<float>>(given);
        for (int i = 0; i < changed.Length; i++) changed[i] = Vector.ConditionalSelect(Vector.Equals(by[i], Vector<float>.Zero), Vector<float>.Zero, changed[i]);
    }
}
