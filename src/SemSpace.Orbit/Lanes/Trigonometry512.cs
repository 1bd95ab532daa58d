using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.Intrinsics.Vector512;
using V = System.Runtime.Intrinsics.Vector512<double>;

namespace SemSpace.Orbit.Lanes;

/// <summary>
/// Sines and cosines over lanes: reduction to an eighth of a turn after Cody and Waite, then the minimax polynomials of Cephes
/// (Moshier, Methods and Programs for Mathematical Functions, 1989). Errors stay below 2^-52 for angles up to a million radians.
/// </summary>
internal static class Trigonometry512
{
    private const double TwoOverPi = 0.63661977236758134308;
    private const double HalfPiHigh = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;

    /// <summary>Adding 1.5 x 2^52 leaves a whole number's low bits in the low bits of the sum.</summary>
    private const double WholeBits = 6755399441055744.0;

    /// <summary>Up to here the series of <see cref="Rotate"/> are exact to the last bit: the first term left out is 1e-17.</summary>
    public const double SmallRadians = 0.05;

    /// <summary>Sine and cosine of an angle in radians.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SinCos(V x, out V sin, out V cos)
    {
        V quarters = Round(x * Create(TwoOverPi));
        V r = FusedMultiplyAdd(quarters, Create(-HalfPiHigh), x);
        r = FusedMultiplyAdd(quarters, Create(-HalfPiLow), r);
        V z = r * r;
        V s = FusedMultiplyAdd(z, Create(1.58962301576546568060e-10), Create(-2.50507477628578072866e-8));
        V c = FusedMultiplyAdd(z, Create(-1.13585365213876817300e-11), Create(2.08757008419747316778e-9));
        s = FusedMultiplyAdd(z, s, Create(2.75573136213857245213e-6));
        c = FusedMultiplyAdd(z, c, Create(-2.75573141792967388112e-7));
        s = FusedMultiplyAdd(z, s, Create(-1.98412698295895385996e-4));
        c = FusedMultiplyAdd(z, c, Create(2.48015872888517045348e-5));
        s = FusedMultiplyAdd(z, s, Create(8.33333333332211858878e-3));
        c = FusedMultiplyAdd(z, c, Create(-1.38888888888730564116e-3));
        s = FusedMultiplyAdd(z, s, Create(-1.66666666666666307295e-1));
        c = FusedMultiplyAdd(z, c, Create(4.16666666666665929218e-2));
        sin = FusedMultiplyAdd(r * z, s, r);
        cos = FusedMultiplyAdd(z * z, c, FusedMultiplyAdd(z, Create(-0.5), Create(1.0)));
        // The low bits of the quarters say which function is which, and with which sign.
        Vector512<ulong> q = (quarters + Create(WholeBits)).AsUInt64();
        V sinSign = ((q & Create(2ul)) << 62).AsDouble();
        V cosSign = (((q + Vector512<ulong>.One) & Create(2ul)) << 62).AsDouble();
        Vector512<ulong> odd = q & Vector512<ulong>.One;
        V swappedSin = ConditionalSelect(Vector512.Equals(odd, Vector512<ulong>.Zero).AsDouble(), sin, cos);
        V swappedCos = ConditionalSelect(Vector512.Equals(odd, Vector512<ulong>.Zero).AsDouble(), cos, sin);
        (sin, cos) = (swappedSin ^ sinSign, swappedCos ^ cosSign);
    }

    /// <summary>Adds a turn of at most <see cref="SmallRadians"/> to the angle whose sine and cosine are given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rotate(ref V sin, ref V cos, V turn)
    {
        V z = turn * turn;
        V s = FusedMultiplyAdd(z, Create(-1.0 / 5040), Create(1.0 / 120));
        V c = FusedMultiplyAdd(z, Create(1.0 / 40320), Create(-1.0 / 720));
        s = FusedMultiplyAdd(z, s, Create(-1.0 / 6));
        c = FusedMultiplyAdd(z, c, Create(1.0 / 24));
        s = FusedMultiplyAdd(z, s, Create(1.0));
        c = FusedMultiplyAdd(z, c, Create(-0.5));
        s *= turn;
        c = FusedMultiplyAdd(z, c, Create(1.0));
        V turned = FusedMultiplyAdd(sin, c, cos * s);
        cos = FusedMultiplyAdd(cos, c, -(sin * s));
        sin = turned;
    }

    /// <summary>Whether turns are below <see cref="SmallRadians"/> in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSmall(V turn) => LessThanAll(Abs(turn), Create(SmallRadians));

    /// <summary>Adds any turn to the angle whose sine and cosine are given; lanes with small turns go by <see cref="Rotate"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(ref V sin, ref V cos, V turn)
    {
        if (IsSmall(turn)) Rotate(ref sin, ref cos, turn);
        else (sin, cos) = TurnFar(sin, cos, turn);
    }

    /// <summary>The same for turns that may be large: the rare case, kept out of the way.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (V Sin, V Cos) TurnFar(V sin, V cos, V turn)
    {
        V nearSin = sin, nearCos = cos;
        Rotate(ref nearSin, ref nearCos, turn);
        SinCos(turn, out V s, out V c);
        V size = Abs(turn), small = Create(SmallRadians);
        V farSin = FusedMultiplyAdd(sin, c, cos * s), farCos = FusedMultiplyAdd(cos, c, -(sin * s));
        return (ConditionalSelect(LessThan(size, small), nearSin, farSin), ConditionalSelect(LessThan(size, small), nearCos, farCos));
    }
}
