using System.Runtime.Intrinsics;
using CsCheck;
using SemSpace.Orbit.Lanes;

namespace SemSpace.Orbit.Tests.Lanes;

public sealed class TrigonometryTests
{
    /// <summary>The promise of <see cref="Trigonometry512"/>, 2^-52, and half a last place for the framework's own function.</summary>
    private const double Promise = 2.3e-16, OwnError = 1.2e-16;

    [Fact]
    public void Sine_and_cosine_are_those_of_the_framework_at_every_width()
        => Gen.OneOf(Gen.Double[-1e6, 1e6], Gen.Double[-10, 10], Gen.Const(0.0)).Array[8].Sample(angles =>
        {
            Trigonometry512.SinCos(Vector512.Create(angles), out Vector512<double> sin, out Vector512<double> cos);
            for (int i = 0; i < angles.Length; i++)
            {
                Assert.Equal(Math.Sin(angles[i]), sin[i], Promise + OwnError);
                Assert.Equal(Math.Cos(angles[i]), cos[i], Promise + OwnError);
                Trigonometry256.SinCos(Vector256.Create(angles[i]), out Vector256<double> middleSin, out Vector256<double> middleCos);
                Trigonometry128.SinCos(Vector128.Create(angles[i]), out Vector128<double> narrowSin, out Vector128<double> narrowCos);
                Assert.Equal((sin[i], cos[i]), (middleSin[0], middleCos[0]));
                Assert.Equal((sin[i], cos[i]), (narrowSin[0], narrowCos[0]));
            }
        });

    [Fact]
    public void A_turn_is_the_sum_of_angles() => Gen.Select(Gen.Double[-7, 7], Gen.OneOf(Gen.Double[-0.05, 0.05], Gen.Double[-7, 7])).Sample((angle, turn) =>
    {
        const double tolerance = 5e-16; // two roundings of numbers up to 1 on top of the functions' own
        Trigonometry256.SinCos(Vector256.Create(angle), out Vector256<double> sin, out Vector256<double> cos);
        Trigonometry256.Turn(ref sin, ref cos, Vector256.Create(turn));
        Assert.Equal(Math.Sin(angle + turn), sin[0], tolerance + (Math.Abs(angle + turn) * 1.2e-16));
        Assert.Equal(Math.Cos(angle + turn), cos[0], tolerance + (Math.Abs(angle + turn) * 1.2e-16));
    });
}
