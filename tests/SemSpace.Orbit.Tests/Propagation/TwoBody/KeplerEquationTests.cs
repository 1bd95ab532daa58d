using CsCheck;
using SemSpace.Orbit.Propagation.TwoBody;

namespace SemSpace.Orbit.Tests.Propagation.TwoBody;

public sealed class KeplerEquationTests
{
    /// <summary>Some last bits of angles up to pi.</summary>
    private const double Rounding = 1.5e-15;

    [Fact]
    public void The_solution_satisfies_the_equation_up_to_eccentricity_0_99()
        => Gen.Select(Gen.Double[-Math.PI, Math.PI], Gen.Double[0, 0.99]).Sample((m, e) => Residual(m, e) < Rounding);

    [Fact]
    public void The_solution_satisfies_the_equation_near_perigee_of_nearly_parabolic_orbits()
        => Gen.Select(Gen.Double[-16, 0], Gen.Double[-15, -2])
            .Sample((logM, logGap) => Residual(Math.Pow(10, logM), 1 - Math.Pow(10, logGap)) < Rounding);

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 0.9, 0)]
    [InlineData(Math.PI, 0.5, Math.PI)]
    [InlineData(1, 0, 1)]
    [InlineData(4.1, 0.3, 3.8948044)] // by bisection
    public void Known_solutions(double m, double e, double expected)
    {
        (double sin, double cos) = KeplerEquation.Solve(m, e);
        Assert.Equal(Math.Sin(expected), sin, 2e-7);
        Assert.Equal(Math.Cos(expected), cos, 2e-7);
    }

    [Fact]
    public void Whole_turns_change_nothing()
        => Gen.Select(Gen.Double[-3, 3], Gen.Double[0, 0.9], Gen.Int[-1000, 1000]).Sample((m, e, turns) =>
        {
            (double sin, double cos) = KeplerEquation.Solve(m, e);
            (double sinTurned, double cosTurned) = KeplerEquation.Solve(m + (turns * 2 * Math.PI), e);
            return Math.Abs(sin - sinTurned) + Math.Abs(cos - cosTurned) < 1e-10;
        });

    private static double Residual(double m, double e)
    {
        (double sin, double cos) = KeplerEquation.Solve(m, e);
        return Math.Abs(Math.Atan2(sin, cos) - (e * sin) - m);
    }
}
