using System.Runtime.CompilerServices;

namespace SemSpace.Orbit.Frames;

/// <summary>Room for one group of states on the stack, as wide as the widest lanes.</summary>
[InlineArray(6 * Width)]
internal struct StateGroup
{
    public const int Width = 8;

    private double _first;

    /// <summary>The columns.</summary>
    public static StateColumns Columns(ref StateGroup group) => new(group, Width, Width);

    /// <summary>The state in the first lane.</summary>
    public readonly TemeState First => new(this[0], this[Width], this[2 * Width], this[3 * Width], this[4 * Width], this[5 * Width]);
}
