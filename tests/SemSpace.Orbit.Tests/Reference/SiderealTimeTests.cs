using SemSpace.Orbit.Frames;
using SemSpace.Orbit.Time;

namespace SemSpace.Orbit.Tests.Reference;

public sealed class SiderealTimeTests
{
    /// <summary>The published value was computed from a Julian date in one double, which resolves 40 microseconds or 1.7e-7 degrees.</summary>
    private const double PublishedToleranceDeg = 1.7e-7;

    /// <summary>Rounding of an angle of hundreds of degrees.</summary>
    private const double ExactToleranceDeg = 1e-11;

    /// <summary>Vallado, Fundamentals of Astrodynamics, example 3-5: 1992-08-20T12:14:00 UT1.</summary>
    [Fact]
    public void It_equals_vallado_s_example() => Assert.Equal(152.578787886, Degrees(Epoch.FromUtc(1992, 8, 20, 12, 14)), PublishedToleranceDeg);

    /// <summary>The IAU 1982 polynomial at the same instant in 40-digit decimals (Python's decimal module).</summary>
    [Fact]
    public void It_equals_the_polynomial_in_exact_arithmetic()
        => Assert.Equal(152.5787878516574762, Degrees(Epoch.FromUtc(1992, 8, 20, 12, 14)), ExactToleranceDeg);

    /// <summary>The polynomial's constant: 18 h 41 min 50.54841 s at J2000.</summary>
    [Fact]
    public void At_j2000_it_is_the_polynomial_s_constant()
        => Assert.Equal(((67310.54841 / 240) + 360) % 360, Degrees(Epoch.FromUtc(2000, 1, 1, 12)), ExactToleranceDeg);

    private static double Degrees(Epoch epoch) => Gmst.Radians(epoch) * Angles.DegreesPerRadian;
}
