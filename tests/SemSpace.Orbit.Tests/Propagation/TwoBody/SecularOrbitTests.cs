using CsCheck;
using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Propagation.TwoBody;

namespace SemSpace.Orbit.Tests.Propagation.TwoBody;

public sealed class SecularOrbitTests
{
    private static readonly Gen<SecularOrbit> Drawn =
        from shape in Gen.Select(Gen.Double[6_500, 50_000], Gen.Double[0, 0.3])
        from angles in Gen.Select(Gen.Double[0, 3.1], Gen.Double[0, 6.2], Gen.Double[0, 6.2], Gen.Double[0, 6.2])
        from drift in Gen.Select(Gen.Double[1e-5, 1.2e-3], Gen.Double[-1e-6, 1e-6], Gen.Double[-1e-6, 1e-6])
        select new SecularOrbit(
            new(shape.Item1, shape.Item2), new(angles.Item1, angles.Item2, angles.Item3, angles.Item4), new(drift.Item1, drift.Item2, drift.Item3));

    [Fact]
    public void Widths_agree_to_the_last_bit() => Gen.Select(Drawn, Gen.Double[-1e6, 1e6], Gen.Double[-1e5, 1e5].Array[1, 40]).Sample((orbit, offset, seconds) =>
    {
        StateTable wide = new(seconds.Length), middle = new(seconds.Length), narrow = new(seconds.Length);
        SecularOrbit512.Fill(orbit, offset, seconds, wide);
        SecularOrbit256.Fill(orbit, offset, seconds, middle);
        SecularOrbit128.Fill(orbit, offset, seconds, narrow);
        for (int i = 0; i < seconds.Length; i++)
        {
            Assert.Equal(wide.TemeAt(i), middle.TemeAt(i));
            Assert.Equal(wide.TemeAt(i), narrow.TemeAt(i));
        }
    });
}
